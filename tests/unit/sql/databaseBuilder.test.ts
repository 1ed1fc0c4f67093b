import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText } from "#shared/domain/cells";
import type { Dataset } from "#shared/domain/dataset";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { databaseOf } from "../../support/sqlite";

/** Everything SQLite holds against what the dataset holds, and SQLite's own opinion of the file. */
async function expectSame(dataset: Dataset): Promise<void> {
  const database = await databaseOf(dataset);
  try {
    expect(database.exec("PRAGMA integrity_check")[0]?.values).toEqual([["ok"]]);
    for (const table of dataset.tables.values()) {
      const names = Object.keys(table.columns);
      const expected = Array.from({ length: table.rows }, (_, row) =>
        names.map((name) => cellText(table.columns[name]!, row)),
      );
      const found = database.exec(`SELECT ${names.join(", ")} FROM ${table.name} ORDER BY rowid`);
      const cells = (found[0]?.values ?? []).map((row) =>
        row.map((cell) => (cell === null ? null : String(cell))),
      );
      expect(cells).toEqual(expected);
    }
  } finally {
    database.close();
  }
}

const RUNS = { seed: 42, numRuns: 60 };

const text = fc
  .string({ unit: "binary", minLength: 1, maxLength: 40 })
  .filter((value) => !/[\0\p{Surrogate}]/u.test(value));
const instant = fc.record({
  ms: fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }),
  nano: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999 })),
});

const transaction = fc.record({
  timestamp: fc.option(instant),
  account_id: fc.constantFrom("A1", "A2", "Ä3", "\u{1F381}", "\uE000"),
  amount: fc.double({ noNaN: true, noDefaultInfinity: true }).map((amount) => amount + 0),
  merchant_id: fc.option(text),
  device_id: fc.option(fc.constantFrom("d1", "d2")),
  is_fraud: fc.option(fc.constantFrom(0, 1)),
});

const transactions = fc
  .uniqueArray(text, { maxLength: 60 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => transaction.map((row): Row => ({ ...row, transaction_id: id })))),
  );

describe("a database of a dataset", () => {
  it("holds every cell, and SQLite finds tables and indices in order", async () => {
    await fc.assert(
      fc.asyncProperty(transactions, (rows) =>
        expectSame(datasetOf("transactions", { transactions: rows })),
      ),
      RUNS,
    );
  });

  const many = (count: number, more: (i: number) => Row = () => ({})) =>
    datasetOf("transactions", {
      transactions: Array.from({ length: count }, (_, i) => ({
        transaction_id: `T${(i * 7919) % count}`,
        timestamp: Date.UTC(2025, 10, 1) + ((i * 104_729) % count) * 1000,
        account_id: `A${i % 97}`,
        amount: i / 100,
        ...more(i),
      })),
    });

  it.each([0, 1, 20_011])("holds %i rows", (count) => expectSame(many(count)));

  it("holds more than its file had room for", () =>
    expectSame(many(40, (i) => ({ merchant_id: "é".repeat(i === 7 ? 100_000 : i * 777) }))));

  it("holds whole numbers of every size", async () => {
    const sizes = [1, 2, 127, 128, 255, 32_767, 32_768, 8_388_608, 2 ** 31, 2 ** 47, 2 ** 53 - 1];
    await expectSame(
      datasetOf("kivendtout", {
        order_items: sizes.map((qty) => ({ order_id: "O1", product_id: "P1", qty })),
      }),
    );
  });

  it("holds tables whose optional columns are missing", async () => {
    const database = await databaseOf(
      datasetOf("transactions", {
        transactions: [{ transaction_id: "T1", account_id: "A1", amount: 1 }],
      }),
    );
    expect(database.exec("SELECT merchant_id, lat FROM transactions")[0]?.values).toEqual([
      [null, null],
    ]);
    database.close();
  });
});
