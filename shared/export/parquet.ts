import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { parseDay, parseInstant } from "../domain/time";
import type { ExportCell } from "./csv";

export type ExportType = "text" | "number" | "integer" | "flag" | "time" | "date";

/** A column of a Parquet file; cells are values or their texts as `cellText` writes them. */
export interface ExportColumn {
  readonly name: string;
  readonly type: ExportType;
  readonly values: readonly ExportCell[];
}

/**
 * A Parquet file, SNAPPY compressed, every column nullable: text as UTF-8, numbers as DOUBLE, integers and flags as
 * INT64, dates as DATE, times as naive UTC timestamps in microseconds, in nanoseconds where a column has them.
 * Names must be distinct. Throws where a cell is not of its column's type.
 */
export function parquetOf(columns: readonly ExportColumn[]): Uint8Array<ArrayBuffer> {
  const stored = columns.map(storedColumn);
  const written = parquetWriteBuffer({
    createdBy: "kivendtout",
    schema: [
      { name: "schema", num_children: stored.length },
      ...stored.map(({ element }) => element),
    ],
    columnData: stored.map(({ element, data }) => ({ name: element.name, data })),
  });
  return new Uint8Array(written);
}

interface StoredColumn {
  readonly element: SchemaElement;
  readonly data: (string | number | bigint | null)[];
}

function storedColumn({ name, type, values }: ExportColumn): StoredColumn {
  const common = { name, repetition_type: "OPTIONAL" } as const;
  switch (type) {
    case "text":
      return {
        element: { ...common, type: "BYTE_ARRAY", converted_type: "UTF8" },
        data: values.map((cell) => (cell === null ? null : String(cell))),
      };
    case "number":
      return {
        element: { ...common, type: "DOUBLE" },
        data: values.map((cell) => (cell === null ? null : Number(cell))),
      };
    case "integer":
    case "flag":
      return {
        element: { ...common, type: "INT64", converted_type: "INT_64" },
        data: values.map((cell) => (cell === null ? null : BigInt(cell))),
      };
    case "date":
      return {
        element: { ...common, type: "INT32", converted_type: "DATE" },
        data: values.map((cell) => (cell === null ? null : dayOfText(cell, name))),
      };
    case "time":
      return storedTimes(common, values);
  }
}

function dayOfText(cell: string | number, column: string): number {
  const day = parseDay(String(cell));
  if (day === null) throw new TypeError(`${column} holds ${cell}, which is no date`);
  return day;
}

/** INT64 nanoseconds reach from 1677 to 2262. */
const NANOS_REACH_MS = 9_223_372_036_854;

/** Times beyond the reach of nanoseconds are kept in microseconds, cut to them. */
function storedTimes(
  common: { readonly name: string; readonly repetition_type: "OPTIONAL" },
  values: readonly ExportCell[],
): StoredColumn {
  const times = values.map((cell) => {
    if (cell === null) return null;
    const time = { ms: 0, nano: 0 };
    if (parseInstant(String(cell), time)) return time;
    throw new TypeError(`${common.name} holds ${cell}, which is no time`);
  });
  const needsNanos = times.some((time) => time !== null && time.nano % 1000 !== 0);
  const fits = times.every((time) => time === null || Math.abs(time.ms) < NANOS_REACH_MS);
  const unit = needsNanos && fits ? "NANOS" : "MICROS";
  const perMs = unit === "NANOS" ? 1_000_000n : 1000n;
  const ticks = (time: { ms: number; nano: number }): bigint =>
    BigInt(time.ms) * perMs + BigInt(unit === "NANOS" ? time.nano : Math.floor(time.nano / 1000));
  return {
    element: {
      ...common,
      type: "INT64",
      logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit },
      ...(unit === "MICROS" ? { converted_type: "TIMESTAMP_MICROS" as const } : {}),
    },
    data: times.map((time) => (time === null ? null : ticks(time))),
  };
}
