const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const WORD = 2 ** 32;

/** Stable counting sort of `order` by one digit of `words`, from `order` into `target`. */
function sortByDigit(
  words: Uint32Array,
  shift: number,
  order: Uint32Array,
  target: Uint32Array,
): boolean {
  const starts = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < words.length; at++) starts[((words[at]! >>> shift) & (DIGITS - 1)) + 1]!++;
  for (let digit = 0; digit < DIGITS; digit++) {
    if (starts[digit + 1] === words.length) return false;
    starts[digit + 1]! += starts[digit]!;
  }
  for (let at = 0; at < order.length; at++) {
    const item = order[at]!;
    target[starts[(words[item]! >>> shift) & (DIGITS - 1)]!++] = item;
  }
  return true;
}

const isSorted = (values: Float64Array): boolean => {
  for (let at = 1; at < values.length; at++) if (values[at]! < values[at - 1]!) return false;
  return true;
};

/**
 * Stable radix sort (least significant digit first) of finite whole milliseconds.
 * Returns positions into `ms`, earliest first; equal times keep their order.
 */
export function sortByTime(ms: Float64Array): Uint32Array {
  let order = new Uint32Array(ms.length).map((_, at) => at);
  if (isSorted(ms)) return order;
  let first = Infinity;
  let last = -Infinity;
  for (let at = 0; at < ms.length; at++) {
    first = Math.min(first, ms[at]!);
    last = Math.max(last, ms[at]!);
  }
  let target = new Uint32Array(ms.length);
  const words = new Uint32Array(ms.length);
  for (const divisor of last - first < WORD ? [1] : [1, WORD]) {
    // The shift takes the number modulo 2³².
    for (let at = 0; at < ms.length; at++)
      words[at] = Math.floor((ms[at]! - first) / divisor) >>> 0;
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (sortByDigit(words, shift, order, target)) [order, target] = [target, order];
    }
  }
  return order;
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
