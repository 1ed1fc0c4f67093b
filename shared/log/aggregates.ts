import type { Instant } from "./kinds";
import type { LogQueries } from "./queries";
import type { LogWindow } from "./window";

const MS_PER_HOUR = 3_600_000;

/** Seconds from `a` to `b`, nanoseconds included. */
export const secondsBetween = (a: Instant, b: Instant): number =>
  (b.ms - a.ms) / 1000 + (b.nano - a.nano) / 1e9;

/** Seconds from the window's last record to `at`; null where the window is empty. */
export function secondsSinceLast(log: LogQueries, window: LogWindow, at: Instant): number | null {
  const last = log.last(window);
  return last === null ? null : secondsBetween(last, at);
}

/** Records per hour over a window of `lengthMs` > 0 milliseconds. Unit: 1/h. */
export const ratePerHour = (log: LogQueries, window: LogWindow, lengthMs: number): number =>
  (log.count(window) * MS_PER_HOUR) / lengthMs;

/** Start of a window of `lengthMs` that ends at `end`, keeping its nanoseconds. */
export const windowStart = (end: Instant, lengthMs: number): Instant => ({
  ms: end.ms - lengthMs,
  nano: end.nano,
});
