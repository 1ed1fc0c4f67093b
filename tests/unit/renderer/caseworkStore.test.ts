import { describe, expect, it, vi } from "vitest";
import type { Action, CaseworkOf } from "#shared/contract/casework";
import { fail } from "#shared/domain/result";
import { createCasework } from "#renderer/stores/casework";
import { createHistory } from "#renderer/stores/history";
import { createNotices } from "#renderer/stores/notices";
import { FakeHost } from "../../support/fakeHost";
import { aBookmark, triaged } from "../../support/journalBuilder";

const DEMO: CaseworkOf = { path: "/data/demo", label: "demo" };
const OTHER: CaseworkOf = { path: "/data/other", label: "other" };
const bookmarked = (id: string): Action => ({ kind: "bookmarked", bookmark: aBookmark(id) });

/** The store with the journal of a dataset open, and the host's pushes coming in. */
async function setUp(host = new FakeHost()) {
  const notices = createNotices(() => 0);
  const history = createHistory();
  const casework = createCasework({ host, history, notices });
  const pushes = host.subscribe((message) => {
    if (message.name === "journal.appended")
      casework.getState().appended(message.payload.of, message.payload.entries);
  });
  await casework.getState().open(DEMO);
  return {
    host,
    notices,
    history: () => history.getState(),
    state: () => casework.getState(),
    bookmarks: () => casework.getState().work.bookmarks.map(({ id }) => id),
    deaf: pushes,
    journal: host.journalOf(DEMO),
  };
}

/** Makes the host wait before it writes; each call of the answer lets one writing go on. */
function heldWrites(host: FakeHost) {
  const write = host.handlers["journal.append"];
  const held: (() => void)[] = [];
  host.handlers["journal.append"] = (input) =>
    new Promise((resolve) => held.push(() => resolve(write(input))));
  return {
    held,
    letGo: async () => {
      await vi.waitFor(() => expect(held.length).toBeGreaterThan(0));
      held.shift()!();
    },
  };
}

const settled = (check: () => void) => vi.waitFor(check);

describe("casework", () => {
  it("is read page by page when a dataset opens", async () => {
    const host = new FakeHost();
    host.journalPage = 2;
    for (const id of ["1", "2", "3", "4", "5"]) host.journalOf(DEMO).add(bookmarked(id));
    const { state, bookmarks } = await setUp(host);
    expect(bookmarks()).toEqual(["1", "2", "3", "4", "5"]);
    expect(state()).toMatchObject({ status: "ready", file: "journal.jsonl" });
    expect(host.called("journal.read")).toHaveLength(3);
  });

  it("changes only once the host has it on the disk", async () => {
    const { host, state, bookmarks, history } = await setUp();
    const { letGo } = heldWrites(host);
    const acted = state().act([bookmarked("1")]);
    await settled(() => expect(state().writing).toBe(1));
    expect([bookmarks(), history().entries]).toEqual([[], []]);
    await letGo();
    expect(await acted).toBe(true);
    expect([bookmarks(), state().writing]).toEqual([["1"], 0]);
    expect(history().entries).toMatchObject([{ sentence: { key: "bookmarkAdded" } }]);
  });

  it("tells why it could not be written, and stays as it is", async () => {
    const { host, state, bookmarks, history, notices } = await setUp();
    host.handlers["journal.append"] = () => fail("casework.unwritable", "The disk is full.");
    expect(await state().act([bookmarked("1")])).toBe(false);
    expect([bookmarks(), history().entries, state().writing]).toEqual([[], [], 0]);
    expect(notices.getState().list).toMatchObject([{ text: { kind: "error" } }]);
  });

  it("is undone and redone by entries of the journal", async () => {
    const { state, bookmarks, history, journal } = await setUp();
    await state().act([bookmarked("1"), bookmarked("2")]);
    history().undo();
    await settled(() => expect(history().position).toBe(0));
    expect(bookmarks()).toEqual([]);
    history().redo();
    await settled(() => expect(history().position).toBe(1));
    expect(bookmarks()).toEqual(["1", "2"]);
    expect(journal.entries.slice(2).map(({ action }) => action)).toEqual([
      { kind: "undone", seqs: [1, 2] },
      { kind: "redone", seqs: [1, 2] },
    ]);
  });

  it("keeps its place in the history where undoing could not be written", async () => {
    const { host, state, bookmarks, history, notices } = await setUp();
    await state().act([bookmarked("1")]);
    host.handlers["journal.append"] = () => fail("casework.unwritable", "The disk is full.");
    history().undo();
    await settled(() => expect(notices.getState().list).toHaveLength(1));
    expect([history().position, bookmarks()]).toEqual([1, ["1"]]);
  });

  it("takes presses of undo in order while one is under way", async () => {
    const { host, state, bookmarks, history } = await setUp();
    for (const id of ["1", "2", "3"]) await state().act([bookmarked(id)]);
    const { letGo, held } = heldWrites(host);
    history().undo();
    history().undo();
    history().redo();
    await settled(() => expect(held).toHaveLength(1));
    for (const position of [2, 1, 2]) {
      await letGo();
      await settled(() => expect(history().position).toBe(position));
    }
    expect(bookmarks()).toEqual(["1", "2"]);
  });

  it("undoes what is still being written when undo is pressed", async () => {
    const { host, state, bookmarks, history } = await setUp();
    const { letGo } = heldWrites(host);
    const acted = state().act([bookmarked("1")]);
    history().undo();
    await letGo();
    await acted;
    await letGo();
    await settled(() => expect(history()).toMatchObject({ position: 0, entries: [{}] }));
    expect(bookmarks()).toEqual([]);
  });

  it("stands between other commands in one history", async () => {
    const { state, history, bookmarks } = await setUp();
    let value = 0;
    const set = (to: number, back: number) =>
      history().perform({
        sentence: { key: "capacity", values: { to } },
        control: null,
        do: () => {
          value = to;
        },
        undo: () => {
          value = back;
        },
      });
    set(1, 0);
    await state().act([bookmarked("1")]);
    set(2, 1);
    history().jump(0);
    await settled(() => expect(history().position).toBe(0));
    expect([value, bookmarks()]).toEqual([0, []]);
    history().jump(3);
    await settled(() => expect(history().position).toBe(3));
    expect([value, bookmarks()]).toEqual([2, ["1"]]);
  });

  it("writes what cannot be undone without a line in the history", async () => {
    const { state, history } = await setUp();
    await state().act([{ kind: "case_opened", id: "c", title: "Ring", alerts: [] }]);
    expect(
      await state().record([{ kind: "reviewed", case: "c", verdict: "agreed", note: "" }]),
    ).toBe(true);
    expect(state().work.cases.get("c")?.reviews).toMatchObject([{ current: true }]);
    expect(history().entries).toHaveLength(1);
  });
});

