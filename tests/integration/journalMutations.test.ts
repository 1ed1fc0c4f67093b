import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { verifyJournal } from "#shared/casework/journalVerification";
import type { AcknowledgedHead } from "#shared/casework/journalReading";
import type { JournalEntry } from "#shared/contract/casework";
import { journalPlace, sha256 } from "#services/journal/journalPlace";
import { temporaryFolder } from "../support/hostFixture";
import { linesInCommon, mutationOf } from "../support/journal/mutations";
import {
  aNote,
  aTriage,
  StartedJournals,
  startJournals,
  THIS_DATASET,
} from "../support/journalFixtures";

const CASES = Number(process.env["MUTATIONS"] ?? 1000);
const FIRST_SEED = Number(process.env["MUTATION_SEED"] ?? 1);
const LONGEST_MS = 600_000;

interface Written {
  readonly journal: Buffer;
  readonly headText: string;
  readonly head: AcknowledgedHead;
  readonly entries: readonly JournalEntry[];
}

async function writeJournal(): Promise<Written> {
  const started = await startJournals();
  for (let n = 1; n <= 12; n += 1) {
    await started.append(aTriage(`customer:C${n}`, "in_review"));
    if (n % 4 === 0) await started.append(aNote(`note ${n} é`), aNote(`second ${n}`));
  }
  const headText = await readFile(started.place.head, "utf8");
  return {
    journal: await readFile(started.place.journal),
    headText,
    head: JSON.parse(headText) as AcknowledgedHead,
    entries: (await started.read()).entries,
  };
}

/** Entries that are good: those of whole appends before the first byte that differs. */
function goodEntries(written: Written, mutated: Buffer): readonly JournalEntry[] {
  const good = Math.max(0, linesInCommon(written.journal, mutated) - 1);
  const next = written.entries[good];
  const whole = next?.group === undefined ? good : Math.min(good, next.group.first - 1);
  return written.entries.slice(0, whole);
}

describe("a journal that was tampered with", () => {
  it(`is found out in each of ${CASES} ways, and its good entries are told`, async () => {
    const written = await writeJournal();
    const untouched = verifyJournal(written.journal, sha256, written.head, null);
    expect(untouched.findings).toEqual([]);
    for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed += 1) {
      const { what, bytes } = mutationOf(written.journal, seed);
      const { findings, reading } = verifyJournal(bytes, sha256, written.head, null);
      const named = `MUTATION_SEED=${seed} MUTATIONS=1 (${what})`;
      expect(findings.length, named).toBeGreaterThan(0);
      if (what !== "the chain written anew from a line on")
        expect(reading.entries, named).toEqual(goodEntries(written, bytes));
    }
  });

  it(
    "goes on from its good entries, whatever was done to it",
    { timeout: LONGEST_MS },
    async () => {
      const written = await writeJournal();
      const root = await temporaryFolder();
      for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed += 1) {
        const { what, bytes } = mutationOf(written.journal, seed);
        const named = `MUTATION_SEED=${seed} MUTATIONS=1 (${what})`;
        const configDir = path.join(root, String(seed));
        const place = journalPlace(configDir, THIS_DATASET);
        await mkdir(place.folder, { recursive: true });
        await writeFile(place.journal, bytes);
        await writeFile(place.head, written.headText);
        const started = new StartedJournals(configDir);
        await started.append(aNote("next"));
        const { entries } = await started.read();
        const kinds = entries.slice(-2).map(({ action }) => action.kind);
        expect(kinds, named).toEqual(["repaired", "noted"]);
        if (what !== "the chain written anew from a line on")
          expect(entries.slice(0, -2), named).toEqual(goodEntries(written, bytes));
        await expectKept(place.folder, bytes, named);
        const head = JSON.parse(await readFile(place.head, "utf8")) as AcknowledgedHead;
        const after = verifyJournal(await readFile(place.journal), sha256, head, null);
        expect(after.findings, named).toEqual([]);
      }
    },
  );
});

/** Nothing is thrown away: the whole file, or the rest that was left out, stands beside it. */
async function expectKept(folder: string, mutated: Buffer, named: string): Promise<void> {
  const names = await readdir(folder);
  const aside = names.filter((name) => /^journal\.(torn|damaged)-1\.jsonl$/.test(name));
  expect(aside, named).toHaveLength(1);
  const kept = await readFile(path.join(folder, aside[0]!));
  const expected = aside[0]!.includes("torn")
    ? mutated.subarray(mutated.length - kept.length)
    : mutated;
  expect(kept.equals(expected), named).toBe(true);
}
