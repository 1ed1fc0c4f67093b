import { gzipSync } from "node:zlib";
import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import type { TableName } from "#shared/domain/schema";
import { UnreadableFile } from "#shared/ingest/source";
import { readFiles } from "../../support/memorySource";
import { cellsOf, columnText, lossesOf, readParquet, readText } from "../../support/readOneTable";
import { smallDataset } from "../../support/smallDataset";
import { csvText, parquetBytes, specOf, type ParquetStyle } from "../../support/tableFiles";

const small = smallDataset(60);
const namesOf = (table: TableName) => specOf(table).fields.map((field) => field.name);

const STYLES: readonly (readonly [string, ParquetStyle])[] = [
  ["snappy", {}],
  ["uncompressed", { codec: "UNCOMPRESSED" }],
  ["gzip", { codec: "GZIP" }],
  ["several row groups", { rowGroupSize: 7 }],
  ["several pages", { pageSize: 100 }],
  ["plain text", { encoding: "PLAIN" }],
  ["delta lengths", { encoding: "DELTA_LENGTH_BYTE_ARRAY" }],
  ["nanoseconds", { timeUnit: "NANOS" }],
  ["columns without nulls", { required: ["event_id", "ts", "amount"] }],
];

describe("a Parquet file", () => {
  it.each(STYLES)("with %s says what the CSV says", async (_, style) => {
    for (const name of ["payments", "events", "customers", "order_items"] as const) {
      const read = await readParquet(name, parquetBytes(name, small[name], style));
      const rows =
        style.timeUnit === "NANOS"
          ? small[name]
          : small[name].map((row) => ({
              ...row,
              ...("ts" in row ? { ts: cutToMicros(row["ts"]) } : {}),
            }));
      const { table } = await readText(name, "csv", csvText(rows));
      expect(cellsOf(read.table, namesOf(name))).toEqual(cellsOf(table, namesOf(name)));
      expect(read.quarantine).toEqual([]);
    }
  });

  it("may be empty of rows", async () => {
    const bytes = parquetWriteBuffer({
      columnData: [{ name: "order_id", data: [], type: "STRING" }],
    });
    const { table } = await readParquet("order_items", new Uint8Array(bytes));
    expect(table.rows).toBe(0);
  });

  it.each([
    ["an empty file", new Uint8Array(0)],
    ["a few bytes", Uint8Array.of(1, 2, 3)],
    ["text", new TextEncoder().encode(csvText(small.payments))],
    ["a file without its end", parquetBytes("payments", small.payments).slice(0, -1)],
    ["the end alone", parquetBytes("payments", small.payments).slice(-8)],
  ])("is unreadable as %s", async (_, bytes) => {
    await expect(readParquet("payments", bytes)).rejects.toThrow(UnreadableFile);
  });

  it("may be gzipped as a whole", async () => {
    const zipped = gzipSync(parquetBytes("payments", small.payments));
    const { tables } = await readFiles({ "payments.parquet.gz": zipped });
    expect(tables.get("payments")?.rows).toBe(60);
  });

  it("loses a damaged row group as a whole, with its place, and keeps the others", async () => {
    const bytes = parquetBytes("payments", small.payments, { rowGroupSize: 20, codec: "GZIP" });
    const second = bytes.indexOf(0x1f, Math.floor(bytes.length / 3));
    bytes.fill(0xff, second + 10, second + 14);
    const read = await readParquet("payments", bytes);
    expect(read.table.rows).toBe(40);
    expect(read.quarantine).toHaveLength(1);
    expect(read.quarantine[0]).toMatchObject({ row: 21, count: 20, reason: "unreadable_block" });
    expect(read.quarantine[0]!.raw).toContain("column ");
  });
});

const cutToMicros = (time: unknown): string => String(time).slice(0, 26);

const element = (name: string, more: Partial<SchemaElement>): SchemaElement => ({
  name,
  repetition_type: "OPTIONAL",
  ...more,
});

/** Alerts whose columns are stored in types of their own. */
function alertsWith(columns: readonly { element: SchemaElement; data: unknown[] }[]): Uint8Array {
  const rows = columns[0]!.data.length;
  const ids = {
    element: element("alert_id", { type: "BYTE_ARRAY", converted_type: "UTF8" }),
    data: [...Array(rows).keys()].map((i) => `A${i}`),
  };
  const amounts = {
    element: element("amount", { type: "DOUBLE" }),
    data: Array<number>(rows).fill(1),
  };
  const given = new Set(columns.map((column) => column.element.name));
  const all = [ids, amounts]
    .filter((column) => !given.has(column.element.name))
    .concat(columns as (typeof ids)[]);
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [
        { name: "schema", num_children: all.length },
        ...all.map((column) => column.element),
      ],
      columnData: all.map((column) => ({ name: column.element.name, data: column.data })),
    }),
  );
}

