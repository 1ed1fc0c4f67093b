import type { Casework, Triage } from "../casework/state";
import { CLOSED_STATES, type JournalEntry } from "../contract/casework";

/** How quickly alerts are cleared. */
export interface Pace {
  /** Seconds an alert takes, the median; null where fewer than `PACE_SAMPLES` were judged one after the other. */
  readonly medianSeconds: number | null;
  /** Judgements the median is over. */
  readonly samples: number;
}

/** A longer time between two judgements was a break and says nothing. */
const BREAK_SECONDS = 600;
/** Fewer say nothing. */
export const PACE_SAMPLES = 5;

/**
 * How long judging takes: the time from one judgement of a person to the next of the same, shared among the alerts that
 * were judged at once. What was taken back does not count, nor does judging the same alerts once more (with a reason),
 * which is part of the time until the next.
 */
export function paceOf(
  entries: readonly JournalEntry[],
  { undone }: Pick<Casework, "undone">,
): Pace {
  const lastOf = new Map<string, { readonly ms: number; readonly keys: string }>();
  const seconds: number[] = [];
  for (const { seq, at, by, action } of entries) {
    if (action.kind !== "triaged" || undone.has(seq)) continue;
    const ms = Date.parse(at);
    const keys = action.alerts.map(({ key }) => key).join("\n");
    const last = lastOf.get(by);
    if (last?.keys === keys) continue;
    lastOf.set(by, { ms, keys });
    if (last === undefined) continue;
    const passed = (ms - last.ms) / 1000;
    if (passed >= 0 && passed <= BREAK_SECONDS) seconds.push(passed / action.alerts.length);
  }
  const enough = seconds.length >= PACE_SAMPLES;
  return { medianSeconds: enough ? medianOf(seconds) : null, samples: seconds.length };
}

/** Seconds until so many alerts are cleared; null where nothing says how long one takes. */
export const secondsLeft = ({ medianSeconds }: Pace, alerts: number): number | null =>
  medianSeconds === null ? null : medianSeconds * alerts;

/** Alerts that were closed on the day, UTC, of `nowMs`, each once, even those that have been raised again. */
export function clearedOn({ alerts }: Pick<Casework, "alerts">, nowMs: number): number {
  const day = Math.floor(nowMs / DAY_MS) * DAY_MS;
  // Instants as the journal writes them sort as texts do.
  const [from, to] = [new Date(day).toISOString(), new Date(day + DAY_MS).toISOString()];
  let cleared = 0;
  for (const { triages } of alerts.values()) if (closedWithin(triages, from, to)) cleared += 1;
  return cleared;
}

/** The latest first: those of the day are few, those before it are not looked at. */
function closedWithin(triages: readonly Triage[], from: string, to: string): boolean {
  for (let at = triages.length - 1; at >= 0 && triages[at]!.at >= from; at--)
    if (triages[at]!.at < to && CLOSING.has(triages[at]!.state)) return true;
  return false;
}

const DAY_MS = 86_400_000;
const CLOSING = new Set<string>(CLOSED_STATES);

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
