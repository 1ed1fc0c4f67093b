import { NULL_CODE, type Column, type Table, type UniqueTextColumn } from "../../domain/columns";
import type { Dataset } from "../../domain/dataset";

/** Copies of tables whose cells may be written over without the original being touched. */

function takeBytes({ bytes, offsets }: UniqueTextColumn, rows: Uint32Array): UniqueTextColumn {
  const taken = new Uint32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++)
    taken[at + 1] = taken[at]! + offsets[rows[at]! + 1]! - offsets[rows[at]!]!;
  const copied = new Uint8Array(taken[rows.length]!);
  for (let at = 0; at < rows.length; at++)
    copied.set(bytes.subarray(offsets[rows[at]!], offsets[rows[at]! + 1]), taken[at]);
  return { kind: "unique", bytes: copied, offsets: taken };
}

function takeValues<Values extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  values: Values,
  rows: Uint32Array,
  into: Values,
): Values {
  for (let at = 0; at < rows.length; at++) into[at] = values[rows[at]!]!;
  return into;
}

const takeCodes = (codes: Uint32Array, rows: Uint32Array): Uint32Array =>
  takeValues(codes, rows, new Uint32Array(rows.length));

function takeColumn(column: Column, rows: Uint32Array): Column {
  const count = rows.length;
  switch (column.kind) {
    case "text":
      return { ...column, codes: takeCodes(column.codes, rows) };
    case "unique":
      return takeBytes(column, rows);
    case "number":
      return { ...column, data: takeValues(column.data, rows, new Float64Array(count)) };
    case "flag":
      return { ...column, data: takeValues(column.data, rows, new Uint8Array(count)) };
    case "time":
      return {
        ...column,
        ms: takeValues(column.ms, rows, new Float64Array(count)),
        nano: column.nano === null ? null : takeCodes(column.nano, rows),
      };
    case "date":
      return { ...column, days: takeValues(column.days, rows, new Int32Array(count)) };
  }
}

function copyColumn(column: Column): Column {
  switch (column.kind) {
    case "text":
      return { ...column, codes: column.codes.slice() };
    case "unique":
      // Keys are never written over.
      return column;
    case "number":
      return { ...column, data: column.data.slice() };
    case "flag":
      return { ...column, data: column.data.slice() };
    case "time":
      return { ...column, ms: column.ms.slice(), nano: column.nano?.slice() ?? null };
    case "date":
      return { ...column, days: column.days.slice() };
  }
}

const mapColumns = (
  { name, columns }: Table,
  rows: number,
  map: (column: Column) => Column,
): Table => ({
  name,
  rows,
  columns: Object.fromEntries(
    Object.entries(columns).map(([column, values]) => [column, map(values)]),
  ),
  records: null,
});

/** A copy of a table to write to. */
export const copyOf = (table: Table): Table => mapColumns(table, table.rows, copyColumn);

/** The rows of a table, in the order given, one named twice being there twice. */
export const takeRows = (table: Table, rows: Uint32Array): Table =>
  mapColumns(table, rows.length, (column) => takeColumn(column, rows));

export const allRows = ({ rows }: Table): Uint32Array => new Uint32Array(rows).map((_, at) => at);

/** What makes the key of a copy new: it sorts after the key it is a copy of. */
const suffixOf = (copy: number): string => `~${copy}`;

function renameBytes({ bytes, offsets }: UniqueTextColumn, from: number): UniqueTextColumn {
  const suffixes = Array.from({ length: offsets.length - 1 - from }, (_, copy) => suffixOf(copy));
  const added = suffixes.reduce((sum, suffix) => sum + suffix.length, 0);
  const renamed = new Uint8Array(bytes.length + added);
  const moved = offsets.slice();
  renamed.set(bytes.subarray(0, offsets[from]));
  suffixes.forEach((suffix, copy) => {
    const row = from + copy;
    const text = bytes.subarray(offsets[row], offsets[row + 1]);
    const start = moved[row]!;
    renamed.set(text, start);
    for (let at = 0; at < suffix.length; at++)
      renamed[start + text.length + at] = suffix.charCodeAt(at);
    moved[row + 1] = start + text.length + suffix.length;
  });
  return { kind: "unique", bytes: renamed, offsets: moved };
}

function renameKeys(column: Column, from: number): Column {
  if (column.kind === "unique") return renameBytes(column, from);
  if (column.kind !== "text") return column;
  const values = [...column.values];
  const codes = column.codes.slice();
  for (let row = from; row < codes.length; row++) {
    const code = codes[row]!;
    codes[row] = values.length;
    values.push(`${code === NULL_CODE ? "" : column.values[code]!}${suffixOf(row - from)}`);
  }
  return { kind: "text", codes, values };
}

/** The table with copies of some of its rows behind the others, each with a key of its own. */
export function withCopies(table: Table, key: string | null, sources: readonly number[]): Table {
  const taken = takeRows(table, Uint32Array.from([...allRows(table), ...sources]));
  const keys = key === null ? undefined : taken.columns[key];
  if (key === null || keys === undefined) return taken;
  return { ...taken, columns: { ...taken.columns, [key]: renameKeys(keys, table.rows) } };
}

export const withTables = (dataset: Dataset, tables: readonly Table[]): Dataset => ({
  ...dataset,
  tables: new Map([
    ...dataset.tables,
    ...tables.map((table): [string, Table] => [table.name, table]),
  ]),
});