describe("what other windows write", () => {
  it("is taken in, each entry once", async () => {
    const { host, state, bookmarks } = await setUp();
    await state().act([bookmarked("1")]);
    await host.call("journal.append", { of: DEMO, actions: [bookmarked("2")] });
    expect(bookmarks()).toEqual(["1", "2"]);
    expect(state().entries).toHaveLength(2);
  });

  it("is read where a message about it was lost", async () => {
    const { host, state, bookmarks, deaf, journal } = await setUp();
    deaf();
    journal.add(bookmarked("1"));
    journal.add(bookmarked("2"));
    state().appended(DEMO, journal.entries.slice(1));
    await settled(() => expect(bookmarks()).toEqual(["1", "2"]));
    expect(host.called("journal.read")).toHaveLength(2);
  });

  it("about another dataset is left aside", async () => {
    const { host, bookmarks } = await setUp();
    await host.call("journal.append", { of: OTHER, actions: [bookmarked("2")] });
    expect(bookmarks()).toEqual([]);
  });

  it("while the journal is being read is not lost", async () => {
    const host = new FakeHost();
    host.journalOf(DEMO).add(bookmarked("1"));
    const read = host.handlers["journal.read"];
    host.handlers["journal.read"] = async (input) => {
      host.handlers["journal.read"] = read;
      const page = await read(input);
      await host.call("journal.append", { of: DEMO, actions: [bookmarked("2")] });
      return page;
    };
    const { bookmarks } = await setUp(host);
    expect(bookmarks()).toEqual(["1", "2"]);
  });
});

describe("what another window took back", () => {
  it("is said, and the next press takes back what was done before", async () => {
    const { host, state, bookmarks, history, notices } = await setUp();
    for (const id of ["1", "2"]) await state().act([bookmarked(id)]);
    await host.call("journal.append", { of: DEMO, actions: [{ kind: "undone", seqs: [2] }] });
    const { length } = host.journalOf(DEMO).entries;
    history().undo();
    await settled(() => expect(history().position).toBe(1));
    expect(notices.getState().list).toMatchObject([{ text: { kind: "doneElsewhere" } }]);
    expect(host.journalOf(DEMO).entries).toHaveLength(length);
    history().undo();
    await settled(() => expect(history().position).toBe(0));
    expect(bookmarks()).toEqual([]);
    history().jump(2);
    await settled(() => expect(history().position).toBe(2));
    expect(bookmarks()).toEqual(["1", "2"]);
  });

  it("and brought back is not brought back twice", async () => {
    const { host, state, bookmarks, history, notices } = await setUp();
    await state().act([bookmarked("1")]);
    history().undo();
    await settled(() => expect(history().position).toBe(0));
    await host.call("journal.append", { of: DEMO, actions: [{ kind: "redone", seqs: [1] }] });
    history().redo();
    await settled(() => expect(history().position).toBe(1));
    expect(notices.getState().list).toMatchObject([{ text: { kind: "doneElsewhere" } }]);
    expect([bookmarks(), host.journalOf(DEMO).entries.length]).toEqual([["1"], 3]);
  });
});

