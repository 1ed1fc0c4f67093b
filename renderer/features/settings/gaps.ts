import type { ReplaySettings } from "#shared/contract/methods";

const HOUR_MS = 3_600_000;

/** How long nothing must happen for the clock to skip it while it plays. */
export const GAPS = [
  ["never", null],
  ["tenMinutes", HOUR_MS / 6],
  ["hour", HOUR_MS],
  ["sixHours", 6 * HOUR_MS],
  ["day", 24 * HOUR_MS],
] as const satisfies readonly (readonly [string, number | null])[];
export type GapName = (typeof GAPS)[number][0];

/** The choice in force: the longest that is not longer than what is kept. */
export function gapOf({ skipGaps, gapMs }: ReplaySettings): GapName {
  if (!skipGaps) return "never";
  const fitting = GAPS.filter(([, ms]) => ms !== null && ms <= gapMs);
  return fitting.at(-1)?.[0] ?? "tenMinutes";
}

export function replayWith(chosen: GapName): Partial<ReplaySettings> {
  const ms = GAPS.find(([name]) => name === chosen)?.[1] ?? null;
  return ms === null ? { skipGaps: false } : { skipGaps: true, gapMs: ms };
}
