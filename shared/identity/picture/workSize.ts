import type { StoredSize } from "./bytes";

/** What a picture is read at, at most: that of a telephone's usual photo, 48 MB of pixels. */
export const WORK_PIXELS = 12e6;

/** The size a picture is decoded to: its own, or smaller in the same proportion. */
export function workSize({ width, height }: StoredSize): StoredSize {
  const scale = Math.min(1, Math.sqrt(WORK_PIXELS / (width * height)));
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  };
}
