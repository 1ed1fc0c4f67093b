/**
 * Columnar tables: what ingest produces and everything else reads.
 * One entry per kept row in every column; quarantined rows are not in it.
 */

/** Code of an empty field in a `TextColumn`. */
export const NULL_CODE = 0xffffffff;
/** Value of an empty field in a `DateColumn`. */
export const NULL_DAY = -0x80000000;
/** Value of an empty field in a `FlagColumn`. */
export const NULL_FLAG = 2;

/** Dictionary-encoded text: `values[codes[row]]`, or null where the code is `NULL_CODE`. */
export interface TextColumn {
  readonly kind: "text";
  readonly codes: Uint32Array;
  /** Distinct values in order of first appearance. */
  readonly values: readonly string[];
}

/** Text that is (nearly) unique per row, as UTF-8 in one buffer: row r is bytes[offsets[r], offsets[r+1]). Empty = null. */
export interface UniqueTextColumn {
  readonly kind: "unique";
  readonly bytes: Uint8Array;
  /** rows + 1 entries. */
  readonly offsets: Uint32Array;
}

/** NaN = null. Amounts are in the currency's major unit, as written in the file. */
export interface NumberColumn {
  readonly kind: "number";
  readonly data: Float64Array;
}

/** 0, 1, or `NULL_FLAG`. */
export interface FlagColumn {
  readonly kind: "flag";
  readonly data: Uint8Array;
}

/**
 * UTC instant: whole milliseconds since 1970 (NaN = null) plus 0 … 999 999 nanoseconds within that millisecond.
 * `nano` is null where no row has a sub-millisecond part (a float64 cannot hold nanoseconds since 1970).
 */
export interface TimeColumn {
  readonly kind: "time";
  readonly ms: Float64Array;
  readonly nano: Uint32Array | null;
}

/** Days since 1970-01-01, `NULL_DAY` = null. */
export interface DateColumn {
  readonly kind: "date";
  readonly days: Int32Array;
}

export type Column =
  TextColumn | UniqueTextColumn | NumberColumn | FlagColumn | TimeColumn | DateColumn;

export type ColumnKind = Column["kind"];
export type ColumnOf<K extends ColumnKind> = Extract<Column, { kind: K }>;

export interface Table {
  readonly name: string;
  readonly rows: number;
  readonly columns: Readonly<Record<string, Column>>;
  /** 1-based record number in the source file per kept row; null where row r is record r + 1. */
  readonly records: Uint32Array | null;
}

/** The column of a table, checked for its kind; null where the table has no such column. */
export function columnOf<K extends ColumnKind>(
  table: Table | undefined,
  name: string,
  kind: K,
): ColumnOf<K> | null {
  const column = table?.columns[name];
  if (column === undefined) return null;
  if (column.kind !== kind)
    throw new TypeError(`${table?.name}.${name} is a ${column.kind} column, not ${kind}`);
  return column as ColumnOf<K>;
}

/** 1-based record number in the source file of a kept row. */
export const recordOf = (table: Table, row: number): number =>
  table.records === null ? row + 1 : table.records[row]!;

/** The kept row of a record number, -1 where it was not kept. Record numbers rise with the rows. */
export function rowOfRecord(table: Table, record: number): number {
  if (table.records === null) return record >= 1 && record <= table.rows ? record - 1 : -1;
  let low = 0;
  let high = table.rows - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = recordOf(table, middle);
    if (found === record) return middle;
    if (found < record) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
