import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JournalHeader } from "#shared/casework/journalChain";
import { canonicalJson, chainEntries, headOfHeader, lineOf } from "#shared/casework/journalChain";
import { readJournal, type AcknowledgedHead } from "#shared/casework/journalReading";
import { verifyJournal } from "#shared/casework/journalVerification";
import type { Action, JournalEntry } from "#shared/contract/casework";
import { sha256 } from "#services/journal/journalPlace";
import { aNote, THIS_DATASET } from "../../support/journalFixtures";

const HEADER: JournalHeader = {
  format: "kivendtout-journal",
  version: 1,
  dataset: THIS_DATASET,
  createdAt: "2026-01-01T00:00:00.000Z",
};
const AT = "2026-01-02T00:00:00.000Z";

/** Entries of appends, one after another. */
function chain(...appends: readonly (readonly Action[])[]): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const actions of appends) {
    const head = entries.at(-1) ?? headOfHeader(HEADER, sha256);
    entries.push(...chainEntries(head, actions, { at: AT, by: "Ana" }, sha256));
  }
  return entries;
}

const textOf = (...lines: readonly (JournalHeader | JournalEntry | string)[]): string =>
  lines.map((line) => `${typeof line === "string" ? line : lineOf(line)}\n`).join("");
const read = (text: string, head: AcknowledgedHead | null = null) =>
  readJournal(Buffer.from(text), sha256, head);
const headAt = ({ seq, hash }: JournalEntry): AcknowledgedHead => ({ seq, hash, bytes: null });

const three = () => chain([aNote("one")], [aNote("two")], [aNote("three")]);

describe("canonical JSON", () => {
  it("has one text for a value, whatever the order of its keys", () => {
    const keyOrder = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(keyOrder, (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
      { seed: 7 },
    );
  });

  it("says the same value and is its own canonical text", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { seed: 7 },
    );
  });

  it("is that of RFC 8785: keys by UTF-16 code units, no blanks", () => {
    expect(
      canonicalJson({ "\u20ac": 1, "\r": 2, "\ud83d\ude00": 3, "1": [1e21, -0, "é\u0007"] }),
    ).toBe('{"\\r":2,"1":[1e+21,0,"é\\u0007"],"€":1,"😀":3}');
  });
});

describe("a chain of entries", () => {
  it("reads as it was written, whatever was typed and however it was grouped", () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });
    const appends = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(appends, (texts) => {
        const entries = chain(...texts.map((group) => group.map((typed) => aNote(typed))));
        const reading = read(textOf(HEADER, ...entries));
        expect(reading).toMatchObject({ header: HEADER, fault: null });
        expect(reading.entries).toEqual(entries);
        expect(reading.bytes).toBe(Buffer.byteLength(textOf(HEADER, ...entries)));
      }),
      { seed: 7 },
    );
  });

  it("begins at the header: a changed one is not what the first entry names", () => {
    const other = { ...HEADER, createdAt: "2027-01-01T00:00:00.000Z" };
    expect(read(textOf(other, ...three()))).toMatchObject({
      header: null,
      entries: [],
      fault: { line: 1, reason: "wrong_prev" },
    });
  });

  it("tells a changed header where there is no entry yet, by the head", () => {
    const head = { ...headOfHeader(HEADER, sha256), bytes: null };
    const other = { ...HEADER, createdAt: "2027-01-01T00:00:00.000Z" };
    expect(read(textOf(HEADER), head).fault).toBeNull();
    expect(read(textOf(other), head)).toMatchObject({
      header: null,
      fault: { line: 1, reason: "rewritten" },
      onlyRest: false,
    });
  });

  it.each<[string, (entries: JournalEntry[]) => (JournalEntry | string)[], number, string]>([
    ["a changed text", ([a, b, c]) => [a!, { ...b!, by: "Eve" }, c!], 3, "wrong_hash"],
    ["a removed line", ([a, , c]) => [a!, c!], 3, "wrong_seq"],
    ["a line twice", ([a, b, c]) => [a!, b!, b!, c!], 4, "wrong_seq"],
    ["lines that changed places", ([a, b, c]) => [b!, a!, c!], 2, "wrong_seq"],
    ["a blank line", ([a, b, c]) => [a!, "", b!, c!], 3, "not_json"],
    ["other blanks", ([a, b]) => [a!, lineOf(b!).replace(":", ": ")], 3, "not_canonical"],
    ["a key twice", ([a]) => [lineOf(a!).replace("{", '{"at":"x",')], 2, "not_canonical"],
    [
      "a number written otherwise",
      ([a]) => [lineOf(a!).replace(/1\}$/, "1.0}")],
      2,
      "not_canonical",
    ],
    ["something else that is JSON", ([a]) => [a!, '{"seq":2}'], 3, "wrong_shape"],
    ["brackets without end", ([a]) => [a!, "[".repeat(200_000)], 3, "not_json"],
    ["deep brackets", ([a]) => [a!, "[".repeat(200_000) + "]".repeat(200_000)], 3, "not_json"],
  ])("tells %s, with its line", (_what, change, line, reason) => {
    const reading = read(textOf(HEADER, ...change(three())));
    expect(reading.fault).toMatchObject({ line, reason });
    expect(reading.entries).toEqual(
      three().slice(0, reason === "wrong_seq" && line === 4 ? 2 : line - 2),
    );
  });

  it("tells bytes that are no UTF-8", () => {
    const bytes = Buffer.concat([
      Buffer.from(textOf(HEADER)),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
    ]);
    expect(readJournal(bytes, sha256, null).fault).toMatchObject({ line: 2, reason: "not_utf8" });
  });

  it("tells a line that was written anew with a right hash, by the line after it", () => {
    const [a, b, c] = three();
    const [, forged] = chain([aNote("one")], [aNote("forged")]);
    expect(forged?.prev).toBe(b?.prev);
    const reading = read(textOf(HEADER, a!, forged!, c!));
    expect(reading.fault).toMatchObject({ line: 3, reason: "wrong_prev" });
    expect(reading.entries).toEqual([a]);
  });

  it("tells a last line that was written anew with a right hash, by the head", () => {
    const entries = three();
    const forged = chain([aNote("one")], [aNote("two")], [aNote("forged")]);
    expect(read(textOf(HEADER, ...forged)).fault).toBeNull();
    const reading = read(textOf(HEADER, ...forged), headAt(entries[2]!));
    expect(reading.fault).toMatchObject({ line: 4, reason: "rewritten" });
    expect(reading.entries).toEqual(entries.slice(0, 2));
  });

  it("tells lines removed at the end, by the head", () => {
    const [a, , c] = three();
    expect(read(textOf(HEADER, a!)).fault).toBeNull();
    expect(read(textOf(HEADER, a!), headAt(c!))).toMatchObject({
      fault: { line: 3, reason: "removed" },
      onlyRest: false,
    });
  });

  it("takes a line cut off after the head for an unfinished rest", () => {
    const [a, b] = three();
    const text = textOf(HEADER, a!) + lineOf(b!).slice(0, 50);
    expect(read(text, headAt(a!))).toMatchObject({
      fault: { line: 3, reason: "not_ended" },
      onlyRest: true,
      bytes: Buffer.byteLength(textOf(HEADER, a!)),
    });
  });

  it("goes back in time nowhere", () => {
    const [a] = three();
    const earlier = { at: "2026-01-01T00:00:00.000Z", by: "Ana" };
    const b = chainEntries(a!, [aNote("two")], earlier, sha256);
    expect(read(textOf(HEADER, a!, ...b)).fault).toMatchObject({ line: 3, reason: "wrong_time" });
  });
});

