import { columnOf, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import { buildPayments } from "./buildPayments";
import {
  emptyDictionaries,
  type EventLog,
  type LogDictionaries,
  type LogParts,
  type UntimedTray,
} from "./eventLog";
import { keyOrderOf, type KeyOrder } from "./keyOrder";
import { placesByKind, type KindPlaces } from "./kindPlaces";
import {
  mapNames,
  NONE,
  PAYMENT_RANK,
  RECORD_KEYS,
  RECORD_KINDS,
  rankOf,
  type KeyKind,
} from "./kinds";
import { codeOf, eventsOfTwo, keySourceOf, SCHEMA_SOURCES, type KeySource } from "./sources";
import { settleTies, sortByTime } from "./timeSort";

/** The timed records of all tables before sorting: table after table in rank order. */
interface Collected {
  readonly ms: Float64Array;
  readonly nano: Uint32Array | null;
  readonly rank: Uint8Array;
  readonly row: Uint32Array;
  readonly untimed: UntimedTray;
}

interface TimedTable {
  readonly rank: number;
  readonly table: Table;
  readonly ms: Float64Array | null;
  readonly nano: Uint32Array | null;
}

function timedTables(dataset: Dataset): TimedTable[] {
  return SCHEMA_SOURCES[dataset.schema].records.flatMap((source) => {
    const table = dataset.tables.get(source.table);
    if (table === undefined) return [];
    const time = columnOf(table, source.time, "time");
    return [{ rank: rankOf(source.kind), table, ms: time?.ms ?? null, nano: time?.nano ?? null }];
  });
}

const timeOfRow = ({ ms }: TimedTable, row: number): number => (ms === null ? NaN : ms[row]!);

function countTimed(tables: readonly TimedTable[]): number {
  let timed = 0;
  for (const source of tables)
    for (let row = 0; row < source.table.rows; row++)
      if (Number.isFinite(timeOfRow(source, row))) timed++;
  return timed;
}

function collect(tables: readonly TimedTable[]): Collected {
  const size = countTimed(tables);
  const total = tables.reduce((sum, { table }) => sum + table.rows, 0);
  const nano = tables.some((source) => source.nano !== null) ? new Uint32Array(size) : null;
  const ms = new Float64Array(size);
  const rank = new Uint8Array(size);
  const row = new Uint32Array(size);
  const untimed = {
    size: total - size,
    rank: new Uint8Array(total - size),
    row: new Uint32Array(total - size),
  };
  let at = 0;
  let untimedAt = 0;
  for (const source of tables) {
    for (let tableRow = 0; tableRow < source.table.rows; tableRow++) {
      const time = timeOfRow(source, tableRow);
      if (Number.isFinite(time)) {
        ms[at] = time;
        rank[at] = source.rank;
        row[at] = tableRow;
        if (nano !== null && source.nano !== null) nano[at] = source.nano[tableRow]!;
        at++;
      } else {
        untimed.rank[untimedAt] = source.rank;
        untimed.row[untimedAt++] = tableRow;
      }
    }
  }
  return { ms, nano, rank, row, untimed };
}

function keyOrders(dataset: Dataset): readonly KeyOrder[] {
  const { records } = SCHEMA_SOURCES[dataset.schema];
  return RECORD_KINDS.map((kind) => {
    const source = records.find((candidate) => candidate.kind === kind);
    const table = source === undefined ? undefined : dataset.tables.get(source.table);
    return keyOrderOf(source === undefined ? undefined : table?.columns[source.key]);
  });
}

/** Places of the collected records in the total order (ms, nano, rank, key text). */
function totalOrder({ ms, nano, rank, row }: Collected, orders: readonly KeyOrder[]): Uint32Array {
  const order = sortByTime(ms);
  settleTies(ms, order, (a, b) => {
    if (nano !== null && nano[a] !== nano[b]) return nano[a]! - nano[b]!;
    if (rank[a] !== rank[b]) return rank[a]! - rank[b]!;
    return orders[rank[a]!]!(row[a]!, row[b]!);
  });
  return order;
}

function inOrder<Values extends Float64Array | Uint32Array | Uint8Array>(
  values: Values,
  order: Uint32Array,
): Values {
  const sorted = values.slice() as Values;
  for (let at = 0; at < order.length; at++) sorted[at] = values[order[at]!]!;
  return sorted;
}

function gatherKey(
  dataset: Dataset,
  kind: KeyKind,
  size: number,
  places: readonly KindPlaces[],
  dictionaries: LogDictionaries,
): Uint32Array | null {
  const byRank: (KeySource | null)[] = RECORD_KINDS.map(() => null);
  for (const source of SCHEMA_SOURCES[dataset.schema].records)
    byRank[rankOf(source.kind)] = keySourceOf(dataset, source, kind, dictionaries);
  if (byRank.every((source) => source === null)) return null;
  const codes = new Uint32Array(size).fill(NONE);
  byRank.forEach((source, ofRank) => {
    if (source === null) return;
    const { positions, rows } = places[ofRank]!;
    for (let at = 0; at < rows.length; at++) codes[positions[at]!] = codeOf(source, rows[at]!);
  });
  return codes;
}

/** The dataset without the columns that its files lack, which ingest fills with empty cells. */
function withoutEmptyColumns(dataset: Dataset): Dataset {
  const tables = new Map(dataset.tables);
  for (const { table: name, absentColumns, missingColumns } of dataset.sources) {
    const table = tables.get(name);
    if (table === undefined || absentColumns.length + missingColumns.length === 0) continue;
    const lacking = new Set([...absentColumns, ...missingColumns]);
    const columns = Object.entries(table.columns).filter(([column]) => !lacking.has(column));
    tables.set(name, { ...table, columns: Object.fromEntries(columns) });
  }
  return { ...dataset, tables };
}

function partsOf({ schema, tables }: Dataset): LogParts {
  const { records, payments } = SCHEMA_SOURCES[schema];
  const category = records.find(({ kind }) => kind === "payment")?.keys.category;
  const has = (column: string): boolean =>
    tables.get(payments.table)?.columns[column] !== undefined;
  return {
    kinds: mapNames(RECORD_KINDS, (kind) =>
      records.some((source) => source.kind === kind && tables.has(source.table)),
    ),
    result: payments.result !== null && has(payments.result),
    label: has(payments.label),
    paymentCategory: category !== undefined && has(category),
  };
}

/** Codes by position in the log, of those by row of a table. */
function byPosition(
  byRow: ReadonlyMap<number, number>,
  { positions, rows }: KindPlaces,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (byRow.size === 0) return found;
  rows.forEach((row, at) => {
    const code = byRow.get(row);
    if (code !== undefined) found.set(positions[at]!, code);
  });
  return found;
}

/**
 * The event log of a dataset of either schema: every record of every timed table in the total order
 * (time, rank, key text), whatever the order of the rows. Rows without a time go to `untimed`.
 * Dictionary codes follow the first appearance in the tables; everything else is independent of row order.
 */
export function buildLog(read: Dataset): EventLog {
  const dataset = withoutEmptyColumns(read);
  const dictionaries = emptyDictionaries();
  const collected = collect(timedTables(dataset));
  const order = totalOrder(collected, keyOrders(dataset));
  const rank = inOrder(collected.rank, order);
  const row = inOrder(collected.row, order);
  const places = placesByKind(rank, row);
  const size = order.length;
  return {
    size,
    ms: inOrder(collected.ms, order),
    nano: collected.nano === null ? null : inOrder(collected.nano, order),
    rank,
    row,
    keys: mapNames(RECORD_KEYS, (kind) => gatherKey(dataset, kind, size, places, dictionaries)),
    payments: buildPayments(dataset, places[PAYMENT_RANK]!, dictionaries),
    untimed: collected.untimed,
    alsoOf: byPosition(eventsOfTwo(dataset, dictionaries), places[rankOf("event")]!),
    dictionaries,
    present: partsOf(dataset),
  };
}
