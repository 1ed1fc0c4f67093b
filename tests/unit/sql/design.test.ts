import { describe, expect, it } from "vitest";
import { SCHEMAS } from "#shared/domain/schema";
import { designOf } from "#shared/sql/design";
import { viewsOver } from "#shared/sql/views";
import { datasetOf } from "../../support/datasetBuilder";
import { readFiles } from "../../support/memorySource";
import { smallDataset } from "../../support/smallDataset";
import { databaseOf } from "../../support/sqlite";
import { csvText } from "../../support/tableFiles";

const filesOf = (names: readonly string[]) => {
  const rows = smallDataset(60);
  return Object.fromEntries(names.map((name) => [`${name}.csv`, csvText(rows[name] ?? [])]));
};
const databaseOfSchema = async (schema: keyof typeof SCHEMAS) =>
  databaseOf(await readFiles(filesOf(SCHEMAS[schema].map(({ name }) => name))));

describe.each(["kivendtout", "transactions"] as const)("the SQL tables of %s", (schema) => {
  it("have an index for every column that refers to another table", () => {
    for (const { name, key, fields } of SCHEMAS[schema]) {
      const indexed = [key, ...designOf(name)!.indices.map(({ columns }) => columns[0])];
      const referring = fields.filter((field) => "references" in field).map((field) => field.name);
      expect(indexed).toEqual(expect.arrayContaining(referring));
    }
  });

  it("have views that answer the columns they promise", async () => {
    const database = await databaseOfSchema(schema);
    const views = viewsOver(new Set(SCHEMAS[schema].map(({ name }) => name)));
    expect(views.length).toBeGreaterThan(0);
    for (const { name, columns } of views) {
      const [found] = database.exec(`SELECT * FROM ${name}`);
      expect(found?.columns).toEqual(columns.map((column) => column.name));
      expect(found?.values.length).toBeGreaterThan(0);
    }
    database.close();
  });

  it("are found through their keys and indices, not by looking at every row", async () => {
    const database = await databaseOfSchema(schema);
    for (const { name, key } of SCHEMAS[schema])
      for (const column of [key, ...designOf(name)!.indices.map(({ columns }) => columns[0])]) {
        if (column === null) continue;
        const plan = database.exec(
          `EXPLAIN QUERY PLAN SELECT * FROM ${name} WHERE ${column} = 'x'`,
        );
        expect(String(plan[0]?.values[0]?.[3])).toContain("USING INDEX");
      }
    database.close();
  });
});

describe("views", () => {
  const ask = async (sql: string) => {
    const database = await databaseOfSchema("kivendtout");
    const [found] = database.exec(sql);
    database.close();
    return found?.values;
  };

  it("multiply the quantity of an order's line by the product's price", async () => {
    const wrong = await ask(
      "SELECT * FROM order_lines WHERE line_total <> round(qty * unit_price, 2)",
    );
    expect(wrong).toBeUndefined();
    expect(
      await ask("SELECT (SELECT count(*) FROM order_lines) = count(*) FROM order_items"),
    ).toEqual([[1]]);
  });

  it("keep every payment once", async () => {
    expect(await ask("SELECT count(*), count(DISTINCT payment_id) FROM payment_details")).toEqual([
      [60, 60],
    ]);
  });

  it("add up to the revenue of all orders", async () => {
    expect(
      await ask(
        "SELECT round(sum(revenue) - (SELECT sum(total_amount) FROM orders), 2) FROM daily_revenue",
      ),
    ).toEqual([[0]]);
  });

  it("answer amounts in whole cents", async () => {
    // As binary numbers 0.1 + 0.2 is a little more than 0.3, and 3 times 1.1 more than 3.3.
    const order_ts = "2025-11-01 10:00:00";
    const shop = await databaseOf(
      datasetOf("kivendtout", {
        orders: [0.1, 0.2].map((total_amount, i) => ({
          order_id: `O${i}`,
          order_ts,
          total_amount,
        })),
        order_items: [{ order_id: "O1", product_id: "P1", qty: 3 }],
        products: [{ product_id: "P1", unit_price: 1.1 }],
      }),
    );
    const [day] = shop.exec("SELECT revenue, average_basket FROM daily_revenue");
    const [line] = shop.exec("SELECT line_total FROM order_lines");
    shop.close();
    expect([day?.values, line?.values]).toEqual([[[0.3, 0.15]], [[3.3]]]);
  });

  it("answer amounts of transactions in whole cents", async () => {
    const timestamp = "2025-11-01 10:00:00";
    const ledger = await databaseOf(
      datasetOf("transactions", {
        transactions: [0.1, 0.2].map((amount, i) => ({
          transaction_id: `T${i}`,
          account_id: "A1",
          timestamp,
          amount,
          is_fraud: 1,
        })),
      }),
    );
    const [day] = ledger.exec("SELECT amount, average_amount, fraud_amount FROM daily_amounts");
    const [account] = ledger.exec("SELECT amount FROM account_summary");
    ledger.close();
    expect([day?.values, account?.values]).toEqual([[[0.3, 0.15, 0.3]], [[0.3]]]);
  });

  it("are left out where a table is missing", () => {
    expect(viewsOver(new Set(["orders"])).map(({ name }) => name)).toEqual(["daily_revenue"]);
  });
});
