import { describe, expect, it } from "vitest";
import type { TableName } from "#shared/domain/schema";
import { columnText, lossesOf, readText, recordsOf } from "../../support/readOneTable";
import { smallDataset } from "../../support/smallDataset";
import { csvText, jsonlText, type FileRow } from "../../support/tableFiles";

const small = smallDataset(4);

/** The table's first record with some cells replaced, read from CSV. */
const readWith = (table: TableName, cells: FileRow) =>
  readText(table, "csv", csvText([{ ...small[table][0]!, ...cells }]));

describe("a time", () => {
  it.each([
    ["2025-11-01 10:20:30", "2025-11-01 10:20:30"],
    ["2025-11-01T12:20:30+02:00", "2025-11-01 10:20:30"],
    ["2025-11-01T10:20:30.123456789Z", "2025-11-01 10:20:30.123456789"],
    ["", null],
  ])("written %j is kept as %j", async (text, kept) => {
    const { table } = await readWith("events", { ts: text });
    expect(columnText(table, "ts")).toEqual([kept]);
  });

  it("that is none goes to quarantine", async () => {
    const read = await readWith("events", { ts: "2025-02-30 10:00:00" });
    expect(lossesOf(read)).toEqual([[1, 2, "ts", "not_a_time"]]);
  });

  it("is a number of milliseconds without nanoseconds where no row has any", async () => {
    const { table } = await readWith("events", { ts: "2025-11-01 10:20:30.5" });
    expect(table.columns["ts"]).toMatchObject({ kind: "time", nano: null });
  });
});

describe("a flag", () => {
  it.each([
    ["0", "0"],
    ["1", "1"],
    ["true", "1"],
    ["FALSE", "0"],
    ["True", "1"],
    ["", null],
  ])("written %j is %j", async (text, kept) => {
    const { table } = await readWith("payments", { is_fraud_label: text });
    expect(columnText(table, "is_fraud_label")).toEqual([kept]);
  });

  it.each(["2", "yes", "-1"])("does not take %j", async (text) => {
    const read = await readWith("payments", { is_fraud_label: text });
    expect(lossesOf(read)).toEqual([[1, 2, "is_fraud_label", "not_a_flag"]]);
  });

  it("may be a number or a truth value in JSON", async () => {
    const base = small.transactions[0]!;
    const rows = [0, 1, true, false, null].map((is_fraud, i) => ({
      ...base,
      transaction_id: `T${i}`,
      is_fraud,
    }));
    const { table } = await readText("transactions", "jsonl", jsonlText(rows));
    expect(columnText(table, "is_fraud")).toEqual(["0", "1", "1", "0", null]);
  });
});

describe("a number", () => {
  it.each(["12.50", "+3", ".5", "7.", "1e3", "-0"])("may be written %s", async (text) => {
    const { table } = await readWith("payments", { amount: text });
    expect(Number(columnText(table, "amount")[0])).toBeCloseTo(Number(text));
  });

  it.each([
    ["1,5", "not_a_number"],
    ["12 EUR", "not_a_number"],
    ["0x10", "not_a_number"],
    ["1e999", "not_a_number"],
    ["NaN", "not_a_number"],
    ["Infinity", "not_a_number"],
    ["-0.01", "impossible_value"],
    ["", "missing_value"],
  ])("does not take %j for an amount: %s", async (text, reason) => {
    const read = await readWith("payments", { amount: text });
    expect(lossesOf(read)).toEqual([[1, 2, "amount", reason]]);
  });

  it.each([
    ["1.5", "not_an_integer"],
    ["0", "impossible_value"],
    ["1e16", "not_an_integer"],
  ])("does not take %s for a quantity: %s", async (text, reason) => {
    const read = await readWith("order_items", { qty: text });
    expect(lossesOf(read)).toEqual([[1, 2, "qty", reason]]);
  });

  it("of a million digits is refused as quickly as a short one", async () => {
    const read = await readWith("payments", { amount: `${"1".repeat(1_000_000)}x` });
    expect(lossesOf(read)).toEqual([[1, 2, "amount", "not_a_number"]]);
  });
});

describe("a card BIN", () => {
  it.each(["12345", "1234567", "12345a", "12 345"])("does not take %j", async (text) => {
    const read = await readWith("payments", { card_bin: text });
    expect(lossesOf(read)).toEqual([[1, 2, "card_bin", "not_a_bin"]]);
  });

  it("keeps its leading zeros", async () => {
    const { table } = await readWith("payments", { card_bin: "004213" });
    expect(columnText(table, "card_bin")).toEqual(["004213"]);
  });
});

