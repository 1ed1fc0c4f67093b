import {
  CHART_COLUMNS,
  type Dimension,
  DIMENSIONS,
  type OverviewBasis,
  type OverviewChartId,
} from "../contract/overview";
import { COUNTED_SOURCES, REVENUE_KIND, type CountedKind } from "./paths";

/** What is counted or added up in a group of records; names of chart columns. */
export const MEASURES = [
  "customers",
  "sessions",
  "orders",
  "revenue",
  "average_basket",
  "payments",
  "failed_payments",
  "fraud_labels",
  "fraud_rate",
  "fraud_amount",
  "alerts",
] as const;
export type Measure = (typeof MEASURES)[number];

/** The headline figures, in the order of `OverviewFigures`. */
export const FIGURE_MEASURES = [
  "revenue",
  "orders",
  "average_basket",
  "sessions",
  "payments",
  "failed_payments",
  "fraud_labels",
  "fraud_rate",
  "fraud_amount",
  "alerts",
  "customers",
] as const satisfies readonly Measure[];

/** Charts that count the records of each value of their dimensions, and nothing more. */
export const GROUP_CHARTS = [
  "sources",
  "campaigns",
  "countries",
  "devices",
  "methods",
  "cohorts",
] as const satisfies readonly OverviewChartId[];
export type GroupChart = (typeof GROUP_CHARTS)[number];

/** Charts whose rows are groups of records. */
export type TallyChart = GroupChart | "revenue" | "hours";

const isMeasure = (column: string): column is Measure => MEASURES.some((name) => name === column);

export function measuresOf(chart: TallyChart): readonly Measure[] {
  const columns: readonly string[] = CHART_COLUMNS[chart];
  return columns.filter(isMeasure);
}

/** Dimensions that make the groups of a chart, in the order of its columns. */
export const keysOf = (chart: GroupChart | "hours"): readonly Dimension[] =>
  CHART_COLUMNS[chart].flatMap((column) => DIMENSIONS.filter((dimension) => dimension === column));

const CUSTOMER_KINDS: readonly CountedKind[] = ["session", "order", "payment"];

/** Kinds of record that tell a measure; none where the dataset cannot. */
export function kindsOfMeasure(measure: Measure, basis: OverviewBasis): readonly CountedKind[] {
  const sources = COUNTED_SOURCES[basis.schema];
  const known = (kinds: readonly CountedKind[]) =>
    kinds.filter((kind) => basis.tables.includes(sources[kind]?.table ?? ""));
  switch (measure) {
    case "customers":
      return known(CUSTOMER_KINDS);
    case "sessions":
      return known(["session"]);
    case "orders":
    case "average_basket":
      return known(["order"]);
    case "revenue":
      return known([REVENUE_KIND[basis.schema]]);
    case "payments":
      return known(["payment"]);
    case "failed_payments":
      return (sources.payment?.result ?? null) === null ? [] : known(["payment"]);
    case "fraud_labels":
    case "fraud_rate":
    case "fraud_amount":
      return basis.labelled ? known(["payment"]) : [];
    case "alerts":
      return known(["alert"]);
  }
}

/** Kinds of record that some of the measures need, in the order they are counted. */
export function kindsOfMeasures(
  measures: readonly Measure[],
  basis: OverviewBasis,
): readonly CountedKind[] {
  const needed = new Set(measures.flatMap((measure) => kindsOfMeasure(measure, basis)));
  return [...CUSTOMER_KINDS, "alert" as const].filter((kind) => needed.has(kind));
}
