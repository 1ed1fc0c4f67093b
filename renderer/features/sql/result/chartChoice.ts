import type { ResultColumn } from "./columns";

export const CHART_KINDS = ["line", "bar", "horizontalBar", "scatter"] as const;
export type QuickChartKind = (typeof CHART_KINDS)[number];

/** What is drawn of a result; columns by their position. */
export interface ChartChoice {
  readonly kind: QuickChartKind;
  readonly x: number;
  readonly y: number;
  /** Drawn as a line on a scale of its own; null = none. */
  readonly second: number | null;
}

/** Names longer than this are read better beside bars than below columns. */
const LONG_NAME = 12;
const MANY_POINTS = 40;
/** Amounts and rates say more than the counts they usually stand beside. */
const TELLING = /amount|revenue|total|percent|rate|share|score/i;

export const isTemporal = ({ kind }: ResultColumn): boolean => kind === "time" || kind === "date";

/**
 * A first choice: time along the axis where there is one, else the first text, else the first number; an amount or
 * rate is the value, else the first other number. Null where there is no number or fewer than two rows.
 */
export function guessChart(columns: readonly ResultColumn[]): ChartChoice | null {
  const numbers = columns.filter(({ kind }) => kind === "number");
  if (numbers.length === 0 || (columns[0]?.values.length ?? 0) < 2) return null;
  const along =
    columns.find(isTemporal) ?? columns.find(({ kind }) => kind === "text") ?? numbers[0]!;
  const measures = numbers.filter((column) => column !== along && !isPeriod(column));
  const y = measures.find(({ name }) => TELLING.test(name)) ?? measures[0] ?? numbers.at(-1)!;
  return { kind: kindFor(along), x: along.at, y: y.at, second: null };
}

/** The kinds that can be drawn along a column: points need a number or a time. */
export const kindsFor = (x: ResultColumn): readonly QuickChartKind[] =>
  x.kind === "number" || isTemporal(x)
    ? CHART_KINDS
    : CHART_KINDS.filter((kind) => kind !== "scatter");

function kindFor(x: ResultColumn): QuickChartKind {
  // Days are steps of a series; times belong to single records.
  if (isTemporal(x)) return x.kind === "date" ? "line" : "scatter";
  if (x.kind === "number") return isPeriod(x) ? "bar" : "scatter";
  const longest = x.values.reduce((most: number, v) => Math.max(most, String(v ?? "").length), 0);
  if (x.values.length > MANY_POINTS) return "bar";
  return longest > LONG_NAME ? "horizontalBar" : "bar";
}

/** Hours, weekdays, months: numbers that name rather than measure. */
const isPeriod = ({ name }: ResultColumn): boolean =>
  /^(hour|day|weekday|week|month|year|heure|jour|semaine|mois|annee)$/i.test(name);