describe("entries that were written at once", () => {
  const grouped = () => chain([aNote("one")], [aNote("two"), aNote("three"), aNote("four")]);

  it("count all or not at all", () => {
    const [a, b, c] = grouped();
    const reading = read(textOf(HEADER, a!, b!, c!), headAt(a!));
    expect(reading.entries).toEqual([a]);
    expect(reading).toMatchObject({ onlyRest: true, fault: { reason: "not_ended" } });
  });

  it("cannot be followed by others before they are whole", () => {
    const [a, b] = grouped();
    const next = chainEntries(b!, [aNote("other")], { at: AT, by: "Ana" }, sha256);
    const reading = read(textOf(HEADER, a!, b!, ...next));
    expect(reading.fault).toMatchObject({ line: 4, reason: "broken_group" });
    expect(reading.entries).toEqual([a]);
  });
});

describe("a journal of a newer version", () => {
  // Of a newer application, which the types here do not know; so are the headers below.
  const newerAction = { kind: "predicted", what: "rain" } as unknown as Action;

  it("is refused at the action that is not known", () => {
    const reading = read(textOf(HEADER, ...chain([aNote("one")], [newerAction])));
    expect(reading.fault).toMatchObject({ line: 3, reason: "newer_version" });
    expect(reading.fault?.message).toContain('"predicted"');
  });

  it("is refused by its header, which the first entry names", () => {
    const header = { ...HEADER, version: 2, more: true } as unknown as JournalHeader;
    const head = { seq: 0, hash: sha256(canonicalJson(header)) };
    const entries = chainEntries(head, [aNote("one")], { at: AT, by: "Ana" }, sha256);
    expect(read(textOf(header, ...entries)).fault).toMatchObject({ reason: "newer_version" });
  });

  it("is not what a flipped bit in the version makes", () => {
    const header = { ...HEADER, version: 3 } as unknown as JournalHeader;
    expect(read(textOf(header, ...three())).fault).toMatchObject({ reason: "wrong_header" });
  });
});

describe("verification", () => {
  const verify = (entries: JournalEntry[], head: AcknowledgedHead | null, given: string | null) =>
    verifyJournal(Buffer.from(textOf(HEADER, ...entries)), sha256, head, given);

  it("finds a hash noted earlier, of whatever entry", () => {
    const entries = three();
    expect(verify(entries, headAt(entries[2]!), entries[1]!.hash)).toMatchObject({
      findings: [],
      givenSeq: 2,
    });
  });

  it("tells where the entry of a noted hash is gone, also without a head", () => {
    const [a, b, c] = three();
    expect(verify([a!, b!], null, c!.hash).findings).toMatchObject([
      { line: 3, reason: "given_head_missing" },
    ]);
  });

  it("tells entries that nobody acknowledged", () => {
    const entries = three();
    expect(verify(entries, headAt(entries[0]!), null).findings).toMatchObject([
      { line: 3, reason: "unacknowledged" },
    ]);
  });
});
