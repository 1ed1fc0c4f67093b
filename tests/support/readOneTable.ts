import { cellText } from "#shared/domain/cells";
import { recordOf, type Table } from "#shared/domain/columns";
import type { TableName } from "#shared/domain/schema";
import { openCsv } from "#shared/ingest/csvReader";
import { openJsonl } from "#shared/ingest/jsonlReader";
import { openTable, readTable, type ReadTable } from "#shared/ingest/readTable";
import { ReadMeter } from "#shared/ingest/source";
import { memoryFile } from "./memorySource";
import { specOf } from "./tableFiles";

const meter = (): ReadMeter =>
  new ReadMeter(
    0,
    () => undefined,
    () => false,
  );

/** One text file read as a table, in pieces of `chunkBytes` where given. */
export async function readText(
  table: TableName,
  format: "csv" | "jsonl",
  content: string | Uint8Array,
  chunkBytes?: number,
): Promise<ReadTable> {
  const spec = specOf(table);
  const file = memoryFile(`${table}.${format}`, content);
  const known = new Set(spec.fields.map((field) => field.name));
  const reader =
    format === "csv"
      ? await openCsv(file, meter(), known, chunkBytes)
      : openJsonl(file, meter(), chunkBytes);
  return readTable(spec, file.name, reader);
}

/** One Parquet file read as a table. */
export async function readParquet(table: TableName, content: Uint8Array): Promise<ReadTable> {
  const spec = specOf(table);
  const source = memoryFile(`${table}.parquet`, content);
  const reader = await openTable(spec, { source, format: "parquet" }, meter());
  return readTable(spec, source.name, reader);
}

/** The cells of some columns as text, row by row; a column that is not there reads empty. */
export const cellsOf = (table: Table, names: readonly string[]): (string | null)[][] =>
  Array.from({ length: table.rows }, (_, row) =>
    names.map((name) => {
      const column = table.columns[name];
      return column === undefined ? null : cellText(column, row);
    }),
  );

export const columnText = (table: Table, name: string): (string | null)[] =>
  cellsOf(table, [name]).map((cells) => cells[0]!);

export const recordsOf = (table: Table): number[] =>
  Array.from({ length: table.rows }, (_, row) => recordOf(table, row));

/** Where and why rows were lost: [record, line, field, reason]. */
export const lossesOf = (read: ReadTable) =>
  read.quarantine.map((loss) => [loss.row, loss.line, loss.field, loss.reason]);
