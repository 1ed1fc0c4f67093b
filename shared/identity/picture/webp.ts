import { startsWith, viewOf, type StoredSize } from "./bytes";

/** Size of a WebP file that is all there; null of any other (RFC 9649, §2). */
export function webpSize(bytes: Uint8Array): StoredSize | null {
  if (bytes.length < 30 || !startsWith(bytes, "WEBP", 8)) return null;
  const view = viewOf(bytes);
  if (8 + view.getUint32(4, true) > bytes.length) return null;
  if (startsWith(bytes, "VP8X", 12))
    return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (startsWith(bytes, "VP8L", 12)) {
    // 14 bits each, behind one byte of signature.
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (!startsWith(bytes, "VP8 ", 12)) return null;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
