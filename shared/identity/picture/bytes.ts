export interface StoredSize {
  readonly width: number;
  readonly height: number;
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param text characters below 256, one a byte */
export function startsWith(bytes: Uint8Array, text: string, offset = 0): boolean {
  if (bytes.length < offset + text.length) return false;
  for (let at = 0; at < text.length; at++)
    if (bytes[offset + at] !== text.charCodeAt(at)) return false;
  return true;
}
