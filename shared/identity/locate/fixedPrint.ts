import { CARD_FRAME, CARD_PHOTO, CARD_SIZE } from "../cardLayout";
import { LETTERING } from "./lettering";

/** How many pixels of the card one pixel of a level stands for, in each direction. */
export const LEVELS = [4, 2, 1] as const;
export type Level = (typeof LEVELS)[number];

/** What can be told from a patch: a line only shows its shift across itself. */
export type PatchAxis = "x" | "y" | "both";
export type PatchKind = "frame" | "photo" | "word";

/** A piece of the fixed print that is looked for on its own; pixels of the card. */
export interface Patch {
  readonly kind: PatchKind;
  readonly axis: PatchAxis;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A patch at a level: its print with a mean of zero, and the length of that as a vector. */
export interface Template {
  readonly patch: Patch;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly print: Float32Array;
  readonly norm: number;
}

/** Paper to either side of a line that belongs to its patch. */
const BESIDE = 10;
const FRAME_PIECES = { across: 11, down: 7 } as const;
const PHOTO_PIECES = { across: 3, down: 3 } as const;
/** A word longer than this is looked for in pieces, since a picture may be bent. */
const WORD_PIECE = 120;

/** Ink of the whole card, 0 paper to 255 black. */
function printedInk(): Float32Array {
  const { width } = CARD_SIZE;
  const ink = new Float32Array(width * CARD_SIZE.height);
  for (const box of [CARD_FRAME, CARD_PHOTO])
    for (let y = box.y; y < box.y + box.height; y++)
      for (let x = box.x; x < box.x + box.width; x++) {
        const inside = Math.min(x - box.x, box.x + box.width - 1 - x, y - box.y, box.y + box.height - 1 - y); // prettier-ignore
        if (inside < box.line) ink[y * width + x] = 255;
      }
  for (const { x, y, ink: rows } of LETTERING)
    for (const [row, digits] of rows.entries())
      for (let column = 0; column < digits.length; column++)
        ink[(y + row) * width + x + column] = 17 * parseInt(digits[column]!, 16);
  return ink;
}

/** Pieces of the four sides of a box and its four corners. */
function boxPatches(
  kind: PatchKind,
  box: typeof CARD_FRAME | typeof CARD_PHOTO,
  pieces: { readonly across: number; readonly down: number },
): Patch[] {
  const [left, top] = [box.x + box.line / 2, box.y + box.line / 2];
  const [right, bottom] = [left + box.width - box.line, top + box.height - box.line];
  const patches: Patch[] = [];
  const thick = 2 * BESIDE;
  for (const y of [top, bottom])
    for (let at = 0; at < pieces.across; at++) {
      const width = (right - left - thick) / pieces.across;
      const x = left + BESIDE + at * width;
      patches.push({ kind, axis: "y", x, y: y - BESIDE, width, height: thick });
    }
  for (const x of [left, right])
    for (let at = 0; at < pieces.down; at++) {
      const height = (bottom - top - thick) / pieces.down;
      const y = top + BESIDE + at * height;
      patches.push({ kind, axis: "x", x: x - BESIDE, y, width: thick, height });
    }
  for (const y of [top, bottom])
    for (const x of [left, right])
      patches.push({ kind, axis: "both", x: x - 16, y: y - 16, width: 32, height: 32 });
  return patches;
}

function wordPatches(): Patch[] {
  return LETTERING.flatMap(({ x, y, ink }) => {
    const width = ink[0].length;
    const pieces = Math.ceil(width / WORD_PIECE);
    return Array.from({ length: pieces }, (_, at): Patch => {
      const piece = width / pieces;
      const before = at === 0 ? 4 : 0;
      // A value follows its label after a space, so little of that space may be taken.
      const after = at === pieces - 1 ? 2 : 0;
      return {
        kind: "word",
        axis: "both",
        x: x + at * piece - before,
        y: y - 4,
        width: piece + before + after,
        height: ink.length + 8,
      };
    });
  });
}

/** The mean of each `by` × `by` pixels. */
function shrunk(ink: Float32Array, by: Level): Float32Array {
  const [width, height] = [Math.floor(CARD_SIZE.width / by), Math.floor(CARD_SIZE.height / by)];
  const out = new Float32Array(width * height);
  for (let y = 0; y < height * by; y++)
    for (let x = 0; x < width * by; x++)
      out[Math.floor(y / by) * width + Math.floor(x / by)]! +=
        ink[y * CARD_SIZE.width + x]! / (by * by);
  return out;
}

function templateOf(patch: Patch, ink: Float32Array, level: Level): Template {
  const stride = Math.floor(CARD_SIZE.width / level);
  const left = Math.round(patch.x / level);
  const top = Math.round(patch.y / level);
  const width = Math.round((patch.x + patch.width) / level) - left;
  const height = Math.round((patch.y + patch.height) / level) - top;
  const print = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      // Ink is dark: the print has the sign of the picture's tones.
      print[y * width + x] = -ink[(top + y) * stride + left + x]!;
  const mean = print.reduce((sum, value) => sum + value, 0) / print.length;
  let norm = 0;
  for (let at = 0; at < print.length; at++) {
    print[at]! -= mean;
    norm += print[at]! ** 2;
  }
  return { patch, left, top, width, height, print, norm: Math.sqrt(norm) };
}

const made = new Map<Level, readonly Template[]>();

/** The patches of the fixed print at a level, always in the same order; made once. */
export function templatesAt(level: Level): readonly Template[] {
  const known = made.get(level);
  if (known !== undefined) return known;
  const ink = shrunk(printedInk(), level);
  const patches = [
    ...boxPatches("frame", CARD_FRAME, FRAME_PIECES),
    ...boxPatches("photo", CARD_PHOTO, PHOTO_PIECES),
    ...wordPatches(),
  ];
  const templates = patches.map((patch) => templateOf(patch, ink, level));
  made.set(level, templates);
  return templates;
}
