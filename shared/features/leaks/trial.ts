import { columnOf, type Table } from "../../domain/columns";
import type { Dataset } from "../../domain/dataset";
import { SCHEMAS } from "../../domain/schema";
import { MS_PER_DAY } from "../../domain/time";
import { instantAt, type EventLog } from "../../log/eventLog";
import { compareInstants, rankOf, type Instant } from "../../log/kinds";
import { SCHEMA_SOURCES } from "../../log/sources";
import type { Draws } from "./draws";
import { linksTo, type Links } from "./links";
import type { Scramble } from "./scramble";

/** One payment that is tried. */
export interface Trial {
  readonly dataset: Dataset;
  readonly log: EventLog;
  readonly position: number;
  /** In the table of payments. */
  readonly row: number;
  readonly id: string;
  readonly at: Instant;
  /** Its texts by column. */
  readonly texts: ReadonlyMap<string, string>;
  /** Where its own id and those of its orders stand. */
  readonly own: Links;
  /** Where those of every payment that is tried stand. */
  readonly links: Links;
  readonly labelDelayMs: number;
  readonly draws: Draws;
}

export const paymentsTable = ({ schema, tables }: Dataset): Table =>
  tables.get(SCHEMA_SOURCES[schema].payments.table)!;

export const keyOf = ({ schema }: Dataset, table: string): string | null =>
  SCHEMAS[schema].find(({ name }) => name === table)?.key ?? null;

/** Column of the time that places a record in the order; null for tables that are not timed. */
export const timeOf = ({ schema }: Dataset, table: string): string | null =>
  SCHEMA_SOURCES[schema].records.find((source) => source.table === table)?.time ?? null;

function textsOf(table: Table, key: string | null, row: number): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.kind !== "text" || name === key) continue;
    const text = column.values[column.codes[row]!];
    if (text !== undefined) texts.set(name, text);
  }
  return texts;
}

/** What trials of one dataset have in common. */
export type TrialSetting = Pick<Trial, "dataset" | "log" | "links" | "labelDelayMs" | "draws">;

export function trialOf(setting: TrialSetting, position: number, id: string): Trial {
  const { dataset, log } = setting;
  const row = log.row[position]!;
  const table = paymentsTable(dataset);
  return {
    ...setting,
    position,
    row,
    id,
    at: instantAt(log, position),
    texts: textsOf(table, keyOf(dataset, table.name), row),
    own: linksTo(dataset, new Set([id])),
  };
}

/** How a trial draws the cells of a table. */
export const scrambleOf = (
  { dataset, draws, links, texts }: Trial,
  table: string,
  instant: Scramble["instant"],
): Scramble => ({ draws, key: keyOf(dataset, table), links, focus: texts, instant });

/** Longest time by which drawn records are later. */
const LATEST_MS = 40 * MS_PER_DAY;

/** An instant after the payment, often close by. */
export function laterInstant({ at, draws }: Trial): Instant {
  return { ms: at.ms + 1 + (draws.oneIn(3) ? 0 : draws.below(LATEST_MS)), nano: 0 };
}

/** The order's lines have no time of their own. */
function linesOf(dataset: Dataset, orderRows: readonly number[]): number[] {
  const orders = columnOf(dataset.tables.get("orders"), "order_id", "text");
  const lines = columnOf(dataset.tables.get("order_items"), "order_id", "text");
  if (orders === null || lines === null) return [];
  const ids = new Set(orderRows.map((row) => orders.values[orders.codes[row]!]));
  return [...lines.codes.keys()].filter((row) => ids.has(lines.values[lines.codes[row]!]));
}

function laterCustomers({ dataset, at }: Trial): number[] {
  const signup = columnOf(dataset.tables.get("customers"), "signup_ts", "time");
  if (signup === null) return [];
  return [...signup.ms.keys()].filter(
    (row) => compareInstants({ ms: signup.ms[row]!, nano: signup.nano?.[row] ?? 0 }, at) > 0,
  );
}

/**
 * The rows of every table that are later than the payment: by the total order, customers by their sign-up, and an
 * order's lines with their order.
 */
export function laterRows(trial: Trial): ReadonlyMap<string, readonly number[]> {
  const { dataset, log, position } = trial;
  const later = new Map<string, number[]>();
  const byRank: number[][] = [];
  for (const { kind, table } of SCHEMA_SOURCES[dataset.schema].records) {
    if (!dataset.tables.has(table)) continue;
    const rows: number[] = [];
    later.set(table, rows);
    byRank[rankOf(kind)] = rows;
  }
  for (let at = position + 1; at < log.size; at++) byRank[log.rank[at]!]!.push(log.row[at]!);
  if (dataset.tables.has("customers")) later.set("customers", laterCustomers(trial));
  if (dataset.tables.has("order_items"))
    later.set("order_items", linesOf(dataset, later.get("orders") ?? []));
  return later;
}
