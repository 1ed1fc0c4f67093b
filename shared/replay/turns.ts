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
    const inOrder = this.#isSorted ? null : this.#order();
    const gather = (values: readonly number[]): readonly number[] =>
      inOrder === null ? values : inOrder.map((place) => values[place]!);
    return {
      orders: new Float64Array(gather(this.#orders)),
      times: new Float64Array(gather(this.#times)),
      rows: new Uint32Array(gather(this.#rows)),
      signs: new Int8Array(gather(this.#signs)),
    };
  }

  /** An array's own sort finds the sorted runs that the lists of several kinds make; a typed array's does not. */
  #order(): readonly number[] {
    const places = Array.from(this.#orders.keys());
    return places.sort((a, b) => this.#compare(a, this.#orders[b]!, this.#times[b]!) || a - b);
  }

  #compare(place: number, order: number, time: number): number {
    const difference = this.#orders[place]! - order;
    if (difference !== 0) return difference;
    const own = this.#times[place]!;
    return own === time ? 0 : own < time ? -1 : 1;
  }
}
