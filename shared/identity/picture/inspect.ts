import type { CardProblem, UnreadableKind } from "../../contract/identity";
import { bmpSize } from "./bmp";
import { startsWith, type StoredSize } from "./bytes";
import { gifSize } from "./gif";
import { jpegSize } from "./jpeg";
import { kindOfOther } from "./otherKinds";
import { pngSize } from "./png";
import { webpSize } from "./webp";

/** What is decoded at most: a sensor of 64 megapixels fits; its pixels take 256 MB while they are scaled down. */
export const MOST_PIXELS = 64e6;
const MOST_BYTES = 256 * 2 ** 20;
/** Below this many pixels a side there is no room for six lines of text. */
export const LEAST_SIDE = 48;

/** Why a file is not decoded. */
export interface Refusal {
  readonly problem: Extract<CardProblem, "unreadable_image" | "too_large" | "too_small">;
  /** What it seems to be instead, with `unreadable_image`. */
  readonly found: UnreadableKind | null;
}

export type Inspection =
  | {
      readonly ok: true;
      readonly mediaType: string;
      /** As it is stored: an orientation noted beside it is not heeded. */
      readonly size: StoredSize;
    }
  | { readonly ok: false; readonly refusal: Refusal };

interface Format {
  readonly mediaType: string;
  readonly starts: readonly string[];
  /** Pixels as the header declares them; null where the file is cut short or damaged. */
  readonly size: (bytes: Uint8Array) => StoredSize | null;
}

const FORMATS: readonly Format[] = [
  { mediaType: "image/png", starts: ["\x89PNG\r\n\x1a\n"], size: pngSize },
  { mediaType: "image/jpeg", starts: ["\xff\xd8\xff"], size: jpegSize },
  { mediaType: "image/webp", starts: ["RIFF"], size: webpSize },
  { mediaType: "image/gif", starts: ["GIF87a", "GIF89a"], size: gifSize },
  { mediaType: "image/bmp", starts: ["BM"], size: bmpSize },
];

/**
 * Whether a file is worth decoding, by its content alone: its name says nothing. Decoders show what they have of a
 * file that is cut short, and take the memory its header asks for; neither is left to them.
 */
export function inspectPicture(bytes: Uint8Array): Inspection {
  if (bytes.length > MOST_BYTES) return refused("too_large");
  const format = FORMATS.find(({ starts }) => starts.some((start) => startsWith(bytes, start)));
  if (format === undefined) return refused("unreadable_image", kindOfOther(bytes));
  const size = format.size(bytes);
  if (size === null || size.width === 0 || size.height === 0)
    return refused("unreadable_image", "damaged");
  if (size.width * size.height > MOST_PIXELS) return refused("too_large");
  if (Math.min(size.width, size.height) < LEAST_SIDE) return refused("too_small");
  return { ok: true, mediaType: format.mediaType, size };
}

const refused = (problem: Refusal["problem"], found: UnreadableKind | null = null): Inspection => ({
  ok: false,
  refusal: { problem, found },
});
