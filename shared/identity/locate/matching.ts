import type { Level, Template } from "./fixedPrint";
import type { CardSheet } from "./sheet";

/** Where a patch of the fixed print was seen on a sheet. */
export interface Sighting {
  readonly template: Template;
  /** Shift from where it should be, pixels of the card. */
  readonly dx: number;
  readonly dy: number;
  /** Normalised correlation there, -1 to 1. */
  readonly likeness: number;
}

/** Noise every picture has, as a deviation of tones: keeps flat paper from looking like anything. */
const NOISE = 2.5;

/** Correlation of a template with the sheet at a shift in pixels of the level; each free of the light's strength. */
function likenessAt(sheet: CardSheet, template: Template, dx: number, dy: number): number {
  const { data, width: stride, margin } = sheet;
  const { width, height, print } = template;
  let sum = 0;
  let squares = 0;
  let product = 0;
  let at = 0;
  const start = (template.top + dy + margin) * stride + template.left + dx + margin;
  for (let y = 0; y < height; y++) {
    const row = start + y * stride;
    for (let x = 0; x < width; x++, at++) {
      const tone = data[row + x]!;
      sum += tone;
      squares += tone * tone;
      product += tone * print[at]!;
    }
  }
  const count = width * height;
  const energy = squares - (sum * sum) / count + count * NOISE * NOISE;
  return product / (template.norm * Math.sqrt(energy));
}

/** How far the top of the parabola through three values at -1, 0, 1 lies from 0. */
function peakOffset(before: number, at: number, after: number): number {
  const bend = before - 2 * at + after;
  return bend >= -1e-9 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
}

/** @param reach how far to look, pixels of the level; at most the sheet's margin less one */
export function sight(sheet: CardSheet, template: Template, level: Level, reach: number): Sighting {
  const { axis } = template.patch;
  const [reachX, reachY] = [axis === "y" ? 0 : reach, axis === "x" ? 0 : reach];
  const columns = 2 * reachX + 1;
  const seen = new Float64Array(columns * (2 * reachY + 1));
  let best = 0;
  for (let at = 0; at < seen.length; at++) {
    const dx = (at % columns) - reachX;
    seen[at] = likenessAt(sheet, template, dx, Math.floor(at / columns) - reachY);
    if (seen[at]! > seen[best]!) best = at;
  }
  const [column, row] = [best % columns, Math.floor(best / columns)];
  const innerX = column > 0 && column < columns - 1;
  const innerY = row > 0 && row < 2 * reachY;
  const [top, of] = [seen[best]!, seen];
  const subX = innerX ? peakOffset(of[best - 1]!, top, of[best + 1]!) : 0;
  const subY = innerY ? peakOffset(of[best - columns]!, top, of[best + columns]!) : 0;
  return {
    template,
    dx: (column - reachX + subX) * level,
    dy: (row - reachY + subY) * level,
    likeness: top,
  };
}
