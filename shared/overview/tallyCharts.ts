import {
  CHART_COLUMNS,
  CHART_DIMENSIONS,
  type ChartTable,
  type Dimension,
  type Grain,
  type OverviewFigures,
} from "../contract/overview";
import { compareText } from "../log/keyOrder";
import { bucketLabel, withoutGaps } from "./buckets";
import {
  FIGURE_MEASURES,
  keysOf,
  kindsOfMeasure,
  kindsOfMeasures,
  measuresOf,
  type GroupChart,
  type Measure,
  type TallyChart,
} from "./measures";
import type { Chosen } from "./model";
import { REVENUE_KIND } from "./paths";
import { conditionsWithout } from "./selection";
import { Tally, type Groups } from "./tally";

type Cells = (string | number | null)[];

/** Measures of one group after the other. */
interface MeasuredGroups {
  readonly tally: Tally;
  readonly cells: (group: number) => (number | null)[];
}

/** For measures that count no customers. */
const NO_CUSTOMERS: Chosen["byCustomer"] = new Map();

function measure(
  chosen: Chosen,
  groups: Groups,
  leftOut: readonly Dimension[],
  measures: readonly Measure[],
): MeasuredGroups {
  const kinds = kindsOfMeasures(measures, chosen.basis).map((kind) => chosen.records.get(kind)!);
  const customers = measures.includes("customers") ? chosen.byCustomer : NO_CUSTOMERS;
  const tally = new Tally(kinds, groups, chosen.selection, conditionsWithout(leftOut), customers);
  const tellers = measures.map((name) => [name, kindsOfMeasure(name, chosen.basis)[0]] as const);
  return {
    tally,
    cells: (group) =>
      tellers.map(([name, kind]) => (kind === undefined ? null : tally.value(name, kind, group))),
  };
}

const measureChart = (chosen: Chosen, chart: TallyChart, groups: Groups): MeasuredGroups =>
  measure(chosen, groups, CHART_DIMENSIONS[chart], measuresOf(chart));

/** The headline figures: one group of everything. */
export function figuresOf(chosen: Chosen): OverviewFigures {
  const { cells } = measure(chosen, chosen.groupings.groupsBy([]), [], FIGURE_MEASURES);
  const values = cells(0);
  return headlineFigures((name) => values[FIGURE_MEASURES.indexOf(name)] ?? null);
}

export const headlineFigures = (of: (name: Measure) => number | null): OverviewFigures => ({
  revenue: of("revenue"),
  orders: of("orders"),
  averageBasket: of("average_basket"),
  sessions: of("sessions"),
  payments: of("payments"),
  failedPayments: of("failed_payments"),
  fraudLabels: of("fraud_labels"),
  fraudRate: of("fraud_rate"),
  fraudAmount: of("fraud_amount"),
  alerts: of("alerts"),
  customers: of("customers"),
});

/** Revenue, orders and fraud over time; null where nothing of it has a time. */
export function revenueChart(chosen: Chosen, grain: Grain): ChartTable | null {
  const groups = chosen.groupings.bucketsBy(grain);
  if (groups.count === 0) return null;
  const { tally, cells } = measureChart(chosen, "revenue", groups);
  const filled = new Map<number, number>();
  groups.numbers.forEach((bucket, group) => {
    if (tally.has(group)) filled.set(bucket, group);
  });
  const empty = emptyCells(chosen, measuresOf("revenue"));
  const rows = withoutGaps([...filled.keys()]).map((bucket): Cells => {
    const group = filled.get(bucket);
    return [bucketLabel(grain, bucket), ...(group === undefined ? empty : cells(group))];
  });
  return { columns: CHART_COLUMNS.revenue, rows };
}

/** Measures of a group without records. */
const emptyCells = (chosen: Chosen, measures: readonly Measure[]): (number | null)[] =>
  measures.map((name) =>
    name === "average_basket" || kindsOfMeasure(name, chosen.basis).length === 0 ? null : 0,
  );

/** Weekday by hour, all 168 of them; null where the dataset has neither orders nor payments. */
export function hoursChart(chosen: Chosen): ChartTable | null {
  if (kindsOfMeasures(measuresOf("hours"), chosen.basis).length === 0) return null;
  const { cells } = measureChart(chosen, "hours", chosen.groupings.groupsBy(["weekday", "hour"]));
  const hours = chosen.dictionaries.hour.size;
  const rows = Array.from({ length: 7 * 24 }, (_, at): Cells => {
    const weekday = Math.floor(at / 24) + 1;
    const hour = at % 24;
    // The code of an hour is one above it: 0 is the code of no time.
    return [weekday, hour, ...cells(weekday * hours + hour + 1)];
  });
  return { columns: CHART_COLUMNS.hours, rows };
}

/** One row per value that any record has; null where the dimension has no value in the dataset. */
export function groupChart(chosen: Chosen, chart: GroupChart): ChartTable | null {
  const keys = keysOf(chart);
  const dictionaries = keys.map((dimension) => chosen.dictionaries[dimension]);
  if (dictionaries.some(({ size }) => size === 1)) return null;
  const groups = chosen.groupings.groupsBy(keys);
  const { tally, cells } = measureChart(chosen, chart, groups);
  const rows: {
    readonly cents: number;
    readonly labels: (string | null)[];
    readonly group: number;
  }[] = [];
  for (let group = 0; group < groups.count; group++) {
    if (!tally.has(group)) continue;
    let rest = group;
    const labels = dictionaries
      .toReversed()
      .map((dictionary) => {
        const code = rest % dictionary.size;
        rest = Math.floor(rest / dictionary.size);
        return dictionary.textOf(code);
      })
      .reverse();
    rows.push({ cents: tally.cents(REVENUE_KIND[chosen.basis.schema], group), labels, group });
  }
  rows.sort((a, b) => b.cents - a.cents || compareLabels(a.labels, b.labels));
  return {
    columns: CHART_COLUMNS[chart],
    rows: rows.map(({ labels, group }): Cells => [...labels, ...cells(group)]),
  };
}

/** By code point, empty last, as `ORDER BY … NULLS LAST` of SQLite. */
function compareLabels(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [at, label] of a.entries()) {
    const other = b[at] ?? null;
    if (label === other) continue;
    if (label === null || other === null) return label === null ? 1 : -1;
    return compareText(label, other);
  }
  return 0;
}
