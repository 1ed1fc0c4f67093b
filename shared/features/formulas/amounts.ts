/** Mean and sample deviation of earlier amounts; NaN where there are too few. */
interface Spread {
  readonly mean: number;
  readonly std: number;
}

/** Payments like the population's that a customer is taken to have made before the window. */
export const PRIOR_PAYMENTS = 5;

/** z = (amount − mean) / std (SPEC §5); NaN where the deviation is unknown (below two payments) or 0. */
export const zScore = (amount: number, mean: number, std: number): number =>
  std > 0 ? (amount - mean) / std : NaN;

/**
 * The customer's past n amounts together with k = `PRIOR_PAYMENTS` amounts that have the population's mean and
 * sample deviation: m = (n·mean + k·M) / (n + k) and
 * s² = ((n − 1)·std² + (k − 1)·S² + n·k/(n + k)·(mean − M)²) / (n + k − 1),
 * the mean and sample variance of the two sets pooled (Chan, Golub, LeVeque 1979, "Updating Formulae and a
 * Pairwise Algorithm for Computing Sample Variances"). Without a past it is the population's z; with a long one
 * it tends to the customer's own.
 * @returns (amount − m) / s; NaN where the population is unknown or everything is one and the same amount
 */
export function shrunkScore(
  amount: number,
  own: Spread & { readonly count: number },
  population: Spread,
): number {
  const n = own.count > 0 ? own.count : 0;
  const k = PRIOR_PAYMENTS;
  const ownMean = n === 0 ? population.mean : own.mean;
  const ownSquares = n < 2 ? 0 : (n - 1) * own.std ** 2;
  const mean = (n * ownMean + k * population.mean) / (n + k);
  const between = ((n * k) / (n + k)) * (ownMean - population.mean) ** 2;
  const variance = (ownSquares + (k - 1) * population.std ** 2 + between) / (n + k - 1);
  return zScore(amount, mean, Math.sqrt(variance));
}

/** NaN where there is nothing to divide by. */
export const ratio = (amount: number, to: number): number => (to > 0 ? amount / to : NaN);

/** part / (part + rest); NaN where both are 0. */
export const shareOf = (part: number, rest: number): number => ratio(part, part + rest);
