// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { fail, ok } from "#shared/domain/result";
import { createStores } from "#renderer/stores/stores";
import { fakePorts } from "../../support/fakePorts";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";
import { aLoadedDataset } from "../../support/reports";

/** The stores of a window with a dataset open and its tables in SQL. */
async function opened() {
  const ports = fakePorts();
  const stores = createStores(ports);
  const open = async (turn: number): Promise<void> => {
    const opening = stores.session.getState().open({ kind: "demo" });
    await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(turn));
    ports.engine.loads[turn - 1]!.finish(ok(aLoadedDataset({ generation: turn })));
    await opening;
    await vi.waitFor(() => expect(stores.sql.getState().status).toBe("ready"));
  };
  await open(1);
  const ask = () => stores.sqlConsole.getState().run({ sql: "SELECT 1", from: 0 });
  return { ports, ...stores, open, ask };
}

describe("an answer of SQL", () => {
  it("is marked once all is revealed, put away once it is masked, and asked of the tables as they are", async () => {
    const { ports, privacy, sqlConsole, ask } = await opened();
    await ask();
    await privacy.getState().revealAll();
    expect(sqlConsole.getState().personalData).toBe("revealed");
    await ask();
    expect(sqlConsole.getState()).toMatchObject({ shown: { sql: "SELECT 1" }, personalData: null });
    await privacy.getState().mask(null);
    expect(sqlConsole.getState()).toMatchObject({ shown: null, personalData: "masked" });
    await ask();
    expect(ports.sql.asked.map(({ revision }) => revision)).toEqual([0, 1, 2]);
  });

  it("stays where one record is revealed and masked, which SQL does not show", async () => {
    const { privacy, sqlConsole, ask } = await opened();
    const address = { table: "customers", record: 1 };
    await ask();
    await privacy.getState().reveal(address, "C1", ["birthdate"]);
    await privacy.getState().mask(address);
    expect(sqlConsole.getState()).toMatchObject({ shown: { sql: "SELECT 1" }, personalData: null });
  });

  it("of another dataset begins with masked tables, and with nothing to say about the former", async () => {
    const { ports, privacy, sqlConsole, open, ask } = await opened();
    await privacy.getState().revealAll();
    await ask();
    await open(2);
    expect(sqlConsole.getState()).toMatchObject({ shown: null, personalData: null });
    await ask();
    expect(ports.sql.asked.at(-1)).toEqual({ generation: 2, revision: 0 });
  });
});

describe("the SQL workspace without its tables", () => {
  let window: OpenedWindow;
  afterEach(() => window.close());

  it("offers to load them and not to run", async () => {
    const ports = fakePorts();
    ports.sql.schema = () => Promise.resolve(fail("sql.failed", "No memory."));
    window = await openedWindow("#/sql", undefined, ports);
    await window.shows("The tables could not be loaded for SQL");
    const buttons = [...document.querySelectorAll<HTMLButtonElement>(".sql-bar button")];
    const run = buttons.filter(({ textContent }) => /^Run/.test(textContent ?? ""));
    expect(run.map(({ disabled }) => disabled)).toEqual([true, true]);
    expect(run[0]?.title).toBe("The tables could not be loaded for SQL.");
  });
});
