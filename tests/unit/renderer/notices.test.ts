// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AppError } from "#shared/domain/result";
import { copyWithNotice } from "#renderer/stores/copy";
import { createNotices } from "#renderer/stores/notices";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";

const LOST: AppError = { code: "worker.crashed", message: "The engine stopped." };
const STOPPED: AppError = { code: "sql.failed", message: "SQLite stopped." };

describe("what a notice offers", () => {
  it("is done once, and takes the toast away", () => {
    const notices = createNotices(() => 0);
    const run = vi.fn();
    notices.getState().add("error", { kind: "engineLost", error: LOST }, { kind: "reopen", run });
    const { id } = notices.getState().list[0]!;
    notices.getState().act(id);
    notices.getState().act(id);
    expect(run).toHaveBeenCalledTimes(1);
    expect(notices.getState().list[0]).toMatchObject({ toast: false, action: null });
  });

  it("stays in the list where the toast was hidden", () => {
    const notices = createNotices(() => 0);
    const run = vi.fn();
    notices
      .getState()
      .add("information", { kind: "queryDeleted", name: "a" }, { kind: "undo", run });
    const { id } = notices.getState().list[0]!;
    notices.getState().hideToast(id);
    notices.getState().act(id);
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describe("a notice of what was copied", () => {
  it("says what it was and not which, since that may be masked again", async () => {
    const notices = createNotices(() => 0);
    const copy = () => Promise.resolve(true);
    await copyWithNotice({ notices, ports: { clipboard: { copy } } }, "MARTIN");
    const { list } = notices.getState();
    expect(list).toMatchObject([{ text: { kind: "copied", what: "value" } }]);
    expect(JSON.stringify(list)).not.toContain("MARTIN");
  });
});

describe("notices in the window", () => {
  let opened: OpenedWindow;
  afterEach(() => opened.close());

  it("tell that the engine is lost, and open the dataset again", async () => {
    opened = await openedWindow("#/settings/general");
    opened.ports.engine.crash(LOST);
    await opened.shows("The engine stopped. What was open has to be read again");
    await opened.press("^Open it again$");
    await vi.waitFor(() => expect(opened.ports.engine.loads).toHaveLength(2));
    expect(opened.text()).not.toContain("Open it again");
  });

  it("tell that SQLite stopped while its tables are loaded again", async () => {
    opened = await openedWindow("#/settings/general");
    await opened.shows("SQL ready");
    opened.ports.sql.stopWith(STOPPED);
    await opened.shows("SQLite stopped. Its tables are being loaded again");
    await vi.waitFor(() => expect(opened.ports.sql.used).toHaveLength(2));
  });

  it("load tables again that could not be loaded", async () => {
    opened = await openedWindow("#/settings/general");
    await opened.shows("SQL ready");
    const { sql } = opened.ports;
    const before = sql.schema;
    sql.schema = () => Promise.resolve({ ok: false, error: STOPPED });
    sql.stopWith(STOPPED);
    await opened.shows("SQL failed");
    sql.schema = before;
    await opened.press("^Load them again$");
    await opened.shows("SQL ready");
  });

  it("tell of a drop that holds nothing readable", async () => {
    opened = await openedWindow("#/settings/general");
    window.dispatchEvent(aDrop());
    await opened.shows("Nothing readable was dropped");
    expect(opened.ports.engine.loads).toHaveLength(1);
  });

  it("leave a drop of text alone", async () => {
    opened = await openedWindow("#/settings/general");
    const drop = aDrop(["text/plain"]);
    window.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(false);
  });
});

/** A drop as the window sees it, with nothing in it that can be read. */
function aDrop(types: readonly string[] = ["Files"]): Event {
  const drop = new Event("drop", { cancelable: true });
  return Object.assign(drop, { dataTransfer: { types, items: [], files: [] } });
}

describe("the menu of the desktop", () => {
  let opened: OpenedWindow;
  afterEach(() => opened.close());

  it("has its commands carried out in the window", async () => {
    opened = await openedWindow("#/settings/general");
    const { host, history } = opened.ports;
    host.push({ name: "menu.command", payload: { command: "about" } });
    await vi.waitFor(() => expect(history.fragment()).toBe("#/settings/about"));
    host.push({ name: "menu.command", payload: { command: "keyboard" } });
    await opened.shows("Open what is selected");
  });

  it("opens the demo dataset", async () => {
    opened = await openedWindow("#/settings/general");
    opened.ports.host.push({ name: "menu.command", payload: { command: "openDemo" } });
    await vi.waitFor(() => expect(opened.ports.engine.loads).toHaveLength(2));
    expect(opened.ports.host.called("dataset.openDemo")).toHaveLength(2);
  });
});

describe("Escape", () => {
  let opened: OpenedWindow;
  afterEach(() => opened.close());
  const escape = (target: EventTarget) =>
    target.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }),
    );
  const noticesShown = () => document.querySelector("aside.side-panel") !== null;

  it("closes the panel that is open", async () => {
    opened = await openedWindow("#/settings/general");
    await opened.press("^Notices");
    await vi.waitFor(() => expect(noticesShown()).toBe(true));
    escape(document.body);
    await vi.waitFor(() => expect(noticesShown()).toBe(false));
  });

  it("leaves the panel to what has answered it already", async () => {
    opened = await openedWindow("#/settings/general");
    await opened.press("^Notices");
    await vi.waitFor(() => expect(noticesShown()).toBe(true));
    const menu = document.body.appendChild(document.createElement("div"));
    menu.addEventListener("keydown", (event) => event.preventDefault());
    escape(menu);
    await opened.shows("Notices");
    expect(noticesShown()).toBe(true);
  });
});
