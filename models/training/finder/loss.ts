import type { Quad } from "#shared/contract/identity";
import { cellCentre, FINDER } from "#shared/identity/locate/finderGrid";
import type { Loss } from "../network/gradients";
import { cellsOnCard } from "./example";

const CELLS = FINDER.cells ** 2;
const CORNER_WEIGHT = 0.5;
/** Smallest scale a cell may claim, as its logarithm: about half a pixel. */
const LEAST_SCALE = -5;

const clampedScale = (value: number): number => Math.min(2, Math.max(LEAST_SCALE, value));

/**
 * Whether each cell lies on the card (cross entropy), and for those that do the corners, as likely under a Laplace
 * distribution whose scale the cell states itself.
 */
export function finderLoss(output: Float32Array, truths: readonly (Quad | null)[]): Loss {
  const gradient = new Float32Array(output.length);
  let loss = 0;
  for (const [image, corners] of truths.entries()) {
    const onCard = corners && cellsOnCard(corners);
    const votes = onCard?.filter(Boolean).length ?? 0;
    for (let cell = 0; cell < CELLS; cell++) {
      const at = (image * CELLS + cell) * FINDER.channels;
      const on = onCard?.[cell] ?? false;
      const chance = 1 / (1 + Math.exp(-output[at]!));
      loss -= Math.log(Math.max(1e-7, on ? chance : 1 - chance)) / CELLS;
      gradient[at] = (chance - (on ? 1 : 0)) / CELLS;
      if (!on) continue;
      const share = CORNER_WEIGHT / votes;
      const centre = cellCentre(cell % FINDER.cells, Math.floor(cell / FINDER.cells));
      const scale = clampedScale(output[at + 9]!);
      const narrow = Math.exp(-scale);
      let errors = 0;
      for (let corner = 0; corner < 4; corner++)
        for (const [axis, key] of (["x", "y"] as const).entries()) {
          const channel = at + 1 + 2 * corner + axis;
          const error = output[channel]! - (corners![corner]![key] - centre[key]) / FINDER.unit;
          errors += Math.abs(error);
          gradient[channel] = share * Math.sign(error) * narrow;
        }
      loss += share * (errors * narrow + 8 * scale);
      const slope = 8 - errors * narrow;
      const stuck = output[at + 9]! < scale ? slope > 0 : output[at + 9]! > scale && slope < 0;
      gradient[at + 9] = stuck ? 0 : share * slope;
    }
  }
  const count = truths.length;
  return { loss: loss / count, gradient: gradient.map((value) => value / count) };
}
