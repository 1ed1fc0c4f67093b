import { parseDay, type EpochDay } from "../../domain/time";

/** Earlier birthdates are taken for a mistake. */
export const FIRST_BIRTHDATE = "1900-01-01";
/** Cards are issued for ten to fifteen years; an expiry later than this many years ahead is taken for a mistake. */
export const LONGEST_VALIDITY_YEARS = 20;

/** The day of an ISO date that is nothing but one; null for anything else. */
export const isoDay = (text: string): EpochDay | null =>
  text.length === 10 ? parseDay(text) : null;
