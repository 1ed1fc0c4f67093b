import { isAfter, type Times } from "./eventLog";
import { NONE, type Instant } from "./kinds";
import { EXACT_SQUARES, NO_MOMENTS, type Moments } from "./window";

/** Running sums of (amount − pivot) and of its square. */
export interface AmountTotals {
  readonly sum: Float64Array;
  readonly square: Float64Array;
}

/**
 * Running totals beside a posting list, restarted at each key: entry i covers the key's items up to and with i.
 * `count` is null where every item matches; `amounts` (matching items that have an amount) is null where it
 * equals the number of matches; `totals` is null where only counts were asked for.
 */
export interface PrefixSet {
  readonly count: Uint32Array | null;
  readonly amounts: Uint32Array | null;
  readonly totals: AmountTotals | null;
}

/**
 * Compressed sparse rows: the items of key code c are items[offsets[c]] … items[offsets[c + 1] − 1], in log order.
 * An item is a log position (records) or a payment ordinal (payments).
 */
export interface Postings {
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

/** Counting sort of items by code; items without a code (`NONE`) are in no list. `codes` null = one list of all. */
export function buildPostings(
  size: number,
  codes: Uint32Array | null,
  codeCount: number,
): Postings {
  if (codes === null)
    return { offsets: Uint32Array.of(0, size), items: new Uint32Array(size).map((_, at) => at) };
  const offsets = new Uint32Array(codeCount + 1);
  for (let at = 0; at < size; at++) if (codes[at] !== NONE) offsets[codes[at]! + 1]!++;
  for (let code = 0; code < codeCount; code++) offsets[code + 1]! += offsets[code]!;
  const items = new Uint32Array(offsets[codeCount]!);
  const next = offsets.slice(0, codeCount);
  for (let at = 0; at < size; at++) if (codes[at] !== NONE) items[next[codes[at]!]!++] = at;
  return { offsets, items };
}

/** First amount of each key: what its sums are taken about. NaN where it has none. */
export function firstAmounts({ offsets, items }: Postings, cents: Float64Array): Float64Array {
  const pivots = new Float64Array(offsets.length - 1).fill(NaN);
  for (let code = 0; code < pivots.length; code++) {
    for (let at = offsets[code]!; at < offsets[code + 1]!; at++) {
      pivots[code] = cents[items[at]!]!;
      if (!Number.isNaN(pivots[code])) break;
    }
  }
  return pivots;
}

/** Running counts of the matching items (`matches` has one byte per item of the scope). */
export function countPrefix({ offsets, items }: Postings, matches: Uint8Array): Uint32Array {
  const count = new Uint32Array(items.length);
  for (let code = 0; code < offsets.length - 1; code++) {
    let running = 0;
    for (let at = offsets[code]!; at < offsets[code + 1]!; at++)
      count[at] = running += matches[items[at]!]!;
  }
  return count;
}

/** Running sums and sums of squares of (amount − pivot) over the matching items. */
export function amountPrefix(
  { offsets, items }: Postings,
  cents: Float64Array,
  pivots: Float64Array,
  matches: Uint8Array | null,
): AmountTotals {
  const sum = new Float64Array(items.length);
  const square = new Float64Array(items.length);
  for (let code = 0; code < offsets.length - 1; code++) {
    const pivot = pivots[code]!;
    let runningSum = 0;
    let runningSquare = 0;
    for (let at = offsets[code]!; at < offsets[code + 1]!; at++) {
      const item = items[at]!;
      const difference = cents[item]! - pivot;
      if (!Number.isNaN(difference) && (matches === null || matches[item] === 1)) {
        runningSum += difference;
        runningSquare += difference * difference;
      }
      sum[at] = runningSum;
      square[at] = runningSquare;
    }
  }
  return { sum, square };
}

/** First place in items[low, high) whose record is after the instant, else `high`. */
export function placeAfter(
  items: Uint32Array,
  low: number,
  high: number,
  times: Times,
  instant: Instant,
): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(times, items[middle]!, instant)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** First place in items[low, high) that is not below `bound`, else `high`. */
export function placeOf(items: Uint32Array, low: number, high: number, bound: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Difference of running totals over [from, to), where the key's list begins at `start`. */
export const prefixDifference = (
  prefix: Uint32Array | Float64Array,
  start: number,
  from: number,
  to: number,
): number => (to <= from ? 0 : prefix[to - 1]! - (from > start ? prefix[from - 1]! : 0));

/** Moments over [from, to) of a key's list that begins at `start`; `counts` null = every item has an amount. */
export function prefixMoments(
  counts: Uint32Array | null,
  { sum, square }: AmountTotals,
  pivot: number,
  start: number,
  from: number,
  to: number,
): Moments {
  const count = counts === null ? to - from : prefixDifference(counts, start, from, to);
  if (count <= 0) return NO_MOMENTS;
  return {
    count,
    pivot,
    sum: prefixDifference(sum, start, from, to),
    square: prefixDifference(square, start, from, to),
    squareIsExact: square[to - 1]! <= EXACT_SQUARES,
  };
}
