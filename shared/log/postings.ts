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
 * Compressed sparse rows: the items of list l are items[offsets[l]] … items[offsets[l + 1] − 1], in log order.
 * An item is a log position (records) or a payment ordinal (payments). The list of a key is its code, or, where
 * few of the dictionary's codes occur, the place of its code in `codes` (increasing).
 */
export interface Postings {
  readonly codes: Uint32Array | null;
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

/** Lists by place in `codes` once the dictionary is this many times as large as the number of items. */
const SPARSE_FROM = 2;

export const NO_POSTINGS: Postings = {
  codes: null,
  offsets: Uint32Array.of(0),
  items: new Uint32Array(0),
};

/** One list of everything. */
export const allPostings = (size: number): Postings => ({
  codes: null,
  offsets: Uint32Array.of(0, size),
  items: new Uint32Array(size).map((_, at) => at),
});

function distinctSorted(codes: Uint32Array): Uint32Array {
  const sorted = codes.slice().sort();
  return sorted.filter((code, at) => code !== NONE && code !== sorted[at - 1]);
}

/** Place of a value in an increasing array, or −1. */
function findSorted(values: Uint32Array, value: number): number {
  const place = placeOf(values, 0, values.length, value);
  return values[place] === value ? place : -1;
}

/** List of a key's code, or −1 where nothing carries it. */
export const listOf = ({ codes, offsets }: Postings, code: number): number => {
  if (codes !== null) return findSorted(codes, code);
  return code < offsets.length - 1 ? code : -1;
};

/** Counting sort of items by code; items without a code (`NONE`) are in no list. `codes` has one entry per item. */
export function buildPostings(codes: Uint32Array, codeCount: number): Postings {
  const present = codeCount > SPARSE_FROM * codes.length ? distinctSorted(codes) : null;
  const lists =
    present === null
      ? codes
      : codes.map((code) => (code === NONE ? NONE : findSorted(present, code)));
  const listCount = present === null ? codeCount : present.length;
  const offsets = new Uint32Array(listCount + 1);
  for (let at = 0; at < lists.length; at++) if (lists[at] !== NONE) offsets[lists[at]! + 1]!++;
  for (let list = 0; list < listCount; list++) offsets[list + 1]! += offsets[list]!;
  const items = new Uint32Array(offsets[listCount]!);
  const next = offsets.slice(0, listCount);
  for (let at = 0; at < lists.length; at++) if (lists[at] !== NONE) items[next[lists[at]!]!++] = at;
  return { codes: present, offsets, items };
}

/** First amount of each list: what its sums are taken about. NaN where it has none. */
export function firstAmounts({ offsets, items }: Postings, cents: Float64Array): Float64Array {
  const pivots = new Float64Array(offsets.length - 1).fill(NaN);
  for (let list = 0; list < pivots.length; list++) {
    for (let at = offsets[list]!; at < offsets[list + 1]!; at++) {
      pivots[list] = cents[items[at]!]!;
      if (!Number.isNaN(pivots[list])) break;
    }
  }
  return pivots;
}

/** Running counts of the matching items (`matches` has one byte per item of the scope). */
export function countPrefix({ offsets, items }: Postings, matches: Uint8Array): Uint32Array {
  const count = new Uint32Array(items.length);
  for (let list = 0; list < offsets.length - 1; list++) {
    let running = 0;
    for (let at = offsets[list]!; at < offsets[list + 1]!; at++)
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
  for (let list = 0; list < offsets.length - 1; list++) {
    const pivot = pivots[list]!;
    let runningSum = 0;
    let runningSquare = 0;
    for (let at = offsets[list]!; at < offsets[list + 1]!; at++) {
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
