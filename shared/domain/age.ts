import { dayOf, MS_PER_DAY, type EpochDay } from "./time";

/** Full years from which somebody is of age. */
export const ADULT_AGE = 18;

/**
 * The day that is `years` years after another by the calendar. Without a 29 February in that year it is 1 March, which
 * is when somebody born on that day is a year older.
 */
export function yearsLater(day: EpochDay, years: number): EpochDay {
  const from = new Date(day * MS_PER_DAY);
  const year = from.getUTCFullYear() + years;
  return dayOf(year, from.getUTCMonth() + 1, from.getUTCDate()) ?? dayOf(year, 3, 1)!;
}

/** Completed years on a day; negative before birth. */
export function ageOn(born: EpochDay, on: EpochDay): number {
  const yearOf = (day: EpochDay): number => new Date(day * MS_PER_DAY).getUTCFullYear();
  const years = yearOf(on) - yearOf(born);
  return yearsLater(born, years) > on ? years - 1 : years;
}
