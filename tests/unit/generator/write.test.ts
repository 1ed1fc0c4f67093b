import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TableLayout } from "#generator/write/layout";
import { TableWriter } from "#generator/write/tableWriter";

const LAYOUT: TableLayout = {
  name: "things",
  formats: ["csv", "jsonl", "parquet"],
  columns: [
    { name: "id", kind: "text" },
    { name: "at", kind: "timestamp" },
    { name: "day", kind: "date" },
    { name: "price", kind: "decimal" },
    { name: "flag", kind: "integer" },
  ],
};

const AT = Date.UTC(2025, 10, 19, 14, 23, 4);
const DAY = Date.UTC(1973, 8, 15) / 86_400_000;

describe("a table written in several formats", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "write-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const text = (name: string) => readFileSync(path.join(folder, name), "utf8");

  it("spells times, dates and numbers in CSV as the published files do", () => {
    const writer = new TableWriter(folder, LAYOUT);
    writer.append(["a", AT, DAY, 15, 1]);
    writer.append([null, AT + 250, DAY, 28.3, 0]);
    writer.close();
    expect(text("things.csv")).toBe(
      "id,at,day,price,flag\na,2025-11-19 14:23:04,1973-09-15,15.0,1\n,2025-11-19 14:23:04.250,1973-09-15,28.3,0\n",
    );
  });

  it("quotes CSV fields with commas, quotes and line breaks", () => {
    const writer = new TableWriter(folder, LAYOUT);
    writer.append(['say "x", then\ny', AT, DAY, 1.5, 1]);
    writer.close();
    expect(text("things.csv")).toContain('\n"say ""x"", then\ny",2025');
  });

  it("writes numbers as numbers and absent values as null in JSONL", () => {
    const writer = new TableWriter(folder, LAYOUT);
    writer.append(["a", AT, null, 28.3, 1]);
    writer.close();
    expect(text("things.jsonl")).toBe(
      '{"id":"a","at":"2025-11-19 14:23:04","day":null,"price":28.3,"flag":1}\n',
    );
  });

  it("stores naive microsecond timestamps, dates and 64-bit flags in Parquet", async () => {
    const writer = new TableWriter(folder, LAYOUT);
    writer.append(["a", AT, DAY, 15, 1]);
    writer.append([null, AT, DAY, 0.1, 0]);
    writer.close();
    const file = await asyncBufferFromFile(path.join(folder, "things.parquet"));
    const { schema, row_groups } = await parquetMetadataAsync(file);
    expect(schema.slice(1).map((column) => column.converted_type ?? column.type)).toEqual([
      "UTF8",
      "TIMESTAMP_MICROS",
      "DATE",
      "DOUBLE",
      "INT_64",
    ]);
    expect(row_groups[0]?.columns[0]?.meta_data?.codec).toBe("SNAPPY");
    expect(await parquetReadObjects({ file })).toEqual([
      { id: "a", at: new Date(AT), day: new Date("1973-09-15"), price: 15, flag: 1n },
      { id: null, at: new Date(AT), day: new Date("1973-09-15"), price: 0.1, flag: 0n },
    ]);
  });

  it("puts a malformed line into the text formats only", async () => {
    const writer = new TableWriter(folder, LAYOUT);
    writer.append(["a", AT, DAY, 15, 1]);
    writer.appendMalformed("not a record");
    writer.close();
    expect(text("things.csv").split("\n")[2]).toBe("not a record");
    const file = await asyncBufferFromFile(path.join(folder, "things.parquet"));
    expect((await parquetMetadataAsync(file)).num_rows).toBe(1n);
  });
});
