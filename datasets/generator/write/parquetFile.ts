import type { SchemaElement } from "hyparquet";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import type { Cell, ColumnKind, ColumnLayout, Row } from "./layout";

/** The types of the published files: naive microsecond timestamps, INT64 flags and counts, every column nullable. */
function schemaElement({ name, kind }: ColumnLayout): SchemaElement {
  const common = { name, repetition_type: "OPTIONAL" } as const;
  switch (kind) {
    case "text":
      return { ...common, type: "BYTE_ARRAY", converted_type: "UTF8" };
    case "integer":
      return { ...common, type: "INT64", converted_type: "INT_64" };
    case "decimal":
      return { ...common, type: "DOUBLE" };
    case "date":
      return { ...common, type: "INT32", converted_type: "DATE" };
    case "timestamp":
      return {
        ...common,
        type: "INT64",
        converted_type: "TIMESTAMP_MICROS",
        logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MICROS" },
      };
  }
}

function storedValue(cell: Cell, kind: ColumnKind): Cell | bigint {
  if (typeof cell !== "number") return cell;
  if (kind === "timestamp") return BigInt(cell) * 1000n;
  return kind === "integer" ? BigInt(cell) : cell;
}

/** One call of `write` makes one row group, SNAPPY compressed. */
export class ParquetFile {
  readonly #writer: ParquetWriter;
  readonly #columns: readonly ColumnLayout[];

  constructor(path: string, columns: readonly ColumnLayout[]) {
    this.#columns = columns;
    this.#writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: [{ name: "schema", num_children: columns.length }, ...columns.map(schemaElement)],
      createdBy: "kivendtout generator",
    });
  }

  write(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const columnData = this.#columns.map(({ name, kind }, at) => ({
      name,
      data: rows.map((row) => storedValue(row[at] ?? null, kind)),
    }));
    // The writer is over a file descriptor of its own and answers synchronously.
    void this.#writer.write({ columnData, rowGroupSize: rows.length });
  }

  close(): void {
    void this.#writer.finish();
  }
}
