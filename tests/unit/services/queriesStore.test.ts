import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { HISTORY_LIMIT, SAVED_LIMIT, SQL_LIMIT, type Queries } from "#shared/contract/methods";
import { HISTORY_CHARACTERS } from "#shared/contract/queryHistory";
import { createTestServices, mustBeOk, temporaryFolder } from "../../support/hostFixture";

/** Services over one configuration folder, with a clock that moves a minute at each look. */
async function setUp() {
  const configDir = await temporaryFolder();
  let minute = 0;
  const options = { configDir, now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)) };
  const services = await createTestServices(options);
  const call = async (method: string, input: unknown) =>
    mustBeOk(await services.dispatch({ method, input })) as Queries;
  return { configDir, options, services, call };
}

const aQuery = (id: string, name = id) => ({ id, name, sql: `SELECT '${id}'` });
const saving = (query: unknown) => ({ save: [query], remove: [] });
const aRun = (sql: string) => ({ sql, took: 3, rows: 1 });

describe("saved queries", () => {
  it("are none at first", async () => {
    const { call } = await setUp();
    expect(await call("queries.read", {})).toEqual({ version: 1, saved: [], history: [] });
  });

  it("are kept with the time of saving, over a new start", async () => {
    const { call, options } = await setUp();
    await call("queries.change", saving(aQuery("a", "Revenue")));
    const restarted = await createTestServices(options);
    const read = mustBeOk(await restarted.dispatch({ method: "queries.read", input: {} }));
    expect(read).toMatchObject({
      saved: [{ id: "a", name: "Revenue", savedAt: "2026-01-01T00:00:00.000Z" }],
    });
  });

  it("replace that of the same id in its place", async () => {
    const { call } = await setUp();
    await call("queries.change", saving(aQuery("a")));
    await call("queries.change", saving(aQuery("b")));
    const { saved } = await call(
      "queries.change",
      saving({ ...aQuery("a", "New"), sql: "SELECT 2" }),
    );
    expect(saved.map(({ id, name, sql }) => [id, name, sql])).toEqual([
      ["a", "New", "SELECT 2"],
      ["b", "b", "SELECT 'b'"],
    ]);
  });

  it("are deleted by id; one that is not there is no failure", async () => {
    const { call } = await setUp();
    await call("queries.change", saving(aQuery("a")));
    await call("queries.change", { save: [], remove: ["gone"] });
    expect((await call("queries.change", { save: [], remove: ["a"] })).saved).toEqual([]);
  });

  it("beyond the limit are refused, and all others and the history stay", async () => {
    const { configDir, options } = await setUp();
    const saved = Array.from({ length: SAVED_LIMIT }, (_, i) => ({
      ...aQuery(`q${i}`),
      savedAt: "2025-01-01T00:00:00.000Z",
    }));
    const history = [{ ...aRun("SELECT 1"), at: "2025-01-01T00:00:00.000Z" }];
    await mkdir(configDir, { recursive: true });
    await writeFile(
      path.join(configDir, "queries.json"),
      JSON.stringify({ version: 1, saved, history }),
    );
    const { dispatch } = await createTestServices(options);
    const change = (input: unknown) => dispatch({ method: "queries.change", input });
    expect(await change(saving(aQuery("more")))).toMatchObject({ error: { code: "queries.full" } });
    expect(await change({ save: [aQuery("more")], remove: ["q7"] })).toMatchObject({ ok: true });
    const read = mustBeOk(await dispatch({ method: "queries.read", input: {} })) as Queries;
    expect(read.saved).toHaveLength(SAVED_LIMIT);
    expect(read.history).toEqual(history);
  });

  it("take the place of others in one writing", async () => {
    const { call } = await setUp();
    await call("queries.change", { save: ["a", "b", "c"].map((id) => aQuery(id)), remove: [] });
    const change = { save: [aQuery("c", "b")], remove: ["b"] };
    const { saved } = await call("queries.change", change);
    expect(saved.map(({ id, name }) => [id, name])).toEqual([
      ["a", "a"],
      ["c", "b"],
    ]);
  });

  it("saved at once are all kept", async () => {
    const { call } = await setUp();
    await Promise.all(["a", "b", "c"].map((id) => call("queries.change", saving(aQuery(id)))));
    expect((await call("queries.read", {})).saved).toHaveLength(3);
  });

  it.each([
    ["without a name", { ...aQuery("a"), name: "" }],
    ["longer than 100,000 characters", { ...aQuery("a"), sql: "x".repeat(100_001) }],
    ["with a time of the page's own", { ...aQuery("a"), savedAt: "2020-01-01" }],
  ])("%s are refused", async (_, query) => {
    const { services } = await setUp();
    const answer = await services.dispatch({ method: "queries.change", input: saving(query) });
    expect(answer).toMatchObject({ ok: false, error: { code: "host.badRequest" } });
  });
});

