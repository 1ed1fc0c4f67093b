import { appendFile, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "#shared/casework/journalChain";
import type { Action } from "#shared/contract/casework";
import { durableFiles } from "#services/journal/durableFiles";
import { journalPlace, sha256 } from "#services/journal/journalPlace";
import { systemUser } from "#services/journal/journals";
import { mustBeOk } from "../../support/hostFixture";
import { aView } from "../../support/journalBuilder";
import {
  aNote,
  startJournals,
  aTriage,
  THIS_DATASET,
  type StartedJournals,
} from "../../support/journalFixtures";
import { run } from "../../support/runCli";

const verify = async ({ place }: StartedJournals) =>
  (await run("journal", "verify", place.journal)).code;
const texts = async (started: StartedJournals) =>
  (await started.read()).entries.map(({ action }) =>
    action.kind === "noted" ? action.text : action.kind,
  );
const failsOnce = (
  of: StartedJournals,
  method: "append" | "replace",
  first: (file: string, bytes: Uint8Array) => Promise<void>,
) => {
  of.files = {
    ...durableFiles,
    [method]: async (file: string, bytes: Uint8Array) => {
      of.files = durableFiles;
      await first(file, bytes);
      throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    },
  };
};

describe("a journal", () => {
  it("is empty, and leaves no folder behind, before the first action", async () => {
    const started = await startJournals();
    expect(await started.read()).toEqual({ entries: [], total: 0, file: started.place.journal });
    expect(await readdir(started.configDir)).toEqual([]);
  });

  it("is read as it was written by the next start", async () => {
    const started = await startJournals();
    const written = [
      ...(await started.append(aNote("one"))),
      ...(await started.append(aNote("two"), aTriage("customer:C1", "in_review"))),
    ];
    expect((await started.restarted().read()).entries).toEqual(written);
    expect(await verify(started)).toBe(0);
  });

  it("is read in parts", async () => {
    const started = await startJournals();
    await started.append(aNote("one"), aNote("two"), aNote("three"));
    expect(await started.read(2)).toMatchObject({ entries: [{ seq: 3 }], total: 3 });
  });

  it("is kept apart for each dataset, in a folder named after it", () => {
    const place = (of: Parameters<typeof journalPlace>[1]) =>
      path.basename(journalPlace("/c", of).folder);
    const named = place({ path: path.resolve("/données/Été 2025"), label: "Été 2025" });
    expect(named).toMatch(/^ete-2025-[0-9a-f]{12}$/);
    expect(place({ path: path.resolve("/elsewhere/Été 2025"), label: "Été 2025" })).not.toBe(named);
    expect(place({ path: null, label: "Été 2025" })).not.toBe(named);
    expect(place({ path: null, label: "données/../é" })).toMatch(/^donnees-e-[0-9a-f]{12}$/);
    expect(place({ path: null, label: "日本" })).toMatch(/^[0-9a-f]{12}$/);
  });

  it("names whoever the settings name, else the user of the system", async () => {
    const started = await startJournals();
    const [byName] = await started.append(aNote("one"));
    started.investigator = "  ";
    const [bySystem] = await started.append(aNote("two"));
    expect(byName?.by).toBe("Ana");
    expect(bySystem?.by).toMatch(/\S/);
    expect(bySystem?.by).toBe(systemUser());
  });

  it("never goes back in time when the clock is set back", async () => {
    const started = await startJournals();
    await started.append(aNote("one"));
    started.now = new Date("2020-01-01T00:00:00Z");
    const [entry] = await started.append(aNote("two"));
    expect(entry?.at).toBe("2026-01-02T03:04:05.000Z");
    expect(await verify(started)).toBe(0);
  });

  it("takes appends that come at once one after the other", async () => {
    const started = await startJournals();
    const all = Array.from({ length: 20 }, (_, i) =>
      started.append(aNote(`note ${i}`), aNote(`more ${i}`)),
    );
    const seqs = (await Promise.all(all)).flat().map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(await verify(started)).toBe(0);
  });

  it("goes on where another instance in the same process has written", async () => {
    const one = await startJournals();
    await one.append(aNote("one"));
    await one.restarted().append(aNote("two"));
    await one.append(aNote("three"));
    expect(await texts(one)).toEqual(["one", "two", "three"]);
    expect(await verify(one)).toBe(0);
  });

  it.skipIf(process.platform === "win32")("is nobody else's to read", async () => {
    const started = await startJournals();
    await started.append(aNote("one"));
    const { sha256 } = mustBeOk(await started.journals.keep({ of: THIS_DATASET, bytes: "UE5H" }));
    const { folder, journal, head, attachments } = started.place;
    const modeOf = async (at: string) => (await stat(at)).mode & 0o777;
    for (const at of [folder, attachments]) expect(await modeOf(at)).toBe(0o700);
    for (const at of [journal, head, path.join(attachments, sha256)])
      expect(await modeOf(at)).toBe(0o600);
  });

  it("tells every page what was added", async () => {
    const started = await startJournals();
    const heard: unknown[] = [];
    started.pushes.subscribe((message) => heard.push(message));
    const entries = await started.append(aNote("one"));
    expect(heard).toEqual([{ name: "journal.appended", payload: { of: THIS_DATASET, entries } }]);
  });

  it("has what the host writes of its own accord", async () => {
    const started = await startJournals();
    const dataset = THIS_DATASET.path!;
    const what = { at: "", table: null, record: null, key: null, fields: [] };
    await started.journals.noteReveal({ ...what, dataset });
    await started.journals.noteReveal({ ...what, dataset: "another" });
    await started.journals.noteRules(THIS_DATASET, 3, "wider");
    expect(await texts(started)).toEqual(["revealed", "rules_saved"]);
  });
});

describe("what a page may not write", () => {
  const opened: Action = { kind: "case_opened", id: "c1", title: "Ring", alerts: [] };
  const review: Action = { kind: "reviewed", case: "c1", verdict: "agreed", note: "" };
  const refused = { ok: false, error: { code: "casework.refused" } };

  it.each<[string, Action[]]>([
    ["what the host writes", [{ kind: "repaired", reason: "", bytes: 0, keptAs: "" }]],
    ["the undoing of what is not there", [{ kind: "undone", seqs: [9] }]],
    ["the undoing of itself", [{ kind: "undone", seqs: [3] }]],
    ["the undoing of the same action twice", [{ kind: "undone", seqs: [1, 1] }]],
    ["the redoing of what was not undone", [{ kind: "redone", seqs: [1] }]],
    ["a review of a case that is not there", [{ ...review, case: "c2" }]],
    [
      "a review of a case opened in the same breath",
      [
        { ...opened, id: "c2" },
        { ...review, case: "c2" },
      ],
    ],
  ])("is %s", async (_what, actions) => {
    const started = await startJournals();
    await started.append(opened);
    expect(await started.tryAppend(aNote("before"), ...actions)).toMatchObject(refused);
    expect((await started.read()).total).toBe(1);
  });

  it("is a review by whoever worked on the case; a second person may", async () => {
    const started = await startJournals();
    await started.append(opened);
    expect(await started.tryAppend(review)).toMatchObject(refused);
    started.investigator = "Ben";
    await started.append(review);
    expect(await started.tryAppend({ kind: "undone", seqs: [2] })).toMatchObject(refused);
  });

  it("is an attachment whose bytes are not kept as it says", async () => {
    const started = await startJournals();
    const { sha256: kept, bytes } = mustBeOk(
      await started.journals.keep({ of: THIS_DATASET, bytes: "UE5H" }),
    );
    const source = { address: "#/overview", moment: null, sql: null };
    const attached = (name: string, size: number): Action => ({
      kind: "attached",
      case: "c1",
      attachment: { id: "a1", title: "Chart", type: "picture", sha256: name, bytes: size, source },
    });
    expect(await started.tryAppend(opened, attached("0".repeat(64), bytes))).toMatchObject(refused);
    expect(await started.tryAppend(opened, attached(kept, bytes + 1))).toMatchObject(refused);
    expect((await started.read()).total).toBe(0);
    await started.append(opened, attached(kept, bytes));
    await writeFile(path.join(started.place.attachments, kept), "other");
    expect(await started.tryAppend(attached(kept, bytes))).toMatchObject(refused);
    expect((await started.read()).total).toBe(2);
  });

  it("is a view of the graph whose bytes are not kept as it says", async () => {
    const started = await startJournals();
    const kept = mustBeOk(await started.journals.keep({ of: THIS_DATASET, bytes: "UE5H" }));
    const view = aView("v1");
    const saved = (more: object): Action => ({
      kind: "view_saved",
      case: "c1",
      view: { ...view, ...more },
    });
    const changed = (change: object): Action => ({
      kind: "view_changed",
      case: "c1",
      id: "v1",
      change,
    });
    expect(await started.tryAppend(opened, saved({}))).toMatchObject(refused);
    await started.append(opened, saved(kept));
    expect(await started.tryAppend(changed({ sha256: view.sha256 }))).toMatchObject(refused);
    expect(await started.tryAppend(changed({ bytes: 9 }))).toMatchObject(refused);
    await started.append(changed(kept));
    await started.append(changed({ name: "Core" }));
  });

  it("is what was undone already", async () => {
    const started = await startJournals();
    await started.append(opened);
    await started.append({ kind: "undone", seqs: [1] });
    expect(await started.tryAppend({ kind: "undone", seqs: [1] })).toMatchObject(refused);
    await started.append({ kind: "redone", seqs: [1] });
    await started.append({ kind: "undone", seqs: [1] });
  });
});

describe("a disk that is full", () => {
  it("leaves nothing of an append behind, and the next one succeeds", async () => {
    const started = await startJournals();
    await started.append(aNote("one"));
    failsOnce(started, "append", (file, bytes) => appendFile(file, bytes.subarray(0, 30)));
    const failed = await started.tryAppend(aNote("two"), aNote("three"));
    expect(failed).toMatchObject({ error: { code: "casework.unwritable" } });
    expect(await verify(started)).toBe(0);
    await started.append(aNote("four"));
    expect(await texts(started)).toEqual(["one", "four"]);
  });

  it("leaves nothing behind where the head alone cannot be written", async () => {
    const started = await startJournals();
    await started.append(aNote("one"));
    failsOnce(started, "replace", () => Promise.resolve());
    expect(await started.tryAppend(aNote("two"))).toMatchObject({ ok: false });
    expect(await texts(started)).toEqual(["one"]);
    expect(await verify(started)).toBe(0);
  });

  it("does not hide entries whose head was written after all", async () => {
    const started = await startJournals();
    await started.append(aNote("one"));
    failsOnce(started, "replace", (...given) => durableFiles.replace(...given));
    expect(await started.tryAppend(aNote("two"))).toMatchObject({ ok: false });
    expect(await texts(started)).toEqual(["one", "two"]);
    expect(await verify(started)).toBe(0);
  });

  it("does not begin half a journal", async () => {
    const started = await startJournals();
    failsOnce(started, "replace", () => Promise.resolve());
    expect(await started.tryAppend(aNote("one"))).toMatchObject({ ok: false });
    await started.append(aNote("two"));
    expect(await texts(started)).toEqual(["two"]);
  });
});

describe("opening a journal that was left", () => {
  /** A journal of three notes, and its next start. */
  async function left() {
    const started = await startJournals();
    await started.append(aNote("one"));
    await started.append(aNote("two"));
    const text = await readFile(started.place.journal, "utf8");
    const head = await readFile(started.place.head);
    await started.append(aNote("three"), aNote("four"));
    return { started: started.restarted(), text, head };
  }
  const kept = (started: StartedJournals, name: string) =>
    readFile(path.join(started.place.folder, name), "utf8");

  it("keeps whole entries that were not acknowledged", async () => {
    const { started, head } = await left();
    await writeFile(started.place.head, head);
    expect(await verify(started)).toBe(1);
    expect(await texts(started)).toEqual(["one", "two", "three", "four"]);
    expect(await verify(started)).toBe(0);
  });

  it("puts a cut-off append aside as a whole, and says so in the journal", async () => {
    const { started, text, head } = await left();
    await writeFile(started.place.head, head);
    const whole = await readFile(started.place.journal, "utf8");
    await truncate(started.place.journal, Buffer.byteLength(whole) - 20);
    const page = await started.read();
    expect(await texts(started)).toEqual(["one", "two", "repaired"]);
    expect(page.problems).toBeUndefined();
    expect(await kept(started, "journal.torn-1.jsonl")).toBe(whole.slice(text.length, -20));
    expect(await verify(started)).toBe(0);
  });

  it.each<[string, (started: StartedJournals) => Promise<void>, string[]]>([
    ["a changed line", ({ place }) => edit(place.journal, '"two"', '"TWO"'), ["one", "repaired"]],
    ["a changed header", ({ place }) => edit(place.journal, "shop", "shap"), ["repaired"]],
    [
      "lines missing at the end",
      ({ place }) => truncate(place.journal, 900),
      ["one", "two", "repaired"],
    ],
    ["no line at all", ({ place }) => truncate(place.journal, 0), ["repaired"]],
    ["no file", ({ place }) => rm(place.journal), ["repaired"]],
    ["no head", ({ place }) => rm(place.head), ["one", "two", "three", "four", "repaired"]],
    [
      "a head of nonsense",
      ({ place }) => writeFile(place.head, "{"),
      ["one", "two", "three", "four", "repaired"],
    ],
  ])(
    "keeps the good prefix of one with %s, tells the window, and goes on",
    async (_what, damage, good) => {
      const { started } = await left();
      await damage(started);
      const page = await started.read();
      expect(page.problems).toMatchObject([{ code: "casework.damaged" }]);
      await started.append(aNote("next"));
      expect(await texts(started)).toEqual([...good, "next"]);
      expect(await verify(started)).toBe(0);
      expect((await started.restarted().read()).problems).toBeUndefined();
    },
  );

  it("keeps the damaged file whole, each time under another name", async () => {
    const { started } = await left();
    for (const n of [1, 2]) {
      await edit(started.place.journal, '"one"', '"ONE"');
      const damaged = await readFile(started.place.journal, "utf8");
      const again = started.restarted();
      await again.read();
      expect(await kept(started, `journal.damaged-${n}.jsonl`)).toBe(damaged);
      await again.append(aNote("one"));
    }
  });

  it("changes nothing of a journal of a newer version", async () => {
    const { started, text, head } = await left();
    await writeFile(started.place.head, head);
    const last = JSON.parse(text.trim().split("\n").at(-1)!) as { hash: string; at: string };
    const open = { seq: 3, at: last.at, by: "Ana", action: { kind: "predicted" }, prev: last.hash };
    const line = canonicalJson({ ...open, hash: sha256(canonicalJson(open)) });
    await writeFile(started.place.journal, `${text}${line}\n`);
    const page = await started.journals.read({ of: THIS_DATASET, from: 0 });
    expect(page).toMatchObject({ error: { code: "casework.unreadable", where: { line: 4 } } });
    expect(await started.tryAppend(aNote("next"))).toMatchObject({ ok: false });
    expect(await readFile(started.place.journal, "utf8")).toBe(`${text}${line}\n`);
    expect(await verify(started)).toBe(2);
  });
});

async function edit(file: string, before: string, after: string): Promise<void> {
  const text = await readFile(file, "utf8");
  expect(text).toContain(before);
  await writeFile(file, text.replaceAll(before, after));
}

describe("attachments", () => {
  it("are kept under their hash and given out as they were", async () => {
    const { journals } = await startJournals();
    const bytes = Buffer.from([0, 1, 254, 255]).toString("base64");
    const { sha256 } = mustBeOk(await journals.keep({ of: THIS_DATASET, bytes }));
    expect(mustBeOk(await journals.attachment({ of: THIS_DATASET, sha256 }))).toEqual({ bytes });
  });

  it("are not given out where they were changed, and are kept anew when given again", async () => {
    const { journals, place } = await startJournals();
    const { sha256 } = mustBeOk(await journals.keep({ of: THIS_DATASET, bytes: "UE5H" }));
    await writeFile(path.join(place.attachments, sha256), "other");
    const read = () => journals.attachment({ of: THIS_DATASET, sha256 });
    expect(await read()).toMatchObject({ error: { code: "casework.damaged" } });
    await journals.keep({ of: THIS_DATASET, bytes: "UE5H" });
    expect(await read()).toMatchObject({ ok: true });
  });

  it("that are not there are not found", async () => {
    const { journals } = await startJournals();
    expect(await journals.attachment({ of: THIS_DATASET, sha256: "0".repeat(64) })).toMatchObject({
      error: { code: "casework.notFound" },
    });
  });

  it("of no bytes, or of too many, are refused", async () => {
    const { journals } = await startJournals();
    const tooMany = Buffer.alloc(720_001).toString("base64");
    for (const bytes of ["", tooMany])
      expect(await journals.keep({ of: THIS_DATASET, bytes })).toMatchObject({
        error: { code: "casework.refused" },
      });
  });
});
