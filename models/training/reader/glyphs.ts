import { createCanvas } from "@napi-rs/canvas";
import { CARD_LINES } from "#shared/identity/cardLayout";

/** Where one character of a line is printed; pixels of the card. */
export interface Glyph {
  readonly character: string;
  /** Middle of its advance. */
  readonly x: number;
  readonly advance: number;
}

const context = createCanvas(1, 1).getContext("2d");
const FONT = `${CARD_LINES.size}px "DejaVu Sans cards"`;

/** The characters of a line as `drawPrintedCard` prints them, which registers the font. */
export function glyphsOf(line: string): Glyph[] {
  context.font = FONT;
  let end = 0;
  return Array.from(line, (character, at) => {
    const start = end;
    end = context.measureText(line.slice(0, at + 1)).width;
    return { character, x: CARD_LINES.x + (start + end) / 2, advance: end - start };
  });
}
