import { viewOf, type StoredSize } from "./bytes";

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Start of frame: C0 to CF but for Huffman tables (C4), an extension (C8) and arithmetic conditioning (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** TEM and the restart markers stand alone; every other one has a length. */
const standsAlone = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Size of a JPEG that has come to its end; null of any other (ITU-T T.81, annex B). */
export function jpegSize(bytes: Uint8Array): StoredSize | null {
  const view = viewOf(bytes);
  let size: StoredSize | null = null;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
    } else if (standsAlone(marker)) {
      at += 2;
    } else if (marker === START_OF_SCAN) {
      return hasEnd(bytes, at + 2) ? size : null;
    } else if (isFrame(marker)) {
      if (at + 9 > bytes.length || size !== null) return null;
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
      at += 2 + view.getUint16(at + 2);
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return null;
}

/** Coded pixels never hold the marker, and cameras write more behind it. */
function hasEnd(bytes: Uint8Array, from: number): boolean {
  let at = bytes.lastIndexOf(END_OF_IMAGE);
  while (at > from && bytes[at - 1] !== 0xff) at = bytes.lastIndexOf(END_OF_IMAGE, at - 1);
  return at > from;
}
