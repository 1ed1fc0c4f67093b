import { describe, expect, it } from "vitest";
import type { Bookmark } from "#shared/contract/casework";
import { createBookmarkTour } from "#renderer/stores/bookmarkTour";
import {
  readBookmarkFile,
  writeBookmarkFile,
} from "#renderer/features/timeline/bookmarks/bookmarkFile";
import { bookmarkHtml } from "#renderer/features/timeline/bookmarks/bookmarkHtml";
import { movedTo } from "#renderer/features/timeline/bookmarks/useBookmarkActions";

const aBookmark = (more: Partial<Bookmark> = {}): Bookmark => ({
  id: "b1",
  name: "Night",
  note: "",
  moment: { ms: 1000, before: 3 },
  address: "#/overview",
  ...more,
});

const present = (bookmarks: readonly Bookmark[] = [], size = 10) => {
  let ids = 0;
  return { bookmarks, size, newId: () => `new-${++ids}` };
};

const fileOf = (...bookmarks: unknown[]): string =>
  JSON.stringify({ format: "kivendtout-bookmarks", version: 1, bookmarks });

describe("a file of bookmarks", () => {
  it("gives back what was written, under ids of its own", () => {
    const written = [aBookmark(), aBookmark({ id: "b2", name: "Ring", note: "five\naccounts" })];
    const read = readBookmarkFile(writeBookmarkFile(written, "demo"), present());
    expect(read).toEqual({
      problem: null,
      kept: [
        { ...written[0], id: "new-1" },
        { ...written[1], id: "new-2" },
      ],
      refused: [],
    });
  });

  it("refuses each one that cannot be used, and says why", () => {
    const text = fileOf(
      { name: "no moment", address: "#/overview" },
      aBookmark({ name: "nowhere", address: "#/nowhere/at/all" }),
      aBookmark({ name: "too late", moment: { ms: 1, before: 11 } }),
      aBookmark(),
      aBookmark({ id: "again" }),
      7,
    );
    const read = readBookmarkFile(text, present());
    expect(read).toMatchObject({
      kept: [{ name: "Night" }],
      refused: [
        { number: 1, name: "no moment", why: "shape" },
        { number: 2, name: "nowhere", why: "address" },
        { number: 3, name: "too late", why: "moment" },
        { number: 5, name: "Night", why: "known" },
        { number: 6, name: "", why: "shape" },
      ],
    });
  });

  it("imports nothing twice", () => {
    const [known] = [aBookmark({ id: "here" })];
    expect(readBookmarkFile(fileOf(aBookmark()), present([known]))).toMatchObject({
      kept: [],
      refused: [{ why: "known" }],
    });
  });

  it("is refused as a whole where it is something else", () => {
    expect(readBookmarkFile("{", present())).toEqual({ problem: "notJson" });
    expect(readBookmarkFile("[]", present())).toEqual({ problem: "notBookmarks" });
    const newer = fileOf().replace('"version":1', '"version":2');
    expect(readBookmarkFile(newer, present())).toEqual({ problem: "notBookmarks" });
  });
});

it("A page of bookmarks holds names and notes as text, and nothing that is fetched or run", () => {
  const html = bookmarkHtml([aBookmark({ name: "<script>x</script>", note: "a & b" })], {
    language: "en",
    title: "Bookmarks",
    time: "Time",
    place: "Place",
    note: "Note",
    placeOf: () => "Overview",
  });
  expect(html).toContain("&lt;script&gt;x&lt;/script&gt;");
  expect(html).toContain("a &amp; b");
  expect(html).not.toMatch(/<script|src=|href=/);
});

describe("another order", () => {
  it("puts one bookmark at a place and keeps the order of the others", () => {
    expect(movedTo(["a", "b", "c"], "c", 0)).toEqual(["c", "a", "b"]);
    expect(movedTo(["a", "b", "c"], "a", 9)).toEqual(["b", "c", "a"]);
    expect(movedTo(["a", "b"], "x", 0)).toEqual(["a", "b"]);
  });
});

describe("the tour through the bookmarks", () => {
  function aTour(names: string[]) {
    const all = names.map((name) => aBookmark({ id: name, name }));
    const visited: string[] = [];
    let waiting: readonly { ms: number; call: () => void }[] = [];
    const tour = createBookmarkTour({
      bookmarks: () => all,
      visit: ({ name }) => visited.push(name),
      after: (ms, call) => {
        const timer = { ms, call };
        waiting = [...waiting, timer];
        return () => {
          waiting = waiting.filter((other) => other !== timer);
        };
      },
    });
    const pass = () => {
      const [due, ...later] = waiting;
      waiting = later;
      due?.call();
    };
    const paces = () => waiting.map(({ ms }) => ms);
    return { tour, all, visited, paces, pass };
  }

  it("visits one after the other in its pace, and rests at the last", () => {
    const { tour, visited, paces, pass } = aTour(["a", "b", "c"]);
    tour.getState().start();
    expect(paces()).toEqual([10_000]);
    pass();
    pass();
    expect(visited).toEqual(["a", "b", "c"]);
    expect(tour.getState().at).toBe(2);
    expect(paces()).toEqual([]);
  });

  it("waits anew after a step by hand, and not at all where it is by hand only", () => {
    const { tour, visited, paces } = aTour(["a", "b", "c"]);
    tour.getState().start();
    tour.getState().show(1);
    expect(paces()).toHaveLength(1);
    tour.getState().setPace(null);
    expect(paces()).toEqual([]);
    tour.getState().show(0);
    expect(visited).toEqual(["a", "b", "a"]);
    expect(paces()).toEqual([]);
  });

  it("ends without a timer left", () => {
    const { tour, paces } = aTour(["a", "b"]);
    tour.getState().start();
    tour.getState().stop();
    expect(tour.getState().at).toBeNull();
    expect(paces()).toEqual([]);
  });

  it("ends where all bookmarks are gone", () => {
    const { tour, all } = aTour(["a", "b"]);
    tour.getState().start();
    all.length = 0;
    tour.getState().show(1);
    expect(tour.getState().at).toBeNull();
  });
});
