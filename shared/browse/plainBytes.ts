import type { UniqueTextColumn } from "../domain/columns";

/**
 * Comparisons of unique texts on their bytes, without regard to case, for columns that hold ASCII alone:
 * millions of event ids are searched without making a text of any.
 */

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

export const isAscii = ({ bytes }: UniqueTextColumn): boolean => {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0x7f) return false;
  return true;
};

/** Negative, zero or positive as the row's text is before, equal to or after a folded one, given as UTF-8. */
export function compareBytes(
  { bytes, offsets }: UniqueTextColumn,
  row: number,
  wanted: Uint8Array,
): number {
  const start = offsets[row]!;
  const length = offsets[row + 1]! - start;
  const shared = Math.min(length, wanted.length);
  for (let at = 0; at < shared; at++) {
    const difference = LOWER[bytes[start + at]!]! - wanted[at]!;
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}

/** Whether the row's text contains a folded one, given as UTF-8. */
export function containsBytes(
  { bytes, offsets }: UniqueTextColumn,
  row: number,
  wanted: Uint8Array,
): boolean {
  const last = offsets[row + 1]! - wanted.length;
  for (let start = offsets[row]!; start <= last; start++) {
    let at = 0;
    while (at < wanted.length && LOWER[bytes[start + at]!] === wanted[at]) at++;
    if (at === wanted.length) return true;
  }
  return false;
}

/** Four bytes of the row's folded text from `from` on as one word, as if zeros followed it. */
export function wordOf({ bytes, offsets }: UniqueTextColumn, row: number, from: number): number {
  const end = offsets[row + 1]!;
  let word = 0;
  for (let at = offsets[row]! + from, k = 0; k < 4; at++, k++)
    word = (word << 8) | (at < end ? LOWER[bytes[at]!]! : 0);
  return word >>> 0;
}

/** Negative, zero or positive as one row's text is before, equal to or after another's. */
export function compareRows({ bytes, offsets }: UniqueTextColumn, a: number, b: number): number {
  const startA = offsets[a]!;
  const startB = offsets[b]!;
  const lengthA = offsets[a + 1]! - startA;
  const lengthB = offsets[b + 1]! - startB;
  const shared = Math.min(lengthA, lengthB);
  for (let at = 0; at < shared; at++) {
    const difference = LOWER[bytes[startA + at]!]! - LOWER[bytes[startB + at]!]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

/** How many bytes all these rows begin with in common. */
export function sharedStart({ bytes, offsets }: UniqueTextColumn, rows: Uint32Array): number {
  if (rows.length === 0) return 0;
  const first = offsets[rows[0]!]!;
  let shared = offsets[rows[0]! + 1]! - first;
  for (let i = 1; i < rows.length && shared > 0; i++) {
    const start = offsets[rows[i]!]!;
    shared = Math.min(shared, offsets[rows[i]! + 1]! - start);
    let at = 0;
    while (at < shared && LOWER[bytes[start + at]!] === LOWER[bytes[first + at]!]) at++;
    shared = at;
  }
  return shared;
}
