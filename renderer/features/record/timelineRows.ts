import type { TimelineEntry } from "#shared/contract/browse";
import { MS_PER_DAY } from "#shared/domain/time";

/** A moment with its distance to the one before and to the start. */
export interface TimelineRow {
  readonly entry: TimelineEntry;
  /** UTC day, given where it begins; null where it is that of the row before. */
  readonly dayMs: number | null;
  /** Milliseconds since the start of the session, where there is one, else since the first moment; may be negative. */
  readonly offset: number;
  /** Milliseconds since the moment before, null for the first. */
  readonly gap: number | null;
}

export function timelineRows(entries: readonly TimelineEntry[]): readonly TimelineRow[] {
  const start = entries.find(({ kind }) => kind === "session") ?? entries[0];
  return entries.map((entry, at) => {
    const before = entries[at - 1];
    const day = dayOf(entry.ms);
    return {
      entry,
      dayMs: before !== undefined && dayOf(before.ms) === day ? null : day,
      offset: entry.ms - (start?.ms ?? 0),
      gap: before === undefined ? null : entry.ms - before.ms,
    };
  });
}

const dayOf = (ms: number): number => Math.floor(ms / MS_PER_DAY) * MS_PER_DAY;

const pad = (value: number): string => String(value).padStart(2, "0");

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
