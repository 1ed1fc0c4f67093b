import type { Moment } from "#shared/contract/replay";
import { columnOf, NULL_CODE, recordOf, type Column, type Table } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { buildLog } from "#shared/log/buildLog";
import { firstAfter, type EventLog } from "#shared/log/eventLog";
import { RECORD_KINDS } from "#shared/log/kinds";
import { SCHEMA_SOURCES } from "#shared/log/sources";

/** Tables whose rows come at a time of their own without being records of the log; those without the time were always there. */
const COMING: Readonly<Record<string, string>> = {
  customers: "signup_ts",
  products: "created_at",
};

/**
 * The dataset as it was at a moment: without the rows still to come and without the untimed rows of timed tables.
 * What an engine answers of it, with no moment, is what it has to answer of the whole one as of the moment.
 */
export function truncated(dataset: Dataset, moment: Moment): Dataset {
  const log = buildLog(dataset);
  const kept = new Map<string, readonly number[]>(
    SCHEMA_SOURCES[dataset.schema].records.map(({ kind, table }) => [
      table,
      happenedRows(log, RECORD_KINDS.indexOf(kind), moment),
    ]),
  );
  const tables = new Map<string, Table>();

  for (const [name, table] of dataset.tables)
    tables.set(name, rowsOf(table, kept.get(name) ?? otherRows(dataset, table, kept, moment)));
  return { ...dataset, tables };
}

/** The moment a clock that is sent to a time stands at: behind all records at or before the millisecond. */
export const momentAt = (log: EventLog, ms: number): Moment => ({
  ms,
  before: firstAfter(log, { ms, nano: Infinity }),
});

/** The moment behind so many records, at the time of the last; before the first, a millisecond before it. */
export const momentBehind = (log: EventLog, before: number): Moment => ({
  ms: before > 0 ? log.ms[before - 1]! : (log.ms[0] ?? 1) - 1,
  before,
});

function happenedRows(log: EventLog, rank: number, { before }: Moment): number[] {
  const rows: number[] = [];
  for (let position = 0; position < before; position++)
    if (log.rank[position] === rank) rows.push(log.row[position]!);
  return rows.sort((a, b) => a - b);
}

function otherRows(
  dataset: Dataset,
  table: Table,
  kept: ReadonlyMap<string, readonly number[]>,
  { ms }: Moment,
): readonly number[] {
  const rows = [...Array(table.rows).keys()];
  const time = columnOf(table, COMING[table.name] ?? "", "time");
  if (time !== null) return rows.filter((row) => !(time.ms[row]! > ms));
  if (table.name !== "order_items") return rows;
  const orders = columnOf(dataset.tables.get("orders"), "order_id", "text");
  const lines = columnOf(table, "order_id", "text");
  if (orders === null || lines === null) return [];
  const happened = new Set(kept.get("orders")?.map((row) => orders.values[orders.codes[row]!]));
  return rows.filter((row) => happened.has(lines.values[lines.codes[row]!]));
}

const rowsOf = (table: Table, rows: readonly number[]): Table => ({
  name: table.name,
  rows: rows.length,
  columns: Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [name, cellsOf(column, rows)]),
  ),
  records: Uint32Array.from(rows, (row) => recordOf(table, row)),
});

function cellsOf(column: Column, rows: readonly number[]): Column {
  switch (column.kind) {
    case "text": {
      const places = new Map<string, number>();
      const codes = Uint32Array.from(rows, (row) => {
        const code = column.codes[row]!;
        if (code === NULL_CODE) return NULL_CODE;
        const text = column.values[code]!;
        if (!places.has(text)) places.set(text, places.size);
        return places.get(text)!;
      });
      return { kind: "text", codes, values: [...places.keys()] };
    }
    case "unique": {
      const parts = rows.map((row) =>
        column.bytes.subarray(column.offsets[row], column.offsets[row + 1]),
      );
      const offsets = new Uint32Array(rows.length + 1);
      parts.forEach((part, at) => (offsets[at + 1] = offsets[at]! + part.length));
      const bytes = new Uint8Array(offsets.at(-1)!);
      parts.forEach((part, at) => bytes.set(part, offsets[at]));
      return { kind: "unique", bytes, offsets };
    }
    case "number":
      return { kind: "number", data: Float64Array.from(rows, (row) => column.data[row]!) };
    case "flag":
      return { kind: "flag", data: Uint8Array.from(rows, (row) => column.data[row]!) };
    case "time": {
      const nano =
        column.nano === null ? null : Uint32Array.from(rows, (row) => column.nano![row]!);
      return {
        kind: "time",
        ms: Float64Array.from(rows, (row) => column.ms[row]!),
        nano: nano?.some((each) => each !== 0) === true ? nano : null,
      };
    }
    case "date":
      return { kind: "date", days: Int32Array.from(rows, (row) => column.days[row]!) };
  }
}
