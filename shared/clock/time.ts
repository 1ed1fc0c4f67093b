import { dayOf, MS_PER_DAY, parseInstant } from "../domain/time";

/** What a typed time is read against. */
export interface TimeReading {
  /** Where the clock stands: typed times of day are of its day, and steps are from it. */
  readonly nowMs: number;
  /** The stretch that shares are of, and that a day without a year lies in where it can. */
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * A typed time as UTC milliseconds: `14 Nov 22:41`, `14 nov. 2025 22:41:07`, `2025-11-14 22:41:07`, `14/11/2025`,
 * `22:41`, `+3h`, `-2 j`, `50%`, in English or French. Null for what is none of these.
 */
export function parseTime(typed: string, reading: TimeReading): number | null {
  const text = plain(typed);
  return (
    shareOf(text, reading) ?? stepFrom(text, reading) ?? isoTime(text) ?? dayAndTime(text, reading)
  );
}

/** Lower case without accents, one plain space between words, a plain minus. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\u2212/g, "-")
    .replace(/\s*\butc$/, "")
    // A French decimal comma, in steps and shares only: elsewhere commas part words.
    .replace(/^([+-]?\s*\d+),(\d+\s*(?:%|[a-z]+\.?)\s*)$/, "$1.$2")
    .replace(/[\s,]+/g, " ")
    .trim();

function shareOf(text: string, { fromMs, toMs }: TimeReading): number | null {
  const match = /^(\d+(?:\.\d+)?) ?%$/.exec(text);
  const share = match === null ? NaN : Number(match[1]);
  return share <= 100 ? Math.round(fromMs + ((toMs - fromMs) * share) / 100) : null;
}

const STEPS: readonly (readonly [RegExp, number])[] = [
  [/^(ms)$/, 1],
  [/^(s|sec|seconds?|secondes?)$/, 1000],
  [/^(m|min|minutes?)$/, 60_000],
  [/^(h|hours?|heures?)$/, 3_600_000],
  [/^(d|j|days?|jours?)$/, MS_PER_DAY],
  [/^(w|sem|weeks?|semaines?)$/, 7 * MS_PER_DAY],
];

function stepFrom(text: string, { nowMs }: TimeReading): number | null {
  const match = /^([+-]) ?(\d+(?:\.\d+)?) ?([a-z]+)\.?$/.exec(text);
  if (match === null) return null;
  const size = STEPS.find(([names]) => names.test(match[3]!))?.[1];
  if (size === undefined) return null;
  return Math.round(nowMs + (match[1] === "-" ? -1 : 1) * Number(match[2]) * size);
}

function isoTime(text: string): number | null {
  const instant = { ms: 0, nano: 0 };
  return parseInstant(text.toUpperCase(), instant) ? instant.ms : null;
}

const TIME = /^(\d{1,2})(?::| ?h ?)(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;
const DAY_FIRST = /^(\d{1,2})(?:er)? ([a-z]+)\.?(?: (\d{4}))?(?: (.+))?$/;
const MONTH_FIRST = /^([a-z]+)\.? (\d{1,2})(?: (\d{4}))?(?: (.+))?$/;
const NUMBERS = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?: (.+))?$/;

function dayAndTime(text: string, reading: TimeReading): number | null {
  const timeOnly = timeOfDay(text);
  if (timeOnly !== null) return Math.floor(reading.nowMs / MS_PER_DAY) * MS_PER_DAY + timeOnly;
  const found = dayOfText(text);
  if (found === null) return null;
  const { day, month, year, rest } = found;
  const time = rest === undefined ? 0 : timeOfDay(rest);
  if (month === null || time === null) return null;
  return year === undefined
    ? inLikelyYear(month, day, time, reading)
    : timeAt(Number(year), month, day, time);
}

function timeOfDay(text: string): number | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [match[1], match[2], match[3] ?? "0"].map(Number);
  if (hours! > 23 || minutes! > 59 || seconds! > 59) return null;
  const ms = Number((match[4] ?? "").padEnd(3, "0"));
  return (hours! * 3600 + minutes! * 60 + seconds!) * 1000 + ms;
}

interface DayParts {
  readonly day: number;
  /** 1 … 12; null for a word that is no month. */
  readonly month: number | null;
  readonly year: string | undefined;
  /** What follows the day. */
  readonly rest: string | undefined;
}

function dayOfText(text: string): DayParts | null {
  const numbers = NUMBERS.exec(text);
  if (numbers !== null)
    return {
      day: Number(numbers[1]),
      month: Number(numbers[2]),
      year: numbers[3],
      rest: numbers[4],
    };
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null)
    return {
      day: Number(dayFirst[1]),
      month: monthOf(dayFirst[2]!),
      year: dayFirst[3],
      rest: dayFirst[4],
    };
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst === null) return null;
  return {
    day: Number(monthFirst[2]),
    month: monthOf(monthFirst[1]!),
    year: monthFirst[3],
    rest: monthFirst[4],
  };
}

const MONTHS: readonly (readonly string[])[] = [
  ["january", "janvier"],
  ["february", "fevrier"],
  ["march", "mars"],
  ["april", "avril"],
  ["may", "mai"],
  ["june", "juin"],
  ["july", "juillet"],
  ["august", "aout"],
  ["september", "septembre"],
  ["october", "octobre"],
  ["november", "novembre"],
  ["december", "decembre"],
];

/** A month by its name or the beginning of it, where no other month begins so. */
function monthOf(word: string): number | null {
  if (word.length < 3) return null;
  const found = MONTHS.flatMap((names, index) =>
    names.some((name) => name.startsWith(word)) ? [index + 1] : [],
  );
  return found.length === 1 ? found[0]! : null;
}

function timeAt(year: number, month: number, day: number, time: number): number | null {
  const found = dayOf(year, month, day);
  return found === null ? null : found * MS_PER_DAY + time;
}

/** A day without a year: of the year in which it lies in the stretch, the nearest to the clock first. */
function inLikelyYear(
  month: number,
  day: number,
  time: number,
  { nowMs, fromMs, toMs }: TimeReading,
): number | null {
  const from = new Date(Math.min(fromMs, nowMs)).getUTCFullYear() - 1;
  const to = new Date(Math.max(toMs, nowMs)).getUTCFullYear() + 1;
  const outside = (ms: number): number => (ms >= fromMs - MS_PER_DAY && ms <= toMs ? 0 : 1);
  let best: number | null = null;
  for (let year = from; year <= to; year++) {
    const at = timeAt(year, month, day, time);
    if (at === null) continue;
    const isBetter =
      best === null ||
      outside(at) < outside(best) ||
      (outside(at) === outside(best) && Math.abs(at - nowMs) < Math.abs(best - nowMs));
    if (isBetter) best = at;
  }
  return best;
}
