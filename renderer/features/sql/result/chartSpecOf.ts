import type { SqlValue } from "#shared/contract/sql";
import type { ChartPoint, ChartSeries, ChartSpec } from "../../../ui/charts/chartSpec";
import { isTemporal, type ChartChoice, type QuickChartKind } from "./chartChoice";
import type { ResultColumn } from "./columns";

/** Rows drawn at most: more could be told apart neither by eye nor by keyboard. */
export const POINT_LIMIT: Readonly<Record<QuickChartKind, number>> = {
  line: 2000,
  bar: 500,
  horizontalBar: 60,
  scatter: 5000,
};

interface Formats {
  readonly number: (value: number) => string;
  readonly time: (ms: number) => string;
}

/** The chosen columns of the rows: along time in its order, else in the order they are shown in. */
export function chartSpecOf(
  columns: readonly ResultColumn[],
  order: ArrayLike<number>,
  choice: ChartChoice,
  formats: Formats,
): ChartSpec {
  const x = columns[choice.x]!;
  const shown = Array.from(order);
  const rows = (isTemporal(x) ? inTime(x, shown) : shown).slice(0, POINT_LIMIT[choice.kind]);
  const points = rows.map((row): ChartPoint => ({
    key: String(row),
    label: labelOf(x.values[row] ?? null),
  }));
  const seriesOf = (at: number): ChartSeries => ({
    name: columns[at]!.name,
    values: rows.map((row) => numberOf(columns[at]!.values[row] ?? null)),
    format: formats.number,
  });
  const series = [seriesOf(choice.y)];
  if (choice.second !== null && choice.kind !== "scatter" && choice.kind !== "horizontalBar")
    series.push({ ...seriesOf(choice.second), draw: "line", axis: "right" });
  if (choice.kind !== "scatter") return { kind: choice.kind, points, series };
  const values = rows.map((row) => positionOf(x, row));
  const format = isTemporal(x) ? formats.time : formats.number;
  return { kind: "scatter", points, series, x: { values, format } };
}

/** Times are written so that their texts sort as they do; rows without one come last. */
const inTime = ({ values }: ResultColumn, rows: readonly number[]): readonly number[] => {
  const key = (row: number): string => String(values[row] ?? "\uFFFF");
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

const labelOf = (value: SqlValue): string => (value === null ? "–" : String(value));

const numberOf = (value: SqlValue): number | null => (typeof value === "number" ? value : null);

/** Times without a zone are UTC, as everywhere in the tables. */
function positionOf(x: ResultColumn, row: number): number | null {
  const value = x.values[row] ?? null;
  if (typeof value !== "string" || !isTemporal(x)) return numberOf(value);
  const iso = value.replace(" ", "T");
  const ms = Date.parse(
    /T.*(Z|[+-]\d{2}:?\d{2})$/.test(iso) || !iso.includes("T") ? iso : `${iso}Z`,
  );
  return Number.isNaN(ms) ? null : ms;
}
