import { MS_PER_DAY, parseInstant } from "#shared/domain/time";

/** Days of data time that are offered, by digit keys in this order. */
export const SNOOZE_DAYS = [1, 3, 7] as const;

export const snoozedFor = (nowMs: number, days: number): number => nowMs + days * MS_PER_DAY;

/** A time as it is typed, `2025-11-20` or `2025-11-20 08:00`, UTC; null where it is none. */
export function typedTime(text: string): number | null {
  const instant = { ms: 0, nano: 0 };
  const written = text.trim();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written);
  const minute = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/.test(written);
  const whole = day ? `${written} 00:00:00` : minute ? `${written}:00` : written;
  return parseInstant(whole, instant) ? instant.ms : null;
}
