import type { DecisionLatency } from "../contract/decisions";

/** The value that a share of the measured ones does not exceed (nearest rank); NaN of none. */
export function percentile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return NaN;
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** @param took milliseconds, one a decision, in any order */
export function latencyOf(took: readonly number[]): DecisionLatency {
  const sorted = Float64Array.from(took).sort();
  const at = (share: number): number => (sorted.length === 0 ? 0 : percentile(sorted, share));
  return { measured: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
