import { startsWith, viewOf, type StoredSize } from "./bytes";

/** Without these, or with a damaged one, there is no picture; the others may be skipped (PNG §11.2). */
const CRITICAL = ["IHDR", "PLTE", "IDAT", "IEND"];
const SIGNATURE_LENGTH = 8;

/** Size of a PNG whose critical chunks are whole by their checksums; null of any other (W3C PNG, third edition, §5). */
export function pngSize(bytes: Uint8Array): StoredSize | null {
  const view = viewOf(bytes);
  let size: StoredSize | null = null;
  let hasPixels = false;
  for (let at = SIGNATURE_LENGTH; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = CRITICAL.find((name) => startsWith(bytes, name, at + 4));
    if (type !== undefined && checksum(bytes, at + 4, end - 4) !== view.getUint32(end - 4))
      return null;
    if (type === "IEND") return hasPixels ? size : null;
    if (type === "IDAT") hasPixels = true;
    if (type === "IHDR" && length === 13)
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (size === null) return null;
    at = end;
  }
  return null;
}

/** Remainder of every byte, for CRC-32 of a byte at a time (PNG annex D). */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

function checksum(bytes: Uint8Array, start: number, end: number): number {
  let remainder = -1;
  for (let at = start; at < end; at++)
    remainder = REMAINDERS[(remainder ^ bytes[at]!) & 0xff]! ^ (remainder >>> 8);
  return ~remainder >>> 0;
}
