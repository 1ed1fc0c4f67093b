import { describe, expect, it } from "vitest";
import { QUARANTINE_LIMIT } from "#shared/domain/dataset";
import { RAW_LIMIT, RECORD_LIMIT } from "#shared/ingest/batch";
import { UnreadableFile } from "#shared/ingest/source";
import { cellsOf, columnText, lossesOf, readText, recordsOf } from "../../support/readOneTable";

const read = (text: string | Uint8Array, chunkBytes?: number) =>
  readText("order_items", "csv", text, chunkBytes);
const items = (...lines: string[]) => ["order_id,product_id,qty", ...lines, ""].join("\n");

describe("a CSV file", () => {
  it("keeps every record in its order", async () => {
    const { table, records } = await read(items("O1,P1,1", "O2,P2,3"));
    expect(records).toBe(2);
    expect(table.records).toBeNull();
    expect(cellsOf(table, ["order_id", "product_id", "qty"])).toEqual([
      ["O1", "P1", "1"],
      ["O2", "P2", "3"],
    ]);
  });

  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("may end its lines with %s, also inside quotes", async (_, newline) => {
    const text = ["order_id,product_id,qty", '"O\n1",P1,2', "O2,P2,x", ""].join("\n");
    const { table, quarantine } = await read(text.replaceAll("\n", newline));
    expect(columnText(table, "order_id")).toEqual([`O${newline}1`]);
    expect(quarantine[0]).toMatchObject({ row: 2, line: 4, raw: "O2,P2,x" });
  });

  it.each([";", "\t", "|"])("may be delimited by %j", async (delimiter) => {
    const { table } = await read(items("O1,P1,4").replaceAll(",", delimiter));
    expect(cellsOf(table, ["order_id", "product_id", "qty"])).toEqual([["O1", "P1", "4"]]);
  });

  it("may begin with a byte order mark", async () => {
    const { table, columns } = await read(`\uFEFF${items("O1,P1,1")}`);
    expect([...columns]).toEqual(["order_id", "product_id", "qty"]);
    expect(table.rows).toBe(1);
  });

  it("may quote its header and end without a newline", async () => {
    const { table } = await read('"order_id", product_id ,"qty"\nO1,P1,"1"');
    expect(table.rows).toBe(1);
  });

  it("takes doubled quotes as one and a quote inside an unquoted field as it stands", async () => {
    const { table } = await read(items('"O""1""",P"1,1', '"""","",2'));
    expect(columnText(table, "order_id")).toEqual(['O"1"']);
    expect(columnText(table, "product_id")).toEqual(['P"1']);
  });

  it("does not count blank lines as records, but as lines", async () => {
    const { records, quarantine } = await read(items("", "O1,P1,1", "", "\r", "O2,P2,x"));
    expect(records).toBe(2);
    expect(quarantine[0]).toMatchObject({ row: 2, line: 6 });
  });

  it("without a record is an empty table", async () => {
    const { table, columns } = await read("order_id,product_id,qty");
    expect(table.rows).toBe(0);
    expect(columns.size).toBe(3);
  });

  it.each(["", "\n", "  \nO1,P1,1\n", "\uFEFF"])(
    "without a header is unreadable: %j",
    async (text) => {
      await expect(read(text)).rejects.toThrow(UnreadableFile);
    },
  );

  it("in UTF-16 is unreadable and says so", async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x6f, 0x00]);
    await expect(read(bytes, 1)).rejects.toThrow("UTF-16");
  });
});

describe("a damaged CSV record", () => {
  it("goes to quarantine with record, line, reason and its raw text", async () => {
    const { table, quarantine } = await read(
      items('"O\n1",P1,1', "O2,P2", 'O3,"P3",1,', "O4,P4,1"),
    );
    expect(recordsOf(table)).toEqual([1, 4]);
    expect(quarantine).toEqual([
      {
        table: "order_items",
        file: "order_items.csv",
        row: 2,
        count: 1,
        line: 4,
        reason: "field_count",
        raw: "O2,P2",
      },
      {
        table: "order_items",
        file: "order_items.csv",
        row: 3,
        count: 1,
        line: 5,
        reason: "field_count",
        raw: 'O3,"P3",1,',
      },
    ]);
  });

  it("with text behind a closing quote costs only its own line", async () => {
    const broken = await read(items('"O1"x,P1,1', "O2,P2,1", '"O3"x,P3,1'));
    expect(recordsOf(broken.table)).toEqual([2]);
    expect(lossesOf(broken)).toEqual([
      [1, 2, undefined, "unterminated_quote"],
      [3, 4, undefined, "unterminated_quote"],
    ]);
  });

  it("with a quote that is never closed costs only its own line", async () => {
    const broken = await read(items("O1,P1,1", '"O2,P2,1', "O3,P3,1", "O4,P4,1"));
    expect(recordsOf(broken.table)).toEqual([1, 3, 4]);
    expect(broken.quarantine[0]).toMatchObject({ row: 2, line: 3, raw: '"O2,P2,1' });
  });

  it("with an open quote before more text than a record may have costs only its own line", async () => {
    const line = "O9,P9,1";
    const count = Math.ceil(RECORD_LIMIT / line.length);
    const many = Array.from({ length: count }, () => line).join("\n");
    const broken = await read(items('"O1,P1,1', many, '"O2",P2,1'));
    expect(broken.table.rows).toBe(count + 1);
    expect(lossesOf(broken)).toEqual([[1, 2, undefined, "unterminated_quote"]]);
  });

  it("longer than a record may be is one loss, however long", async () => {
    const long = await read(items("O1,P1,1", `O2,${"x".repeat(5 * RECORD_LIMIT)},1`, "O3,P3,1"));
    expect(recordsOf(long.table)).toEqual([1, 3]);
    expect(lossesOf(long)).toEqual([[2, 3, undefined, "record_too_large"]]);
    expect(long.quarantine[0]!.raw).toHaveLength(RAW_LIMIT + 1);
  });

  it("of the largest size allowed is read", async () => {
    const fits = `O1,${"x".repeat(RECORD_LIMIT - 5)},1`;
    expect((await read(items(fits))).table.rows).toBe(1);
    expect((await read(items(`${fits}1`))).table.rows).toBe(0);
  });

  it("is kept in full for the first thousand only, and counted always", async () => {
    const rows = Array.from({ length: QUARANTINE_LIMIT + 500 }, (_, i) => `O${i},P1,none`);
    const { quarantine, quarantined, records } = await read(items(...rows));
    expect(quarantine).toHaveLength(QUARANTINE_LIMIT);
    expect(quarantined).toBe(rows.length);
    expect(records).toBe(rows.length);
    expect(quarantine.at(-1)!.raw).toBe(`O${QUARANTINE_LIMIT - 1},P1,none`);
  });

  it("does not slow the reading of others down: broken quotes in a row cost a line each", async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 2 ? '"O"x,P,1' : '"O,P,1'));
    const broken = await read(items(...lines));
    expect(broken.quarantined).toBe(lines.length);
    expect(broken.table.rows).toBe(0);
  });
});
