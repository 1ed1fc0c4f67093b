import type { TFunction } from "i18next";
import {
  CHART_DIMENSIONS,
  type ChartTable,
  type Dimension,
  type Grain,
  type OverviewChartId,
  type OverviewFilter,
} from "#shared/contract/overview";
import type { Measure } from "../../stores/location";
import type { ChartPoint, ChartSeries, ChartSpec } from "../../ui/charts/chartSpec";
import type { Format } from "../../ui/format";
import { columnFormat, columnName, euros, type ChartColumn } from "./columns";
import { isChosen, type Picks } from "./filters";
import {
  isRisk,
  knows,
  measureFor,
  numbersOf,
  totalOf,
  valuesOf,
  type ShownMeasure,
} from "./measures";
import type { Names } from "./names";
import { overStretch, type Stretch } from "./overStretch";

/** A chart ready to be shown, and what its points stand for. */
export interface Drawn {
  readonly spec: ChartSpec;
  readonly measure: ShownMeasure | null;
  /** By the key of the point; points not in it (moments, steps) filter by no dimension. */
  readonly picks: ReadonlyMap<string, Picks>;
  readonly selected: ReadonlySet<string>;
  /** Values on the chart, of all there are. */
  readonly shown: number;
  readonly total: number;
}

/** How charts are asked for and worded. */
export interface Wording {
  readonly t: TFunction;
  readonly format: Format;
  readonly names: Names;
}

export interface Asked {
  readonly id: OverviewChartId;
  readonly table: ChartTable;
  readonly filter: OverviewFilter;
  readonly grain: Grain;
  readonly measure: Measure;
  /** Values a chart of names has room for. */
  readonly limit: number;
  /** What a chart over time is drawn over, milliseconds, even before the clock has come so far; null for its rows. */
  readonly stretch?: Stretch | null;
}

export function drawnOf(asked: Asked, wording: Wording): Drawn {
  switch (asked.id) {
    case "revenue":
      return overTime(asked, wording);
    case "funnel":
      return funnel(asked, wording);
    case "hours":
    case "cohorts":
      return grid(asked, wording);
    case "sources":
    case "campaigns":
    case "products":
    case "countries":
    case "devices":
    case "methods":
      return ranking(asked, wording);
  }
}

const NO_PICKS: ReadonlyMap<string, Picks> = new Map();
const NONE: ReadonlySet<string> = new Set();

function overTime({ table: counted, grain, measure, filter, stretch }: Asked, wording: Wording) {
  const table = stretch ? overStretch(counted, grain, filter, stretch) : counted;
  const { names } = wording;
  const shown = measureFor(table, measure);
  const beside: ShownMeasure = shown === "orders" ? "revenue" : "orders";
  const points = table.rows.map(([bucket]): ChartPoint => {
    const key = String(bucket);
    return { key, label: names.bucket(key, grain), detail: names.bucketInFull(key, grain) };
  });
  const series: ChartSeries[] = [measureSeries(table, shown, wording)];
  if (knows(table, beside))
    series.push({
      ...measureSeries(table, beside, wording),
      draw: "line",
      axis: "right",
      colour: "second",
    });
  if (!isRisk(shown) && knows(table, "fraud_labels"))
    series.push({ ...measureSeries(table, "fraud_labels", wording), draw: "marks" });
  return {
    spec: { kind: "bar", points, series: [...series, ...told(table, series, wording)] },
    measure: shown,
    picks: NO_PICKS,
    selected: NONE,
    shown: counted.rows.length,
    total: counted.rows.length,
  } satisfies Drawn;
}

function funnel({ table }: Asked, { t, format }: Wording): Drawn {
  const points = table.rows.map(([step]): ChartPoint => {
    const key = String(step);
    return { key, label: t(`overview.step.${key as FunnelStep}`) };
  });
  const counted = (column: "through" | "sessions"): ChartSeries => ({
    name: t(`overview.funnel.${column}`),
    values: numbersOf(table, column) ?? [],
    format: format.count,
    ...(column === "sessions" ? { draw: "told" } : {}),
  });
  return {
    spec: {
      kind: "funnel",
      points,
      series: [counted("through"), counted("sessions")],
      shareFormat: format.share,
    },
    measure: null,
    picks: NO_PICKS,
    selected: NONE,
    shown: points.length,
    total: points.length,
  };
}

type FunnelStep = "session" | "cart" | "checkout" | "order";

/** The values with the most of the measure, and those chosen, as lying bars. */
function ranking(asked: Asked, wording: Wording): Drawn {
  const { id, table, filter, limit } = asked;
  const { names, t } = wording;
  const [dimension] = CHART_DIMENSIONS[id] as readonly Dimension[];
  const measure = measureFor(table, asked.measure);
  const values = valuesOf(table, measure);
  const order = table.rows
    .map((row, at) => ({ at, value: valueAt(row, 0), amount: values[at] ?? -Infinity }))
    .sort((a, b) => b.amount - a.amount || a.at - b.at);
  const kept = order.filter(
    ({ value }, place) => place < limit || isChosen(filter, picksOf([dimension], [value])),
  );
  const rows = kept.map(({ at }) => table.rows[at] ?? []);
  const part: ChartTable = { columns: table.columns, rows };
  const entries = rows.map((row) => {
    const value = valueAt(row, 0);
    const picks = picksOf([dimension], [value]);
    const label = dimension === undefined ? value : names.value(dimension, value);
    return { picks, point: { key: value, label, ...productDetail(id, row, label, t) } };
  });
  const series = [measureSeries(part, measure, wording)];
  return {
    spec: {
      kind: "horizontalBar",
      points: entries.map(({ point }) => point),
      series: [...series, ...told(part, series, wording)],
    },
    measure,
    ...choices(entries, filter),
    shown: rows.length,
    total: table.rows.length,
  };
}

