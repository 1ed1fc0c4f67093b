import { MS_PER_DAY } from "../../domain/time";

const MS_PER_HOUR = 3_600_000;
/** Hours from midnight that count as night, UTC. */
const NIGHT_ENDS = 6;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** 0 … 23, UTC. */
export const hourOfDay = (ms: number): number =>
  Math.floor((ms - Math.floor(ms / MS_PER_DAY) * MS_PER_DAY) / MS_PER_HOUR);

/** 1 = Monday … 7 = Sunday (ISO 8601), UTC. */
export function weekday(ms: number): number {
  const since = Math.floor(ms / MS_PER_DAY) + FIRST_WEEKDAY - 1;
  return since - Math.floor(since / 7) * 7 + 1;
}

export const isWeekend = (ms: number): number => (weekday(ms) >= 6 ? 1 : 0);

/** From midnight to before 06:00, UTC. */
export const isNight = (ms: number): number => (hourOfDay(ms) < NIGHT_ENDS ? 1 : 0);
