import { csvOf } from "#shared/export/csv";
import type { SqlValue } from "#shared/contract/sql";

export type CopyFormat = "tsv" | "csv";

/** Rows as a text for the clipboard, with a header line. */
export function copyText(
  columns: readonly string[],
  rows: Iterable<readonly SqlValue[]>,
  format: CopyFormat,
): string {
  if (format === "csv") return new TextDecoder().decode(csvOf(columns, rows));
  return [columns, ...rows].map((row) => row.map(tsvCell).join("\t")).join("\n");
}

/** Spreadsheets end a cell at a tab and a row at a line break, so both become blanks. */
const tsvCell = (value: SqlValue): string =>
  value === null ? "" : String(value).replace(/[\t\r\n]+/g, " ");
