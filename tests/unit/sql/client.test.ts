import { describe, expect, it } from "vitest";
import type { SqlPort } from "#shared/contract/sql";
import { fail, ok, type AppError } from "#shared/domain/result";
import { createSqlClient, type RemoteSql, type SqlHandle } from "#renderer/platform/sqlClient";
import { FakeEngine } from "../../support/fakeEngine";
import { aSqlAnswer, aSqlSchema } from "../../support/fakeSql";
import { FIRST_LOAD } from "../../support/sqlite";

interface FakeWorker extends SqlHandle {
  readonly ports: SqlPort[];
  readonly crash: (detail: string) => void;
  stopped: boolean;
}

function aWorker(api: Partial<RemoteSql> = {}): FakeWorker {
  let crash: (error: AppError) => void = () => {};
  const broken = new Promise<AppError>((resolve) => (crash = resolve));
  const never = () => new Promise<never>(() => {});
  const ports: SqlPort[] = [];
  const worker: FakeWorker = {
    ports,
    api: {
      connect: (port) => Promise.resolve(void ports.push(port)),
      use: () => Promise.resolve(ok(aSqlSchema())),
      run: never,
      export: never,
      ...api,
    },
    broken,
    crash: (detail) => crash({ code: "worker.crashed", message: "The engine stopped.", detail }),
    stopped: false,
    stop: () => {
      worker.stopped = true;
    },
  };
  return worker;
}

/** A client over workers that are started one after the other. */
function clientOver(...workers: FakeWorker[]) {
  let started = 0;
  const engine = new FakeEngine();
  const client = createSqlClient({
    engine,
    start: () => workers[started++]!,
    channel: () => [{ postMessage: () => {} }, { postMessage: () => {} }],
    transferPort: (port) => port,
  });
  const stops: AppError[] = [];
  client.onStopped((error) => stops.push(error));
  return { client, engine, stops, started: () => started };
}

describe("the SQL client", () => {
  it("connects worker and engine at once, so that the tables need not wait", () => {
    const worker = aWorker();
    const { engine } = clientOver(worker);
    expect(worker.ports).toHaveLength(1);
    expect(engine.ports).toHaveLength(1);
    expect(engine.ports[0]).not.toBe(worker.ports[0]);
  });

  it("hands questions and answers through", async () => {
    const { client } = clientOver(
      aWorker({
        run: (_tables, sql, rows) =>
          Promise.resolve(ok(aSqlAnswer({ columns: [sql, String(rows)] }))),
      }),
    );
    expect(await client.run(FIRST_LOAD, "SELECT 1", 5)).toMatchObject({
      value: { columns: ["SELECT 1", "5"] },
    });
  });

  it("ends the worker to cancel, and starts another that gets the tables", async () => {
    const first = aWorker();
    const second = aWorker({ run: () => Promise.resolve(ok(aSqlAnswer())) });
    const { client, engine, stops } = clientOver(first, second);
    await client.use(3);
    const runaway = client.run(FIRST_LOAD, "WITH RECURSIVE …", 5);
    client.cancel();
    expect(await runaway).toMatchObject({ error: { code: "sql.cancelled" } });
    expect(first.stopped).toBe(true);
    expect(stops).toMatchObject([{ code: "sql.cancelled" }]);
    expect(await client.use(3)).toMatchObject({ ok: true });
    expect(engine.ports).toHaveLength(2);
    expect(await client.run(FIRST_LOAD, "SELECT 1", 5)).toMatchObject({ ok: true });
  });

  it("leaves a worker alone that has nothing to cancel", async () => {
    const worker = aWorker({ run: () => Promise.resolve(ok(aSqlAnswer())) });
    const { client, stops } = clientOver(worker);
    await client.run(FIRST_LOAD, "SELECT 1", 5);
    client.cancel();
    expect(worker.stopped).toBe(false);
    expect(stops).toEqual([]);
  });

  it("answers a query under way when the worker dies", async () => {
    const worker = aWorker();
    const { client, stops } = clientOver(worker, aWorker());
    const query = client.run(FIRST_LOAD, "SELECT 1", 5);
    worker.crash("out of memory");
    expect(await query).toMatchObject({ error: { code: "sql.failed", detail: "out of memory" } });
    expect(stops).toHaveLength(1);
    expect(await client.run(FIRST_LOAD, "SELECT 1", 5)).toMatchObject({
      error: { code: "sql.notReady" },
    });
    expect(await client.use(1)).toMatchObject({ ok: true });
  });

  it("starts no worker by itself after one that died", async () => {
    const worker = aWorker();
    const { client, started } = clientOver(worker);
    const query = client.run(FIRST_LOAD, "SELECT 1", 5);
    worker.crash("broken");
    await query;
    expect(started()).toBe(1);
  });

  it("starts anew after the engine was lost, since a new engine counts its loads from the first", async () => {
    const first = aWorker();
    const second = aWorker();
    const { client, engine } = clientOver(first, second);
    await client.use(1);
    engine.crash({ code: "worker.crashed", message: "The engine stopped." });
    expect(first.stopped).toBe(false);
    await client.use(1);
    expect(first.stopped).toBe(true);
    expect(second.ports).toHaveLength(1);
    expect(engine.ports).toHaveLength(2);
  });

  it("starts anew to load tables again that could not be taken in", async () => {
    const broken = aWorker({ use: () => Promise.resolve(fail("sql.failed", "No memory.")) });
    const next = aWorker();
    const { client, engine } = clientOver(broken, next);
    expect(await client.use(1)).toMatchObject({ error: { message: "No memory." } });
    expect(await client.use(1)).toMatchObject({ ok: true });
    expect(broken.stopped).toBe(true);
    expect(engine.ports).toHaveLength(2);
  });

  it("starts anew to load tables again that were lost", async () => {
    const lost = fail("sql.notReady", "The SQL tables are not ready.");
    const worker = aWorker({ run: () => Promise.resolve(lost) });
    const { client } = clientOver(worker, aWorker());
    await client.use(1);
    await client.run(FIRST_LOAD, "SELECT 1", 5);
    expect(await client.use(1)).toMatchObject({ ok: true });
    expect(worker.stopped).toBe(true);
  });

  it("turns anything thrown into an answer", async () => {
    const { client } = clientOver(aWorker({ run: () => Promise.reject(new Error("not cloned")) }));
    expect(await client.run(FIRST_LOAD, "SELECT 1", 5)).toMatchObject({
      error: { code: "sql.failed", message: "SQLite could not answer.", detail: "not cloned" },
    });
  });

  it("hands errors of the worker through", async () => {
    const no = fail("sql.failed", "no such table: x");
    const { client } = clientOver(aWorker({ export: () => Promise.resolve(no) }));
    expect(await client.export(FIRST_LOAD, "SELECT * FROM x", "csv")).toEqual(no);
  });
});
