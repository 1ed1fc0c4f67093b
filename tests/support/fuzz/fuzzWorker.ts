import { parentPort, workerData } from "node:worker_threads";
import type { Corpus } from "./corpora";
import { runCase, runClaims, type CaseOutcome } from "./runCase";

/** What the worker is started with. */
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

const { corpora, firstSeed, cases, claims } = workerData as FuzzWork;
const tell = (message: FuzzMessage): void => parentPort?.postMessage(message);
const begins = (seed: number) => (what: string) => tell({ kind: "begins", seed, what });
const ended = (outcome: CaseOutcome) =>
  tell({ kind: "ended", outcome, arrayBytes: process.memoryUsage().arrayBuffers });

if (claims) for await (const outcome of runClaims(corpora, begins(0))) ended(outcome);
else
  for (let seed = firstSeed; seed < firstSeed + cases; seed++)
    ended(await runCase(seed, corpora, begins(seed)));
