import { beforeEach, describe, expect, it, vi } from "vitest";
import { FILE_LIMIT } from "#renderer/stores/identityIntake";
import { perMinute } from "#renderer/stores/identityQueue";
import { fail, ok } from "#shared/domain/result";
import type { DatasetCard } from "#shared/contract/compliance";
import { aReading } from "../../support/cardReadings";
import { aFile, openedIdentity, type OpenedIdentity } from "../../support/openedIdentity";

let window: OpenedIdentity;

beforeEach(async () => {
  window = await openedIdentity();
});

const files = (): readonly string[] => window.state().pictures.map(({ file }) => file);
const statuses = (): readonly string[] => window.state().pictures.map(({ status }) => status);

describe("the queue of cards", () => {
  it("reads what is added, the files of a folder by their names and numbers", async () => {
    await window.state().add([aFile("id_10.png"), aFile("id_9.png")]);
    await window.state().add([aFile("b.png")]);
    await window.settled();
    expect(files()).toEqual(["id_9.png", "id_10.png", "b.png"]);
    expect(statuses()).toEqual(["read", "read", "read"]);
    expect(window.ports.reader.pictures).toEqual(files());
  });

  it("recognises a picture by its bytes, reads it once and keeps both names", async () => {
    await window.state().add([aFile("a.png", "same"), aFile("b.png", "same")]);
    await window.settled();
    expect(files()).toEqual(["a.png"]);
    expect(window.state().pictures[0]?.copies).toEqual(["b.png"]);
    expect(window.ports.reader.pictures).toEqual(["same"]);
  });

  it("does not name a copy twice when the same file is added again", async () => {
    await window.state().add([aFile("a.png")]);
    await window.state().add([aFile("a.png")]);
    await window.settled();
    expect(window.state().pictures[0]?.copies).toEqual([]);
  });

  it("refuses a file that is too large without looking into it", async () => {
    const arrayBuffer = vi.fn();
    await window.state().add([{ name: "film.png", file: { size: FILE_LIMIT + 1, arrayBuffer } }]);
    await window.settled();
    expect(window.state().pictures[0]?.reading?.problem).toBe("too_large");
    expect(arrayBuffer).not.toHaveBeenCalled();
  });

  it("says of a file that is gone that it cannot be read, and reads the others", async () => {
    const gone = { size: 3, arrayBuffer: () => Promise.reject(new Error("gone")) };
    await window.state().add([{ name: "a.png", file: gone }, aFile("b.png")]);
    await window.settled();
    expect(statuses()).toEqual(["failed", "read"]);
    expect(window.state().pictures[0]?.error?.code).toBe("dataset.unreadable");
  });

  it("counts what is done of how many, and how many a minute", async () => {
    await window.state().add([aFile("a.png"), aFile("b.png"), aFile("c.png")]);
    await window.settled();
    expect(window.state().run).toMatchObject({ done: 3, total: 3 });
    expect(perMinute({ run: { done: 30, total: 60, startedMs: 1000, lastMs: 16_000 } })).toBe(120);
    expect(perMinute({ run: { done: 1, total: 60, startedMs: 1000, lastMs: 2000 } })).toBeNull();
  });

  it("leaves unread what waits when it is stopped, and reads it when it is taken up again", async () => {
    window.ports.reader.held = true;
    const names = ["a", "b", "c", "d", "e", "f"];
    await window.state().add(names.map((name) => aFile(name)));
    await vi.waitFor(() => expect(statuses().filter((one) => one === "reading")).toHaveLength(3));
    window.state().stop();
    window.ports.reader.release();
    await window.settled();
    expect(statuses()).toEqual(["read", "read", "read", "stopped", "stopped", "stopped"]);
    expect(window.state().run).toMatchObject({ done: 3, total: 3 });
    window.state().resume();
    await window.settled();
    expect(new Set(statuses())).toEqual(new Set(["read"]));
    expect(window.state().run).toMatchObject({ done: 3, total: 3 });
  });

  it("leaves unread what is still being taken in when it is stopped", async () => {
    let come = (_: ArrayBuffer): void => undefined;
    const late = {
      size: 1,
      arrayBuffer: () => new Promise<ArrayBuffer>((resolve) => (come = resolve)),
    };
    const added = window.state().add([aFile("a"), { name: "b", file: late }, aFile("c")]);
    await vi.waitFor(() => expect(statuses()).toEqual(["read"]));
    window.state().stop();
    come(new ArrayBuffer(1));
    await added;
    await window.settled();
    expect(statuses()).toEqual(["read", "stopped", "stopped"]);
    await window.state().add([aFile("d")]);
    await window.settled();
    expect(statuses()).toEqual(["read", "stopped", "stopped", "read"]);
  });

  it("tries again what failed, and not what was read", async () => {
    window.ports.reader.says.set("b", fail("identity.stopped", "The thread died."));
    await window.state().add([aFile("a"), aFile("b")]);
    await window.settled();
    expect(statuses()).toEqual(["read", "failed"]);
    window.ports.reader.says.set("b", ok(aReading()));
    window.state().resume();
    await window.settled();
    expect(statuses()).toEqual(["read", "read"]);
    expect(window.ports.reader.pictures).toEqual(["a", "b", "b"]);
  });

  it("says why nothing can be read where the engines are missing", async () => {
    window.ports.reader.started = fail("identity.unavailable", "A part is missing.");
    await window.state().add([aFile("a"), aFile("b")]);
    await vi.waitFor(() => expect(window.state().engines).toBe("failed"));
    await window.settled();
    expect(window.state().error?.code).toBe("identity.unavailable");
    expect(new Set(statuses())).toEqual(new Set(["failed"]));
    window.ports.reader.started = ok(null);
    window.state().resume();
    await window.settled();
    expect(statuses()).toEqual(["read", "read"]);
  });

  it("reads what is added while it reads", async () => {
    window.ports.reader.held = true;
    await window.state().add([aFile("a")]);
    await vi.waitFor(() => expect(statuses()).toEqual(["reading"]));
    await window.state().add([aFile("b")]);
    window.ports.reader.release();
    await window.settled();
    expect(statuses()).toEqual(["read", "read"]);
  });

  it("is empty once another dataset is open, and leaves answers of before aside", async () => {
    window.ports.reader.held = true;
    await window.state().add([aFile("a")]);
    await vi.waitFor(() => expect(statuses()).toEqual(["reading"]));
    const { current } = window.stores.session.getState();
    window.stores.session.setState({ current: { ...current!, label: "other" } });
    window.ports.reader.release();
    await window.settled();
    expect(window.state().pictures).toEqual([]);
    expect(window.state().run).toBeNull();
  });
});

