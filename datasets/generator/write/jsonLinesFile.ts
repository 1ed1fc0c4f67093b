import { cellText } from "./cellText";
import type { Cell, ColumnKind, ColumnLayout, Row } from "./layout";
import { TextFile } from "./textFile";

/** Numbers stay JSON numbers; times and dates are text; null is `null`. */
const jsonValue = (cell: Cell, kind: ColumnKind): string =>
  typeof cell === "number" && (kind === "decimal" || kind === "integer")
    ? String(cell)
    : JSON.stringify(cellText(cell, kind));

export class JsonLinesFile {
  readonly #file: TextFile;
  readonly #columns: readonly ColumnLayout[];
  readonly #names: readonly string[];

  constructor(path: string, columns: readonly ColumnLayout[]) {
    this.#columns = columns;
    this.#names = columns.map((column) => JSON.stringify(column.name));
    this.#file = new TextFile(path);
  }

  /** A string is written as it stands: the way to put a malformed record into the file. */
  write(records: readonly (Row | string)[]): void {
    for (const record of records)
      this.#file.line(typeof record === "string" ? record : this.#object(record));
  }

  close(): void {
    this.#file.close();
  }

  #object(row: Row): string {
    const members = this.#columns.map(
      (column, at) => `${this.#names[at]}:${jsonValue(row[at] ?? null, column.kind)}`,
    );
    return `{${members.join(",")}}`;
  }
}
