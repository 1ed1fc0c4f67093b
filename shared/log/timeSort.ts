const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** The two lowest digits. */
const LOW = DIGITS ** 2;

/** Items being sorted, each with the word it is sorted by beside it, so that a pass reads both in sequence. */
interface Sorting {
  readonly words: Uint32Array;
  readonly items: Uint32Array;
}

/** Stable counting sort by one digit of the words; false where all have the same digit and nothing moves. */
function sortByDigit({ words, items }: Sorting, shift: number, target: Sorting): boolean {
  const starts = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < words.length; at++) starts[((words[at]! >>> shift) & (DIGITS - 1)) + 1]!++;
  for (let digit = 0; digit < DIGITS; digit++) {
    if (starts[digit + 1] === words.length) return false;
    starts[digit + 1]! += starts[digit]!;
  }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const place = starts[(word >>> shift) & (DIGITS - 1)]!++;
    target.words[place] = word;
    target.items[place] = items[at]!;
  }
  return true;
}

const emptySorting = (size: number): Sorting => ({
  words: new Uint32Array(size),
  items: new Uint32Array(size),
});

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
    for (let shift = 0; shift < 32 && most >>> shift > 0; shift += DIGIT_BITS) {
      if (sortByDigit(from, shift, target)) [from, target] = [target, from];
    }
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
