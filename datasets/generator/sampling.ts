import type { Random } from "./random";

/** Draws an index in proportion to its weight, by binary search in the running sums. */
export class WeightedChoice {
  private readonly sums: Float64Array;

  /** `weights` are finite and ≥ 0; at least one is positive. */
  constructor(weights: ArrayLike<number>) {
    this.sums = new Float64Array(weights.length);
    let sum = 0;
    for (let i = 0; i < weights.length; i++) this.sums[i] = sum += weights[i]!;
    if (!(sum > 0)) throw new RangeError("no weight is positive");
  }

  get total(): number {
    return this.sums[this.sums.length - 1]!;
  }

  weightAt(index: number): number {
    return this.sums[index]! - (index === 0 ? 0 : this.sums[index - 1]!);
  }

  draw(random: Random): number {
    const target = random.next() * this.total;
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Log-normal with mean 1; `sigma` is the standard deviation of the logarithm. */
export const aboutOne = (random: Random, sigma: number): number =>
  random.logNormal(Math.exp((-sigma * sigma) / 2), sigma);

/**
 * Splits `total` into whole parts in proportion to `weights` (largest remainders):
 * the parts add up to `total` exactly.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((a, b) => a + b, 0);
  exact
    .map((value, index) => ({ index, rest: value - parts[index]! }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, missing)
    .forEach(({ index }) => parts[index]!++);
  return parts;
}
