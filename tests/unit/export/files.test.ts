import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf, type ExportCell } from "#shared/export/csv";
import { parquetOf, type ExportColumn } from "#shared/export/parquet";
import { cellsOf, readParquet, readText } from "../../support/readOneTable";
import { specOf } from "../../support/tableFiles";

const RUNS = { seed: 42, numRuns: 150 };
const FIELDS = ["transaction_id", "timestamp", "account_id", "amount", "currency", "is_fraud"];
const CUSTOMER_FIELDS = specOf("customers").fields.map((field) => field.name);

/** What ingest refuses is left out: NUL, U+FFFD and lone surrogates; and the empty text, which it reads as null. */
const text = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
    fc
      .array(fc.constantFrom('"', ",", "\n", "é", "🎁", " ", "\r\nb"), {
        minLength: 1,
        maxLength: 8,
      })
      .map((pieces) => pieces.join("")),
  )
  .filter((value) => !/[\0\uFFFD\p{Surrogate}]/u.test(value));

const instant = fc.bigInt({ min: 0n, max: 4_000_000_000_000_000_000n }).map((ns) => {
  const seconds = new Date(Number(ns / 1_000_000n)).toISOString().slice(0, 19).replace("T", " ");
  return `${seconds}.${String(ns % 1_000_000_000n).padStart(9, "0")}`.replace(/\.?(000)+$/, "");
});

const rows: fc.Arbitrary<ExportCell[][]> = fc.uniqueArray(text, { maxLength: 25 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.tuple(
        fc.constant(id),
        instant,
        text,
        fc.double({ min: 0, max: 1e12, noNaN: true }).map((amount) => amount + 0),
        fc.option(text),
        fc.option(fc.constantFrom(0, 1)),
      ),
    ),
  ),
);

const asText = (cells: readonly ExportCell[][]) =>
  cells.map((row) => row.map((cell) => (cell === null ? null : String(cell))));

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("an exported CSV file", () => {
  it("reads back as it was, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const read = await readText("transactions", "csv", csvOf(FIELDS, cells));
        expect(read.quarantine).toEqual([]);
        expect(cellsOf(read.table, FIELDS)).toEqual(asText(cells));
      }),
      RUNS,
    );
  });

  it("has a header line and ends every record with CRLF", () => {
    expect(decoded(csvOf(["a", 'b"'], [[1.5, null]]))).toBe('a,"b"""\r\n1.5,\r\n');
  });

  it("keeps what a spreadsheet would compute as it is", () => {
    expect(decoded(csvOf(["a"], [["=1+1"], ["@x"]]))).toBe("a\r\n=1+1\r\n@x\r\n");
  });

  it("tells an empty text from an empty field", () => {
    expect(decoded(csvOf(["a", "b"], [["", null]]))).toBe('a,b\r\n"",\r\n');
  });

  it("writes no empty line for a null that stands alone", () => {
    expect(decoded(csvOf(["a"], [[null], [1]]))).toBe('a\r\n""\r\n1\r\n');
  });

  it("holds every row where there are more than are encoded at once", () => {
    const many = Array.from({ length: 10_000 }, (_, row) => [row]);
    expect(decoded(csvOf(["n"], many)).split("\r\n")).toHaveLength(10_002);
  });
});

const columnsOf = (cells: readonly ExportCell[][]): ExportColumn[] =>
  (["text", "time", "text", "number", "text", "flag"] as const).map((type, at) => ({
    name: FIELDS[at]!,
    type,
    values: cells.map((row) => row[at]!),
  }));

describe("an exported Parquet file", () => {
  it("reads back as it was, to the nanosecond", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const read = await readParquet("transactions", parquetOf(columnsOf(cells)));
        expect(read.quarantine).toEqual([]);
        expect(cellsOf(read.table, FIELDS)).toEqual(asText(cells));
      }),
      RUNS,
    );
  });

  it("takes cells as texts, as a table shows them", async () => {
    const row = ["C1", "2025-11-01 10:00:00.123456", "FR", "ios", "1990-02-28", "0"];
    const types = ["text", "time", "text", "text", "date", "flag"] as const;
    const bytes = parquetOf(
      types.map((type, at) => ({ name: CUSTOMER_FIELDS[at]!, type, values: [row[at]!] })),
    );
    const { table } = await readParquet("customers", bytes);
    expect(cellsOf(table, CUSTOMER_FIELDS)).toEqual([row]);
  });

  it("keeps a masked date as the text it is shown as", async () => {
    const bytes = parquetOf([{ name: "file", type: "text", values: ["1990-••-••"] }]);
    const { table } = await readParquet("synthetic_id_labels", bytes);
    expect(cellsOf(table, ["file"])).toEqual([["1990-••-••"]]);
  });

  it("refuses a cell that is not of its column's type", () => {
    expect(() => parquetOf([{ name: "day", type: "date", values: ["1990-••-••"] }])).toThrow(
      "no date",
    );
    expect(() => parquetOf([{ name: "at", type: "time", values: ["soon"] }])).toThrow("no time");
  });
});
