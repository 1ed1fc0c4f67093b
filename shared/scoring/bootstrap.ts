import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Resamples of a bootstrap interval. */
export const RESAMPLES = 200;

/**
 * How often each of `days` days counts in each of `RESAMPLES` resamples of as many days, drawn with replacement.
 * Days are drawn, not payments: fraud comes in bursts, and payments of one burst tell the same thing several times
 * (a cluster bootstrap, Efron & Tibshirani 1993); precision at k is a mean over days besides.
 */
export function resampleDays(days: number, seed: number): readonly Uint32Array[] {
  const generator = xoroshiro128plus(seed);
  return Array.from({ length: RESAMPLES }, () => {
    const weights = new Uint32Array(days);
    for (let drawn = 0; drawn < days; drawn++) weights[uniformInt(generator, 0, days - 1)]!++;
    return weights;
  });
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Percentile interval of 95 % of what the resamples came to. Null where fewer than half of them are defined: the
 * rest would tell of the lucky ones only.
 */
export function intervalOf(values: readonly (number | null)[]): Interval | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (known.length === 0 || known.length * 2 < values.length) return null;
  return { low: quantile(known, 0.025), high: quantile(known, 0.975) };
}

/** Linear between the order statistics (type 7 of Hyndman & Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (place - below) * (high - low);
}
