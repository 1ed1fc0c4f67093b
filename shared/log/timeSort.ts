import { emptySorting, sortByWord } from "./radixSort";

/** Times are sorted by two words: their remainder of this (two digits of the sort), and how often it goes into them. */
const LOW = 2 ** 22;

const isSorted = (values: Float64Array): boolean => {
  for (let at = 1; at < values.length; at++) if (values[at]! < values[at - 1]!) return false;
  return true;
};

/**
 * Stable radix sort (least significant digit first) of finite whole milliseconds.
 * Returns positions into `ms`, earliest first; equal times keep their order.
 */
export function sortByTime(ms: Float64Array): Uint32Array {
  let from = emptySorting(ms.length);
  for (let at = 0; at < ms.length; at++) from.items[at] = at;
  if (isSorted(ms)) return from.items;
  let first = Infinity;
  let last = -Infinity;
  for (let at = 0; at < ms.length; at++) {
    const time = ms[at]!;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  let target = emptySorting(ms.length);
  const span = last - first;
  const words = [
    { divisor: 1, most: Math.min(span, LOW - 1) },
    { divisor: LOW, most: Math.floor(span / LOW) },
  ];
  for (const { divisor, most } of words) {
    // The shift takes the whole part modulo 2³²; only the digits that `most` has are looked at.
    for (let at = 0; at < ms.length; at++)
      from.words[at] = ((ms[from.items[at]!]! - first) / divisor) >>> 0;
    [from, target] = sortByWord(from, target, most);
  }
  return from.items;
}

/**
 * Puts every stretch of equal milliseconds into the order of `compare`, which is given positions into `ms`.
 * Stretches are short in practice (ties within a millisecond or a second), and often in order already.
 */
export function settleTies(
  ms: Float64Array,
  order: Uint32Array,
  compare: (a: number, b: number) => number,
): void {
  for (let start = 0, end = 1; start < order.length; start = end, end++) {
    const time = ms[order[start]!]!;
    let ordered = true;
    while (end < order.length && ms[order[end]!] === time) {
      if (ordered && compare(order[end - 1]!, order[end]!) > 0) ordered = false;
      end++;
    }
    if (!ordered) order.subarray(start, end).sort(compare);
  }
}
