import type { Dimension } from "../contract/overview";
import { columnOf, NULL_FLAG, type Table } from "../domain/columns";
import { MS_PER_DAY } from "../domain/time";
import { toCents } from "../log/cents";
import type { Links } from "./links";
import type { ColumnDimension, CountedKind, CountedSource } from "./paths";
import { ValueCodes } from "./valueCodes";

/** Dimensions of which a record may have several values; those are asked for when a filter needs them. */
export type Dictionaries = Readonly<Record<Dimension, ValueCodes>>;

export const emptyDictionaries = (): Dictionaries => ({
  country: new ValueCodes(),
  device: new ValueCodes(),
  source: new ValueCodes(),
  campaign: new ValueCodes(),
  method: new ValueCodes(),
  product: new ValueCodes(),
  weekday: new ValueCodes(Array.from({ length: 7 }, (_, at) => String(at + 1))),
  hour: new ValueCodes(Array.from({ length: 24 }, (_, at) => String(at))),
});

/** The records of one kind, by row of their table. */
export interface CountedRecords {
  readonly kind: CountedKind;
  readonly source: CountedSource;
  readonly table: Table;
  /** UTC milliseconds, NaN = no time. */
  readonly ms: Float64Array;
  /** Value code per row; a dimension is absent where the record has no value of it, or several. */
  readonly codes: Readonly<Partial<Record<Dimension, Uint32Array>>>;
  /** Code of the customer, `EMPTY` where there is none. */
  readonly customers: Uint32Array;
  /** Whole cents, 0 where there is no amount; null where the kind has none. */
  readonly cents: Float64Array | null;
  /** 1 = labelled as fraud. */
  readonly fraud: Uint8Array | null;
  /** 1 = failed attempt. */
  readonly failed: Uint8Array | null;
}

/** Day since 1970 of a UTC time. */
export const dayOfMs = (ms: number): number => Math.floor(ms / MS_PER_DAY);

/** 1 = Monday … 7; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

const hourOf = (ms: number): number => Math.floor((ms - dayOfMs(ms) * MS_PER_DAY) / 3_600_000);

export function countedRecords(
  kind: CountedKind,
  source: CountedSource,
  table: Table,
  links: Links,
  dictionaries: Dictionaries,
  customerCodes: ValueCodes,
): CountedRecords {
  const ms = columnOf(table, source.time, "time")?.ms ?? new Float64Array(table.rows).fill(NaN);
  const customer = columnOf(table, source.customer, "text");
  const amount = source.amount === null ? null : columnOf(table, source.amount, "number");
  return {
    kind,
    source,
    table,
    ms,
    codes: {
      ...columnCodes(source, table, links, dictionaries),
      weekday: Uint32Array.from(ms, (at) => (Number.isNaN(at) ? 0 : weekdayOf(dayOfMs(at)))),
      hour: Uint32Array.from(ms, (at) => (Number.isNaN(at) ? 0 : hourOf(at) + 1)),
    },
    customers: customer === null ? new Uint32Array(table.rows) : customerCodes.adopt(customer),
    cents:
      amount === null
        ? null
        : amount.data.map((value) => (Number.isNaN(value) ? 0 : toCents(value))),
    fraud: source.label === null ? null : flagged(table, source.label),
    failed: source.result === null ? null : failedRows(table, source.result),
  };
}

function columnCodes(
  source: CountedSource,
  table: Table,
  links: Links,
  dictionaries: Dictionaries,
): Partial<Record<Dimension, Uint32Array>> {
  const codes: Partial<Record<Dimension, Uint32Array>> = {};
  for (const [name, path] of Object.entries(source.paths)) {
    const dimension = name as ColumnDimension;
    const values = path.many ? null : links.values(table, path, dictionaries[dimension]);
    if (values !== null) codes[dimension] = values;
  }
  return codes;
}

const flagged = (table: Table, field: string): Uint8Array =>
  columnOf(table, field, "flag")?.data.map((flag) => (flag === 1 ? 1 : 0)) ??
  new Uint8Array(table.rows);

function failedRows(table: Table, field: string): Uint8Array {
  const column = columnOf(table, field, "text");
  if (column === null) return new Uint8Array(table.rows);
  const failed = column.values.indexOf("failed");
  return Uint8Array.from(column.codes, (code) => (code === failed ? 1 : 0));
}

/** Whether a flag column says anything at all. */
export const saysAnything = (table: Table | undefined, field: string | null): boolean =>
  field !== null &&
  (columnOf(table, field, "flag")?.data.some((flag) => flag !== NULL_FLAG) ?? false);
