import { cellText } from "./cellText";
import type { ColumnLayout, Row } from "./layout";
import { TextFile } from "./textFile";

/** A field as RFC 4180 spells it; null is an empty field. */
function csvField(text: string | null): string {
  if (text === null) return "";
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (row: Row, columns: readonly ColumnLayout[]): string =>
  columns.map((column, at) => csvField(cellText(row[at] ?? null, column.kind))).join(",");

export class CsvFile {
  readonly #file: TextFile;
  readonly #columns: readonly ColumnLayout[];

  constructor(path: string, columns: readonly ColumnLayout[]) {
    this.#columns = columns;
    this.#file = new TextFile(path);
    this.#file.line(columns.map((column) => csvField(column.name)).join(","));
  }

  /** A string is written as it stands: the way to put a malformed record into the file. */
  write(records: readonly (Row | string)[]): void {
    for (const record of records)
      this.#file.line(typeof record === "string" ? record : csvLine(record, this.#columns));
  }

  close(): void {
    this.#file.close();
  }
}
