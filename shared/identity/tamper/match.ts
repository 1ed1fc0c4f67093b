import type { GreyImage } from "../image";
import { ABOVE, BEFORE, type Print } from "./print";

/** Where a part of a line's print lies on the card, and how well it agrees. */
export interface Match {
  /** Pixels by which it lies right of and below where it should. */
  readonly dx: number;
  readonly dy: number;
  /** Correlation of print and picture there, −1 to 1. */
  readonly agreement: number;
  /** Grey of the paper and by how much ink is darker, from the straight line through print and picture. */
  readonly paper: number;
  readonly ink: number;
}

/** Columns of a print, `from` included and `to` not. */
export interface Columns {
  readonly from: number;
  readonly to: number;
}

/** Where the print's upper left corner belongs on the card. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export const placeOf = (x: number, baseline: number): Place => ({
  x: x - BEFORE,
  y: baseline - ABOVE,
});

interface Fit {
  readonly agreement: number;
  readonly paper: number;
  readonly ink: number;
}

/** Straight line through print and picture at a shift of whole pixels. */
function fitAt(
  { data, width, height }: GreyImage,
  print: Print,
  { from, to }: Columns,
  place: Place,
  dx: number,
  dy: number,
): Fit {
  let [n, sumP, sumI, sumPP, sumII, sumPI] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < print.height; y++) {
    const row = Math.min(height - 1, Math.max(0, place.y + y + dy)) * width;
    for (let x = from; x < to; x++) {
      const p = print.ink[y * print.width + x]!;
      const i = data[row + Math.min(width - 1, Math.max(0, place.x + x + dx))]!;
      sumP += p;
      sumI += i;
      sumPP += p * p;
      sumII += i * i;
      sumPI += p * i;
    }
    n += to - from;
  }
  const covariance = sumPI - (sumP * sumI) / n;
  const varianceP = sumPP - (sumP * sumP) / n;
  const varianceI = sumII - (sumI * sumI) / n;
  const slope = covariance / varianceP;
  return {
    agreement: varianceI <= 0 ? 0 : -covariance / Math.sqrt(varianceP * varianceI),
    paper: (sumI - slope * sumP) / n,
    ink: -slope,
  };
}

/** The place of the top of a parabola through three values one step apart, −0.5 to 0.5. */
function peak(before: number, at: number, after: number): number {
  const bend = before - 2 * at + after;
  return bend >= 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
}

/**
 * Looks for columns of a print around a shift, at most `reach` pixels away in each direction, and between pixels by a
 * parabola.
 */
export function matchPrint(
  card: GreyImage,
  print: Print,
  columns: Columns,
  place: Place,
  around: { readonly dx: number; readonly dy: number },
  reach: number,
): Match {
  const known = new Map<string, Fit>();
  const fit = (dx: number, dy: number): Fit => {
    const name = `${dx} ${dy}`;
    const found = known.get(name) ?? fitAt(card, print, columns, place, dx, dy);
    known.set(name, found);
    return found;
  };
  const [midX, midY] = [Math.round(around.dx), Math.round(around.dy)];
  let best = { dx: midX, dy: midY };
  const look = (dx: number, dy: number): void => {
    if (fit(dx, dy).agreement > fit(best.dx, best.dy).agreement) best = { dx, dy };
  };
  // A stroke is about two pixels wide, so that every second shift already shows where it is.
  for (let dy = midY - reach; dy <= midY + reach; dy += 2)
    for (let dx = midX - reach; dx <= midX + reach; dx += 2) look(dx, dy);
  const coarse = best;
  for (let dy = coarse.dy - 1; dy <= coarse.dy + 1; dy++)
    for (let dx = coarse.dx - 1; dx <= coarse.dx + 1; dx++) look(dx, dy);
  const { dx, dy } = best;
  const at = fit(dx, dy);
  return {
    ...at,
    dx: dx + peak(fit(dx - 1, dy).agreement, at.agreement, fit(dx + 1, dy).agreement),
    dy: dy + peak(fit(dx, dy - 1).agreement, at.agreement, fit(dx, dy + 1).agreement),
  };
}
