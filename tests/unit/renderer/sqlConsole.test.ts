import { describe, expect, it, vi } from "vitest";
import type { SqlAnswer } from "#shared/contract/sql";
import { fail, ok, type Result } from "#shared/domain/result";
import { createNotices } from "#renderer/stores/notices";
import { createQueries } from "#renderer/stores/queries";
import { createSqlConsole } from "#renderer/stores/sqlConsole";
import { createSqlStore } from "#renderer/stores/sqlStore";
import { fakePorts } from "../../support/fakePorts";
import { aSqlAnswer, aSqlSchema } from "../../support/fakeSql";

/** A console over a fake SQLite whose answers the test gives. */
async function setUp({ ready = true }: { readonly ready?: boolean } = {}) {
  const { host, sql: client, tabMemory } = fakePorts();
  const answers: ((answer: Result<SqlAnswer>) => void)[] = [];
  client.answer = () => new Promise((resolve) => answers.push(resolve));
  let load = () => {};
  client.schema = () =>
    new Promise((resolve) => {
      load = () => resolve(ok(aSqlSchema()));
    });
  const notices = createNotices(() => 0);
  const sql = createSqlStore(client, notices, () => 0);
  const queries = createQueries(host, notices);
  let clock = 1000;
  const parts = { sql, queries, tabMemory, now: () => (clock += 10) };
  const sqlConsole = createSqlConsole(parts);
  const loading = sql.getState().use(1);
  if (ready) {
    load();
    await loading;
  }
  const run = (text: string) => void sqlConsole.getState().run({ sql: text, from: 0 });
  const asked = (count: number) => vi.waitFor(() => expect(answers).toHaveLength(count));
  const state = () => sqlConsole.getState();
  return { host, client, parts, queries, answers, load: () => load(), run, asked, state };
}

const failed = fail("sql.failed", "no such column: x", { where: { offset: 7 } });

