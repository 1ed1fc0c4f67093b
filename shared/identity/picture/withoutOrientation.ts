import { startsWith, viewOf } from "./bytes";

const PNG_SIGNATURE_LENGTH = 8;
const RIFF_HEADER_LENGTH = 12;

/**
 * The file as if a PNG or WebP said nothing of how it is to be turned, which one decoder heeds and another does not:
 * read alike everywhere, a picture gives the same reading. What a JPEG says, which is what cameras write, all heed.
 *
 * @param bytes of a file whose inspection went well
 */
export function withoutOrientation(mediaType: string, bytes: Uint8Array): Uint8Array {
  if (mediaType === "image/png") return withoutPngExif(bytes);
  if (mediaType === "image/webp") return withoutWebpExif(bytes);
  return bytes;
}

function withoutPngExif(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  for (let at = PNG_SIGNATURE_LENGTH; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (startsWith(bytes, "eXIf", at + 4)) {
      const rest = bytes.subarray(end);
      const kept = new Uint8Array(at + rest.length);
      kept.set(bytes.subarray(0, at));
      kept.set(rest, at);
      return kept;
    }
    at = end;
  }
  return bytes;
}

/** Chunks of a name that nobody knows are passed over (RFC 9649, §2.7). */
function withoutWebpExif(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  for (let at = RIFF_HEADER_LENGTH; at + 8 <= bytes.length;) {
    if (startsWith(bytes, "EXIF", at)) {
      const renamed = bytes.slice();
      renamed.fill("-".charCodeAt(0), at, at + 4);
      return renamed;
    }
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return bytes;
}