describe("a date", () => {
  it.each(["2001-02-29", "2001/02/03", "2001-02-03 10:00:00"])("does not take %s", async (text) => {
    const read = await readWith("customers", { birthdate: text });
    expect(lossesOf(read)).toEqual([[1, 2, "birthdate", "not_a_date"]]);
  });
});

describe("an empty value", () => {
  it("is kept as empty where the record can be used without it", async () => {
    const { table, quarantined } = await readWith("payments", {
      customer_id: null,
      session_id: null,
      attempt_ts: null,
      method: null,
      is_fraud_label: null,
    });
    expect(quarantined).toBe(0);
    expect(columnText(table, "method")).toEqual([null]);
  });

  it.each([
    ["payments", "amount"],
    ["payments", "payment_id"],
    ["order_items", "order_id"],
    ["events", "event_id"],
    ["transactions", "account_id"],
  ] as const)("in %s.%s costs the record", async (table, field) => {
    const read = await readWith(table, { [field]: null });
    expect(lossesOf(read)).toEqual([[1, 2, field, "missing_value"]]);
  });
});

describe("text", () => {
  it("outside the documented vocabulary is kept", async () => {
    const { table, quarantined } = await readWith("payments", { method: "apple_pay" });
    expect(columnText(table, "method")).toEqual(["apple_pay"]);
    expect(quarantined).toBe(0);
  });

  it.each([
    ["NUL", "a\0b"],
    ["a replacement character", "a\uFFFDb"],
  ])("with %s is refused", async (_, text) => {
    const read = await readWith("payments", { device_id: text });
    expect(lossesOf(read)).toEqual([[1, 2, "device_id", "not_text"]]);
  });

  it("that is not UTF-8 is refused in its own record only", async () => {
    const bytes = new TextEncoder().encode(csvText(small.payments));
    bytes[bytes.indexOf("F".charCodeAt(0), 300)] = 0xff;
    const read = await readText("payments", "csv", bytes);
    expect(read.quarantined).toBe(1);
    expect(read.quarantine[0]).toMatchObject({ field: "payment_country", reason: "not_text" });
  });

  it("lists only the values that kept rows use, in order of appearance", async () => {
    const rows = small.payments.map((row, i) => ({
      ...row,
      method: ["a", "b", "c", "b"][i]!,
      amount: i === 0 ? "x" : 1,
    }));
    const { table } = await readText("payments", "csv", csvText(rows));
    expect(table.columns["method"]).toMatchObject({ values: ["b", "c"] });
    expect(columnText(table, "method")).toEqual(["b", "c", "b"]);
  });
});

describe("a repeated key", () => {
  it.each(["payments", "events"] as const)("of %s keeps the first record", async (name) => {
    const [first, second] = small[name];
    const key = name === "payments" ? "payment_id" : "event_id";
    const rows = [first!, second!, { ...second!, [key]: first![key]! }];
    const read = await readText(name, "csv", csvText(rows));
    expect(recordsOf(read.table)).toEqual([1, 2]);
    expect(lossesOf(read)).toEqual([[3, 4, key, "duplicate_key"]]);
  });

  it("does not count where the first one could not be used", async () => {
    const [row] = small.payments;
    const rows = [{ ...row!, amount: "none" }, row!, row!];
    const read = await readText("payments", "csv", csvText(rows));
    expect(recordsOf(read.table)).toEqual([2]);
    expect(lossesOf(read).map(([record, , , reason]) => [record, reason])).toEqual([
      [1, "not_a_number"],
      [3, "duplicate_key"],
    ]);
  });

  it("is no matter in order_items, which has none", async () => {
    const [row] = small.order_items;
    const { table } = await readText("order_items", "csv", csvText([row!, row!]));
    expect(table.rows).toBe(2);
  });

  it("is found across pieces of the file", async () => {
    const rows = [...small.events, small.events[0]!];
    const read = await readText("events", "csv", csvText(rows), 50);
    expect(lossesOf(read)).toEqual([[rows.length, rows.length + 1, "event_id", "duplicate_key"]]);
  });
});

describe("a record with several bad values", () => {
  it("is one loss with the first reason", async () => {
    const read = await readWith("payments", { attempt_ts: "x", amount: "y", is_fraud_label: "z" });
    expect(lossesOf(read)).toEqual([[1, 2, "attempt_ts", "not_a_time"]]);
  });
});