describe("the history of queries", () => {
  it("has the newest run first, with its time", async () => {
    const { call } = await setUp();
    await call("queries.ran", aRun("SELECT 1"));
    await call("queries.ran", { ...aRun("SELECT 2"), rows: null });
    expect((await call("queries.read", {})).history).toEqual([
      { sql: "SELECT 2", took: 3, rows: null, at: "2026-01-01T00:01:00.000Z" },
      { sql: "SELECT 1", took: 3, rows: 1, at: "2026-01-01T00:00:00.000Z" },
    ]);
  });

  it("keeps the newest runs only", async () => {
    const { configDir, call, options } = await setUp();
    const full = Array.from({ length: HISTORY_LIMIT }, (_, i) => ({
      ...aRun(`SELECT ${i}`),
      at: "2025-01-01T00:00:00.000Z",
    }));
    await call("queries.ran", aRun("first"));
    await writeFile(
      path.join(configDir, "queries.json"),
      JSON.stringify({ version: 1, saved: [], history: full }),
    );
    const restarted = await createTestServices(options);
    mustBeOk(await restarted.dispatch({ method: "queries.ran", input: aRun("newest") }));
    const read = await restarted.dispatch({ method: "queries.read", input: {} });
    const { history } = mustBeOk(read) as Queries;
    expect(history).toHaveLength(HISTORY_LIMIT);
    expect(history[0]?.sql).toBe("newest");
    expect(history.at(-1)?.sql).toBe(`SELECT ${HISTORY_LIMIT - 2}`);
  });

  it("keeps no more text than its share, and always the newest run", async () => {
    const { call } = await setUp();
    const fits = HISTORY_CHARACTERS / SQL_LIMIT;
    for (let i = 0; i < fits + 2; i += 1)
      await call("queries.ran", aRun(String(i).padEnd(SQL_LIMIT, "x")));
    const { history } = await call("queries.read", {});
    expect(history).toHaveLength(fits);
    expect(history[0]?.sql.startsWith(String(fits + 1))).toBe(true);
  });

  it("answers a run alone, not all that is kept", async () => {
    const { services, call } = await setUp();
    await call("queries.change", saving(aQuery("a")));
    const answer = await services.dispatch({ method: "queries.ran", input: aRun("SELECT 1") });
    expect(mustBeOk(answer)).toEqual({ ...aRun("SELECT 1"), at: "2026-01-01T00:01:00.000Z" });
  });

  it("is cleared without touching what is saved", async () => {
    const { call } = await setUp();
    await call("queries.change", saving(aQuery("a")));
    await call("queries.ran", aRun("SELECT 1"));
    const cleared = await call("queries.clearHistory", {});
    expect(cleared.history).toEqual([]);
    expect(cleared.saved).toHaveLength(1);
  });

  it("survives a damaged file, which is set aside and told", async () => {
    const { configDir, options } = await setUp();
    await writeFile(path.join(configDir, "queries.json"), "{");
    const restarted = await createTestServices(options);
    const info = await restarted.dispatch({ method: "app.info", input: {} });
    const read = await restarted.dispatch({ method: "queries.read", input: {} });
    expect(JSON.stringify([info, read])).toContain("queries.json");
  });
});
