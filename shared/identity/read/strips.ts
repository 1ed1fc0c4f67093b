import { CARD_LINES } from "../cardLayout";
import type { GreyImage } from "../image";

/** The part of the straightened card around one line of print that the line reader is given; pixels of the card. */
export const STRIP = {
  /** Left edge: a little before the label. */
  x: CARD_LINES.x - 12,
  width: 576,
  height: 32,
  /** Row of the baseline in the strip. */
  baseline: 22,
} as const;

/** Pixels of the card for one column of the reader's output. */
export const COLUMN_STEP = 2;

/** Pixel of the strip at the middle of a column of the output. */
export const columnCentre = (column: number): number => COLUMN_STEP * column + 1;

/** Top edge of the strip of a line on the card. */
export const stripTop = (line: number): number =>
  CARD_LINES.baseline + line * CARD_LINES.step - STRIP.baseline;

/** Half the width of the window over which light and contrast are evened, pixels. */
const REACH = 32;
/** Contrast, in grey levels, below which a strip counts as empty and is not drawn out further. */
const LEAST_DEVIATION = 3;

/**
 * Evens light and contrast, in place: each pixel becomes its distance from the mean of the columns around it, in their
 * standard deviations; ink is positive.
 *
 * @param strip grey values, rows from the top
 */
export function normalise(strip: Float32Array, width: number, height: number): void {
  const sums = new Float64Array(width + 1);
  const squares = new Float64Array(width + 1);
  for (let x = 0; x < width; x++) {
    let [sum, square] = [0, 0];
    for (let at = x; at < strip.length; at += width) {
      sum += strip[at]!;
      square += strip[at]! * strip[at]!;
    }
    sums[x + 1] = sums[x]! + sum;
    squares[x + 1] = squares[x]! + square;
  }
  for (let x = 0; x < width; x++) {
    const [from, to] = [Math.max(0, x - REACH), Math.min(width, x + REACH + 1)];
    const count = (to - from) * height;
    const mean = (sums[to]! - sums[from]!) / count;
    const variance = (squares[to]! - squares[from]!) / count - mean * mean;
    const scale = 1 / Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    for (let at = x; at < strip.length; at += width) strip[at] = (mean - strip[at]!) * scale;
  }
}

/** The strip whose upper left corner lies at a whole pixel of the card; beyond the card its edge goes on. */
export function cutStrip(card: GreyImage, left: number, top: number): Float32Array {
  const strip = new Float32Array(STRIP.width * STRIP.height);
  for (let y = 0, at = 0; y < STRIP.height; y++) {
    const row = Math.min(card.height - 1, Math.max(0, top + y)) * card.width;
    for (let x = 0; x < STRIP.width; x++, at++)
      strip[at] = card.data[row + Math.min(card.width - 1, Math.max(0, left + x))]!;
  }
  normalise(strip, STRIP.width, STRIP.height);
  return strip;
}
