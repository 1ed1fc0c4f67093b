/**
 * Deviations of windows of amounts in exact integers. Squares are taken about the mean rounded to a cent, which
 * depends on the window alone: however a log is divided the answer is the same number, and equal amounts give exactly 0.
 */

/** What squares of `count` amounts of the given sum are taken about, in cents. */
export const centreOf = (count: number, sum: number): number => Math.round(sum / count);

/** Σ (x − centre)² of `count` amounts with sum = Σ (x − pivot) and square = Σ (x − pivot)². */
export function squaresAbout(
  count: number,
  pivot: number,
  sum: number,
  square: number,
  centre: number,
): number {
  const shift = pivot - centre;
  return square + 2 * shift * sum + count * shift * shift;
}

/**
 * Sample standard deviation (divisor count − 1, as `stddev` of Spark and SQL and the client's second source) of at
 * least two amounts, of their sum and their squares about `centreOf` it. Unit: cents.
 */
export function sampleDeviation(count: number, sum: number, squares: number): number {
  const rest = sum - count * centreOf(count, sum);
  return Math.sqrt(Math.max(0, squares - (rest * rest) / count) / (count - 1));
}