describe("a value stored in Parquet", () => {
  it.each([
    ["MILLIS", 1_762_000_000_123n, "2025-11-01 12:26:40.123"],
    ["MICROS", 1_762_000_000_123_456n, "2025-11-01 12:26:40.123456"],
    ["NANOS", 1_762_000_000_123_456_789n, "2025-11-01 12:26:40.123456789"],
    ["NANOS", -1n, "1969-12-31 23:59:59.999999999"],
  ] as const)("is a time in %s", async (unit, value, text) => {
    const logical_type = { type: "TIMESTAMP", isAdjustedToUTC: true, unit } as const;
    const bytes = alertsWith([
      { element: element("alert_ts", { type: "INT64", logical_type }), data: [value, null] },
    ]);
    const { table } = await readParquet("fraud_alerts", bytes);
    expect(columnText(table, "alert_ts")).toEqual([text, null]);
  });

  it("is refused as a time outside years 1 to 9999", async () => {
    const bytes = alertsWith([
      {
        element: element("alert_ts", { type: "INT64", converted_type: "TIMESTAMP_MILLIS" }),
        data: [2n ** 62n],
      },
    ]);
    expect(lossesOf(await readParquet("fraud_alerts", bytes))).toEqual([
      [1, undefined, "alert_ts", "not_a_time"],
    ]);
  });

  it("is refused as a time where it is a bare number, whose unit nobody knows", async () => {
    const bytes = alertsWith([{ element: element("alert_ts", { type: "INT64" }), data: [17n] }]);
    expect(lossesOf(await readParquet("fraud_alerts", bytes))[0]).toContain("not_a_time");
  });

  it("is text where the file holds whole numbers or bytes", async () => {
    const bytes = alertsWith([
      { element: element("payment_id", { type: "INT64" }), data: [7n, null] },
      { element: element("customer_id", { type: "BYTE_ARRAY" }), data: ["C1", "C2"] },
    ]);
    const { table } = await readParquet("fraud_alerts", bytes);
    expect(columnText(table, "payment_id")).toEqual(["7", null]);
    expect(columnText(table, "customer_id")).toEqual(["C1", "C2"]);
  });

  it("is a flag where the file holds truth values or doubles", async () => {
    const stored = [
      element("is_fraud_label", { type: "BOOLEAN" }),
      element("is_fraud_label", { type: "DOUBLE" }),
    ];
    const data = [
      [true, false, null],
      [1, 0, null],
    ];
    for (const [i, column] of stored.entries()) {
      const { table } = await readParquet(
        "fraud_alerts",
        alertsWith([{ element: column, data: data[i]! }]),
      );
      expect(columnText(table, "is_fraud_label")).toEqual(["1", "0", null]);
    }
  });

  it("is an empty number where a data frame wrote NaN", async () => {
    const bytes = alertsWith([{ element: element("amount", { type: "DOUBLE" }), data: [NaN, 2] }]);
    const read = await readParquet("fraud_alerts", bytes);
    expect(lossesOf(read)).toEqual([[1, undefined, "amount", "missing_value"]]);
  });

  it("shows its record in the quarantine", async () => {
    const bytes = alertsWith([{ element: element("amount", { type: "DOUBLE" }), data: [-5] }]);
    const { quarantine } = await readParquet("fraud_alerts", bytes);
    expect(JSON.parse(quarantine[0]!.raw)).toEqual({ alert_id: "A0", amount: -5 });
  });
});

/** LZ4 block format without any match: lengths from 15 on go on in further bytes. */
function lz4Literals(bytes: Uint8Array): Uint8Array {
  const rest = bytes.length - 15;
  const more = rest < 0 ? [] : [...Array<number>(Math.floor(rest / 255)).fill(255), rest % 255];
  return Uint8Array.from([Math.min(bytes.length, 15) << 4, ...more, ...bytes]);
}

describe("a column of nulls only", () => {
  it.each(["UNCOMPRESSED", "SNAPPY", "LZ4_RAW"] as const)("is read in %s", async (codec) => {
    const bytes = parquetWriteBuffer({
      codec,
      compressors: { LZ4_RAW: lz4Literals },
      columnData: [
        { name: "alert_id", data: ["A1", "A2"], type: "STRING" },
        { name: "amount", data: [1.5, 2.5], type: "DOUBLE" },
        { name: "payment_id", data: [null, null], type: "STRING", nullable: true },
      ],
    });
    const read = await readParquet("fraud_alerts", new Uint8Array(bytes));
    expect(read.quarantine).toEqual([]);
    expect(columnText(read.table, "payment_id")).toEqual([null, null]);
  });
});
