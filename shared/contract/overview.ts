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
 * The part of the dataset looked at. Values of one dimension are alternatives (or), dimensions hold together (and).
 * Country is the customer's, device, source and campaign the session's, method the payment's, product of the order's
 * lines (for sessions and carts: of their events); weekday (1 = Monday … 7) and hour (0 … 23) in UTC.
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

/** A chart's data as a table: what is drawn, what "as table" shows, and what its SQL answers. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The headline figures, each null where the dataset cannot say. Amounts in euros. */
export interface OverviewFigures {
  readonly revenue: number | null;
  readonly orders: number | null;
  readonly averageBasket: number | null;
  readonly sessions: number | null;
  readonly payments: number | null;
  readonly failedPayments: number | null;
  readonly fraudLabels: number | null;
  /** fraudLabels / payments. */
  readonly fraudRate: number | null;
  readonly fraudAmount: number | null;
  readonly alerts: number | null;
  readonly customers: number | null;
}

export interface OverviewData {
  readonly figures: OverviewFigures;
  /** A chart is null where the dataset lacks what it draws. A chart leaves its own dimension's filter out. */
  readonly charts: Readonly<Record<OverviewChartId, ChartTable | null>>;
  /** Times of the first and last record that the filter could choose from. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

/** One sentence worth looking at first; the window words it by `kind` and `facts`. */
export interface OverviewFinding {
  readonly kind: "sharedDevice" | "sharedIp" | "cardTesting" | "highAmount" | "fraudCluster";
  readonly entity: EntityRef;
  readonly facts: Readonly<Record<string, number>>;
}
