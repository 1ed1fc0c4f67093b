import type { Grain } from "../contract/overview";
import { dayOf, formatDay } from "../domain/time";
import { dayOfMs } from "./records";

/** Rows of the revenue chart without records are filled in up to here, so that one wrong year does no harm. */
export const GAPLESS_BUCKETS = 4000;

/** Number of the bucket a time is in; consecutive buckets have consecutive numbers. */
export function bucketOf(grain: Grain, ms: number): number {
  const day = dayOfMs(ms);
  if (grain === "day") return day;
  // Day −3 (1969-12-29) was a Monday.
  if (grain === "week") return Math.floor((day + 3) / 7);
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** First day of a bucket as YYYY-MM-DD. */
export function bucketLabel(grain: Grain, bucket: number): string {
  if (grain === "day") return formatDay(bucket);
  if (grain === "week") return formatDay(bucket * 7 - 3);
  return formatDay(dayOf(Math.floor(bucket / 12), (((bucket % 12) + 12) % 12) + 1, 1)!);
}

/** The buckets of a chart, rising: those with records, and the empty ones between them. */
export function withoutGaps(filled: readonly number[]): number[] {
  const sorted = [...filled].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const gaplessTo = Math.min(last, first + GAPLESS_BUCKETS - 1);
  const buckets = Array.from({ length: gaplessTo - first + 1 }, (_, at) => first + at);
  return [...buckets, ...sorted.filter((bucket) => bucket > gaplessTo)];
}
