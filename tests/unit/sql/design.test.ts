import { describe, expect, it } from "vitest";
import { SCHEMAS } from "#shared/domain/schema";
import { designOf } from "#shared/sql/design";
import { viewsOver } from "#shared/sql/views";
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
    const wrong = await ask("SELECT * FROM order_lines WHERE line_total <> qty * unit_price");
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
      await ask("SELECT sum(revenue) = (SELECT sum(total_amount) FROM orders) FROM daily_revenue"),
    ).toEqual([[1]]);
  });

  it("are left out where a table is missing", () => {
    expect(viewsOver(new Set(["orders"])).map(({ name }) => name)).toEqual(["daily_revenue"]);
  });
});
