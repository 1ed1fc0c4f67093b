/** A value of one cell; null is an empty field. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

export type ColumnKind =
  | "text"
  | "integer"
  | "decimal"
  /** Epoch milliseconds, UTC; written without a zone. */
  | "timestamp"
  /** Days since 1970-01-01. */
  | "date";

export interface ColumnLayout {
  readonly name: string;
  readonly kind: ColumnKind;
}

export type TableFormat = "csv" | "jsonl" | "parquet";

/** A table as files: `<name>.<format>` for each format, all holding the same records. */
export interface TableLayout {
  readonly name: string;
  readonly columns: readonly ColumnLayout[];
  readonly formats: readonly TableFormat[];
}
