/** One line of a bench's output (`--json`). */
export interface Measure {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly better: "lower" | "higher";
  /** The peer measured in the same run, null where there is none. */
  readonly baseline: string | null;
  readonly baseline_value: number | null;
  /** value / baseline_value. */
  readonly ratio: number | null;
}

export interface BenchOptions {
  /** Also the long runs (scale 50 and above). */
  readonly full: boolean;
  /** The project's folder. */
  readonly root: string;
  /** Where a bench leaves what there is to look at; null = nowhere. */
  readonly out: string | null;
}

export type Bench = (options: BenchOptions) => AsyncIterable<Measure> | Iterable<Measure>;

/** The middle value; of an even number the lower middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? NaN;
}

/** A share of the values is at most this; of none NaN. `share` 0 … 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The middle of some runs, milliseconds. */
export function timed(runs: number, work: () => unknown): number {
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

export type Alone = Pick<Measure, "bench" | "metric" | "value" | "unit" | "better">;

export const alone = (measure: Alone): Measure => ({
  ...measure,
  baseline: null,
  baseline_value: null,
  ratio: null,
});

export const against = (measure: Alone, baseline: string, baselineValue: number): Measure => ({
  ...measure,
  baseline,
  baseline_value: baselineValue,
  ratio: measure.value / baselineValue,
});
