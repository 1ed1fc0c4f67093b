import { viewOf, type StoredSize } from "./bytes";

const CORE_HEADER = 12;
/** A JPEG or PNG inside, which only printers take. */
const EMBEDDED = [4, 5];

/** Size of a Windows bitmap whose pixels are all there; null of any other (BITMAPCOREHEADER, BITMAPINFOHEADER). */
export function bmpSize(bytes: Uint8Array): StoredSize | null {
  if (bytes.length < 34) return null;
  const view = viewOf(bytes);
  const isCore = view.getUint32(14, true) === CORE_HEADER;
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  // Rows from the top have a negative height.
  const height = Math.abs(isCore ? view.getUint16(20, true) : view.getInt32(22, true));
  const bitsPerPixel = view.getUint16(isCore ? 24 : 28, true);
  const compression = isCore ? 0 : view.getUint32(30, true);
  if (width < 0 || EMBEDDED.includes(compression)) return null;
  // What run lengths compress to is known to the decoder alone.
  const isPlain = compression === 0 || compression === 3;
  const rowLength = 4 * Math.ceil((width * bitsPerPixel) / 32);
  const least = isPlain ? rowLength * height : 1;
  return view.getUint32(10, true) + least <= bytes.length ? { width, height } : null;
}
