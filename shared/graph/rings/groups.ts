import type { Burst, SharedEntity } from "./bursts";
import type { RingPayments } from "./payments";

/** Customers joined by bursts that follow on each other. */
export interface BurstGroup {
  /** By first payment. */
  readonly bursts: readonly Burst[];
  /** Codes, by their first payment among `items`. */
  readonly members: readonly number[];
  /** Items of all its bursts, in log order, each once. */
  readonly items: readonly number[];
}

/** Members of sets that merge: union by the earlier member, halving paths. */
class DisjointSets {
  readonly #parents: Uint32Array;

  constructor(size: number) {
    this.#parents = new Uint32Array(size).map((_, member) => member);
  }

  unite(a: number, b: number): void {
    const rootA = this.rootOf(a);
    const rootB = this.rootOf(b);
    this.#parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  rootOf(member: number): number {
    const parents = this.#parents;
    let at = member;
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  }

  /** The given members by set, in the order of their first. */
  groupsOf<T>(members: readonly T[]): readonly (readonly T[])[] {
    const groups = new Map<number, T[]>();
    members.forEach((member, at) => {
      const root = this.rootOf(at);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [member]);
      else group.push(member);
    });
    return [...groups.values()];
  }
}

/**
 * Groups of bursts. Two bursts are of one group where a customer of both comes from the one to the other within the
 * span, so that a customer who meets other people months later does not weld them together.
 * @param bursts by first payment
 */
export function burstGroups(
  bursts: readonly Burst[],
  payments: RingPayments,
  spanMs: number,
): readonly BurstGroup[] {
  const sets = new DisjointSets(bursts.length);
  /** By customer, its burst so far that lasts longest. */
  const latest = new Map<number, number>();
  bursts.forEach((burst, at) => {
    for (const member of burst.members) {
      const known = latest.get(member);
      if (known !== undefined && burst.fromMs - bursts[known]!.toMs <= spanMs)
        sets.unite(known, at);
      if (known === undefined || bursts[known]!.toMs < burst.toMs) latest.set(member, at);
    }
  });
  return sets.groupsOf(bursts).map((own) => groupOf(own, payments));
}

function groupOf(bursts: readonly Burst[], { customer }: RingPayments): BurstGroup {
  const items = [...new Set(bursts.flatMap((burst) => burst.items))].sort((a, b) => a - b);
  return { bursts, items, members: [...new Set(items.map((item) => customer[item]!))] };
}

/** Entities that have customers in common, put together; one that more than `most` share stands alone. */
export function habitGroups(
  entities: readonly SharedEntity[],
  most: number,
): readonly (readonly SharedEntity[])[] {
  const sets = new DisjointSets(entities.length);
  const firstOf = new Map<number, number>();
  entities.forEach(({ customers }, at) => {
    if (customers.length > most) return;
    for (const customer of customers) {
      const known = firstOf.get(customer);
      if (known === undefined) firstOf.set(customer, at);
      else sets.unite(known, at);
    }
  });
  return sets.groupsOf(entities);
}
