import path from "node:path";
import { CsvFile } from "./csvFile";
import { JsonLinesFile } from "./jsonLinesFile";
import type { Row, TableLayout } from "./layout";
import { ParquetFile } from "./parquetFile";

/** Rows held before they are written; also the size of a Parquet row group. */
export const ROW_GROUP_ROWS = 100_000;

type TextSink = CsvFile | JsonLinesFile;

/**
 * Writes one table in all its formats at once. Memory is bounded by `ROW_GROUP_ROWS` rows,
 * however long the table gets.
 */
export class TableWriter {
  readonly files: readonly string[];
  readonly #parquet: ParquetFile | null;
  readonly #texts: readonly TextSink[];
  #rows: Row[] = [];
  #records: (Row | string)[] = [];

  constructor(folder: string, layout: TableLayout) {
    const { name, columns, formats } = layout;
    const place = (format: string) => path.join(folder, `${name}.${format}`);
    this.files = formats.map((format) => `${name}.${format}`);
    this.#parquet = formats.includes("parquet") ? new ParquetFile(place("parquet"), columns) : null;
    this.#texts = [
      ...(formats.includes("csv") ? [new CsvFile(place("csv"), columns)] : []),
      ...(formats.includes("jsonl") ? [new JsonLinesFile(place("jsonl"), columns)] : []),
    ];
  }

  /** Adds a record. `inText`, where given, is what the text formats say instead. */
  append(row: Row, inText: Row = row): void {
    this.#rows.push(row);
    this.#records.push(inText);
    if (this.#records.length >= ROW_GROUP_ROWS) this.#flush();
  }

  /** Adds a line that is no record: it stands in the text formats as given, and Parquet has nothing for it. */
  appendMalformed(line: string): void {
    this.#records.push(line);
  }

  close(): void {
    this.#flush();
    this.#parquet?.close();
    for (const text of this.#texts) text.close();
  }

  #flush(): void {
    this.#parquet?.write(this.#rows);
    for (const text of this.#texts) text.write(this.#records);
    this.#rows = [];
    this.#records = [];
  }
}
