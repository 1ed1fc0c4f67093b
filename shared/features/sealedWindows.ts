import type { Times } from "../log/eventLog";
import { NONE } from "../log/kinds";
import type { KeyLists } from "./sealedLists";

/**
 * First place in items[low, high) whose record is after the instant, else `high`: by doubling steps back from `high`,
 * since windows are mostly short beside their lists, then by halves.
 */
function firstAfter(
  items: Uint32Array,
  low: number,
  high: number,
  { ms, nano }: Times,
  atMs: number,
  atNano: number,
): number {
  let beyond = high;
  let within = low;
  for (let step = 1; beyond > low; step += step) {
    const probe = beyond - step < low ? low : beyond - step;
    const item = items[probe]!;
    const time = ms[item]!;
    if (time > atMs || (time === atMs && nano !== null && nano[item]! > atNano)) {
      beyond = probe;
    } else {
      within = probe + 1;
      break;
    }
  }
  while (within < beyond) {
    const middle = (within + beyond) >>> 1;
    const item = items[middle]!;
    const time = ms[item]!;
    if (time > atMs || (time === atMs && nano !== null && nano[item]! > atNano)) beyond = middle;
    else within = middle + 1;
  }
  return beyond;
}

/** The windows that end at one payment among the records of one of its keys. */
export class KeyWindows {
  readonly lists: KeyLists;
  /** Ages of window ends besides the payment itself, in milliseconds, increasing. */
  readonly #ages: Float64Array;
  /** First place of the list that is younger than each age. */
  readonly rungs: Uint32Array;
  list = 0;
  /** First place of the payment's list. */
  first = 0;
  /** The payment's own place. */
  place = 0;
  /** False where the payment lacks the key. */
  isThere = false;
  #turn = 0;

  constructor(lists: KeyLists, ages: Iterable<number>) {
    this.lists = lists;
    this.#ages = Float64Array.from(new Set(ages)).sort();
    this.rungs = new Uint32Array(this.#ages.length);
  }

  /** Place of an age in `rungs`. */
  rungOf(age: number): number {
    return this.#ages.indexOf(age);
  }

  /** Goes to a payment, unless it has been gone to in the same turn. */
  moveTo(turn: number, ordinal: number, ms: number, nano: number): boolean {
    if (this.#turn === turn) return this.isThere;
    this.#turn = turn;
    const { index, times, list, place } = this.lists;
    const own = list === null ? 0 : list[ordinal]!;
    this.isThere = own !== NONE;
    if (!this.isThere) return false;
    this.list = own;
    const first = index.offsets[own]!;
    let bound = place[ordinal]!;
    this.first = first;
    this.place = bound;
    for (let rung = 0; rung < this.rungs.length; rung++) {
      if (bound > first)
        bound = firstAfter(index.items, first, bound, times, ms - this.#ages[rung]!, nano);
      this.rungs[rung] = bound;
    }
    return true;
  }
}
