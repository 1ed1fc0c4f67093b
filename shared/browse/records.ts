import type { EntityKind, EntityRef, RecordAddress } from "../contract/browse";
import type { AsOf } from "../contract/replay";
import { cellText } from "../domain/cells";
import { columnOf, recordOf, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import type { SchemaName, TableName } from "../domain/schema";
import { arrivalsOf, hasCome } from "../log/arrivals";
import { isPaymentOnly } from "../log/eventLog";
import { mapNames, NONE, rankOf, RECORD_KINDS, type KeyKind, type RecordKind } from "../log/kinds";
import type { PostingIndex } from "../log/postingIndex";
import { queriesOf, type LogQueries } from "../log/queries";
import { SCHEMA_SOURCES, type RecordSource } from "../log/sources";
import type { LogWindow } from "../log/window";
import { textRowsOf, type TextRows } from "../log/textRows";

/** Rows per kind of record, the latest first and those without a time last; positions in the log, ascending. */
export type Belonging = Readonly<Record<RecordKind, readonly number[]>> & {
  readonly positions: readonly number[];
};

/** The table that has one row per entity of a kind; kinds without one are known by the records that name them. */
const ENTITY_TABLES: Readonly<
  Record<
    SchemaName,
    Partial<Record<EntityKind, { readonly table: TableName; readonly key: string }>>
  >
> = {
  kivendtout: {
    customer: { table: "customers", key: "customer_id" },
    payment: { table: "payments", key: "payment_id" },
    order: { table: "orders", key: "order_id" },
    session: { table: "sessions", key: "session_id" },
    product: { table: "products", key: "product_id" },
  },
  transactions: { payment: { table: "transactions", key: "transaction_id" } },
};

type Lookups = Map<string, TextRows | null>;

/**
 * Records and entities of a dataset, found by id through the posting index. As of a moment, what belongs to an entity
 * is what has happened; entities and their own records are known whatever the moment.
 */
export class Records {
  readonly dataset: Dataset;
  readonly index: PostingIndex;
  /** Null: everything has happened, records without a time among it. */
  readonly asOf: AsOf | null;
  readonly #queries: LogQueries;
  readonly #lookups: Lookups;

  constructor(
    dataset: Dataset,
    index: PostingIndex,
    asOf: AsOf | null = null,
    lookups: Lookups = new Map(),
  ) {
    this.dataset = dataset;
    this.index = index;
    this.asOf = asOf;
    this.#queries = queriesOf(index);
    this.#lookups = lookups;
  }

  /** The same records as of a moment. */
  at(asOf: AsOf | null): Records {
    return asOf === null ? this : new Records(this.dataset, this.index, asOf, this.#lookups);
  }

  /** Whether a row of a table is still to come; a row of a timed table without a time is at every moment. */
  isFuture(tableName: string | undefined, row: number): boolean {
    if (this.asOf === null || tableName === undefined) return false;
    const arrival = arrivalsOf(this.dataset, this.index.log).of(tableName);
    return arrival !== null && !hasCome(arrival, row, this.asOf.moment);
  }

  /** Where the records of a kind come from in this schema; undefined where it has none of them. */
  source(kind: RecordKind): RecordSource | undefined {
    return SCHEMA_SOURCES[this.dataset.schema].records.find((source) => source.kind === kind);
  }

  /** The table of a kind of record; undefined where the dataset lacks it. */
  table(kind: RecordKind): Table | undefined {
    return this.dataset.tables.get(this.source(kind)?.table ?? "");
  }

  /** When a row of a table comes, UTC milliseconds; null where nothing says. */
  arrivalMs(tableName: string, row: number): number | null {
    const { log } = this.index;
    const arrival = arrivalsOf(this.dataset, log).of(tableName);
    if (arrival === null || row < 0) return null;
    const ms = arrival.by === "time" ? arrival.ms[row]! : log.ms[arrival.positions[row]!];
    return ms === undefined || Number.isNaN(ms) ? null : ms;
  }

  /** The first record that carries a key, whatever the moment; null where none has a time. */
  firstOf(by: KeyKind, id: string): { readonly position: number; readonly ms: number } | null {
    const [position] = this.#queries.positions(this.#window(by, id, null));
    return position === undefined ? null : { position, ms: this.index.log.ms[position]! };
  }

  /** The records that carry a key and have happened. */
  belonging(by: KeyKind, id: string): Belonging {
    return this.#belonging(by, id, this.asOf === null ? null : this.asOf.moment.before);
  }

  /** The records that carry a key and are listed: with those still to come, unless they are hidden. */
  listed(by: KeyKind, id: string): Belonging {
    return this.asOf?.future === "greyed" ? this.#belonging(by, id, null) : this.belonging(by, id);
  }

  /** @param before null = all, those without a time among them */
  #belonging(by: KeyKind, id: string, before: number | null): Belonging {
    const { log } = this.index;
    const rows = mapNames(RECORD_KINDS, (): number[] => []);
    const positions = this.#queries.positions(this.#window(by, id, before));
    for (let at = positions.length - 1; at >= 0; at--) {
      const position = positions[at]!;
      rows[RECORD_KINDS[log.rank[position]!]!].push(log.row[position]!);
    }
    if (before === null)
      for (const kind of RECORD_KINDS) rows[kind].push(...this.#untimed(kind, by, id));
    return { ...rows, positions };
  }

  /** How many customers use a device, an IP or cards of a BIN, of those who have by the moment. */
  customersOf(by: KeyKind, id: string): number {
    const before = this.asOf === null ? null : this.asOf.moment.before;
    const timed = this.#queries.distinct(this.#window(by, id, before), "customer");
    if (before !== null || this.index.log.untimed.size === 0) return timed;
    const customers = new Set<string | null>();
    const belonging = this.belonging(by, id);
    for (const kind of RECORD_KINDS)
      for (const row of belonging[kind]) customers.add(this.key(kind, "customer", row));
    customers.delete(null);
    return customers.size;
  }

  /** What a record says of a key, null where nothing. */
  key(kind: RecordKind, by: KeyKind, row: number): string | null {
    return this.text(this.table(kind), this.source(kind)?.keys[by], row);
  }

  time(kind: RecordKind, row: number): string | null {
    return this.text(this.table(kind), this.source(kind)?.time, row);
  }

  text(table: Table | undefined, field: string | undefined, row: number): string | null {
    const column = table?.columns[field ?? ""];
    return column === undefined ? null : cellText(column, row);
  }

  number(table: Table | undefined, field: string, row: number): number | null {
    const value = columnOf(table, field, "number")?.data[row];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  flag(table: Table | undefined, field: string, row: number): boolean | null {
    const value = columnOf(table, field, "flag")?.data[row];
    return value === 0 ? false : value === 1 ? true : null;
  }

  /** Rows of a table whose field is this text, in file order. */
  rowsWith(tableName: TableName, field: string, text: string): Uint32Array {
    const name = `${tableName}.${field}`;
    let lookup = this.#lookups.get(name);
    if (lookup === undefined) {
      lookup = textRowsOf(this.dataset.tables.get(tableName)?.columns[field]);
      this.#lookups.set(name, lookup);
    }
    return lookup?.rowsOf(text) ?? new Uint32Array(0);
  }

  /** The table with a row per entity of the kind, and its key; null where the kind has none or it was not read. */
  entityTable(kind: EntityKind): { readonly table: Table; readonly key: string } | null {
    const place = ENTITY_TABLES[this.dataset.schema][kind];
    const table = this.dataset.tables.get(place?.table ?? "");
    return place === undefined || table === undefined ? null : { table, key: place.key };
  }

  /** The entity's row in its table, −1 where it has none. */
  rowOf({ kind, id }: EntityRef): number {
    const place = this.entityTable(kind);
    return place === null
      ? -1
      : (this.rowsWith(place.table.name as TableName, place.key, id)[0] ?? -1);
  }

  /** Whether the dataset knows the entity: by its table, or, without one, by a record that names it. */
  isKnown(entity: EntityRef): boolean {
    if (this.entityTable(entity.kind) !== null) return this.rowOf(entity) >= 0;
    if (entity.kind === "order") return false;
    return this.index.log.dictionaries.keys[entity.kind].find(entity.id) !== NONE;
  }

  /** The page a value leads to; null where it is empty or leads nowhere. */
  entity(kind: EntityKind | null, id: string | null): EntityRef | null {
    if (kind === null || id === null) return null;
    return this.isKnown({ kind, id }) ? { kind, id } : null;
  }

  address(table: Table, row: number): RecordAddress {
    return { table: table.name, record: recordOf(table, row) };
  }

  #window(by: KeyKind, id: string, before: number | null): LogWindow {
    return {
      scope: isPaymentOnly(by) ? "payments" : "records",
      by,
      code: this.index.log.dictionaries.keys[by].find(id),
      after: null,
      until: null,
      before,
      filter: null,
    };
  }

  #untimed(kind: RecordKind, by: KeyKind, id: string): number[] {
    const { untimed } = this.index.log;
    const rows: number[] = [];
    if (untimed.size === 0) return rows;
    const rank = rankOf(kind);
    untimed.row.forEach((row, at) => {
      if (untimed.rank[at] === rank && this.key(kind, by, row) === id) rows.push(row);
    });
    return rows;
  }
}
