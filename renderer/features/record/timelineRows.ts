import type { PageFact, TimelineEntry } from "#shared/contract/browse";
import { MS_PER_DAY, parseInstant } from "#shared/domain/time";

/** A moment with its distance to the one before and to the start. */
export interface TimelineRow {
  readonly entry: TimelineEntry;
  /** UTC day, given where it begins; null where it is that of the row before. */
  readonly dayMs: number | null;
  /** Milliseconds since the start, negative before it; null where the start is not known. */
  readonly offset: number | null;
  /** Milliseconds since the moment before, null for the first. */
  readonly gap: number | null;
}

/**
 * The start is that of the page's own record, else the moment of a session, else the first moment of all.
 *
 * @param entries the last of `total` moments
 */
export function timelineRows(
  entries: readonly TimelineEntry[],
  total: number,
  startMs: number | null,
): readonly TimelineRow[] {
  const first = entries.length < total ? undefined : entries[0];
  const start = startMs ?? (entries.find(({ kind }) => kind === "session") ?? first)?.ms;
  return entries.map((entry, at) => {
    const before = entries[at - 1];
    const day = dayOf(entry.ms);
    return {
      entry,
      dayMs: before !== undefined && dayOf(before.ms) === day ? null : day,
      offset: start === undefined ? null : entry.ms - start,
      gap: before === undefined ? null : entry.ms - before.ms,
    };
  });
}

/** When the page's own record says that it starts (a session), null where it does not. */
export function startOf(facts: readonly PageFact[]): number | null {
  const start = facts.find(({ field }) => field === "start_ts")?.value ?? null;
  const instant = { ms: 0, nano: 0 };
  return start !== null && parseInstant(start, instant) ? instant.ms : null;
}

/** When a payment of the timeline was attempted, null where it is not among the moments. */
export const paymentAt = (entries: readonly TimelineEntry[], id: string): number | null =>
  entries.find((entry) => isPayment(entry, id))?.ms ?? null;

/** Whether a moment is the payment's own record, and not what tells of it. */
export const isPayment = ({ kind, entity }: TimelineEntry, id: string): boolean =>
  kind === "payment" && entity?.id === id;

const dayOf = (ms: number): number => Math.floor(ms / MS_PER_DAY) * MS_PER_DAY;

const pad = (value: number): string => String(value).padStart(2, "0");

/** A distance in time with its sign: `−00:42`, `+00:00`. */
export function distanceText(ms: number, day: string): string {
  const text = spanText(ms, day);
  return text.startsWith("−") ? text : `+${text}`;
}

/** Milliseconds as `3 d 04:05:06`, `04:05:06` or `05:06`, with a sign before negative ones. */
export function spanText(ms: number, day: string): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const clock = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  const sign = ms < 0 && seconds > 0 ? "−" : "";
  if (days > 0) return `${sign}${days} ${day} ${pad(hours)}:${clock}`;
  return sign + (hours > 0 ? `${pad(hours)}:${clock}` : clock);
}
