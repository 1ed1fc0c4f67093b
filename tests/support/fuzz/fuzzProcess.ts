import type { Corpus } from "./corpora";
import { runCase, runClaims, type CaseOutcome } from "./runCase";

/** What the process is told to do. */
export interface FuzzWork {
  readonly corpora: readonly Corpus[];
  readonly firstSeed: number;
  readonly cases: number;
  /** Run the exhaustive claims instead of seeds. */
  readonly claims: boolean;
}

/** What it tells: a case that begins, its outcome, and the bytes held outside the heap after it. */
export type FuzzMessage =
  | { readonly kind: "begins"; readonly seed: number; readonly what: string }
  | { readonly kind: "ended"; readonly outcome: CaseOutcome; readonly arrayBytes: number };

const tell = (message: FuzzMessage): void => {
  process.send?.(message);
};
const begins = (seed: number) => (what: string) => tell({ kind: "begins", seed, what });
const ended = (outcome: CaseOutcome) =>
  tell({ kind: "ended", outcome, arrayBytes: process.memoryUsage().arrayBuffers });

async function run({ corpora, firstSeed, cases, claims }: FuzzWork): Promise<void> {
  if (claims) for await (const outcome of runClaims(corpora, begins(0))) ended(outcome);
  else
    for (let seed = firstSeed; seed < firstSeed + cases; seed++)
      ended(await runCase(seed, corpora, begins(seed)));
  process.disconnect();
}

process.once("message", (work) => void run(work as FuzzWork));
