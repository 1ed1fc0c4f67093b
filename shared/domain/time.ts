/** Milliseconds since 1970-01-01 UTC. */
export type EpochMs = number;
/** Whole days since 1970-01-01. */
export type EpochDay = number;

export const MS_PER_DAY = 86_400_000;
const NANOS_PER_MS = 1_000_000;

/** Days since 1970-01-01 of a proleptic Gregorian date; null where there is no such day. */
export function dayOf(year: number, month: number, day: number): EpochDay | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  // Days from civil (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"): March-based years.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The `count` decimal digits of `text` at `at` as a number, -1 where one is missing. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** `YYYY-MM-DD`, alone or with a time of midnight behind it; null for anything else. */
export function parseDay(text: string): EpochDay | null {
  if (text.length > 10 && !/^[ T]00:00(:00(\.0+)?)?Z?$/.test(text.slice(10))) return null;
  return parseLeadingDay(text);
}

function parseLeadingDay(text: string): EpochDay | null {
  if (text.length < 10 || text[4] !== "-" || text[7] !== "-") return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  return year < 1 || month < 0 || day < 0 ? null : dayOf(year, month, day);
}

const DASH = 45;
const PLUS = 43;
const DOT = 46;
const COMMA = 44;

/**
 * `YYYY-MM-DD[( |T)HH:MM[:SS[.fraction]]][Z|±HH[[:]MM]]`; without a zone the time is UTC (SPEC §2).
 * Digits beyond the ninth decimal are below a nanosecond and dropped. Null for anything else.
 * The result is written into `into` so that millions of rows make no objects; true where it worked.
 */
export function parseInstant(text: string, into: { ms: number; nano: number }): boolean {
  const day = parseLeadingDay(text);
  if (day === null) return false;
  into.ms = day * MS_PER_DAY;
  into.nano = 0;
  if (text.length === 10) return true;
  const separator = text[10];
  if (separator !== " " && separator !== "T" && separator !== "t") return false;
  const hours = digits(text, 11, 2);
  const minutes = text[13] === ":" ? digits(text, 14, 2) : -1;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return false;
  into.ms += hours * 3_600_000 + minutes * 60_000;
  let at = 16;
  if (text[at] === ":") {
    const seconds = digits(text, 17, 2);
    if (seconds < 0 || seconds > 59) return false;
    into.ms += seconds * 1000;
    at = readFraction(text, 19, into);
    if (at < 0) return false;
  }
  return readZone(text, at, into);
}

/** Reads `.fraction` at `at` if there is one; returns where it ends, -1 where it is damaged. */
function readFraction(text: string, at: number, into: { ms: number; nano: number }): number {
  const mark = text.charCodeAt(at);
  if (mark !== DOT && mark !== COMMA) return at;
  let end = at + 1;
  let nanos = 0;
  let weight = 100_000_000;
  for (; end < text.length; end++) {
    const digit = text.charCodeAt(end) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    nanos += digit * weight;
    weight = Math.floor(weight / 10);
  }
  if (end === at + 1) return -1;
  into.ms += Math.floor(nanos / NANOS_PER_MS);
  into.nano = nanos % NANOS_PER_MS;
  return end;
}

function readZone(text: string, at: number, into: { ms: number }): boolean {
  if (at === text.length) return true;
  const mark = text.charCodeAt(at);
  if ((text[at] === "Z" || text[at] === "z") && at + 1 === text.length) return true;
  if (mark !== PLUS && mark !== DASH) return false;
  const hours = digits(text, at + 1, 2);
  let rest = at + 3;
  if (text[rest] === ":") rest++;
  const minutes = rest === text.length && rest === at + 3 ? 0 : digits(text, rest, 2);
  if (rest < text.length && rest + 2 !== text.length) return false;
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return false;
  into.ms -= (mark === PLUS ? 1 : -1) * (hours * 60 + minutes) * 60_000;
  return true;
}

const pad = (value: number, length: number): string => String(value).padStart(length, "0");

/** `YYYY-MM-DD` of a day since 1970. */
export function formatDay(day: EpochDay): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day written last: most times written one after the other are of the same day. */
let lastDay: { readonly day: EpochDay; readonly text: string } = { day: 0, text: "1970-01-01" };

function dayText(day: EpochDay): string {
  if (day !== lastDay.day)
    lastDay = { day, text: new Date(day * MS_PER_DAY).toISOString().slice(0, -14) };
  return lastDay.text;
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, value) => pad(value, 2));

/** `YYYY-MM-DD HH:MM:SS[.fraction]` in UTC, with as many decimals (0, 3, 6 or 9) as the instant needs. */
export function formatInstant(ms: EpochMs, nano: number): string {
  const day = Math.floor(ms / MS_PER_DAY);
  const second = Math.floor((ms - day * MS_PER_DAY) / 1000);
  const hours = TWO_DIGITS[Math.floor(second / 3600)]!;
  const minutes = TWO_DIGITS[Math.floor(second / 60) % 60]!;
  const seconds = `${dayText(day)} ${hours}:${minutes}:${TWO_DIGITS[second % 60]!}`;
  const milliseconds = ms - day * MS_PER_DAY - second * 1000;
  if (milliseconds === 0 && nano === 0) return seconds;
  const fraction = pad(milliseconds, 3) + pad(nano, 6);
  return `${seconds}.${fraction.replace(/(000)+$/, "")}`;
}
