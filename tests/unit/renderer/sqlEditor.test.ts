import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SqlTable } from "#shared/contract/sql";
import { columnsInScope } from "#renderer/features/sql/editor/completion";
import { errorMark } from "#renderer/features/sql/editor/errorPlace";
import {
  rangeToRun,
  splitStatements,
  statementAt,
  wholeIn,
  wholeOf,
} from "#renderer/features/sql/editor/statements";

const texts = (sql: string) => splitStatements(sql).map(({ from, to }) => sql.slice(from, to));
const at = (sql: string, marked: string) => {
  const range = statementAt(sql, sql.indexOf(marked));
  return range === null ? null : sql.slice(range.from, range.to);
};

describe("the statements of a text", () => {
  it("are told apart by semicolons, without blanks and comments around them", () => {
    expect(texts(" SELECT 1 ;\n-- next\nSELECT 2;")).toEqual(["SELECT 1", "SELECT 2"]);
  });

  it("are not divided by semicolons in texts, names and comments", () => {
    const one = `SELECT ';', "a;b", [c;d], 'it''s; so' /* ; */ -- ;\nFROM t`;
    expect(texts(one)).toEqual([one]);
  });

  it("are none in a text of comments and semicolons", () => {
    expect(texts(";; -- only words\n/* and more */ ;")).toEqual([]);
  });

  it("hold every word of the text once, whatever is written", () => {
    const word = fc.constantFrom("SELECT", "1", "';'", "x", ";", "\n", " ", "-- c\n", "'open");
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const sql = words.join(" ");
        const ranges = splitStatements(sql);
        for (const [i, { from, to }] of ranges.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(ranges[i - 1]?.to ?? 0);
        }
      }),
      { seed: 5 },
    );
  });
});

describe("the place of a query in a text", () => {
  it.each([
    ["the text itself, comments and all", "-- x\nSELECT 1;", "-- x\nSELECT 1;", 0],
    ["a statement of it", "SELECT 1; SELECT 2", "SELECT 2", 10],
    ["several in a row", "SELECT 1; SELECT 2; SELECT 3", "SELECT 2; SELECT 3", 10],
  ])("is that of %s", (_, sql, query, from) => {
    expect(wholeIn(sql, query)).toEqual({ from, to: from + query.length });
  });

  it.each([
    ["the beginning of a statement", "SELECT 1 WHERE 0", "SELECT 1"],
    ["a part of a statement", "SELECT (SELECT 1)", "SELECT 1"],
    ["a quoted text", "SELECT 'SELECT 1'", "SELECT 1"],
    ["a comment", "-- SELECT 1\nSELECT 2", "SELECT 1"],
  ])("is none where it is %s", (_, sql, query) => {
    expect(wholeIn(sql, query)).toBeNull();
  });
});

describe("run", () => {
  const TWO = "SELECT 1;\n\nSELECT 2\nFROM t;\n";

  it("takes the statement the cursor is in", () => {
    expect(at(TWO, "1")).toBe("SELECT 1");
    expect(at(TWO, "FROM")).toBe("SELECT 2\nFROM t");
  });

  it("takes the statement before the cursor where it stands behind all", () => {
    const range = statementAt(TWO, TWO.length);
    expect(TWO.slice(range?.from, range?.to)).toBe("SELECT 2\nFROM t");
  });

  it("takes the first statement where the cursor stands before all", () => {
    expect(at("-- a note\nSELECT 1", "a note")).toBe("SELECT 1");
  });

  it("takes what is selected, and its place in the whole text", () => {
    const sql = "SELECT a, (SELECT 2) FROM t";
    const from = sql.indexOf("SELECT 2");
    expect(rangeToRun(sql, { from, to: from + 8 })).toEqual({ from, to: from + 8 });
  });

  it("takes the statement at the cursor where only blanks are selected", () => {
    expect(rangeToRun("SELECT 1   ", { from: 8, to: 11 })).toEqual({ from: 0, to: 8 });
  });

  it("has nothing to take in an empty editor", () => {
    expect(rangeToRun("  \n", { from: 0, to: 0 })).toBeNull();
    expect(wholeOf("-- nothing")).toBeNull();
  });

  it("of everything reaches from the first statement to the last", () => {
    const sql = "-- a\nSELECT 1; SELECT 2; -- b";
    const whole = wholeOf(sql);
    expect(sql.slice(whole?.from, whole?.to)).toBe("SELECT 1; SELECT 2");
  });
});

describe("an error", () => {
  const text = "SELECT 1;\nSELECT customer,\n  amont\nFROM payments";
  const ran = { from: 10, to: text.length };

  it("is marked at the word the database named, counted from the statement that ran", () => {
    const place = errorMark(text, ran, text.indexOf("amont") - ran.from);
    expect(text.slice(place.from, place.to)).toBe("amont");
    expect([place.line, place.column]).toEqual([3, 3]);
  });

  it("is marked over the whole statement where the database named no place", () => {
    expect(errorMark(text, ran, undefined)).toEqual({ ...ran, line: 2, column: 1 });
  });

  it("of a text that ends too early is marked at its last character", () => {
    const short = "SELECT (1  ";
    expect(errorMark(short, { from: 0, to: 9 }, 11)).toMatchObject({ from: 8, to: 9, column: 9 });
  });

  it("always marks something within the text", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(40), (sql, offset) => {
        const { from, to } = errorMark(sql, { from: 0, to: sql.length }, offset);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(sql.length);
        expect(from).toBeLessThanOrEqual(to);
      }),
      { seed: 7 },
    );
  });
});

describe("completion without an alias", () => {
  const table = (name: string, ...columns: string[]): SqlTable => ({
    name,
    kind: "table",
    rows: 1,
    columns: columns.map((column) => ({ name: column, type: "text" })),
  });
  const tables = [table("orders", "order_id", "customer_id"), table("customers", "customer_id")];

  it("offers the columns of the tables the statement names, and only these", () => {
    expect([...columnsInScope(tables, "SELECT  FROM Orders").keys()]).toEqual([
      "order_id",
      "customer_id",
    ]);
  });

  it("offers a column of several tables once, with all of them", () => {
    const found = columnsInScope(tables, "FROM orders JOIN customers");
    expect(found.get("customer_id")).toEqual(["orders", "customers"]);
  });
});