const productDetail = (
  id: OverviewChartId,
  row: ChartTable["rows"][number],
  label: string,
  t: TFunction,
): { readonly detail?: string } =>
  id === "products"
    ? { detail: [label, row[0] ?? t("overview.empty.product"), row[2]].filter(Boolean).join(" · ") }
    : {};

/** Two dimensions as rows and columns: weekday × hour, country × device. */
function grid(asked: Asked, wording: Wording): Drawn {
  const { id, table, filter, limit } = asked;
  const { names } = wording;
  const dimensions = CHART_DIMENSIONS[id] as readonly Dimension[];
  const [down = "weekday", across = "hour"] = dimensions;
  const measure = measureFor(table, asked.measure);
  // Weekdays stay in their order; other rows come, and are kept, by what is shown of them.
  const all = id === "hours" ? distinct(table, 0) : byMeasure(table, measure);
  const rows = all.filter((value, place) => place < limit || isChosen(filter, { [down]: value }));
  const columns = distinct(table, 1);
  const places = new Map(
    table.rows.map((row, at) => [cellKey(valueAt(row, 0), valueAt(row, 1)), at]),
  );
  const cells = rows.flatMap((row) =>
    columns.map((column) => ({ row, column, at: places.get(cellKey(row, column)) ?? null })),
  );
  const entries = cells.map(({ row, column }) => {
    const label = [names.value(down, row), names.value(across, column)].join(" · ");
    const picks = picksOf(dimensions, [row, column]);
    return { picks, point: { key: cellKey(row, column), label } };
  });
  const part: ChartTable = {
    columns: table.columns,
    rows: cells.map(({ at }) => (at === null ? [] : (table.rows[at] ?? []))),
  };
  const series = [measureSeries(part, measure, wording)];
  return {
    spec: {
      kind: "heatmap",
      points: entries.map(({ point }) => point),
      series: [...series, ...told(part, series, wording)],
      grid: {
        columns: columns.map((value) => names.value(across, value)),
        rows: rows.map((value) => names.value(down, value)),
      },
    },
    measure,
    ...choices(entries, filter),
    shown: rows.length,
    total: all.length,
  };
}

const cellKey = (row: string, column: string): string => `${row}\n${column}`;

const valueAt = (row: ChartTable["rows"][number], at: number): string => String(row[at] ?? "");

/** The different values of a column in the order they come. */
const distinct = ({ rows }: ChartTable, at: number): readonly string[] => [
  ...new Set(rows.map((row) => valueAt(row, at))),
];

/** The different values of the first column, those with the most of the measure in all first. */
function byMeasure(table: ChartTable, measure: ShownMeasure): readonly string[] {
  const whole = (value: string): number => {
    const rows = table.rows.filter((row) => valueAt(row, 0) === value);
    return totalOf({ columns: table.columns, rows }, measure) ?? -Infinity;
  };
  return distinct(table, 0)
    .map((value, at) => ({ value, at, amount: whole(value) }))
    .sort((a, b) => b.amount - a.amount || a.at - b.at)
    .map(({ value }) => value);
}

const picksOf = (
  dimensions: readonly (Dimension | undefined)[],
  values: readonly string[],
): Picks =>
  Object.fromEntries(
    dimensions.flatMap((dimension, i) =>
      dimension === undefined ? [] : [[dimension, values[i] ?? ""]],
    ),
  );

interface Entry {
  readonly point: ChartPoint;
  readonly picks: Picks;
}

const choices = (entries: readonly Entry[], filter: OverviewFilter) => ({
  picks: new Map(entries.map(({ point, picks }) => [point.key, picks])),
  selected: new Set(
    entries.filter(({ picks }) => isChosen(filter, picks)).map(({ point }) => point.key),
  ),
});

function measureSeries(
  table: ChartTable,
  measure: ShownMeasure,
  { t, format }: Wording,
): ChartSeries {
  const exact = columnFormat(measure, format);
  return {
    name: columnName(measure, t),
    values: valuesOf(table, measure),
    format: exact,
    ...(measure === "revenue"
      ? { short: (value: number) => euros(Math.round(value), format) }
      : {}),
    colour: isRisk(measure) ? "risk" : "neutral",
  };
}

/** Every other number of the table, for the tooltip. */
function told(
  table: ChartTable,
  drawn: readonly ChartSeries[],
  { t, format }: Wording,
): readonly ChartSeries[] {
  const names = new Set(drawn.map(({ name }) => name));
  return table.columns.flatMap((column): ChartSeries[] => {
    const values = numbersOf(table, column) ?? [];
    if (NOT_NUMBERS.has(column) || values.every((value) => value === null)) return [];
    const name = columnName(column as ChartColumn, t);
    if (names.has(name)) return [];
    return [{ name, values, format: columnFormat(column, format), draw: "told" }];
  });
}

/** Columns that name something, even where they are written as numbers. */
const NOT_NUMBERS: ReadonlySet<string> = new Set(["weekday", "hour", "bucket", "step"]);