describe("another start", () => {
  it("finds the commands of the journal in the history, undone ones included", async () => {
    const host = new FakeHost();
    const first = await setUp(host);
    await first.state().act([triaged("customer:C00012", ["P1"], { state: "confirmed_fraud" })]);
    await first.state().act([bookmarked("1"), bookmarked("2")]);
    await first.state().act([bookmarked("3")]);
    first.history().undo();
    await settled(() => expect(first.history().position).toBe(2));
    const again = await setUp(host);
    expect(again.history().position).toBe(2);
    expect(again.history().entries.map(({ sentence }) => sentence)).toEqual([
      {
        key: "alertTriaged",
        values: {
          rule: { en: "Alert of C00012", fr: "Alerte de C00012" },
          to: { word: "confirmed_fraud" },
        },
      },
      { key: "bookmarksAdded", values: { number: 2 } },
      { key: "bookmarkAdded", values: { to: "3" } },
    ]);
    again.history().redo();
    await settled(() => expect(again.bookmarks()).toEqual(["1", "2", "3"]));
    again.history().jump(0);
    await settled(() => expect(again.history().position).toBe(0));
    expect(again.bookmarks()).toEqual([]);
    expect(again.state().work.alerts.size).toBe(0);
  });

  it("says why the journal could not be read, and reads it once more", async () => {
    const host = new FakeHost();
    host.journalOf(DEMO).add(bookmarked("1"));
    const read = host.handlers["journal.read"];
    host.handlers["journal.read"] = () => fail("casework.unreadable", "No right to read it.");
    const { state, bookmarks, notices } = await setUp(host);
    expect(state()).toMatchObject({ status: "failed", error: { code: "casework.unreadable" } });
    expect(await state().act([bookmarked("2")])).toBe(false);
    expect(notices.getState().list).toHaveLength(1);
    host.handlers["journal.read"] = read;
    await state().retry();
    expect(state()).toMatchObject({ status: "ready", error: null });
    expect(bookmarks()).toEqual(["1"]);
  });
});

describe("another dataset", () => {
  it("brings its own casework and commands in the place of the former's", async () => {
    const host = new FakeHost();
    host.journalOf(OTHER).add(bookmarked("9"));
    const { state, bookmarks, history } = await setUp(host);
    await state().act([bookmarked("1")]);
    history().perform({
      sentence: { key: "capacity", values: { to: 7 } },
      control: null,
      do: () => {},
      undo: () => {},
    });
    await state().open(OTHER);
    expect(bookmarks()).toEqual(["9"]);
    expect(history().entries.map(({ sentence }) => sentence.values)).toEqual([
      { to: "9" },
      { to: 7 },
    ]);
    await state().open(null);
    expect(state()).toMatchObject({ status: "none", entries: [] });
    expect(history().entries).toHaveLength(1);
  });

  it("does not get what was being written for the former", async () => {
    const { host, state, bookmarks, history } = await setUp();
    const { letGo } = heldWrites(host);
    const acted = state().act([bookmarked("1")]);
    const opened = state().open(OTHER);
    await letGo();
    expect(await acted).toBe(true);
    await opened;
    expect([bookmarks(), history().entries]).toEqual([[], []]);
    await state().open(DEMO);
    expect([bookmarks(), history().entries.length]).toEqual([["1"], 1]);
  });

  it("does not get what was asked for while the former's journal was read", async () => {
    const host = new FakeHost();
    const { state, notices } = await setUp(host);
    const read = host.handlers["journal.read"];
    let letGo = (): void => {};
    host.handlers["journal.read"] = (input) =>
      new Promise((resolve) => {
        letGo = () => resolve(read(input));
      });
    const opened = state().open(OTHER);
    const acted = state().act([bookmarked("1")]);
    const [former] = [letGo];
    host.handlers["journal.read"] = read;
    await state().open(DEMO);
    former();
    await opened;
    expect(await acted).toBe(false);
    expect(host.called("journal.append")).toEqual([]);
    expect(notices.getState().list).toMatchObject([{ text: { kind: "error" } }]);
  });
});
