import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountingFaults } from "../support/fuzz/accounting";
import { buildCorpora, type Corpus } from "../support/fuzz/corpora";
import type { FuzzMessage, FuzzWork } from "../support/fuzz/fuzzProcess";
import type { CaseOutcome } from "../support/fuzz/runCase";
import { readFiles } from "../support/memorySource";

const CASES = Number(process.env["FUZZ_CASES"] ?? 2400);
const FIRST_SEED = Number(process.env["FUZZ_SEED"] ?? 1);
/** A case takes milliseconds; one that takes this long does not end. */
const HANG_MS = 30_000;
const LONGEST_MS = 600_000;
/** Above this, memory is taken for what a damaged file claims and not for what it holds. */
const HEAP_MB = 1024;
const ARRAYS_LIMIT = 1 << 29;

let folder: string;
let corpora: Corpus[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fuzz-process-"));
  corpora = await buildCorpora();
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: path.resolve("tests/support/fuzz/fuzzProcess.ts"),
      outDir: folder,
      rollupOptions: { output: { entryFileNames: "fuzz.mjs" } },
    },
    ssr: { noExternal: true, external: ["@duckdb/node-api"] },
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the cases in a process of their own, which is ended where one case does not end by itself. */
function runCases(work: FuzzWork): Promise<{ outcomes: CaseOutcome[]; arrayBytes: number }> {
  const child = fork(path.join(folder, "fuzz.mjs"), {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
  });
  return new Promise((resolve, reject) => {
    const outcomes: CaseOutcome[] = [];
    let arrayBytes = 0;
    let current = "before the first case";
    let why = "ends the process";
    const watch = setTimeout(() => {
      why = "hangs";
      child.kill("SIGKILL");
    }, HANG_MS);
    child.on("message", (message: FuzzMessage) => {
      watch.refresh();
      if (message.kind === "begins") current = `seed ${message.seed}, ${message.what}`;
      else {
        outcomes.push(message.outcome);
        arrayBytes = Math.max(arrayBytes, message.arrayBytes);
      }
    });
    child.on("exit", (code) => {
      clearTimeout(watch);
      if (code === 0) resolve({ outcomes, arrayBytes });
      else reject(new Error(`${why}: ${current}`));
    });
    child.send(work);
  });
}

describe("damaged files", () => {
  it("are damaged from datasets that read without a loss", async () => {
    for (const { name, files } of corpora) {
      const dataset = await readFiles(files);
      const lost = dataset.quarantine.map((loss) => JSON.stringify(loss));
      expect([name, lost, accountingFaults(dataset)]).toEqual([name, [], []]);
      const problems = dataset.problems.filter(({ code }) => code !== "dataset.missingTable");
      expect([name, problems]).toEqual([name, []]);
    }
  });

  it(
    `neither crash nor hang in ${CASES} cases, and every loss is counted with its place`,
    { timeout: LONGEST_MS },
    async () => {
      const work = { corpora, firstSeed: FIRST_SEED, cases: CASES, claims: false };
      const { outcomes, arrayBytes } = await runCases(work);
      expect(failuresOf(outcomes)).toEqual([]);
      expect(outcomes).toHaveLength(CASES);
      expect(arrayBytes).toBeLessThan(ARRAYS_LIMIT);
    },
  );

  it(
    "that claim billions of values at any byte of a Parquet file are not believed",
    { timeout: LONGEST_MS },
    async () => {
      const work = { corpora, firstSeed: 0, cases: 0, claims: true };
      const { outcomes, arrayBytes } = await runCases(work);
      expect(failuresOf(outcomes)).toEqual([]);
      expect(outcomes.length).toBeGreaterThan(2000);
      expect(arrayBytes).toBeLessThan(ARRAYS_LIMIT);
    },
  );
});

/** The first failures, each with what is needed to run it alone. */
function failuresOf(outcomes: readonly CaseOutcome[]): string[] {
  return outcomes
    .filter((outcome) => outcome.faults.length > 0)
    .slice(0, 20)
    .map(
      ({ seed, what, faults }) => `FUZZ_SEED=${seed} FUZZ_CASES=1 (${what}): ${faults.join("; ")}`,
    );
}
