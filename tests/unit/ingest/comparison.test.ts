import { describe, expect, it } from "vitest";
import type { TableName } from "#shared/domain/schema";
import { readFiles } from "../../support/memorySource";
import { smallDataset } from "../../support/smallDataset";
import { csvText, parquetBytes, type FileRow } from "../../support/tableFiles";

const small = smallDataset(20);

/** How the CSV with `other` compares with the Parquet with `read`. */
async function compare(
  table: TableName,
  read: readonly FileRow[],
  other: readonly FileRow[] | string,
) {
  const { comparisons } = await readFiles({
    [`${table}.parquet`]: parquetBytes(table, read, { rowGroupSize: 6 }),
    [`${table}.csv`]: typeof other === "string" ? other : csvText(other),
  });
  expect(comparisons).toHaveLength(1);
  return comparisons[0]!;
}

const changed = (rows: readonly FileRow[], at: number, cells: FileRow): FileRow[] =>
  rows.map((row, i) => (i === at ? { ...row, ...cells } : row));

describe("two formats of a table", () => {
  it.each(["payments", "events", "order_items", "synthetic_id_labels"] as const)(
    "of %s agree in any order of rows",
    async (table) => {
      const rows = small[table].map((row) =>
        "ts" in row ? { ...row, ts: String(row["ts"]).slice(0, 26) } : row,
      );
      const comparison = await compare(table, rows, rows.toReversed());
      expect(comparison).toMatchObject({
        differingRows: 0,
        sample: [],
        broken: null,
        total: rows.length,
      });
    },
  );

  it("show each differing value with its record", async () => {
    const other = changed(small.payments, 7, { amount: 99.5, method: null });
    const comparison = await compare("payments", small.payments, other);
    expect(comparison.differingRows).toBe(1);
    expect(comparison.sample).toEqual([
      { row: 8, field: "method", read: "paypal", other: "" },
      { row: 8, field: "amount", read: expect.any(String) as string, other: "99.5" },
    ]);
  });

  it("name the record of the file, also behind lost ones", async () => {
    const read = changed(small.payments, 0, { amount: -1 });
    const comparison = await compare("payments", read, changed(small.payments, 3, { method: "x" }));
    const rows = comparison.sample.map(({ row, field }) => [row, field]);
    expect(rows).toContainEqual([4, "method"]);
  });

  it("count rows that only one of them has", async () => {
    const rows = small.payments;
    expect(await compare("payments", rows, rows.slice(3))).toMatchObject({
      differingRows: 3,
      rowsRead: 20,
      rowsOther: 17,
    });
    expect(await compare("payments", rows.slice(3), rows)).toMatchObject({
      differingRows: 3,
      total: 20,
    });
    const replaced = changed(rows, 5, { payment_id: "NEW" });
    expect(await compare("payments", rows, replaced)).toMatchObject({
      differingRows: 2,
      total: 21,
    });
  });

  it("count changed, missing and extra rows together, and name each", async () => {
    const [, , ...kept] = changed(small.payments, 7, { amount: 99.5 });
    const other = [...kept, { ...small.payments[0]!, payment_id: "EXTRA" }];
    const comparison = await compare("payments", small.payments, other);
    expect(comparison.differingRows).toBe(4);
    expect(comparison.sample).toEqual([
      { row: null, field: "payment_id", read: "", other: "EXTRA" },
      { row: 8, field: "amount", read: expect.any(String) as string, other: "99.5" },
      { row: 1, field: "payment_id", read: small.payments[0]!["payment_id"], other: "" },
      { row: 2, field: "payment_id", read: small.payments[1]!["payment_id"], other: "" },
    ]);
  });

  it("are not compared in a column that one lacks, which is named", async () => {
    const renamed = csvText(small.customers).replace("country", "Country");
    expect(await compare("customers", small.customers, renamed)).toMatchObject({
      differingRows: 0,
      missingColumns: ["country"],
      extraColumns: ["Country"],
    });
  });

  it("agree where both lose the same records, and differ where one does", async () => {
    const twice = [...small.payments, small.payments[0]!];
    expect(await compare("payments", twice, twice)).toMatchObject({
      differingRows: 0,
      rowsRead: 21,
      rowsOther: 21,
    });
    const bad = changed(small.payments, 2, { amount: -3 });
    expect(await compare("payments", bad, bad)).toMatchObject({ differingRows: 0 });
    expect(await compare("payments", small.payments, bad)).toMatchObject({ differingRows: 1 });
  });

  it("count repeated lines where there is no key", async () => {
    const [first, ...rest] = small.order_items;
    expect(
      await compare(
        "order_items",
        [first!, first!, ...rest],
        [first!, ...rest, ...rest.slice(0, 1)],
      ),
    ).toMatchObject({
      differingRows: 1,
    });
  });

  it("are compared after the table has been handed on", async () => {
    const rows = small.payments;
    const told: string[] = [];
    const files = {
      "payments.parquet": parquetBytes("payments", rows),
      "payments.csv": csvText(rows),
    };
    const { tables } = await readFiles(files, {
      onProgress: ({ file }) => told.push(file),
      onTable: (table) => told.push(`${table.name}: ${table.rows}`),
    });
    const handedOn = told.indexOf(`payments: ${tables.get("payments")!.rows}`);
    expect(handedOn).toBeGreaterThan(told.indexOf("payments.parquet"));
    expect(handedOn).toBeLessThan(told.indexOf("payments.csv"));
  });

  it("may store text as a number, which is said and is no difference", async () => {
    const rows = small.payments.map((row, i) => ({ ...row, card_bin: String(400_000 + i) }));
    const asNumbers = parquetBytes("payments", rows, { numbers: ["card_bin"] });
    const { comparisons } = await readFiles({
      "payments.parquet": asNumbers,
      "payments.csv": csvText(rows),
    });
    expect(comparisons).toMatchObject([
      {
        differingRows: 0,
        typeDifferences: [{ field: "card_bin", read: "INT64", other: "text" }],
      },
    ]);
  });

  it("are one where the other file cannot be read, which is a problem", async () => {
    const { comparisons, problems } = await readFiles({
      "payments.parquet": parquetBytes("payments", small.payments),
      "payments.csv": "",
    });
    expect(comparisons).toEqual([]);
    const unreadable = problems.filter((problem) => problem.code === "dataset.unreadable");
    expect(unreadable).toMatchObject([{ where: { file: "payments.csv" } }]);
  });
});
