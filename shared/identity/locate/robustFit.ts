import { leastSquares } from "./homography";

/** That `row · parameters` should be `value`. */
export interface Observation {
  readonly row: readonly number[];
  readonly value: number;
  readonly weight: number;
}

export interface FitBounds {
  /** Errors up to which an observation keeps some of its say: at first, and at least, in the end. */
  readonly widest: number;
  readonly finest: number;
}

const ROUNDS = 9;
const NARROWING = 0.65;

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/**
 * Least squares in which far-off observations lose their say (Tukey's biweight).
 * @param priors weight with which each parameter is held at 0: keeps what few observations tell from running away
 * @returns the parameters; null where they cannot be told
 */
export function robustFit(
  observations: readonly Observation[],
  priors: readonly number[],
  { widest, finest }: FitBounds,
): number[] | null {
  if (observations.length < priors.length) return null;
  const equations = [
    ...observations.map(({ row, value }) => [...row, value]),
    ...priors.map((_, at) => [...priors.map((_unused, column) => (column === at ? 1 : 0)), 0]),
  ];
  let weights = observations.map(({ weight }) => weight);
  let parameters: number[] | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const solved = (parameters = leastSquares(equations, [...weights, ...priors]));
    if (solved === null) return null;
    const errors = observations.map(({ row, value }) => Math.abs(dot(row, solved) - value));
    // What seems far off at first may be right and the fit not yet: it loses its say only step by step.
    const bound = Math.max(finest, 4 * median(errors), widest * NARROWING ** round);
    weights = observations.map(
      ({ weight }, at) => weight * Math.max(0, 1 - (errors[at]! / bound) ** 2) ** 2,
    );
  }
  return parameters;
}
