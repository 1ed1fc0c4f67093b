import type { SchemaName } from "../domain/schema";
import type { EntityRef } from "./browse";

/** The overview: figures and charts over the whole dataset or a part of it (SPEC §12). */

/** What a click on a chart filters by. */
export const DIMENSIONS = [
  "country",
  "device",
  "source",
  "campaign",
  "method",
  "product",
  "weekday",
  "hour",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const GRAINS = ["day", "week", "month"] as const;
export type Grain = (typeof GRAINS)[number];

/**
 * The part of the dataset looked at. Values of one dimension are alternatives (or), dimensions hold together (and);
 * an empty list of values is no filter. The text "" stands for an empty value.
 *
 * Country is the customer's (of transactions: their own), device, source and campaign the session's, method the
 * payment's. A session has the products its events name and the methods of its payments; an order has the products of
 * its lines, a payment or alert those of its order. Where a record has several, one chosen value is enough, and ""
 * chooses records that have none. Time, weekday (1 = Monday … 7) and hour (0 … 23) are UTC and the record's own:
 * session start, order time, payment attempt, alert. docs/decisions/0015 gives the path from each kind of record.
 */
export interface OverviewFilter {
  /** UTC milliseconds, from included, to excluded; null = open. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly values: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

export const NO_FILTER: OverviewFilter = { fromMs: null, toMs: null, values: {} };

export const OVERVIEW_CHARTS = [
  "revenue",
  "funnel",
  "sources",
  "campaigns",
  "products",
  "hours",
  "countries",
  "devices",
  "methods",
  "cohorts",
] as const;
export type OverviewChartId = (typeof OVERVIEW_CHARTS)[number];

/**
 * Columns of each chart, in order; `sqlOfChart` answers the same ones. Amounts in euros, counts whole.
 *
 * - `bucket` first day of the day, ISO week or month (YYYY-MM-DD), by the record's own time; rows rise, and between
 *   the first and the last one also those without records are there (the first 4,000 rows are gapless).
 * - `orders`, `revenue` all orders whatever their status, and the sum of their totals; of transactions, `revenue` is
 *   the sum of their amounts and `orders`, `average_basket` are null.
 * - `average_basket` revenue / orders, null without orders.
 * - `customers` different customers with a chosen session, order or payment.
 * - `fraud_labels`, `fraud_amount` labelled payments and the sum of their amounts.
 * - funnel: `step` is session, cart, checkout, order, in this order; `sessions` counts the chosen sessions with an
 *   add_to_cart event, a checkout_start event, an order of theirs; `through` those that have every step before it
 *   too, in whatever order of time. Only `through` is sure to fall from step to step.
 * - products: those sold, `quantity` and `revenue` = Σ qty × unit_price of the lines of the chosen orders, best
 *   `PRODUCT_ROWS` first. The price is today's: order totals need not agree.
 * - hours: all 168 rows, by `weekday`, `hour`.
 * - All others: one row per value, null = empty; highest `revenue` first, then by value, null last.
 * A column whose tables the dataset lacks holds null in every row.
 */
export const CHART_COLUMNS = {
  revenue: [
    "bucket",
    "orders",
    "revenue",
    "average_basket",
    "payments",
    "fraud_labels",
    "fraud_amount",
  ],
  funnel: ["step", "sessions", "through"],
  sources: ["source", "sessions", "orders", "revenue", "payments", "fraud_labels"],
  campaigns: ["campaign", "sessions", "orders", "revenue", "payments", "fraud_labels"],
  products: ["product", "name", "category", "quantity", "orders", "revenue"],
  hours: ["weekday", "hour", "orders", "revenue", "payments", "fraud_labels"],
  countries: ["country", "customers", "orders", "revenue", "payments", "fraud_labels"],
  devices: ["device", "customers", "sessions", "orders", "revenue", "payments", "fraud_labels"],
  methods: ["method", "payments", "failed_payments", "orders", "revenue", "fraud_labels"],
  cohorts: [
    "country",
    "device",
    "customers",
    "sessions",
    "orders",
    "revenue",
    "payments",
    "fraud_labels",
  ],
} as const satisfies Readonly<Record<OverviewChartId, readonly string[]>>;

export const PRODUCT_ROWS = 500;

/** What a click on a chart filters by, and what the chart therefore leaves out of its own filter. */
export const CHART_DIMENSIONS = {
  revenue: [],
  funnel: [],
  sources: ["source"],
  campaigns: ["campaign"],
  products: ["product"],
  hours: ["weekday", "hour"],
  countries: ["country"],
  devices: ["device"],
  methods: ["method"],
  cohorts: ["country", "device"],
} as const satisfies Readonly<Record<OverviewChartId, readonly Dimension[]>>;

/** A chart's data as a table: what is drawn, what "as table" shows, and what its SQL answers. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The headline figures, each null where the dataset cannot say. Amounts in euros. All dimensions' filters hold. */
export interface OverviewFigures {
  /** Sum of the totals of all orders whatever their status; of transactions, of their amounts. */
  readonly revenue: number | null;
  readonly orders: number | null;
  /** revenue / orders; null without orders. */
  readonly averageBasket: number | null;
  readonly sessions: number | null;
  readonly payments: number | null;
  readonly failedPayments: number | null;
  readonly fraudLabels: number | null;
  /** fraudLabels / payments; null without payments. */
  readonly fraudRate: number | null;
  readonly fraudAmount: number | null;
  readonly alerts: number | null;
  /** Different customers (accounts) with a chosen session, order or payment; not those who only signed up. */
  readonly customers: number | null;
}

/** What the dataset can be asked: needed to write the SQL of a chart. */
export interface OverviewBasis {
  readonly schema: SchemaName;
  /** Tables that are there, in the order of the schema. */
  readonly tables: readonly string[];
  /** Whether any payment says that it is fraud or not. */
  readonly labelled: boolean;
}

export interface OverviewData {
  readonly basis: OverviewBasis;
  readonly figures: OverviewFigures;
  /**
   * A chart is null where the dataset lacks what it draws. A chart leaves the filter of its own dimensions
   * (`CHART_DIMENSIONS`) out, so that what was not chosen stays visible; the range of time holds for all.
   */
  readonly charts: Readonly<Record<OverviewChartId, ChartTable | null>>;
  /** UTC milliseconds of the first and last session, order, payment or alert of the dataset, whatever the filter. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

/**
 * One sentence worth looking at first; the window words it by `kind` and `facts`. Facts of each kind, all whole
 * numbers but the amounts (euros); labels are 0 where the dataset has none; `minutes` runs from the first to the last
 * payment told of, rounded up, at least 1:
 *
 * - `sharedDevice` (device), `sharedIp` (ip): `customers` different customers made `payments` payments within
 *   `minutes`, at most a day, `fraudLabels` of them labelled.
 * - `cardTesting` (device or customer): `attempts` payments with `bins` different BINs within `minutes`, at most half an
 *   hour, `failed` of them failed, `fraudLabels` labelled.
 * - `highAmount` (payment): `amount`, and `usual`, the mean of the customer's `others` other payments.
 * - `fraudCluster` (customer or device): `fraudLabels` of its `payments` payments are labelled, for `fraudAmount`.
 */
export interface OverviewFinding {
  readonly kind: "sharedDevice" | "sharedIp" | "cardTesting" | "highAmount" | "fraudCluster";
  readonly entity: EntityRef;
  readonly facts: Readonly<Record<string, number>>;
}
