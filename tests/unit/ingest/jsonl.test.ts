import { describe, expect, it } from "vitest";
import { RECORD_LIMIT } from "#shared/ingest/batch";
import { UnreadableFile } from "#shared/ingest/source";
import { columnText, lossesOf, readText, recordsOf } from "../../support/readOneTable";

const read = (text: string | Uint8Array, chunkBytes?: number) =>
  readText("transactions", "jsonl", text, chunkBytes);
const line = (id: string, more: object = {}) =>
  JSON.stringify({
    transaction_id: id,
    timestamp: "2025-11-01T10:00:00Z",
    account_id: "A1",
    amount: 5,
    ...more,
  });

describe("a JSON Lines file", () => {
  it("reads one object a line, its members in any order and also nested ones it does not need", async () => {
    const text = `${line("T1", { nested: { deep: [1] } })}\n{"amount":2,"account_id":"B","timestamp":"2025-11-01 10:00","transaction_id":"T2"}`;
    const { table, columns, quarantined } = await read(text);
    expect(columnText(table, "transaction_id")).toEqual(["T1", "T2"]);
    expect(columnText(table, "amount")).toEqual(["5", "2"]);
    expect(columns.has("nested")).toBe(true);
    expect(quarantined).toBe(0);
  });

  it("may have CRLF, blank lines and a byte order mark", async () => {
    const { table } = await read(`\uFEFF${line("T1")}\r\n\r\n  \n${line("T2")}\r\n`);
    expect(table.rows).toBe(2);
  });

  it("takes a member that is absent, null or an empty string as empty", async () => {
    const { table, quarantined } = await read(
      [line("T1"), line("T2", { currency: null }), line("T3", { currency: "" })].join("\n"),
    );
    expect(columnText(table, "currency")).toEqual([null, null, null]);
    expect(quarantined).toBe(0);
  });

  it("gives the reason, record and line of what is no object", async () => {
    const broken = await read([line("T1"), "", "{oops", "[1]", "7", line("T2")].join("\n"));
    expect(recordsOf(broken.table)).toEqual([1, 5]);
    expect(lossesOf(broken)).toEqual([
      [2, 3, undefined, "not_json"],
      [3, 4, undefined, "not_an_object"],
      [4, 5, undefined, "not_an_object"],
    ]);
    expect(broken.quarantine[0]!.raw).toBe("{oops");
  });

  it("counts a line that is too long once, however many pieces it comes in", async () => {
    const long = line("T2", { currency: "x".repeat(3 * RECORD_LIMIT) });
    const broken = await read([line("T1"), long, line("T3")].join("\n"));
    expect(recordsOf(broken.table)).toEqual([1, 3]);
    expect(lossesOf(broken)).toEqual([[2, 2, undefined, "record_too_large"]]);
  });

  it("does not take a member of the prototype for a column", async () => {
    const { columns } = await read('{"__proto__":1,"toString":2}');
    expect([...columns].sort()).toEqual(["__proto__", "toString"]);
  });

  it("without a record is unreadable", async () => {
    await expect(read("")).rejects.toThrow(UnreadableFile);
    await expect(read("\n \n")).rejects.toThrow(UnreadableFile);
  });

  it.each([
    ["a number beyond what is exact", { account_id: 12_345_678_901_234_567_890 }, "account_id"],
    ["an object", { account_id: { id: 1 } }, "account_id"],
    ["true", { account_id: true }, "account_id"],
    ["half a surrogate pair", { account_id: "\ud800" }, "account_id"],
    ["NUL", { account_id: "a\0b" }, "account_id"],
    ["half a surrogate pair as id", { transaction_id: "\ud800" }, "transaction_id"],
    ["a list as id", { transaction_id: ["T"] }, "transaction_id"],
  ])("refuses %s as text", async (_, member, field) => {
    expect(lossesOf(await read(line("T1", member)))).toEqual([[1, 1, field, "not_text"]]);
  });

  it("takes a whole number as the text of an id", async () => {
    const { table } = await read(line("T", { transaction_id: 17, account_id: 42 }));
    expect(columnText(table, "transaction_id")).toEqual(["17"]);
    expect(columnText(table, "account_id")).toEqual(["42"]);
  });
});
