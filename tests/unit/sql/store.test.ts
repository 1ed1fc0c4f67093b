import { describe, expect, it } from "vitest";
import type { TablesMessage } from "#shared/contract/engine";
import type { SqlAnswer } from "#shared/contract/sql";
import type { Result } from "#shared/domain/result";
import { aSqlStore, FIRST_LOAD, storeOf } from "../../support/sqlite";
import { datasetOf } from "../../support/datasetBuilder";
import { readParquet } from "../../support/readOneTable";

const shop = datasetOf("kivendtout", {
  customers: [
    { customer_id: "C1", country: "FR", birthdate: "1990-02-28" },
    { customer_id: "C2", country: "DE", birthdate: "1980-01-01" },
  ],
  payments: [
    { payment_id: "Y1", customer_id: "C1", amount: 12.5, attempt_ts: "2025-11-01 10:00:00" },
    { payment_id: "Y2", customer_id: "C9", amount: 7, attempt_ts: "2025-11-02 10:00:00.5" },
  ],
});

const run = async (sql: string, maxRows = 100): Promise<Result<SqlAnswer>> =>
  (await storeOf(shop)).run(FIRST_LOAD, sql, maxRows);

const answerOf = async (sql: string, maxRows = 100): Promise<SqlAnswer> => {
  const answer = await run(sql, maxRows);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

const errorOf = async (sql: string) => {
  const answer = await run(sql);
  if (answer.ok) throw new Error(`answered: ${sql}`);
  return answer.error;
};

describe("a query", () => {
  it("answers columns with their rows", async () => {
    expect(
      await answerOf("SELECT payment_id, amount, card_bin FROM payments ORDER BY amount"),
    ).toMatchObject({
      columns: ["payment_id", "amount", "card_bin"],
      data: [
        ["Y2", "Y1"],
        [7, 12.5],
        [null, null],
      ],
      rows: 2,
      truncated: false,
    });
  });

  it("answers its columns where it finds no row", async () => {
    expect(await answerOf("SELECT amount FROM payments WHERE amount > 99")).toMatchObject({
      columns: ["amount"],
      data: [[]],
      rows: 0,
    });
  });

  it("keeps as many rows as asked for, and says that there were more", async () => {
    expect(await answerOf("SELECT * FROM payments", 1)).toMatchObject({ rows: 1, truncated: true });
    expect(await answerOf("SELECT * FROM payments", 2)).toMatchObject({
      rows: 2,
      truncated: false,
    });
  });

  it("of several statements answers the last that has columns", async () => {
    expect(await answerOf("SELECT 1 AS a; SELECT 2 AS b; -- the end")).toMatchObject({
      columns: ["b"],
      data: [[2]],
    });
  });

  it("shows integers beyond 2^53 exactly, as text", async () => {
    const { data } = await answerOf(
      "SELECT 9223372036854775807, -9007199254740993, 9007199254740990",
    );
    expect(data).toEqual([["9223372036854775807"], ["-9007199254740993"], [9007199254740990]]);
  });

  it("shows blobs as hexadecimal and infinities as text", async () => {
    expect((await answerOf("SELECT x'00ffA0', 9e999, -9e999, 0.0/0")).data).toEqual([
      ["00ffa0"],
      ["Inf"],
      ["-Inf"],
      [null],
    ]);
  });

  it("finds payments whose customer is missing, since references are not enforced", async () => {
    const { data } = await answerOf(
      "SELECT payment_id FROM payments WHERE customer_id NOT IN (SELECT customer_id FROM customers)",
    );
    expect(data).toEqual([["Y2"]]);
  });

  it("may ask about the tables", async () => {
    const { data } = await answerOf("PRAGMA table_info(customers)");
    expect(data[1]).toContain("birthdate");
    expect((await answerOf("EXPLAIN QUERY PLAN SELECT 1")).columns).toContain("detail");
  });

  it("is told where there is no statement", async () => {
    expect(await errorOf(" -- nothing")).toMatchObject({ code: "sql.failed" });
  });
});

describe("a statement that changes something", () => {
  it.each([
    "DELETE FROM payments",
    "INSERT INTO payments(payment_id) VALUES ('x')",
    "UPDATE payments SET amount = 0",
    "CREATE TABLE t(a)",
    "CREATE TEMP TABLE t(a)",
    "DROP TABLE payments",
    "ATTACH ':memory:' AS other",
    "ATTACH DATABASE '/etc/passwd' AS other",
    "DETACH main",
    "VACUUM INTO '/tmp/copy.db'",
    "VACUUM",
    "PRAGMA query_only=0",
    "PRAGMA query_only(0)",
    "PRAGMA main.query_only = 0",
    "PRAGMA user_version = 7",
    "PRAGMA table_info = 3",
    "BEGIN",
    "REINDEX",
    "ANALYZE",
    "SELECT 1; DELETE FROM payments",
    "/* harmless */ delete from payments",
    "WITH x AS (SELECT 1) DELETE FROM payments",
    "WITH x AS (SELECT 1) INSERT INTO payments(payment_id) SELECT * FROM x",
    "REPLACE INTO payments(payment_id) VALUES ('Y1')",
    ";;UPDATE payments SET amount = 0",
  ])("is refused: %s", async (sql) => {
    const store = await storeOf(shop);
    expect(await store.run(FIRST_LOAD, sql, 10)).toMatchObject({
      ok: false,
      error: { code: "sql.refused" },
    });
    expect(
      await store.run(FIRST_LOAD, "SELECT count(*), sum(amount) FROM payments", 10),
    ).toMatchObject({
      value: { data: [[2], [19.5]] },
    });
  });

  it("is refused with its place", async () => {
    expect(await errorOf("SELECT 1;\n  DROP TABLE payments")).toMatchObject({
      where: { offset: 12, line: 2 },
    });
  });

  it("may be spoken of in a text or a comment", async () => {
    expect((await answerOf("SELECT '; DELETE FROM payments' -- ; DROP TABLE x")).rows).toBe(1);
  });
});

describe("a mistake is shown at its place", () => {
  /** The place is that of ‸ in the text. */
  it.each([
    ["SELECT a FROM ‸FROM payments", "near"],
    ["SELECT 'from' FROM payments GROUP ‸ORDER BY 1", "near"],
    ["‸SELEC 1", "near"],
    ["SELECT 1;\nSELECT * ‸FORM payments", "near"],
    ["SELECT ‸amuont FROM payments", "no such column"],
    ["SELECT p.amount, ‸p.amuont FROM payments p", "no such column"],
    ["SELECT 'amuont', ‸\"amuont\".x FROM payments", "no such column"],
    ["SELECT * FROM ‸paiements", "no such table"],
    ["SELECT 1;\n-- paiements\nSELECT * FROM ‸Paiements", "no such table"],
    ["SELECT ‸medain(amount) FROM payments", "no such function"],
    ["SELECT ‸customer_id FROM payments, customers", "ambiguous"],
    ["SELECT ‸substr() FROM payments", "wrong number of arguments"],
    ["SELECT count( ‸FROM payments", "near"],
    ["SELECT amount FROM payments WHERE ‸sum(amount) > 1", "misuse"],
    ["SELECT 1 +‸ ", "incomplete"],
    ["SELECT ‸'open", "unrecognized token"],
  ])("%s", async (marked, message) => {
    const offset = marked.indexOf("‸");
    const error = await errorOf(marked.replace("‸", ""));
    expect(error.code).toBe("sql.failed");
    expect(error.message).toContain(message);
    const line = marked.slice(0, offset).split("\n").length;
    expect(error.where).toEqual({ offset, line });
  });

  it("of which there is none where SQLite names nothing", async () => {
    expect((await errorOf("SELECT 1 UNION SELECT 1, 2")).where).toBeUndefined();
  });
});

describe("an export", () => {
  it("holds every row as CSV", async () => {
    const store = await storeOf(shop);
    const file = await store.export(FIRST_LOAD, "SELECT payment_id, amount FROM payments", "csv");
    if (!file.ok) throw new Error(file.error.message);
    expect(new TextDecoder().decode(file.value.bytes)).toBe(
      "payment_id,amount\r\nY1,12.5\r\nY2,7\r\n",
    );
    expect(file.value.rows).toBe(2);
  });

  it("holds the same as Parquet, times as times", async () => {
    const store = await storeOf(shop);
    const file = await store.export(
      FIRST_LOAD,
      "SELECT payment_id, attempt_ts, amount, amount, 'success' AS result FROM payments",
      "parquet",
    );
    if (!file.ok) throw new Error(file.error.message);
    const { table } = await readParquet("payments", file.value.bytes);
    expect(table.rows).toBe(2);
    expect(table.columns["attempt_ts"]).toMatchObject({
      kind: "time",
      ms: Float64Array.of(Date.UTC(2025, 10, 1, 10), Date.UTC(2025, 10, 2, 10) + 500),
    });
  });

  it("fails as the query does", async () => {
    const store = await storeOf(shop);
    expect(await store.export(FIRST_LOAD, "SELECT * FROM nowhere", "csv")).toMatchObject({
      error: { code: "sql.failed" },
    });
  });
});

const message = (generation: number, country: string, stage: TablesMessage["stage"] = "last") => ({
  generation,
  stage,
  revision: 0,
  tables: [
    ...datasetOf("kivendtout", { customers: [{ customer_id: "C1", country }] }).tables.values(),
  ],
});
const COUNTRY = "SELECT country FROM customers";

describe("the tables", () => {
  it("cannot be asked before they are there", async () => {
    expect(await aSqlStore().run(FIRST_LOAD, "SELECT 1", 1)).toMatchObject({
      error: { code: "sql.notReady" },
    });
  });

  it("are waited for", async () => {
    const store = aSqlStore();
    const used = store.use(1);
    await store.take(message(1, "FR"));
    expect(await used).toMatchObject({
      value: { tables: [{ name: "customers", kind: "table", rows: 1 }] },
    });
  });

  it("of a newer load take the place of the older once they are used", async () => {
    const store = aSqlStore();
    await store.take(message(1, "FR"));
    await store.use(1);
    await store.take(message(2, "DE"));
    expect(await store.run(FIRST_LOAD, COUNTRY, 1)).toMatchObject({ value: { data: [["FR"]] } });
    await store.use(2);
    expect(await store.run({ generation: 2, revision: 0 }, COUNTRY, 1)).toMatchObject({
      value: { data: [["DE"]] },
    });
  });

  it("of a load that came to nothing are dropped with the next", async () => {
    const store = aSqlStore();
    await store.take(message(1, "FR"));
    await store.take(message(2, "DE"));
    const older = store.use(1);
    void store.use(2);
    expect(await older).toMatchObject({ error: { code: "sql.notReady" } });
  });

  it("of the load before are not asked once another is to be used, even where that fails", async () => {
    const store = await storeOf(shop);
    const newer = store.use(2);
    const asked = await store.run(FIRST_LOAD, COUNTRY, 1);
    expect(asked).toMatchObject({ error: { code: "sql.notReady" } });
    const broken = message(2, "DE");
    await store.take({ ...broken, tables: [...broken.tables, ...broken.tables] });
    expect(await newer).toMatchObject({ error: { code: "sql.failed" } });
    for (const generation of [1, 2])
      expect(await store.export({ generation, revision: 0 }, COUNTRY, "csv")).toMatchObject({
        error: { code: "sql.notReady" },
      });
  });

  it("are not asked for another load than the one in use", async () => {
    const store = await storeOf(shop);
    expect(await store.run({ generation: 2, revision: 0 }, COUNTRY, 1)).toMatchObject({
      error: { code: "sql.notReady" },
    });
  });

  it("are waited for until they are as asked for, or until another load is used", async () => {
    const store = await storeOf(shop);
    const asked = store.run({ generation: 1, revision: 1 }, COUNTRY, 9);
    const never = store.run({ generation: 1, revision: 2 }, COUNTRY, 9);
    await store.take({ ...message(1, "ES", "changed"), revision: 1 });
    expect(await asked).toMatchObject({ value: { data: [["ES"]] } });
    void store.use(2);
    expect(await never).toMatchObject({ error: { code: "sql.notReady" } });
  });

  it("that come again take the place of those in use at once", async () => {
    const store = aSqlStore();
    await store.take(message(1, "FR"));
    await store.use(1);
    await store.take(message(1, "ES"));
    expect(await store.run(FIRST_LOAD, COUNTRY, 1)).toMatchObject({ value: { data: [["ES"]] } });
  });

  it("that change are replaced in place", async () => {
    const store = await storeOf(shop);
    await store.take(message(1, "ES", "changed"));
    expect(await store.run(FIRST_LOAD, COUNTRY, 9)).toMatchObject({ value: { data: [["ES"]] } });
    expect(await store.run(FIRST_LOAD, "SELECT count(*) FROM payments", 9)).toMatchObject({
      value: { data: [[2]] },
    });
    expect(await store.run(FIRST_LOAD, "DELETE FROM payments", 9)).toMatchObject({ ok: false });
  });

  it("of a load come one by one, and can be asked once the last is there", async () => {
    const [customers, payments] = [...shop.tables.values()];
    const store = aSqlStore();
    const used = store.use(1);
    await store.take({ generation: 1, stage: "more", revision: 0, tables: [customers!] });
    await store.take({ generation: 1, stage: "more", revision: 0, tables: [payments!] });
    expect(await store.run(FIRST_LOAD, "SELECT 1", 1)).toMatchObject({
      error: { code: "sql.notReady" },
    });
    await store.take({ generation: 1, stage: "last", revision: 0, tables: [] });
    expect(await used).toMatchObject({
      value: { tables: [{ name: "customers" }, { name: "payments" }] },
    });
    expect(await store.run(FIRST_LOAD, "SELECT count(*) FROM payments", 1)).toMatchObject({
      value: { data: [[2]] },
    });
  });

  it("of a load that is abandoned leave those in use as they are", async () => {
    const store = await storeOf(shop);
    await store.take(message(2, "DE", "more"));
    await store.take({ generation: 2, stage: "abandoned", revision: 0, tables: [] });
    expect(await store.run(FIRST_LOAD, COUNTRY, 1)).toMatchObject({ value: { data: [["FR"]] } });
    await store.take(message(3, "ES"));
    await store.use(3);
    expect(await store.run({ generation: 3, revision: 0 }, COUNTRY, 1)).toMatchObject({
      value: { data: [["ES"]] },
    });
  });

  it("of a load that is overtaken are not mixed with those of the newer", async () => {
    const store = aSqlStore();
    await store.take({
      generation: 1,
      stage: "more",
      revision: 0,
      tables: [shop.tables.get("payments")!],
    });
    await store.take(message(2, "DE"));
    expect(await store.use(2)).toMatchObject({ value: { tables: [{ name: "customers" }] } });
  });

  it("that follow one that failed do not make a database without it", async () => {
    const store = aSqlStore();
    await store.take(message(1, "FR", "more"));
    await store.take(message(1, "FR", "more"));
    await store.take({
      generation: 1,
      stage: "last",
      revision: 0,
      tables: [shop.tables.get("payments")!],
    });
    expect(await store.use(1)).toMatchObject({ error: { code: "sql.failed" } });
  });

  it("tell why they could not be taken in", async () => {
    const store = aSqlStore();
    const broken = message(1, "FR");
    const used = store.use(1);
    await store.take({ ...broken, tables: [...broken.tables, ...broken.tables] });
    expect(await used).toMatchObject({ error: { code: "sql.failed" } });
  });
});
