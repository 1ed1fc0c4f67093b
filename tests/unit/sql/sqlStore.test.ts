import { describe, expect, it } from "vitest";
import type { SqlAnswer, SqlSchema } from "#shared/contract/sql";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";
import { createNotices } from "#renderer/stores/notices";
import { createSqlStore } from "#renderer/stores/sqlStore";
import { aSqlAnswer, aSqlSchema, FakeSql } from "../../support/fakeSql";

const CANCELLED: AppError = { code: "sql.cancelled", message: "The query was cancelled." };

const STOPPED: AppError = { code: "sql.failed", message: "SQLite stopped." };

function aStore() {
  const sql = new FakeSql();
  const notices = createNotices(() => 0);
  const revision = { now: 0 };
  const store = createSqlStore(sql, notices, () => revision.now);
  const told = () => notices.getState().list.map(({ text }) => text.kind);
  return { sql, notices, revision, told, state: () => store.getState() };
}

/** An answer the test gives by hand. */
function byHand<T>() {
  let give: (answer: Result<T>) => void = () => {};
  const answer = new Promise<Result<T>>((resolve) => (give = resolve));
  return { answer, give: (result: Result<T>) => give(result) };
}

describe("the SQL store", () => {
  it("is idle until a dataset is open", () => {
    expect(aStore().state()).toMatchObject({ status: "idle", schema: null });
  });

  it("is loading until the tables are there, then knows them", async () => {
    const { sql, state } = aStore();
    const pending = byHand<SqlSchema>();
    sql.schema = () => pending.answer;
    const used = state().use(4);
    expect(state().status).toBe("loading");
    pending.give(ok(aSqlSchema()));
    await used;
    expect(state()).toMatchObject({ status: "ready", schema: aSqlSchema() });
    expect(sql.used).toEqual([4]);
  });

  it("says why the tables could not be loaded, and tries again when asked to", async () => {
    const { sql, state } = aStore();
    sql.schema = () => Promise.resolve(fail("sql.failed", "SQLite stopped."));
    await state().use(1);
    expect(state()).toMatchObject({ status: "failed", error: { message: "SQLite stopped." } });
    sql.schema = () => Promise.resolve(ok(aSqlSchema()));
    await state().retry();
    expect(state()).toMatchObject({ status: "ready", error: null });
  });

  it("forgets what an older dataset answers late", async () => {
    const { sql, state } = aStore();
    const older = byHand<SqlSchema>();
    sql.schema = () => older.answer;
    const first = state().use(1);
    sql.schema = () => Promise.resolve(ok(aSqlSchema({ took: 2 })));
    await state().use(2);
    older.give(fail("sql.notReady", "The SQL tables are not ready."));
    await first;
    expect(state()).toMatchObject({ status: "ready", schema: { took: 2 } });
  });

  it("asks the tables of the load that is open, as they show personal fields at that time", async () => {
    const { sql, revision, state } = aStore();
    await state().use(4);
    await state().run("SELECT 1", 10);
    revision.now = 1;
    await state().export("SELECT 1", "csv");
    expect(sql.asked).toEqual([
      { generation: 4, revision: 0 },
      { generation: 4, revision: 1 },
    ]);
  });

  it("has failed once tables that were there are not any more", async () => {
    const { sql, state } = aStore();
    await state().use(4);
    sql.answer = () => Promise.resolve(fail("sql.notReady", "The SQL tables are not ready."));
    await state().run("SELECT 1", 10);
    expect(state()).toMatchObject({ status: "failed", error: { code: "sql.notReady" } });
  });

  it("is running while a query is", async () => {
    const { sql, state } = aStore();
    const pending = byHand<SqlAnswer>();
    sql.answer = () => pending.answer;
    const answer = state().run("SELECT 1", 10);
    expect(state().running).toBe(true);
    pending.give(ok(aSqlAnswer()));
    expect(await answer).toEqual(ok(aSqlAnswer()));
    expect(state().running).toBe(false);
  });

  it("loads the tables again after a query was cancelled", async () => {
    const { sql, state } = aStore();
    await state().use(7);
    state().cancel();
    expect(sql.cancels).toBe(1);
    sql.stopWith(CANCELLED);
    expect(state().status).toBe("loading");
    await expect.poll(() => state().status).toBe("ready");
    expect(sql.used).toEqual([7, 7]);
  });

  it("tells of no more than it has to where a query was cancelled", async () => {
    const { sql, state, told } = aStore();
    await state().use(7);
    sql.stopWith(CANCELLED);
    await expect.poll(() => state().status).toBe("ready");
    expect(told()).toEqual([]);
  });

  it("tells that SQLite stopped by itself, and loads the tables again", async () => {
    const { sql, state, told } = aStore();
    await state().use(7);
    sql.stopWith(STOPPED);
    expect(told()).toEqual(["sqlLost"]);
    await expect.poll(() => state().status).toBe("ready");
    expect(sql.used).toEqual([7, 7]);
  });

  it("offers to load tables again that could not be loaded, in a notice", async () => {
    const { sql, notices, state, told } = aStore();
    sql.schema = () => Promise.resolve({ ok: false, error: STOPPED });
    await state().use(7);
    expect(told()).toEqual(["sqlFailed"]);
    sql.schema = () => Promise.resolve(ok(aSqlSchema()));
    notices.getState().act(notices.getState().list[0]!.id);
    await expect.poll(() => state().status).toBe("ready");
  });

  it("does not start a worker again and again that stops before it is ready", async () => {
    const { sql, state } = aStore();
    sql.schema = () => {
      sql.stopWith(CANCELLED);
      return Promise.resolve(fail("sql.failed", "SQLite stopped."));
    };
    await state().use(1);
    expect(state().status).toBe("failed");
    expect(sql.used).toEqual([1]);
  });
});
