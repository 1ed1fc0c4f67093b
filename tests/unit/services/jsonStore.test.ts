import { mkdir, readdir, readFile, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { JsonStore, parseStored, SET_ASIDE_LIMIT, type StoredFormat } from "#services/jsonStore";
import { temporaryFolder, writeFiles } from "../../support/hostFixture";

interface Note {
  readonly version: 3;
  readonly words: readonly string[];
}

/** A format in its third version: 1 had one word as text, 2 had it in a list named `list`. */
const FORMAT: StoredFormat<Note> = {
  file: "note.json",
  subject: "The note",
  version: 3,
  schema: z.object({ version: z.literal(3), words: z.array(z.string()).max(20) }),
  upgraders: {
    1: (old) => ({ version: 2, list: [(old as { word: string }).word] }),
    2: (old) => ({ version: 3, words: (old as { list: string[] }).list }),
  },
  initial: { version: 3, words: [] },
};

const storeWith = async (content: string) => {
  const folder = await writeFiles(await temporaryFolder(), { "note.json": content });
  return { folder, store: new JsonStore(folder, FORMAT) };
};

describe("a saved file", () => {
  it("that does not exist yet is the initial value, without a problem", async () => {
    const store = new JsonStore(await temporaryFolder(), FORMAT);
    expect(await store.read()).toEqual({ value: FORMAT.initial, problem: null });
  });

  it("comes back as it was saved, and leaves nothing else behind", async () => {
    const folder = path.join(await temporaryFolder(), "new", "folder");
    const store = new JsonStore(folder, FORMAT);
    await store.update(() => ({ version: 3, words: ["é"] }));
    expect((await new JsonStore(folder, FORMAT).read()).value.words).toEqual(["é"]);
    expect(await readdir(folder)).toEqual(["note.json"]);
  });

  it("of an old version is brought up step by step", async () => {
    const { store } = await storeWith('{"version":1,"word":"old"}');
    expect(await store.read()).toEqual({ value: { version: 3, words: ["old"] }, problem: null });
  });

  it.each([
    ["cut off", '{"version":3,"wor'],
    ["empty", ""],
    ["of another shape", '{"version":3,"words":[1]}'],
    ["without a version", '{"words":[]}'],
    ["of a later version", '{"version":4,"words":[]}'],
    ["of a version from before the first", '{"version":0.5}'],
  ])("that is %s is set aside and reported once", async (_what, content) => {
    const { folder, store } = await storeWith(content);
    const { value, problem } = await store.read();
    expect(value).toEqual(FORMAT.initial);
    expect(problem).toMatchObject({ code: "settings.unreadable", where: { file: "note.json" } });
    expect(problem?.tip).toContain("note.json.bad");
    expect(await readFile(path.join(folder, "note.json.bad"), "utf8")).toBe(content);
    expect((await store.read()).problem).toBeNull();
  });

  it("does not take the place of one that was set aside before", async () => {
    const { folder, store } = await storeWith("first");
    await store.read();
    await writeFiles(folder, { "note.json": "second" });
    expect((await store.read()).problem?.tip).toContain("note.json.bad.2");
    expect(await readFile(path.join(folder, "note.json.bad"), "utf8")).toBe("first");
    expect(await readFile(path.join(folder, "note.json.bad.2"), "utf8")).toBe("second");
  });

  it("is not changed to what its format does not allow", async () => {
    const { store } = await storeWith('{"version":3,"words":["kept"]}');
    const words = Array.from({ length: 21 }, (_, i) => `word ${i}`);
    const saved = await store.update(() => ({ version: 3, words }));
    expect(saved).toMatchObject({ ok: false, error: { code: "settings.unwritable" } });
    expect(await store.read()).toEqual({ value: { version: 3, words: ["kept"] }, problem: null });
  });

  it("keeps every one of many changes made at once", async () => {
    const store = new JsonStore(await temporaryFolder(), FORMAT);
    const words = Array.from({ length: 20 }, (_, i) => `word ${i}`);
    await Promise.all(
      words.map((word) => store.update((old) => ({ ...old, words: [...old.words, word] }))),
    );
    expect((await store.read()).value.words).toEqual(words);
  });

  it("that cannot be written is a failure that says where", async () => {
    const base = await temporaryFolder();
    const folder = path.join(base, "config");
    await symlink(path.join(base, "gone"), folder);
    const saved = await new JsonStore(folder, FORMAT).update((old) => old);
    expect(saved).toMatchObject({
      ok: false,
      error: { code: "settings.unwritable", where: { file: "note.json" } },
    });
  });

  it("that can be neither read nor set aside is not written over", async () => {
    const folder = await writeFiles(await temporaryFolder(), { "note.json": "not JSON" });
    for (let n = 1; n <= SET_ASIDE_LIMIT; n += 1)
      await mkdir(path.join(folder, n === 1 ? "note.json.bad" : `note.json.bad.${n}`));
    const saved = await new JsonStore(folder, FORMAT).update(() => FORMAT.initial);
    expect(saved).toMatchObject({ ok: false, error: { code: "settings.unreadable" } });
    expect(await readFile(path.join(folder, "note.json"), "utf8")).toBe("not JSON");
  });

  it.skipIf(process.platform === "win32")("is readable by its owner alone", async () => {
    const folder = await temporaryFolder();
    await new JsonStore(folder, FORMAT).update((old) => old);
    expect((await stat(path.join(folder, "note.json"))).mode & 0o777).toBe(0o600);
  });
});

describe("an upgrader", () => {
  it("that does not lead up is a failure, not an endless loop", () => {
    const stuck = { ...FORMAT, upgraders: { 1: (old: unknown) => old } };
    expect(parseStored('{"version":1,"word":"x"}', stuck)).toMatchObject({ ok: false });
  });
});
