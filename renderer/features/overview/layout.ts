import type { OverviewChartId } from "#shared/contract/overview";

/** How much of a row a card takes: two thirds, a half, a third. */
export type CardWidth = "wide" | "half" | "third";

/** The charts in the order they are read. */
export const CHARTS: readonly { readonly id: OverviewChartId; readonly width: CardWidth }[] = [
  { id: "revenue", width: "wide" },
  { id: "funnel", width: "third" },
  { id: "countries", width: "third" },
  { id: "products", width: "third" },
  { id: "devices", width: "third" },
  { id: "hours", width: "half" },
  { id: "cohorts", width: "half" },
  { id: "methods", width: "third" },
  { id: "sources", width: "third" },
  { id: "campaigns", width: "third" },
];

/** Pixels of the picture on a card, and on one that has the whole width. */
export const CARD_HEIGHT = 208;
export const EXPANDED_HEIGHT = 440;

/** Values a chart of names has room for in that height. */
export const CARD_VALUES = 8;
export const EXPANDED_VALUES = 18;
