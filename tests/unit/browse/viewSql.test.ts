import { describe, expect, it } from "vitest";
import type { FieldFilter, FieldInfo, TableView } from "#shared/contract/browse";
import { tableViewSql } from "#shared/browse/viewSql";
import { designOf, statementsOf } from "#shared/sql/design";
import initSqlJs, { type Database } from "sql.js";

const field = (name: string, type: FieldInfo["type"]): FieldInfo => ({
  name,
  type,
  references: null,
  entity: null,
  personal: false,
});

const PAYMENTS = [
  field("payment_id", "text"),
  field("attempt_ts", "time"),
  field("amount", "number"),
  field("result", "text"),
  field("card_bin", "bin"),
  field("is_fraud_label", "flag"),
];

const view = (...filters: FieldFilter[]): TableView => ({
  table: "payments",
  filters,
  sort: null,
});

const ROWS = [
  ["P1", "2025-11-14 22:41:07.123", 10, "success", "411111", 0],
  ["P2", "2025-11-15 00:00:00", 250.5, "failed", null, 0],
  ["P3", "2025-11-15 23:59:59.999", 99, "success", "522222", 1],
  ["P4", null, 100, "it's_odd", "533333", 0],
] as const;

async function payments(): Promise<Database> {
  const { Database } = await initSqlJs();
  const database = new Database();
  for (const statement of statementsOf(designOf("payments")!)) database.run(statement);
  for (const row of ROWS)
    database.run(
      `INSERT INTO payments (${PAYMENTS.map(({ name }) => name).join(", ")}) VALUES (?,?,?,?,?,?)`,
      [...row],
    );
  return database;
}

async function idsOf(asked: TableView): Promise<unknown[]> {
  const database = await payments();
  const answer = database.exec(
    tableViewSql(asked, PAYMENTS, { shown: ["payment_id"], revealed: false }),
  );
  database.close();
  return answer[0]?.values.flat() ?? [];
}

describe("the SQL of a view", () => {
  it("selects everything of a table that is not filtered", () => {
    expect(tableViewSql(view(), PAYMENTS, { shown: null, revealed: false })).toBe(
      "SELECT *\nFROM payments",
    );
  });

  it("finds one of several values, and empty fields among them", async () => {
    const asked = view({ field: "card_bin", op: "is", values: ["411111", null] });
    expect(await idsOf(asked)).toEqual(["P1", "P2"]);
  });

  it("compares flags and amounts as numbers", async () => {
    expect(await idsOf(view({ field: "is_fraud_label", op: "is", values: ["1"] }))).toEqual(["P3"]);
    expect(await idsOf(view({ field: "amount", op: "between", min: "99", max: "100" }))).toEqual([
      "P3",
      "P4",
    ]);
  });

  it("takes a day as the end of a range for all of that day", async () => {
    const asked = view({
      field: "attempt_ts",
      op: "between",
      min: "2025-11-15",
      max: "2025-11-15",
    });
    expect(await idsOf(asked)).toEqual(["P2", "P3"]);
  });

  it("writes a time with its zone as the UTC instants it means", () => {
    const max = "2025-11-15T01:30+01:00";
    const asked = view({ field: "attempt_ts", op: "between", min: "2025-11-14", max });
    expect(tableViewSql(asked, PAYMENTS, { shown: null, revealed: false })).toContain(
      "attempt_ts >= '2025-11-14 00:00:00' AND attempt_ts <= '2025-11-15 00:30:59.999999999'",
    );
  });

  it("compares texts without regard to case, ids letter by letter", async () => {
    expect(await idsOf(view({ field: "result", op: "is", values: ["FAILED"] }))).toEqual(["P2"]);
    expect(await idsOf(view({ field: "payment_id", op: "is", values: ["p2"] }))).toEqual([]);
  });

  it("of no value at all finds nothing", async () => {
    expect(await idsOf(view({ field: "result", op: "is", values: [] }))).toEqual([]);
  });

  it("finds text with quotes and wildcards as it stands", async () => {
    expect(await idsOf(view({ field: "result", op: "contains", text: "t's_o" }))).toEqual(["P4"]);
    expect(await idsOf(view({ field: "result", op: "contains", text: "s__d" }))).toEqual([]);
    expect(await idsOf(view({ field: "result", op: "is", values: ["it's_odd"] }))).toEqual(["P4"]);
  });

  it("sorts with empty values last either way", async () => {
    const sorted = (descending: boolean) =>
      idsOf({ ...view(), sort: { field: "attempt_ts", descending } });
    expect(await sorted(false)).toEqual(["P1", "P2", "P3", "P4"]);
    expect(await sorted(true)).toEqual(["P3", "P2", "P1", "P4"]);
  });
});
