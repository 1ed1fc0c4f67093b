import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { canonicalJson, hashOfEntry } from "#shared/casework/journalChain";
import type { JournalEntry } from "#shared/contract/casework";
import { sha256 } from "#services/journal/journalPlace";

/** A journal that was tampered with. */
export interface Mutation {
  readonly what: string;
  readonly bytes: Buffer;
}

type Draw = (below: number) => number;
type Mutate = (journal: Buffer, draw: Draw) => Buffer;

/** Changes lines; each without its line end. */
const onLines =
  (change: (lines: string[], draw: Draw) => void): Mutate =>
  (journal, draw) => {
    const lines = journal.toString("utf8").split("\n").slice(0, -1);
    change(lines, draw);
    return Buffer.from(lines.map((line) => `${line}\n`).join(""));
  };

/** Changes an entry and puts the right hash to it, as somebody who knows the format would. */
const rehashed = (change: (entry: JournalEntry) => JournalEntry): Mutate =>
  onLines((lines, draw) => {
    const at = 1 + draw(lines.length - 1);
    const entry = change(JSON.parse(lines[at]!) as JournalEntry);
    lines[at] = canonicalJson({ ...entry, hash: hashOfEntry(entry, sha256) });
  });

/** Writes the chain anew from a changed line to the end. */
const chainedAnew: Mutate = onLines((lines, draw) => {
  const from = 1 + draw(lines.length - 1);
  let prev = (JSON.parse(lines[from]!) as JournalEntry).prev;
  for (let at = from; at < lines.length; at += 1) {
    const entry = JSON.parse(lines[at]!) as JournalEntry;
    const open = { ...entry, prev, by: at === from ? `${entry.by}!` : entry.by };
    prev = hashOfEntry(open, sha256);
    lines[at] = canonicalJson({ ...open, hash: prev });
  }
});

const MUTATIONS: Readonly<Record<string, Mutate>> = {
  "a flipped bit": (journal, draw) => {
    const copy = Buffer.from(journal);
    copy[draw(copy.length)]! ^= 1 << draw(8);
    return copy;
  },
  "several flipped bits": (journal, draw) => {
    const copy = Buffer.from(journal);
    const bits = new Set(Array.from({ length: 2 + draw(20) }, () => draw(copy.length * 8)));
    for (const bit of bits) copy[bit >> 3]! ^= 1 << (bit & 7);
    return copy;
  },
  "cut off": (journal, draw) => journal.subarray(0, draw(journal.length)),
  "bytes taken out": (journal, draw) => {
    const from = draw(journal.length);
    return Buffer.concat([journal.subarray(0, from), journal.subarray(from + 1 + draw(400))]);
  },
  "bytes put in": (journal, draw) => {
    const at = draw(journal.length);
    const more = Buffer.from(Array.from({ length: 1 + draw(40) }, () => draw(256)));
    return Buffer.concat([journal.subarray(0, at), more, journal.subarray(at)]);
  },
  "bytes appended": (journal, draw) =>
    Buffer.concat([journal, Buffer.from(Array.from({ length: 1 + draw(400) }, () => draw(256)))]),
  "a line removed": onLines((lines, draw) => void lines.splice(draw(lines.length), 1)),
  "a line twice": onLines((lines, draw) => {
    const at = draw(lines.length);
    lines.splice(draw(lines.length + 1), 0, lines[at]!);
  }),
  "two lines swapped": onLines((lines, draw) => {
    const a = draw(lines.length);
    const b = (a + 1 + draw(lines.length - 1)) % lines.length;
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  }),
  "a blank line": onLines((lines, draw) => void lines.splice(draw(lines.length + 1), 0, "")),
  "a value changed": onLines((lines, draw) => {
    const at = 1 + draw(lines.length - 1);
    lines[at] = lines[at]!.replace("in_review", "new").replace(/"text":"/, '"text":"not ');
  }),
  "the same in other bytes": onLines((lines, draw) => {
    const at = draw(lines.length);
    const value = JSON.parse(lines[at]!) as object;
    const otherOrder = Object.fromEntries(Object.entries(value).reverse());
    lines[at] = [
      JSON.stringify(otherOrder),
      ` ${lines[at]!}`,
      lines[at]!.replace(/:/, ": "),
      lines[at]!.replace(/[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
      `${lines[at]!}\r`,
    ][draw(5)]!;
  }),
  "a line changed and hashed anew": rehashed((entry) => ({ ...entry, by: `${entry.by}!` })),
  "a time changed and hashed anew": rehashed((entry) => ({
    ...entry,
    at: "2031-01-01T00:00:00.000Z",
  })),
  "the chain written anew from a line on": chainedAnew,
  "another header": onLines((lines, draw) => {
    const header = JSON.parse(lines[0]!) as Record<string, unknown>;
    const changes = [
      { version: 2 },
      { format: "other" },
      { createdAt: "2020-01-01T00:00:00.000Z" },
      { dataset: { path: null, label: "other" } },
      { more: 1 },
    ];
    lines[0] = canonicalJson({ ...header, ...changes[draw(changes.length)] });
  }),
};

/** The same for the same seed. Each differs from the journal. */
export function mutationOf(journal: Buffer, seed: number): Mutation {
  const generator = xoroshiro128plus(seed);
  // The first draws of neighbouring seeds are alike.
  for (let i = 0; i < 8; i += 1) generator.next();
  const draw: Draw = (below) => uniformInt(generator, 0, below - 1);
  const names = Object.keys(MUTATIONS);
  for (;;) {
    const what = names[draw(names.length)]!;
    const bytes = MUTATIONS[what]!(journal, draw);
    if (!bytes.equals(journal)) return { what, bytes };
  }
}

/** Lines that two journals begin with alike, whole lines only. */
export function linesInCommon(a: Buffer, b: Buffer): number {
  let lines = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at += 1) if (a[at] === 0x0a) lines += 1;
  return lines;
}
