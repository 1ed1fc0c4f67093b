import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "#shared/casework/journalChain";
import { verifyJournal } from "#shared/casework/journalVerification";
import { durableFiles } from "#services/journal/durableFiles";
import { readHead } from "#services/journal/journalHead";
import { journalPlace, sha256, type JournalPlace } from "#services/journal/journalPlace";
import { openJournal } from "#services/journal/openJournal";
import type { Acknowledged, TriageWork } from "../support/journal/triageProcess";
import { run } from "../support/runCli";

const ROUNDS = Number(process.env["KILL_ROUNDS"] ?? 200);
const SEED = Number(process.env["KILL_SEED"] ?? 1);
const LONGEST_MS = 600_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kivendtout-kill-"));
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: path.resolve("tests/support/journal/triageProcess.ts"),
      outDir: path.join(folder, "built"),
      rollupOptions: { output: { entryFileNames: "triage.mjs" } },
    },
    ssr: { noExternal: true },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const DATASET = { path: null, label: "killed" };

/** Lets a process triage, kills it, and answers what it said it had been acknowledged. */
async function triageUntilKilled(
  work: TriageWork,
  killAt: { readonly afterFirst: boolean; readonly ms: number },
): Promise<Acknowledged[]> {
  const child = fork(path.join(folder, "built", "triage.mjs"), { stdio: "inherit" });
  const acknowledged: Acknowledged[] = [];
  const gone = Promise.all([once(child, "exit"), once(child, "disconnect")]);
  const kill = () => setTimeout(() => child.kill("SIGKILL"), killAt.ms);
  child.on("message", (message) => {
    if (acknowledged.length === 0 && killAt.afterFirst) kill();
    acknowledged.push(message as Acknowledged);
  });
  child.send(work);
  if (!killAt.afterFirst) kill();
  const [[code, signal]] = (await gone) as [[number | null, string | null], unknown];
  expect([code, signal], "the process ended by itself").toEqual([null, "SIGKILL"]);
  return acknowledged;
}

async function verify(place: JournalPlace) {
  const head = await readHead(place.head);
  const bytes = await readFile(place.journal);
  return verifyJournal(bytes, sha256, head.kind === "found" ? head.head : null, null);
}

describe("a process that is killed while it triages", () => {
  it(
    `loses nothing it was acknowledged, ${ROUNDS} times on one journal`,
    { timeout: LONGEST_MS },
    async () => {
      const configDir = path.join(folder, "config");
      const place = journalPlace(configDir, DATASET);
      const draws = xoroshiro128plus(SEED);
      const draw = (below: number): number => (draws.next() >>> 0) % below;
      const expected = new Map<number, string>();
      let inTheMiddle = 0;

      for (let round = 1; round <= ROUNDS; round += 1) {
        // One process in four may be killed before it writes: while it starts, or opens the journal.
        const afterFirst = round === 1 || draw(4) > 0;
        const killAt = { afterFirst, ms: draw(afterFirst ? 12 : 250) };
        const work = { configDir, label: DATASET.label, round };
        for (const { seqs, actions } of await triageUntilKilled(work, killAt))
          seqs.forEach((seq, at) => expected.set(seq, canonicalJson(actions[at])));

        const asLeft = await verify(place);
        expect(asLeft.reading.fault === null || asLeft.reading.onlyRest, `round ${round}`).toBe(
          true,
        );
        if (asLeft.findings.length > 0) inTheMiddle += 1;

        const ports = { files: durableFiles, now: () => new Date() };
        expect(await openJournal(place, DATASET, "Ana", ports)).toMatchObject({
          value: { problem: null },
        });
        const { findings, reading } = await verify(place);
        expect(findings, `round ${round}`).toEqual([]);
        const lost = [...expected].filter(
          ([seq, action]) => canonicalJson(reading.entries[seq - 1]?.action) !== action,
        );
        expect(lost, `round ${round}`).toEqual([]);
      }
      expect(expected.size).toBeGreaterThan(ROUNDS / 2);
      // The moments are such that processes are hit between writing and acknowledging.
      expect(inTheMiddle).toBeGreaterThan(0);
      expect(await run("journal", "verify", place.journal)).toMatchObject({ code: 0, err: "" });
    },
  );
});
