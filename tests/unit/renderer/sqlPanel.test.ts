// @vitest-environment jsdom
import { EditorView } from "@codemirror/view";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SavedQuery } from "#shared/contract/methods";
import { fail, ok } from "#shared/domain/result";
import { start } from "../../../renderer/start";
import { aTable, paymentsOf } from "../../support/browseFixtures";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { aSqlAnswer } from "../../support/fakeSql";
import { aLoadedDataset } from "../../support/reports";

/** The editor on the page, used as its user does. */
class TypedEditor {
  readonly #view: EditorView;

  constructor(view: EditorView) {
    this.#view = view;
  }

  text(): string {
    return this.#view.state.doc.toString();
  }

  selected(): string {
    const { from, to } = this.#view.state.selection.main;
    return this.text().slice(from, to);
  }

  write(text: string, cursor = text.length, anchor = cursor): void {
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      selection: { anchor, head: cursor },
    });
  }

  press(key: string, more: KeyboardEventInit = {}): void {
    const event = new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, ...more });
    this.#view.contentDOM.dispatchEvent(event);
  }

  marked(): string | undefined {
    return this.#view.dom.querySelector(".cm-lintRange-error")?.textContent;
  }
}

/** The first test waits for the editor's library as well. */
const FIRST_LOAD = { timeout: 30_000 };

let ports: FakePorts;
let root: HTMLElement;
let stop: () => void = () => {};

beforeEach(() => {
  // jsdom lays nothing out, and lacks the measure of a text.
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null });
  ports = fakePorts();
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const shows = (wanted: string | RegExp) =>
  vi.waitFor(() => expect((root.textContent ?? "").replace(/\s/g, " ")).toMatch(wanted));

async function press(name: string | RegExp): Promise<void> {
  const found = await vi.waitFor(() => {
    const all = [...document.querySelectorAll<HTMLElement>("button:enabled, [role=tab]")];
    const named = all.find((element) =>
      [element.getAttribute("aria-label"), element.textContent].some(
        (label) => label !== null && new RegExp(name).test(label),
      ),
    );
    if (named === undefined) throw new Error(`No button named ${String(name)}`);
    return named;
  });
  found.click();
}

/** A window at an address, with a dataset open. */
async function openWindow(fragment: string): Promise<void> {
  ports.history.replace(fragment);
  stop = await start(root, ports);
  await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
  ports.engine.loads[0]!.finish(ok(aLoadedDataset()));
}

const theEditor = (): Promise<TypedEditor> =>
  vi.waitFor(() => {
    const host = root.querySelector(".sql-editor[aria-busy=false] .sql-editor-host")?.shadowRoot;
    const element = host?.querySelector<HTMLElement>(".cm-editor");
    const view = element === null || element === undefined ? null : EditorView.findFromDOM(element);
    if (view === null) throw new Error("The editor is not there yet");
    return new TypedEditor(view);
  }, FIRST_LOAD);

/** The SQL workspace of an open dataset, at an address of its own. */
async function openSql(fragment = "#/sql"): Promise<TypedEditor> {
  await openWindow(fragment);
  return theEditor();
}

