import { NULL_CODE, NULL_DAY, NULL_FLAG, type Column, type Table } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { SCHEMAS, type FieldType, type SchemaName, type TableName } from "#shared/domain/schema";

/** A UTC time: milliseconds, milliseconds with nanoseconds, or "2025-11-01 10:00:00.123456789". */
export type TimeCell = number | { readonly ms: number; readonly nano: number };
export type Cell = string | number | boolean | TimeCell | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

const DAY_MS = 86_400_000;

/** The text of a cell that is not a time of two parts; null where the cell is empty. */
function textOf(cell: Cell): string | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "object")
    throw new TypeError("A time with nanoseconds stands in a column of another type");
  return String(cell);
}

const numberOf = (cell: Cell, missing: number): number => {
  const text = textOf(cell);
  return text === null ? missing : Number(cell);
};

function textColumn(cells: readonly Cell[]): Column {
  const places = new Map<string, number>();
  const codes = Uint32Array.from(cells, (cell) => {
    const text = textOf(cell);
    if (text === null) return NULL_CODE;
    if (!places.has(text)) places.set(text, places.size);
    return places.get(text)!;
  });
  return { kind: "text", codes, values: [...places.keys()] };
}

function uniqueColumn(cells: readonly Cell[]): Column {
  const texts = cells.map((cell) => new TextEncoder().encode(textOf(cell) ?? ""));
  const offsets = new Uint32Array(texts.length + 1);
  texts.forEach((bytes, row) => (offsets[row + 1] = offsets[row]! + bytes.length));
  const bytes = new Uint8Array(offsets.at(-1)!);
  texts.forEach((each, row) => bytes.set(each, offsets[row]));
  return { kind: "unique", bytes, offsets };
}

function timeOf(cell: Cell): { readonly ms: number; readonly nano: number } {
  if (cell === null || cell === undefined) return { ms: NaN, nano: 0 };
  if (typeof cell === "object") return cell;
  if (typeof cell === "number") return { ms: cell, nano: 0 };
  const parts = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?$/.exec(String(cell));
  if (parts === null) throw new TypeError(`Not a time: ${String(cell)}`);
  const fraction = (parts[3] ?? "").padEnd(9, "0");
  return {
    ms: Date.parse(`${parts[1]}T${parts[2]}Z`) + Number(fraction.slice(0, 3)),
    nano: Number(fraction.slice(3)),
  };
}

function timeColumn(cells: readonly Cell[]): Column {
  const times = cells.map(timeOf);
  const nano = times.some((time) => time.nano !== 0)
    ? Uint32Array.from(times, (time) => time.nano)
    : null;
  return { kind: "time", ms: Float64Array.from(times, ({ ms }) => ms), nano };
}

const dayOf = (cell: Cell): number => {
  const text = textOf(cell);
  return text === null ? NULL_DAY : Date.parse(`${text}T00:00Z`) / DAY_MS;
};

function column(type: FieldType, cells: readonly Cell[]): Column {
  switch (type) {
    case "text":
    case "bin":
      return textColumn(cells);
    case "unique":
      return uniqueColumn(cells);
    case "number":
    case "integer":
      return {
        kind: "number",
        data: Float64Array.from(cells, (cell) => numberOf(cell, NaN)),
      };
    case "flag":
      return {
        kind: "flag",
        data: Uint8Array.from(cells, (cell) => numberOf(cell, NULL_FLAG)),
      };
    case "time":
      return timeColumn(cells);
    case "date":
      return {
        kind: "date",
        days: Int32Array.from(cells, dayOf),
      };
  }
}

/** A table of a schema from its rows; a field that no row mentions becomes a missing column where it is optional. */
export function tableOf(schema: SchemaName, name: TableName, rows: readonly Row[]): Table {
  const spec = SCHEMAS[schema].find((candidate) => candidate.name === name);
  if (spec === undefined) throw new TypeError(`No table ${name} in ${schema}`);
  const fields = spec.fields.filter(
    (field) => field.optional !== true || rows.some((row) => row[field.name] !== undefined),
  );
  const columns = fields.map((field) => {
    const cells = rows.map((row) => row[field.name]);
    return [field.name, column(field.type, cells)] as const;
  });
  return { name, rows: rows.length, columns: Object.fromEntries(columns), records: null };
}

export type TableRows = Readonly<Partial<Record<TableName, readonly Row[]>>>;

/** A dataset in memory with the given rows; tables not named are absent, and nothing is in quarantine. */
export function datasetOf(schema: SchemaName, tables: TableRows): Dataset {
  const named = SCHEMAS[schema].flatMap(({ name }) => {
    const rows = tables[name as TableName];
    return rows === undefined ? [] : [tableOf(schema, name as TableName, rows)];
  });
  return {
    schema,
    label: "built",
    tables: new Map(named.map((table) => [table.name, table])),
    sources: [],
    quarantine: [],
    problems: [],
    comparisons: [],
    cardFiles: [],
    ignoredFiles: [],
    manifest: null,
    scenarios: null,
    scenarioProblems: [],
  };
}