const card = (file: string, record: number, more: Partial<DatasetCard> = {}): DatasetCard => ({
  file,
  record,
  hasPicture: true,
  isRevealed: false,
  customer: null,
  ...more,
});

describe("the cards of the dataset", () => {
  beforeEach(() => {
    const { answers } = window.ports.engine;
    answers.cardsOfDataset = () =>
      ok([card("id_1.png", 1), card("id_2.png", 2), card("id_3.png", 3, { hasPicture: false })]);
    answers.cardPicture = (_generation, record) => ok(new TextEncoder().encode(`card ${record}`));
  });

  it("are read once personal data are shown, which is recorded once for all", async () => {
    await window.state().readDataset();
    await window.settled();
    expect(files()).toEqual(["id_1.png", "id_2.png"]);
    expect(window.ports.engine.revealed).toEqual([null]);
    expect(window.state().pictures.map(({ ofDataset }) => ofDataset)).toEqual(files());
  });

  it("are read one by one without the others being shown", async () => {
    const read = await window.state().readDataset("id_2.png");
    await window.settled();
    expect(files()).toEqual(["id_2.png"]);
    expect(window.ports.engine.revealed).toEqual([{ table: "synthetic_id_labels", record: 2 }]);
    expect(read).toBe(window.state().pictures[0]?.sha256);
  });

  it("are told to be missing where the dataset has no such card", async () => {
    expect(await window.state().readDataset("id_9.png")).toBeNull();
    expect(window.stores.notices.getState().list[0]?.text).toMatchObject({
      error: { code: "dataset.notFound" },
    });
  });

  it("are the dataset's also where the same picture was added before", async () => {
    await window.state().add([aFile("photo.png", "card 1")]);
    await window.state().readDataset("id_1.png");
    await window.settled();
    expect(window.state().pictures).toHaveLength(1);
    expect(window.state().pictures[0]).toMatchObject({
      file: "photo.png",
      copies: ["id_1.png"],
      ofDataset: "id_1.png",
    });
  });
});

describe("a picture that was added", () => {
  it("is shown unmasked once that has been recorded, until personal data are masked again", async () => {
    await window.state().add([aFile("a.png")]);
    await window.settled();
    const { sha256 } = window.state().pictures[0]!;
    await window.state().reveal(sha256);
    expect(window.state().revealed.has(sha256)).toBe(true);
    await window.stores.privacy.getState().mask(null);
    expect(window.state().revealed.size).toBe(0);
  });
});
