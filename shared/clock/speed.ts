import { MS_PER_DAY } from "../domain/time";

/** How fast the clock plays: data time a second (`data`, milliseconds) or records a second. */
export interface Speed {
  readonly unit: "data" | "records";
  readonly perSecond: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The speeds that are stepped through, slowest first. */
export const SPEEDS: Readonly<Record<Speed["unit"], readonly number[]>> = {
  data: [SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, MS_PER_DAY, 7 * MS_PER_DAY],
  records: [1, 5, 20, 100, 500, 2000],
};

/** The next faster (1) or slower (−1) speed of the same unit; at the end of the ladder the speed stays. */
export function nextSpeed({ unit, perSecond }: Speed, steps: 1 | -1): Speed {
  const ladder = SPEEDS[unit];
  const next =
    steps === 1
      ? ladder.find((rung) => rung > perSecond)
      : ladder.findLast((rung) => rung < perSecond);
  return { unit, perSecond: next ?? perSecond };
}

/** Speeds that read well, finer than the ladder. */
const PACES: readonly number[] = [
  ...[1, 2, 5, 10, 20, 30].map((n) => n * SECOND),
  ...[1, 2, 3, 5, 10, 15, 20, 30, 45].map((n) => n * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12, 18].map((n) => n * HOUR),
  ...[1, 2, 3, 5, 7, 10, 14, 21, 30].map((n) => n * MS_PER_DAY),
];

/** The speed that reads well and at which a stretch of data time, milliseconds, takes about so many seconds. */
export function speedOver(spanMs: number, seconds: number): Speed {
  const wanted = Math.log(Math.max(spanMs, 1) / seconds);
  const off = (pace: number): number => Math.abs(Math.log(pace) - wanted);
  const perSecond = PACES.reduce((best, pace) => (off(pace) < off(best) ? pace : best));
  return { unit: "data", perSecond };
}

export const SPEED_UNITS = ["second", "minute", "hour", "day", "records"] as const;
export type SpeedUnit = (typeof SPEED_UNITS)[number];

/** A speed as it is read: `amount` of the largest unit that gives a whole number, seconds where none does. */
export interface SpeedWords {
  readonly amount: number;
  readonly unit: SpeedUnit;
}

export function speedWords({ unit, perSecond }: Speed): SpeedWords {
  if (unit === "records") return { amount: perSecond, unit: "records" };
  if (perSecond % MS_PER_DAY === 0) return { amount: perSecond / MS_PER_DAY, unit: "day" };
  if (perSecond % HOUR === 0) return { amount: perSecond / HOUR, unit: "hour" };
  if (perSecond % MINUTE === 0) return { amount: perSecond / MINUTE, unit: "minute" };
  return { amount: perSecond / SECOND, unit: "second" };
}

/** Units as they are typed in English and French. */
const UNITS: readonly (readonly [RegExp, Speed["unit"], number])[] = [
  [/^(s|sec|seconds?|secondes?)$/, "data", SECOND],
  [/^(m|min|minutes?)$/, "data", MINUTE],
  [/^(h|hours?|heures?)$/, "data", HOUR],
  [/^(d|j|days?|jours?)$/, "data", MS_PER_DAY],
  [/^(r|rec|records?|e|enr|enregistrements?)$/, "records", 1],
];

/** The fastest that can be typed: a year a second, or a million records. */
const FASTEST = { data: 366 * MS_PER_DAY, records: 1_000_000 } as const;

/** A typed speed: `2 h`, `90 s/s`, `1.5 d/s`, `50 records`, `3 j/s`, `50 enr/s`. Null for anything else. */
export function parseSpeed(text: string): Speed | null {
  const match = /^(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?(?:\s*\/\s*s)?$/.exec(text.trim().toLowerCase());
  if (match === null) return null;
  const known = UNITS.find(([names]) => names.test(match[2]!));
  if (known === undefined) return null;
  const [, unit, size] = known;
  const perSecond = Number(match[1]!.replace(",", ".")) * size;
  return perSecond > 0 && perSecond <= FASTEST[unit] ? { unit, perSecond } : null;
}
