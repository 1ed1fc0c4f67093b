import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TableName } from "#shared/domain/schema";
import type { ReadTable } from "#shared/ingest/readTable";
import { readFiles } from "../../support/memorySource";
import { cellsOf, readParquet, readText } from "../../support/readOneTable";
import { csvText, jsonlText, parquetBytes, specOf, type FileRow } from "../../support/tableFiles";

const RUNS = { seed: 42, numRuns: 150 };

/** Text of any kind but what ingest refuses: NUL, U+FFFD and lone surrogates; not empty. */
const text = fc
  .string({ unit: "binary", minLength: 1, maxLength: 12 })
  .filter((value) => !/[\0\uFFFD\p{Surrogate}]/u.test(value));
/** Text that makes trouble in CSV. */
const awkward = fc
  .array(fc.constantFrom('"', ",", "\n", ";", "é", "🎁", "a", " ", "\t", "\r\nb"), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join(""));

const nanos = fc.bigInt({ min: 0n, max: 4_000_000_000_000_000_000n }).map((ns) => {
  const iso = new Date(Number(ns / 1_000_000n)).toISOString().slice(0, 19).replace("T", " ");
  return `${iso}.${String(ns % 1_000_000_000n).padStart(9, "0")}`;
});

const transaction = fc.record({
  account_id: fc.oneof(text, awkward),
  timestamp: fc.option(nanos),
  amount: fc.double({ min: 0, max: 1e12, noNaN: true }),
  currency: fc.option(fc.oneof(text, awkward)),
  lat: fc.option(fc.double({ min: -90, max: 90, noNaN: true })),
  is_fraud: fc.option(fc.constantFrom(0, 1)),
});

const transactions = fc
  .uniqueArray(fc.oneof(text, awkward), { minLength: 1, maxLength: 25 })
  .chain((ids) =>
    fc
      .array(transaction, { minLength: ids.length, maxLength: ids.length })
      .map((rows) => rows.map((row, i): FileRow => ({ transaction_id: ids[i]!, ...row }))),
  );

const namesOf = (table: TableName) => specOf(table).fields.map((field) => field.name);
const cells = ({ table }: ReadTable) => cellsOf(table, namesOf("transactions"));

/** The rows as `cellsOf` shows them. */
const expected = (rows: readonly FileRow[]) =>
  rows.map((row) =>
    namesOf("transactions").map((name) => {
      const value = row[name];
      if (value === null || value === undefined) return null;
      if (name === "timestamp") return String(value).replace(/\.?(000)+$/, "");
      return String(Object.is(value, -0) ? 0 : value);
    }),
  );

describe("what is written is read again", () => {
  it("from CSV with any text in it, however the file is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(
        transactions,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        async (rows, chunkBytes, delimiter, newline) => {
          const csv = csvText(rows, { delimiter, newline });
          const read = await readText("transactions", "csv", csv, chunkBytes);
          expect(read.quarantine).toEqual([]);
          expect(cells(read)).toEqual(expected(rows));
        },
      ),
      RUNS,
    );
  });

  it("from JSON Lines, however the file is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(transactions, fc.integer({ min: 1, max: 40 }), async (rows, chunkBytes) => {
        const read = await readText("transactions", "jsonl", jsonlText(rows), chunkBytes);
        expect(cells(read)).toEqual(expected(rows));
      }),
      RUNS,
    );
  });

  it("from Parquet in any codec, row group and page size", async () => {
    const style = fc.record({
      codec: fc.constantFrom("SNAPPY", "GZIP", "UNCOMPRESSED"),
      rowGroupSize: fc.integer({ min: 1, max: 30 }),
      pageSize: fc.integer({ min: 20, max: 2000 }),
      timeUnit: fc.constant("NANOS"),
    });
    await fc.assert(
      fc.asyncProperty(transactions, style, async (rows, { codec, rowGroupSize, pageSize }) => {
        const bytes = parquetBytes("transactions", rows, {
          codec,
          rowGroupSize,
          pageSize,
          timeUnit: "NANOS",
        });
        const read = await readParquet("transactions", bytes);
        expect(read.quarantine).toEqual([]);
        expect(cells(read)).toEqual(expected(rows));
      }),
      RUNS,
    );
  });

  it("and the three formats are found to agree", async () => {
    await fc.assert(
      fc.asyncProperty(transactions, async (rows) => {
        const { comparisons, quarantine } = await readFiles({
          "transactions.parquet": parquetBytes("transactions", rows, { timeUnit: "NANOS" }),
          "transactions.csv": csvText(rows),
          "transactions.jsonl.gz": gzipSync(jsonlText(rows)),
        });
        expect(quarantine).toEqual([]);
        expect(
          comparisons.map((found) => [found.other, found.differingRows, found.sample]),
        ).toEqual([
          ["transactions.csv", 0, []],
          ["transactions.jsonl.gz", 0, []],
        ]);
      }),
      RUNS,
    );
  });
});

describe("damaged text", () => {
  const fragment = fc.constantFrom(
    '"',
    ",",
    "\n",
    "\r",
    "\r\n",
    "a",
    '"a"',
    "1",
    "2025-11-01",
    "é",
    "{",
    "}",
    "\0",
  );
  const damaged = fc.array(fragment, { maxLength: 60 }).map((pieces) => pieces.join(""));

  it.each(["csv", "jsonl"] as const)(
    "gives the same account however a %s file is cut into pieces",
    async (format) => {
      const head = format === "csv" ? "transaction_id,account_id,amount\n" : "{}\n";
      await fc.assert(
        fc.asyncProperty(damaged, fc.integer({ min: 1, max: 9 }), async (body, chunkBytes) => {
          const whole = await readText("transactions", format, head + body);
          const pieces = await readText("transactions", format, head + body, chunkBytes);
          expect(pieces.quarantine).toEqual(whole.quarantine);
          expect(cells(pieces)).toEqual(cells(whole));
          expect(whole.table.rows + whole.quarantined).toBe(whole.records);
        }),
        { ...RUNS, numRuns: 400 },
      );
    },
  );
});
