import {
  CHART_DIMENSIONS,
  PRODUCT_ROWS,
  type Grain,
  type OverviewBasis,
  type OverviewChartId,
  type OverviewFilter,
} from "../contract/overview";
import type { Moment } from "../contract/replay";
import { GAPLESS_BUCKETS } from "./buckets";
import { FUNNEL_STEPS } from "./funnel";
import { FIGURE_MEASURES, keysOf, measuresOf, type GroupChart, type TallyChart } from "./measures";
import { centsOf, measureColumns, recordsCte, type RecordsQuery } from "./recordsSql";
import { and, cte, hasCome, indent, KindQuery } from "./sqlParts";

/**
 * SQLite statement that answers the rows of a chart (`Overview.data`) from the tables of the dataset, with the
 * columns of `CHART_COLUMNS`, in the same order. Only for charts that are not null.
 *
 * At a moment the statement asks by time alone, for all records at or before its millisecond. So it agrees with the
 * chart wherever the clock was sent to a time; where it was stepped to between records of one millisecond, the
 * statement counts those still to come of that millisecond as well.
 */
export function sqlOfChart(
  chart: OverviewChartId,
  filter: OverviewFilter,
  grain: Grain,
  basis: OverviewBasis,
  moment: Moment | null = null,
): string {
  const asked: Asked = { filter, basis, moment };
  switch (chart) {
    case "revenue":
      return revenueSql(grain, asked);
    case "funnel":
      return funnelSql(asked);
    case "products":
      return productsSql(asked);
    case "hours":
      return hoursSql(asked);
    case "sources":
    case "campaigns":
    case "countries":
    case "devices":
    case "methods":
    case "cohorts":
      return groupSql(chart, asked);
  }
}

/** What every statement is about. */
type Asked = Pick<RecordsQuery, "basis" | "filter" | "moment">;

/** SQLite statement that answers the headline figures: one row, columns as `OverviewFigures` in snake case. */
export function sqlOfFigures(
  filter: OverviewFilter,
  basis: OverviewBasis,
  moment: Moment | null = null,
): string {
  const query = { basis, filter, moment, leftOut: [], measures: FIGURE_MEASURES };
  return [
    "-- Headline figures.",
    "WITH",
    recordsCte(query, () => []),
    "SELECT",
    indent(measureColumns(FIGURE_MEASURES, basis).join(",\n"), 2),
    "FROM records;",
  ].join("\n");
}

const GROUP_TITLES: Readonly<Record<GroupChart, string>> = {
  sources: "Sessions, orders, revenue and fraud labels by UTM source.",
  campaigns: "Sessions, orders, revenue and fraud labels by UTM campaign.",
  countries: "Customers, orders, revenue and fraud labels by country.",
  devices: "Customers, sessions, orders, revenue and fraud labels by the session's device.",
  methods: "Payments, failures, orders, revenue and fraud labels by payment method.",
  cohorts: "Customers, sessions, orders, revenue and fraud labels by country and device.",
};

function groupSql(chart: GroupChart, asked: Asked): string {
  const keys = keysOf(chart);
  const query = chartQuery(chart, asked);
  return [
    `-- ${GROUP_TITLES[chart]}`,
    ...leftOutNote(query),
    "WITH",
    recordsCte(query, (kind) => keys.map((key) => `${kind.value(key)} AS ${key}`)),
    "SELECT",
    indent([...keys, ...measureColumns(query.measures, asked.basis)].join(",\n"), 2),
    "FROM records",
    `GROUP BY ${keys.join(", ")}`,
    `ORDER BY ${["revenue DESC", ...keys.map((key) => `${key} NULLS LAST`)].join(", ")};`,
  ].join("\n");
}

function hoursSql(asked: Asked): string {
  const query = chartQuery("hours", asked);
  const keys = keysOf("hours");
  return [
    "-- Orders, revenue and fraud labels by weekday (1 = Monday) and hour, in UTC.",
    ...leftOutNote(query),
    "WITH RECURSIVE",
    `${recordsCte(query, (kind) => keys.map((key) => `${kind.value(key)} AS ${key}`))},`,
    "  -- Every hour of the week has a row, with or without records.",
    "  weekdays (weekday) AS (VALUES (1), (2), (3), (4), (5), (6), (7)),",
    `${cte("hours (hour)", "SELECT 0\nUNION ALL\nSELECT hour + 1 FROM hours WHERE hour < 23")}`,
    "SELECT",
    indent([...keys, ...measureColumns(query.measures, asked.basis)].join(",\n"), 2),
    "FROM weekdays",
    "CROSS JOIN hours",
    "LEFT JOIN records USING (weekday, hour)",
    "GROUP BY weekday, hour",
    "ORDER BY weekday, hour;",
  ].join("\n");
}

const bucketStart = (grain: Grain, day: string): string => {
  if (grain === "day") return day;
  if (grain === "month") return `date(${day}, 'start of month')`;
  // The Sunday of the week (or the day itself), then back to its Monday.
  return `date(${day}, 'weekday 0', '-6 days')`;
};

const NEXT_BUCKET: Readonly<Record<Grain, string>> = {
  day: "date(bucket, '+1 day')",
  week: "date(bucket, '+7 days')",
  month: "date(bucket, '+1 month')",
};

