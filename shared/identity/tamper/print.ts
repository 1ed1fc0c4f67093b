import { GLYPHS, KERNING } from "./glyphs";

/** Ink of a line of text, 0 paper to 1 black; rows from the top, pixels of the card. */
export interface Print {
  readonly width: number;
  readonly height: number;
  readonly ink: Float32Array;
}

/** Rows above and below the baseline that a line's print has: accents and descenders fit in. */
export const ABOVE = 20;
export const BELOW = 8;
/** Pixels before the pen. */
export const BEFORE = 4;

interface Glyph {
  readonly advance: number;
  readonly left: number;
  readonly top: number;
  readonly rows: readonly string[];
}

const glyphs = new Map(
  Object.entries(GLYPHS).map(([character, text]): [string, Glyph] => {
    const [advance = "", left = "", top = "", rows = ""] = text.split("|");
    const parsed = { advance: Number(advance), left: Number(left), top: Number(top) };
    return [character, { ...parsed, rows: rows === "" ? [] : rows.split("/") }];
  }),
);

const kerning = new Map(
  KERNING.split("|").map((pair): [string, number] => [pair.slice(0, 2), Number(pair.slice(2))]),
);

/** Whether every character of a text is one that the print of cards is known of. */
export const isPrintable = (text: string): boolean =>
  text !== "" && Array.from(text).every((character) => glyphs.has(character));

/** Where the pen stands before each character and after the last, pixels from the line's start. */
export function penStops(text: string): readonly number[] {
  const stops = [0];
  for (let at = 0; at < text.length; at++) {
    const advance = glyphs.get(text[at]!)?.advance ?? 0;
    stops.push(stops[at]! + advance + (kerning.get(text.slice(at, at + 2)) ?? 0));
  }
  return stops;
}

/** A line as it is printed: the pen starts `BEFORE` pixels from the left, the baseline lies `ABOVE` rows from the top. */
export function printOf(text: string): Print {
  const stops = penStops(text);
  const width = Math.ceil(stops.at(-1)!) + 2 * BEFORE;
  const height = ABOVE + BELOW;
  const ink = new Float32Array(width * height);
  for (let at = 0; at < text.length; at++) {
    const glyph = glyphs.get(text[at]!);
    if (glyph === undefined) continue;
    const pen = BEFORE + stops[at]! + glyph.left;
    const [column, part] = [Math.floor(pen), pen % 1];
    for (const [y, digits] of glyph.rows.entries()) {
      const row = (ABOVE + glyph.top + y) * width + column;
      for (let x = 0; x < digits.length; x++) {
        const value = parseInt(digits[x]!, 16) / 15;
        ink[row + x]! += value * (1 - part);
        ink[row + x + 1]! += value * part;
      }
    }
  }
  return { width, height, ink };
}

/** The print as a lens of that blur shows it; sigma in pixels. */
export function blurred({ width, height, ink }: Print, sigma: number): Print {
  if (sigma === 0) return { width, height, ink };
  const radius = Math.ceil(2.5 * sigma);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const across = smeared(ink, width, height, 1, weights, sum);
  return { width, height, ink: smeared(across, width, height, width, weights, sum) };
}

function smeared(
  ink: Float32Array,
  width: number,
  height: number,
  stride: number,
  weights: readonly number[],
  sum: number,
): Float32Array {
  const out = new Float32Array(ink.length);
  const radius = weights.length >> 1;
  const limit = stride === 1 ? width : height;
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      const place = stride === 1 ? x : y;
      let total = 0;
      for (let by = -radius; by <= radius; by++)
        if (place + by >= 0 && place + by < limit)
          total += weights[by + radius]! * ink[at + by * stride]!;
      out[at] = total / sum;
    }
  return out;
}
