import { parentPort, workerData } from "node:worker_threads";
import type { Corpus } from "./corpora";
import { runCase, type CaseOutcome } from "./runCase";

/** What the worker is started with. */
export interface FuzzWork {
  readonly corpora: readonly Corpus[];
  readonly firstSeed: number;
  readonly cases: number;
}

/** What it tells: a case that begins, its outcome, and the bytes held outside the heap after it. */
export type FuzzMessage =
  | { readonly kind: "begins"; readonly seed: number; readonly what: string }
  | { readonly kind: "ended"; readonly outcome: CaseOutcome; readonly arrayBytes: number };

const { corpora, firstSeed, cases } = workerData as FuzzWork;
const tell = (message: FuzzMessage): void => parentPort?.postMessage(message);

for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
  const outcome = await runCase(seed, corpora, (what) => tell({ kind: "begins", seed, what }));
  tell({ kind: "ended", outcome, arrayBytes: process.memoryUsage().arrayBuffers });
}