describe("the SQL console", () => {
  it("shows the answer and when it was asked, and records the run", async () => {
    const { run, asked, answers, state, host } = await setUp();
    run("SELECT 1");
    expect(state().running).toMatchObject({ sql: "SELECT 1", startedAt: 1010 });
    await asked(1);
    answers[0]!(ok(aSqlAnswer({ took: 7, rows: 3 })));
    await vi.waitFor(() => expect(state().running).toBeNull());
    expect(state().shown).toMatchObject({ sql: "SELECT 1", answer: { rows: 3 } });
    expect(host.called("queries.ran")).toEqual([{ sql: "SELECT 1", took: 7, rows: 3 }]);
  });

  it("keeps the former answer where the next query fails, and records that as well", async () => {
    const { run, asked, answers, state, host } = await setUp();
    run("SELECT 1");
    await asked(1);
    answers[0]!(ok(aSqlAnswer()));
    await vi.waitFor(() => expect(state().shown).not.toBeNull());
    run("SELECT x");
    await asked(2);
    answers[1]!(failed);
    await vi.waitFor(() => expect(state().failure?.error.code).toBe("sql.failed"));
    expect(state().shown?.sql).toBe("SELECT 1");
    expect(host.called("queries.ran").at(-1)).toMatchObject({ sql: "SELECT x", rows: null });
  });

  it("waits for tables that are still being loaded, and then runs", async () => {
    const { run, asked, answers, state, load, client } = await setUp({ ready: false });
    run("SELECT 1");
    expect(state().running?.waiting).toBe(true);
    expect(client.queries).toEqual([]);
    load();
    await asked(1);
    expect(state().running?.waiting).toBe(false);
    answers[0]!(ok(aSqlAnswer()));
    await vi.waitFor(() => expect(state().shown).not.toBeNull());
  });

  it("ends a run that is cancelled, and drops its answer", async () => {
    const { run, asked, answers, state, client } = await setUp();
    run("SELECT 1");
    await asked(1);
    state().cancel();
    expect(client.cancels).toBe(1);
    expect(state().failure?.error.code).toBe("sql.cancelled");
    answers[0]!(ok(aSqlAnswer()));
    await vi.waitFor(() => expect(state().running).toBeNull());
    expect(state().shown).toBeNull();
  });

  it("cancels a query that waits without touching SQLite", async () => {
    const { run, state, load, client } = await setUp({ ready: false });
    run("SELECT 1");
    state().cancel();
    load();
    await vi.waitFor(() => expect(client.used).toHaveLength(1));
    expect(client.cancels).toBe(0);
    expect(client.queries).toEqual([]);
  });

  it("runs the next query in the place of one under way", async () => {
    const { run, asked, answers, state, client } = await setUp();
    run("SELECT 1");
    await asked(1);
    run("SELECT 2");
    await asked(2);
    answers[1]!(ok(aSqlAnswer()));
    await vi.waitFor(() => expect(state().shown?.sql).toBe("SELECT 2"));
    expect(client.cancels).toBe(1);
    expect(state().failure).toBeNull();
  });

  it("drops results of a dataset that is not open any more, and those still to come", async () => {
    const { run, asked, answers, state } = await setUp();
    run("SELECT 1");
    await asked(1);
    state().forget();
    answers[0]!(ok(aSqlAnswer()));
    await Promise.resolve();
    expect(state()).toMatchObject({ running: null, shown: null, failure: null });
  });

  it("puts an answer away once personal data is masked again, and says so until the next", async () => {
    const { run, asked, answers, state } = await setUp();
    run("SELECT last_name FROM synthetic_id_labels");
    await asked(1);
    answers[0]!(ok(aSqlAnswer()));
    await vi.waitFor(() => expect(state().shown).not.toBeNull());
    state().personalDataChanged("masked");
    expect(state()).toMatchObject({ shown: null, personalData: "masked" });
    run("SELECT 1");
    await asked(2);
    answers[1]!(ok(aSqlAnswer()));
    await vi.waitFor(() => expect(state()).toMatchObject({ personalData: null }));
  });

  it("ends a run that was begun before personal data was masked again", async () => {
    const { run, asked, answers, state, client } = await setUp();
    run("SELECT last_name FROM synthetic_id_labels");
    await asked(1);
    state().personalDataChanged("masked");
    expect(client.cancels).toBe(1);
    answers[0]!(ok(aSqlAnswer()));
    await Promise.resolve();
    expect(state()).toMatchObject({ running: null, shown: null, failure: null });
  });

  it("marks an answer from before personal data was revealed", async () => {
    const { run, asked, answers, state } = await setUp();
    state().personalDataChanged("revealed");
    expect(state().personalData).toBeNull();
    run("SELECT 1");
    await asked(1);
    answers[0]!(ok(aSqlAnswer()));
    await vi.waitFor(() => expect(state().shown).not.toBeNull());
    state().personalDataChanged("revealed");
    expect(state()).toMatchObject({ shown: { sql: "SELECT 1" }, personalData: "revealed" });
  });

  it("keeps its text over a reload of the window", async () => {
    const { state, parts } = await setUp();
    state().setText("SELECT 1");
    expect(createSqlConsole(parts).getState().text).toBe("SELECT 1");
  });
});

const saving = (name: string) => ({ save: [{ id: name, name, sql: "" }], remove: [] });

describe("saved queries in the window", () => {
  it("are listed by name", async () => {
    const { queries } = await setUp();
    for (const name of ["b", "A", "c"]) await queries.getState().change(saving(name));
    expect(queries.getState().saved.map(({ name }) => name)).toEqual(["A", "b", "c"]);
  });

  it("tell where they could not be written, and stay as they were", async () => {
    const { queries, host } = await setUp();
    await queries.getState().change(saving("a"));
    host.handlers["queries.change"] = () => fail("queries.unwritable", "The disk is full.");
    expect(await queries.getState().change(saving("b"))).toBe(false);
    expect(queries.getState().saved).toHaveLength(1);
  });
});
