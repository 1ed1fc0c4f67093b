import { NONE } from "../log/kinds";
import { withRoom } from "./growing";

/** How large the component of a root was, and who was its first member: `sizes[i]` and `earliest[i]` from `stamps[i]` on. */
interface Growth {
  readonly stamps: number[];
  readonly sizes: number[];
  readonly earliest: number[];
}

/** Members connected with one another. */
export interface Component {
  readonly size: number;
  /** The member seen first. */
  readonly earliest: number;
}

/** Entries of an increasing list that are not above the bound. */
function countUpTo(values: readonly number[], bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Components that merge as time goes by: union by size without path compression, so that every link keeps the stamp
 * it was made at and the way up to a root as of a stamp is at most log2(members) links long. `unite` and `sizeAsOf`
 * take O(log n); the last merges can be taken back in O(1) each.
 *
 * Memory: 12 bytes and a number per member, and three numbers per merge.
 */
export class TimedComponents {
  /** `NONE` for a root. */
  #parents: Uint32Array = new Uint32Array(0);
  /** When a member was linked below its parent; rises on the way up. */
  #linked: Uint32Array = new Uint32Array(0);
  /** When a member was first seen; `NONE` where it was not yet. */
  #firsts: Uint32Array = new Uint32Array(0);
  /** The members that were seen, in order. */
  readonly #seen: number[] = [];
  /** By root, for those that have grown. */
  readonly #growth = new Map<number, Growth>();
  /** The roots that went below another, in order. */
  readonly #merged: number[] = [];

  /** Notes that a member is there. Only the first time counts; stamps are given in order, before those it is united at. */
  see(member: number, stamp: number): void {
    this.#firsts = withRoom(this.#firsts, member + 1);
    if (this.#firsts[member] !== NONE) return;
    this.#firsts[member] = stamp;
    this.#seen.push(member);
  }

  /** Merges the components of two members. Stamps are given in order; several merges may share one. */
  unite(a: number, b: number, stamp: number): void {
    this.#parents = withRoom(this.#parents, Math.max(a, b) + 1);
    this.#linked = withRoom(this.#linked, this.#parents.length);
    const rootA = this.#rootAsOf(a, stamp);
    const rootB = this.#rootAsOf(b, stamp);
    if (rootA === rootB) return;
    const sizeA = this.#sizeOf(rootA);
    const sizeB = this.#sizeOf(rootB);
    const [lower, upper] = sizeA < sizeB ? [rootA, rootB] : [rootB, rootA];
    this.#parents[lower] = upper;
    this.#linked[lower] = stamp;
    this.#merged.push(lower);
    const earliest = this.#earlierOf(this.#earliestOf(rootA), this.#earliestOf(rootB));
    let growth = this.#growth.get(upper);
    if (growth === undefined)
      this.#growth.set(upper, (growth = { stamps: [], sizes: [], earliest: [] }));
    growth.stamps.push(stamp);
    growth.sizes.push(sizeA + sizeB);
    growth.earliest.push(earliest);
  }

  /** Members connected with this one, itself among them, once everything stamped up to and with `stamp` is merged. */
  sizeAsOf(member: number, stamp: number): number {
    const growth = this.#growth.get(this.#rootAsOf(member, stamp));
    if (growth === undefined) return 1;
    const merges = countUpTo(growth.stamps, stamp);
    return merges === 0 ? 1 : growth.sizes[merges - 1]!;
  }

  /** The component of a member as of a stamp; null where the member was not seen by then. O(log n). */
  componentAsOf(member: number, stamp: number): Component | null {
    const first = this.#firsts[member] ?? NONE;
    if (first === NONE || first > stamp) return null;
    const root = this.#rootAsOf(member, stamp);
    const growth = this.#growth.get(root);
    const merges = growth === undefined ? 0 : countUpTo(growth.stamps, stamp);
    if (growth === undefined || merges === 0) return { size: 1, earliest: root };
    return { size: growth.sizes[merges - 1]!, earliest: growth.earliest[merges - 1]! };
  }

  /** Takes back every sight and merge stamped `stamp` or later. */
  undoFrom(stamp: number): void {
    while (this.#seen.length > 0 && this.#firsts[this.#seen.at(-1)!]! >= stamp)
      this.#firsts[this.#seen.pop()!] = NONE;
    for (let last = this.#merged.at(-1); last !== undefined; last = this.#merged.at(-1)) {
      if (this.#linked[last]! < stamp) return;
      const growth = this.#growth.get(this.#parents[last]!)!;
      growth.stamps.pop();
      growth.sizes.pop();
      growth.earliest.pop();
      this.#parents[last] = NONE;
      this.#merged.pop();
    }
  }

  #rootAsOf(member: number, stamp: number): number {
    let root = member;
    for (;;) {
      const parent = this.#parents[root] ?? NONE;
      if (parent === NONE || this.#linked[root]! > stamp) return root;
      root = parent;
    }
  }

  #sizeOf(root: number): number {
    return this.#growth.get(root)?.sizes.at(-1) ?? 1;
  }

  #earliestOf(root: number): number {
    return this.#growth.get(root)?.earliest.at(-1) ?? root;
  }

  #earlierOf(a: number, b: number): number {
    return (this.#firsts[a] ?? NONE) <= (this.#firsts[b] ?? NONE) ? a : b;
  }
}