/** Puts a text into a field as React hears it. */
function type(field: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const unsaved = ({ id, name, sql }: SavedQuery) => ({ id, name, sql });

const runs = (...queries: string[]) => vi.waitFor(() => expect(ports.sql.queries).toEqual(queries));

describe("the SQL workspace", () => {
  it("runs the statement at the cursor and shows rows and time", async () => {
    const opened = await openSql();
    opened.write("SELECT 1; SELECT 2", 3);
    opened.press("Enter");
    await runs("SELECT 1");
    await shows(/1 row in 3 ms/);
  });

  it("runs every statement when asked to", async () => {
    const opened = await openSql();
    opened.write("SELECT 1; SELECT 2");
    opened.press("Enter", { shiftKey: true });
    await runs("SELECT 1; SELECT 2");
  });

  it("puts the rows of a table into the editor and runs it", async () => {
    const opened = await openSql();
    opened.write("SELECT 'mine'");
    await press("Schema");
    await press("Query payments");
    await vi.waitFor(() => expect(opened.text()).toContain("FROM payments"));
    await runs("SELECT *\nFROM payments\nLIMIT 100");
  });

  it("tells an error with its place and marks it, keeping the former result", async () => {
    const opened = await openSql();
    opened.write("SELECT 1");
    opened.press("Enter");
    await shows("1 row");
    ports.sql.answer = () =>
      Promise.resolve(fail("sql.failed", "no such column: x", { where: { offset: 7 } }));
    opened.write("\nSELECT x");
    opened.press("Enter");
    await shows(/line 2, column 8/);
    await shows("Result of the run before");
    expect(opened.marked()).toBe("x");
  });

  it("says that rows are cut, and writes all of them", async () => {
    ports.sql.answer = () => Promise.resolve(ok(aSqlAnswer({ truncated: true })));
    const opened = await openSql();
    opened.write("SELECT 1");
    opened.press("Enter");
    await shows("an export writes all");
    await press("^CSV$");
    await vi.waitFor(() => expect(ports.saved).toHaveLength(1));
    expect(ports.saved[0]).toMatchObject({ mediaType: "text/csv" });
    expect(ports.sql.queries.at(-1)).toBe("SELECT 1");
  });

  it("puts the query of an address into the editor, and leaves running it to its reader", async () => {
    const opened = await openSql("#/sql?q=SELECT+42");
    await shows("was not run: press Run");
    expect(opened.text()).toBe("SELECT 42");
    expect(ports.sql.queries).toEqual([]);
    opened.press("Enter");
    await runs("SELECT 42");
    await vi.waitFor(() => expect(root.textContent).not.toContain("was not run"));
  });

  it("runs no query of an address that is typed or gone back to", async () => {
    const opened = await openSql();
    opened.write("SELECT 1");
    ports.history.type("#/sql?q=SELECT+42");
    await vi.waitFor(() => expect(opened.text()).toBe("SELECT 42"));
    await shows("was not run: press Run");
    expect(ports.sql.queries).toEqual([]);
  });

  it("runs the query of a link of this window once, and takes it out of the address when it is edited", async () => {
    const rows = paymentsOf(2);
    Object.assign(ports.engine.answers, {
      tables: () => ok([aTable()]),
      rows: (...question: Parameters<typeof rows>) => ok(rows(...question)),
    });
    await openWindow("#/tables/payments");
    const link = await vi.waitFor(() => {
      const buttons = [...root.querySelectorAll<HTMLElement>("main button")];
      const found = buttons.find(({ textContent }) => textContent === "SQL");
      if (found === undefined) throw new Error("The table is not there yet");
      return found;
    }, FIRST_LOAD);
    link.click();
    const opened = await theEditor();
    await vi.waitFor(() => expect(ports.sql.queries).toEqual([opened.text()]));
    expect(opened.text()).toContain("FROM payments");
    expect(root.textContent).not.toContain("was not run");
    opened.write("SELECT 43");
    await vi.waitFor(() => expect(ports.history.fragment()).toBe("#/sql"));
    expect(ports.sql.queries).toHaveLength(1);
  });

  it("keeps a text that holds the query of an address as a statement, and selects it", async () => {
    const opened = await openSql();
    opened.write("SELECT 1; SELECT 2");
    ports.history.type("#/sql?q=SELECT+2");
    await vi.waitFor(() => expect(opened.selected()).toBe("SELECT 2"));
    expect(opened.text()).toBe("SELECT 1; SELECT 2");
  });

  it("replaces a text that holds the query of an address as a part of a statement only", async () => {
    const opened = await openSql();
    opened.write("SELECT * FROM payments WHERE amount > 10");
    ports.history.type("#/sql?q=SELECT+*+FROM+payments");
    await vi.waitFor(() => expect(opened.text()).toBe("SELECT * FROM payments"));
  });

  it("keeps a text of which a part was run", async () => {
    const opened = await openSql();
    opened.write("SELECT 1 + 2", "SELECT 1".length, 0);
    opened.press("Enter");
    await runs("SELECT 1");
    expect(ports.history.fragment()).toBe("#/sql?q=SELECT+1");
    ports.history.type("#/settings/privacy");
    await vi.waitFor(() => expect(root.querySelector(".sql-editor")).toBeNull());
    ports.history.move(-1);
    expect((await theEditor()).text()).toBe("SELECT 1 + 2");
  });

  it("has the query that was run in its address", async () => {
    const opened = await openSql();
    opened.write("SELECT 1");
    opened.press("Enter");
    await vi.waitFor(() => expect(ports.history.fragment()).toBe("#/sql?q=SELECT+1"));
  });

  it("writes a saved query again where it has a name already", async () => {
    const saved = { id: "q1", name: "Labels", sql: "SELECT 1", savedAt: "2025-11-14T00:00:00Z" };
    ports.host.queries = { version: 1, saved: [saved], history: [] };
    const opened = await openSql();
    await press("^Saved$");
    await press("^LabelsSELECT");
    expect(opened.text()).toBe("SELECT 1");
    opened.write("SELECT 2");
    await shows(/Labels\s*changed/);
    opened.press("s");
    await vi.waitFor(() =>
      expect(ports.host.called("queries.change")).toEqual([
        { save: [{ id: "q1", name: "Labels", sql: "SELECT 2" }], remove: [] },
      ]),
    );
  });

  it("does not take an example for a change of the saved query before it", async () => {
    const saved = { id: "q1", name: "Labels", sql: "SELECT 1", savedAt: "2025-11-14T00:00:00Z" };
    ports.host.queries = { version: 1, saved: [saved], history: [] };
    const opened = await openSql();
    await press("^Saved$");
    await press("^LabelsSELECT");
    await press("^Schema$");
    await press("Query payments");
    opened.press("s");
    await vi.waitFor(() => expect(document.querySelector("form")).not.toBeNull());
    expect(ports.host.called("queries.change")).toEqual([]);
  });

  it("brings a deleted query back", async () => {
    const saved = { id: "q1", name: "Labels", sql: "SELECT 1", savedAt: "2025-11-14T00:00:00Z" };
    ports.host.queries = { version: 1, saved: [saved], history: [] };
    await openSql();
    await press("^Saved$");
    await press("Delete Labels");
    await shows("“Labels” was deleted");
    await press("^Undo$");
    await vi.waitFor(() => expect(ports.host.queries.saved).toMatchObject([{ name: "Labels" }]));
  });

  it("renames a query to the name of another in one writing, and brings both back", async () => {
    const aSaved = (id: string, name: string) => ({
      id,
      name,
      sql: `SELECT '${id}'`,
      savedAt: "2025-11-14T00:00:00Z",
    });
    const saved = [aSaved("q1", "Labels"), aSaved("q2", "Revenue")];
    ports.host.queries = { version: 1, saved, history: [] };
    await openSql();
    await press("^Saved$");
    await press("Rename Labels");
    const field = await vi.waitFor(() => {
      const input = document.querySelector<HTMLInputElement>("form input");
      if (input === null) throw new Error("The name is not asked for yet");
      return input;
    });
    type(field, "revenue");
    field.form!.requestSubmit();
    await shows("The former “Revenue” was replaced");
    expect(ports.host.queries.saved).toMatchObject([{ id: "q1", name: "revenue" }]);
    await press("^Undo$");
    await vi.waitFor(() => expect(ports.host.queries.saved).toMatchObject(saved.map(unsaved)));
    expect(ports.host.called("queries.change")).toHaveLength(2);
  });

  it("loses no query where a rename cannot be written", async () => {
    const saved = { id: "q1", name: "Labels", sql: "SELECT 1", savedAt: "2025-11-14T00:00:00Z" };
    const other = { ...saved, id: "q2", name: "Revenue" };
    ports.host.queries = { version: 1, saved: [saved, other], history: [] };
    ports.host.handlers["queries.change"] = () => fail("settings.unwritable", "The disk is full");
    await openSql();
    await press("^Saved$");
    await press("Rename Labels");
    const field = await vi.waitFor(() => document.querySelector<HTMLInputElement>("form input")!);
    type(field, "Revenue");
    field.form!.requestSubmit();
    await vi.waitFor(() => expect(ports.host.called("queries.change")).toHaveLength(1));
    expect(ports.host.queries.saved).toEqual([saved, other]);
  });

  it("lists runs with rows and time, and clears them", async () => {
    const opened = await openSql();
    opened.write("SELECT 1");
    opened.press("Enter");
    await shows("1 row");
    await press("^History$");
    await vi.waitFor(() => expect(root.querySelector(".sql-entry-code")).not.toBeNull());
    await press("Clear the history");
    await shows("Queries that were run appear here");
  });

  it("runs a text that is too long to be kept, says so, and does not save it", async () => {
    const opened = await openSql();
    const long = `SELECT '${"x".repeat(100_000)}'`;
    opened.write(long);
    await shows("longer than 100,000 characters");
    opened.press("Enter");
    await runs(long);
    await shows("1 row");
    opened.press("s");
    expect(document.querySelector("form")).toBeNull();
    expect(ports.host.called("queries.ran")).toEqual([]);
    expect(ports.history.fragment()).toBe("#/sql");
  });

  it("says why the tables could not be loaded, and tries again", async () => {
    ports.sql.schema = () => Promise.resolve(fail("sql.failed", "out of memory"));
    await openSql();
    await shows("The tables could not be loaded for SQL");
    await press("Try again");
    await vi.waitFor(() => expect(ports.sql.used).toHaveLength(2));
  });
});
