import type { Pages } from "./pages";
import type { Records } from "./records";

/** Bytes of a page number. */
export const CHILD_POINTER = 4;

/**
 * How much of a record stays in its cell, by the length of the record; the rest goes to a chain of overflow pages
 * (https://www.sqlite.org/fileformat2.html#cell_payload).
 */
export function localBytesOf(
  pageSize: number,
  tree: "table" | "index",
): (payload: number) => number {
  const most = tree === "table" ? pageSize - 35 : Math.floor(((pageSize - 12) * 64) / 255) - 23;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  return (payload) => {
    if (payload <= most) return payload;
    const left = least + ((payload - least) % (pageSize - CHILD_POINTER));
    return left <= most ? left : least;
  };
}

/** Bytes of a record in its cell, the pointer to its overflow included. */
export const storedBytes = (payload: number, local: number): number =>
  local + (local < payload ? CHILD_POINTER : 0);

/** Writes record `i` at a place of which `local` bytes are its own, and what is left to pages of its own. */
export function writePayload(
  pages: Pages,
  at: number,
  { bytes, starts }: Records,
  i: number,
  local: number,
): void {
  const end = starts[i + 1]!;
  let from = starts[i]!;
  let to = at;
  const target = pages.bytes;
  for (const stop = from + local; from < stop;) target[to++] = bytes[from++]!;
  let pointerAt = to;
  const room = pages.pageSize - CHILD_POINTER;
  while (from < end) {
    const page = pages.allocate();
    pages.view.setUint32(pointerAt, page);
    pointerAt = pages.startOf(page);
    const next = Math.min(from + room, end);
    pages.bytes.set(bytes.subarray(from, next), pointerAt + CHILD_POINTER);
    from = next;
  }
}
