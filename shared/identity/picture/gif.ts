import { viewOf, type StoredSize } from "./bytes";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const HEADER_LENGTH = 13;

/** Bytes of the colour table that flags announce. */
const tableLength = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/**
 * Size of the first picture of a GIF and of the screen it stands on, whichever is larger; null where that picture does
 * not come to its end (GIF89a, §17 to 25).
 */
export function gifSize(bytes: Uint8Array): StoredSize | null {
  if (bytes.length < HEADER_LENGTH) return null;
  const view = viewOf(bytes);
  let at: number | null = HEADER_LENGTH + tableLength(bytes[10]!);
  while (at !== null && bytes[at] === EXTENSION) at = afterSubBlocks(bytes, at + 2);
  if (at === null || bytes[at] !== IMAGE || at + 11 > bytes.length) return null;
  const data = at + 11 + tableLength(bytes[at + 9]!);
  if (afterSubBlocks(bytes, data) === null) return null;
  return {
    width: Math.max(view.getUint16(6, true), edge(view, at + 1)),
    height: Math.max(view.getUint16(8, true), edge(view, at + 3)),
  };
}

/** Where the picture ends on the screen: its offset at `at` and its extent four bytes on. */
const edge = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint16(at + 4, true);

/** Behind a row of blocks, each with its length before it, and the empty one that ends them; null at the file's end. */
function afterSubBlocks(bytes: Uint8Array, from: number): number | null {
  let at = from;
  while (at < bytes.length) {
    const length = bytes[at]!;
    at += 1 + length;
    if (length === 0) return at;
  }
  return null;
}
