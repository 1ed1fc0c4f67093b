import type { LoadProgress } from "#shared/contract/engine";

export type OpeningPhase = "opening" | LoadProgress["phase"];

/** How far an opening is. */
export interface OpeningProgress {
  readonly phase: OpeningPhase;
  readonly item: string | null;
  /** 0 … 1 over all phases, null while it cannot be told. Never goes back. */
  readonly fraction: number | null;
  /** Estimated milliseconds left, null until there is enough to go by. */
  readonly remainingMs: number | null;
}

/** Usual shares of the whole time, measured on the published dataset: about 65, 10 and 25 %. */
const SHARES: Readonly<Record<LoadProgress["phase"], { start: number; share: number }>> = {
  reading: { start: 0, share: 0.65 },
  indexing: { start: 0.65, share: 0.1 },
  checking: { start: 0.75, share: 0.25 },
};

/** Below these an estimate would be a guess. */
const ESTIMATE_AFTER_MS = 1000;
const ESTIMATE_AFTER_FRACTION = 0.05;

export const NOT_STARTED: OpeningProgress = {
  phase: "opening",
  item: null,
  fraction: null,
  remainingMs: null,
};

/** The progress after a report from the engine; `elapsedMs` counts from the start of the opening. */
export function advance(
  before: OpeningProgress,
  report: LoadProgress,
  elapsedMs: number,
): OpeningProgress {
  const { start, share } = SHARES[report.phase];
  const within = report.total > 0 ? Math.min(report.done / report.total, 1) : 0;
  const fraction = Math.max(before.fraction ?? 0, start + share * within);
  const known = elapsedMs >= ESTIMATE_AFTER_MS && fraction >= ESTIMATE_AFTER_FRACTION;
  return {
    phase: report.phase,
    item: report.item,
    fraction,
    remainingMs: known ? (elapsedMs * (1 - fraction)) / fraction : null,
  };
}
