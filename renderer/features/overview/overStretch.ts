import type { ChartTable, Grain, OverviewFilter } from "#shared/contract/overview";
import { bucketLabel, bucketOf, GAPLESS_BUCKETS } from "#shared/overview/buckets";

/** UTC milliseconds, both ends within. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The rows of a chart over time, and one without figures for each bucket up to the end of the stretch: while the clock
 * plays, bars are added to the picture instead of the others giving way.
 */
export function overStretch(
  { columns, rows }: ChartTable,
  grain: Grain,
  filter: OverviewFilter,
  stretch: Stretch,
): ChartTable {
  const last = rows.at(-1)?.[0] ?? null;
  const fromMs = Math.max(stretch.fromMs, filter.fromMs ?? -Infinity);
  // The end of a filter is not within it.
  const toMs = Math.min(stretch.toMs, (filter.toMs ?? Infinity) - 1);
  const next =
    last === null ? bucketOf(grain, fromMs) : bucketOf(grain, Date.parse(`${last}T00:00:00Z`)) + 1;
  const missing = bucketOf(grain, toMs) - next + 1;
  if (!(missing > 0 && missing + rows.length <= GAPLESS_BUCKETS)) return { columns, rows };
  const empty = columns.slice(1).map(() => null);
  const toCome = Array.from({ length: missing }, (_, at) => [
    bucketLabel(grain, next + at),
    ...empty,
  ]);
  return { columns, rows: [...rows, ...toCome] };
}
