import { gzipSync } from "node:zlib";
import type { CompressionCodec, Encoding, SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { SCHEMAS, type FieldSpec, type TableName, type TableSpec } from "#shared/domain/schema";

/** One record as a file holds it: times and dates as text, flags as 0 and 1. */
export type FileRow = Readonly<Record<string, string | number | boolean | null>>;

export function specOf(table: TableName): TableSpec {
  const spec = Object.values(SCHEMAS)
    .flat()
    .find((candidate) => candidate.name === table);
  if (spec === undefined) throw new TypeError(`no table ${table}`);
  return spec;
}

const columnsOf = (rows: readonly FileRow[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];

export interface CsvStyle {
  readonly delimiter?: string;
  readonly newline?: string;
  readonly columns?: readonly string[];
}

/** CSV with a header line and a newline at the end; null is an empty field. */
export function csvText(rows: readonly FileRow[], style: CsvStyle = {}): string {
  const { delimiter = ",", newline = "\n", columns = columnsOf(rows) } = style;
  const field = (value: FileRow[string] | undefined) => {
    const text = value === null || value === undefined ? "" : String(value);
    return /["\r\n]/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  const lines = rows.map((row) => columns.map((name) => field(row[name])).join(delimiter));
  return [columns.join(delimiter), ...lines].map((line) => line + newline).join("");
}

export const jsonlText = (rows: readonly FileRow[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

export interface ParquetStyle {
  readonly codec?: Extract<CompressionCodec, "UNCOMPRESSED" | "SNAPPY" | "GZIP">;
  readonly rowGroupSize?: number;
  readonly pageSize?: number;
  /** Of text columns; the writer chooses where absent. */
  readonly encoding?: Encoding;
  readonly timeUnit?: "MICROS" | "NANOS";
  /** Names of text columns stored as whole numbers. */
  readonly numbers?: readonly string[];
  /** Names of columns that cannot hold nulls. */
  readonly required?: readonly string[];
}

const NANOS_PER_MS = 1_000_000n;

/** Nanoseconds since 1970 of `YYYY-MM-DD HH:MM:SS[.fraction]` in UTC. */
function nanosOf(text: string): bigint {
  const [seconds, fraction = ""] = text.split(".");
  const ms = BigInt(Date.parse(`${seconds!.replace(" ", "T")}Z`));
  return ms * NANOS_PER_MS + BigInt(fraction.padEnd(9, "0"));
}

function elementOf({ name, type }: FieldSpec, style: ParquetStyle): SchemaElement {
  const isRequired = style.required?.includes(name) === true;
  const common = { name, repetition_type: isRequired ? "REQUIRED" : "OPTIONAL" } as const;
  if (style.numbers?.includes(name) === true) return { ...common, type: "INT64" };
  switch (type) {
    case "text":
    case "unique":
    case "bin":
      return { ...common, type: "BYTE_ARRAY", converted_type: "UTF8" };
    case "number":
      return { ...common, type: "DOUBLE" };
    case "integer":
    case "flag":
      return { ...common, type: "INT64" };
    case "date":
      return { ...common, type: "INT32", converted_type: "DATE" };
    case "time": {
      const unit = style.timeUnit ?? "MICROS";
      const logical_type = { type: "TIMESTAMP", isAdjustedToUTC: false, unit } as const;
      return { ...common, type: "INT64", logical_type };
    }
  }
}

function storedValue(value: FileRow[string] | undefined, spec: FieldSpec, style: ParquetStyle) {
  if (value === null || value === undefined) return null;
  if (style.numbers?.includes(spec.name) === true) return BigInt(value);
  switch (spec.type) {
    case "integer":
    case "flag":
      return BigInt(Number(value));
    case "date":
      return Date.parse(`${String(value)}T00:00Z`) / 86_400_000;
    case "time":
      return style.timeUnit === "NANOS" ? nanosOf(String(value)) : nanosOf(String(value)) / 1000n;
    case "text":
    case "unique":
    case "bin":
    case "number":
      return value;
  }
}

/** Parquet of the fields of `table` that the rows mention. */
export function parquetBytes(
  table: TableName,
  rows: readonly FileRow[],
  style: ParquetStyle = {},
): Uint8Array {
  const mentioned = new Set(columnsOf(rows));
  const fields = specOf(table).fields.filter((field) => mentioned.has(field.name));
  const { rowGroupSize = rows.length, pageSize } = style;
  const written = parquetWriteBuffer({
    codec: style.codec ?? "SNAPPY",
    compressors: { GZIP: (bytes) => gzipSync(bytes) },
    rowGroupSize: Math.max(rowGroupSize, 1),
    ...(pageSize === undefined ? {} : { pageSize }),
    schema: [
      { name: "schema", num_children: fields.length },
      ...fields.map((field) => elementOf(field, style)),
    ],
    columnData: fields.map((field) => ({
      name: field.name,
      data: rows.map((row) => storedValue(row[field.name], field, style)),
      ...(style.encoding !== undefined && ["text", "unique"].includes(field.type)
        ? { encoding: style.encoding }
        : {}),
    })),
  });
  return new Uint8Array(written);
}
