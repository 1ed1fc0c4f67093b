import type { Point, Quad } from "../../contract/identity";

/**
 * What the card-finder network takes and gives. It looks at a square grey picture; each cell of a coarse grid says
 * whether it lies on a card and where it believes the four corners are, and how sure it is of that.
 */
export const FINDER = {
  /** Side of the square it looks at, pixels. */
  side: 160,
  /** Cells in each direction. */
  cells: 10,
  /** Offsets count in this many pixels. */
  unit: 80,
  /** Of a cell: the log-odds of lying on a card; x and y of each corner from the cell's middle; log of their scale. */
  channels: 10,
} as const;

const CELL = FINDER.side / FINDER.cells;

/** Middle of a cell, pixels counted from their centres. */
export const cellCentre = (column: number, row: number): Point => ({
  x: (column + 0.5) * CELL - 0.5,
  y: (row + 0.5) * CELL - 0.5,
});

/** Tones with a mean of 0 and a deviation of 1; what is all but one tone stays all but 0. */
export function normalised(tones: ArrayLike<number>): Float32Array {
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < tones.length; at++) {
    const tone = tones[at]!;
    sum += tone;
    squares += tone * tone;
  }
  const mean = sum / tones.length;
  const deviation = Math.sqrt(Math.max(0, squares / tones.length - mean * mean));
  const scale = 1 / Math.max(4, deviation);
  return Float32Array.from(tones, (tone) => (tone - mean) * scale);
}

/** What the cells say together. */
export interface Vote {
  /** 0 to 1, of the cell surest to lie on a card. */
  readonly present: number;
  /** Where most of the surest cells see the corners; pixels of the square. */
  readonly corners: Quad;
}

/** The value with half the weight on either side. */
function weightedMedian(values: readonly { value: number; weight: number }[]): number {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  let rest = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { value, weight } of sorted) {
    rest -= weight;
    if (rest <= 0) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}

/** @param output of the network for one picture: cells row by row, their channels in turn */
export function countVotes(output: Float32Array): Vote {
  const voters = Array.from({ length: FINDER.cells ** 2 }, (_, cell) => {
    const at = cell * FINDER.channels;
    const on = 1 / (1 + Math.exp(-output[at]!));
    // A Laplace distribution of scale b has the variance 2 b².
    const weight = on * Math.exp(-2 * output[at + 9]!);
    return {
      at,
      on,
      weight,
      centre: cellCentre(cell % FINDER.cells, Math.floor(cell / FINDER.cells)),
    };
  });
  const present = Math.max(...voters.map(({ on }) => on));
  const heard = voters.filter(({ on }) => on >= present / 2);
  const coordinate = (channel: number, axis: "x" | "y"): number =>
    weightedMedian(
      heard.map(({ at, weight, centre }) => ({
        value: centre[axis] + output[at + channel]! * FINDER.unit,
        weight,
      })),
    );
  const corner = (at: number): Point => ({
    x: coordinate(1 + 2 * at, "x"),
    y: coordinate(2 + 2 * at, "y"),
  });
  return { present, corners: [corner(0), corner(1), corner(2), corner(3)] };
}
