const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Items being sorted, each with the word it is sorted by beside it, so that a pass reads both in sequence. */
export interface Sorting {
  readonly words: Uint32Array;
  readonly items: Uint32Array;
}

export const emptySorting = (size: number): Sorting => ({
  words: new Uint32Array(size),
  items: new Uint32Array(size),
});

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

/**
 * Stable radix sort of `from` by its words, of which none is above `most`; `target` has room for as many.
 * Returns the sorted one of the two and the other.
 */
export function sortByWord(from: Sorting, target: Sorting, most: number): [Sorting, Sorting] {
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += DIGIT_BITS)
    if (sortByDigit(from, shift, target)) [from, target] = [target, from];
  return [from, target];
}
