import type { Moment } from "../contract/replay";

/** Of a turn that comes with a record and at no time of its own. */
export const WITH_RECORD = -Infinity;

/**
 * Where figures change, in the order the clock passes it: with the record at a position, `order` being the position;
 * or at a time of its own between two records, `order` being half below the position of the later one.
 */
export interface Turns {
  readonly orders: Float64Array;
  /** Time of its own, or `WITH_RECORD`. */
  readonly times: Float64Array;
  /** The row it is about, and whether the row counts from then on (1) or no longer (−1). */
  readonly rows: Uint32Array;
  readonly signs: Int8Array;
}

/** How many of the turns a clock has passed. O(log n). */
export function passedBy({ orders, times }: Turns, { ms, before }: Moment): number {
  let low = 0;
  let high = orders.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = orders[middle]!;
    // Behind the last record that has happened it is the time on the clock that tells.
    const isPassed = order < before - 0.5 || (order < before && times[middle]! <= ms);
    if (isPassed) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Turns as they are found, in any order. */
export class TurnList {
  readonly #orders: number[] = [];
  readonly #times: number[] = [];
  readonly #rows: number[] = [];
  readonly #signs: number[] = [];
  #isSorted = true;

  add(order: number, time: number, row: number, sign: 1 | -1): void {
    const last = this.#orders.length - 1;
    if (last >= 0 && this.#compare(last, order, time) > 0) this.#isSorted = false;
    this.#orders.push(order);
    this.#times.push(time);
    this.#rows.push(row);
    this.#signs.push(sign);
  }

  sorted(): Turns {
    const places = Uint32Array.from(this.#orders.keys());
    if (!this.#isSorted)
      places.sort((a, b) => this.#compare(a, this.#orders[b]!, this.#times[b]!) || a - b);
    return {
      orders: Float64Array.from(places, (place) => this.#orders[place]!),
      times: Float64Array.from(places, (place) => this.#times[place]!),
      rows: places.map((place) => this.#rows[place]!),
      signs: Int8Array.from(places, (place) => this.#signs[place]!),
    };
  }

  #compare(place: number, order: number, time: number): number {
    const difference = this.#orders[place]! - order;
    if (difference !== 0) return difference;
    const own = this.#times[place]!;
    return own === time ? 0 : own < time ? -1 : 1;
  }
}