const GRAIN_TITLES: Readonly<Record<Grain, string>> = {
  day: "day",
  week: "ISO week, named by its Monday",
  month: "month, named by its first day",
};

function revenueSql(grain: Grain, asked: Asked): string {
  const query = chartQuery("revenue", asked);
  const calendar = [
    "SELECT MIN(bucket) FROM records",
    "UNION ALL",
    `SELECT ${NEXT_BUCKET[grain]} FROM calendar`,
    "WHERE bucket < (SELECT MAX(bucket) FROM records)",
    `LIMIT ${GAPLESS_BUCKETS}`,
  ].join("\n");
  const buckets = [
    "SELECT bucket FROM calendar WHERE bucket IS NOT NULL",
    "UNION",
    "SELECT bucket FROM records WHERE bucket IS NOT NULL",
  ].join("\n");
  return [
    `-- Revenue, orders, payments and fraud per ${GRAIN_TITLES[grain]}.`,
    "WITH RECURSIVE",
    `${recordsCte(query, (kind) => [`${bucketStart(grain, kind.day())} AS bucket`])},`,
    "  -- From the first to the last, those without records as well.",
    `${cte("calendar (bucket)", calendar)},`,
    `${cte("buckets", buckets)}`,
    "SELECT",
    indent(["bucket", ...measureColumns(query.measures, asked.basis)].join(",\n"), 2),
    "FROM buckets",
    "LEFT JOIN records USING (bucket)",
    "GROUP BY bucket",
    "ORDER BY bucket;",
  ].join("\n");
}

function funnelSql(asked: Asked): string {
  const { basis, moment } = asked;
  const sessions = new KindQuery("session", basis, moment);
  sessions.restrict(asked.filter, []);
  const took = FUNNEL_STEPS.map(({ step, table, eventType }) => {
    const come = hasCome(basis, table, moment);
    const type = eventType === null ? null : `event_type = '${eventType}'`;
    const condition = type === null ? come : and(type, come);
    const where = condition === null ? "" : ` WHERE ${condition}`;
    return `session_id IN (SELECT session_id FROM ${table}${where}) AS has_${step}`;
  });
  const flags = FUNNEL_STEPS.map(({ step }) => `has_${step}`);
  const row = (step: string, own: string, all: string): string =>
    [
      "SELECT",
      indent([`'${step}' AS step`, `${own} AS sessions`, `${all} AS through`].join(",\n"), 2),
      "FROM steps",
    ].join("\n");
  const countWhere = (condition: string) => `COUNT(*) FILTER (WHERE ${condition})`;
  const rows = [
    row("session", "COUNT(*)", "COUNT(*)"),
    ...FUNNEL_STEPS.map(({ step }, at) =>
      row(step, countWhere(`has_${step}`), countWhere(flags.slice(0, at + 1).join(" AND "))),
    ),
  ];
  return [
    "-- Sessions that came to a cart, to the checkout and to an order: sessions = those with this step,",
    "-- through = those with every step before it too.",
    "WITH",
    `${cte("chosen_sessions", sessions.select([sessions.field("session_id")]))},`,
    "  -- Materialized: worked out once for the four rows of the answer.",
    cte("steps", `SELECT\n${indent(took.join(",\n"), 2)}\nFROM chosen_sessions`, "MATERIALIZED "),
    `${rows.join("\nUNION ALL\n")};`,
  ].join("\n");
}

function productsSql(asked: Asked): string {
  const leftOut = CHART_DIMENSIONS.products;
  const { basis, filter, moment } = asked;
  const orders = new KindQuery("order", basis, moment);
  orders.restrict(filter, leftOut);
  return [
    "-- Products sold: pieces, orders and revenue at the price of the product table, best first.",
    ...leftOutNote({ filter, leftOut }),
    "WITH",
    cte("chosen_orders", orders.select([orders.field("order_id")])),
    "SELECT",
    "  order_items.product_id AS product,",
    "  products.name AS name,",
    "  products.category AS category,",
    "  SUM(order_items.qty) AS quantity,",
    "  COUNT(DISTINCT order_items.order_id) AS orders,",
    `  COALESCE(SUM(order_items.qty * ${centsOf("products.unit_price")}), 0) / 100.0 AS revenue`,
    "FROM order_items",
    "JOIN chosen_orders ON chosen_orders.order_id = order_items.order_id",
    `LEFT JOIN products ON ${and("products.product_id = order_items.product_id", hasCome(basis, "products", moment))}`,
    "GROUP BY order_items.product_id",
    "ORDER BY revenue DESC, product",
    `LIMIT ${PRODUCT_ROWS};`,
  ].join("\n");
}

const chartQuery = (chart: TallyChart, asked: Asked): RecordsQuery => ({
  ...asked,
  leftOut: CHART_DIMENSIONS[chart],
  measures: measuresOf(chart),
});

/** Says in the statement which filters do not hold in it. */
function leftOutNote({ filter, leftOut }: Pick<RecordsQuery, "filter" | "leftOut">): string[] {
  const names = leftOut.filter((dimension) => (filter.values[dimension]?.length ?? 0) > 0);
  return names.length === 0
    ? []
    : [
        `-- The filter by ${names.join(" and ")} is left out, so that the other values stay visible.`,
      ];
}
