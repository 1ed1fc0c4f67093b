import { MS_PER_DAY } from "../domain/time";
import type { TimeWindow } from "./window";

export const TICK_UNITS = ["second", "minute", "day", "month", "year"] as const;
/** How exact a mark is, and so how its label is written. */
export type TickUnit = (typeof TICK_UNITS)[number];

export interface Ticks {
  readonly unit: TickUnit;
  /** UTC milliseconds, rising. */
  readonly at: readonly number[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Steps that people count in; days and shorter are of equal length from 1970 on. */
const EQUAL_STEPS: readonly (readonly [TickUnit, number])[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => ["second", n * SECOND] as const),
  ...[1, 2, 5, 10, 15, 30].map((n) => ["minute", n * MINUTE] as const),
  ...[1, 2, 3, 6, 12].map((n) => ["minute", n * HOUR] as const),
  ...[1, 2, 7, 14].map((n) => ["day", n * MS_PER_DAY] as const),
];
const MONTH_STEPS = [1, 2, 3, 6] as const;
const MONTH = 30 * MS_PER_DAY;
const YEAR = 365 * MS_PER_DAY;
/** The first Monday after 1970-01-01, where weeks are counted from. */
const FIRST_MONDAY = 4 * MS_PER_DAY;

/** Marks of an axis in UTC: as many round times as fit, `most` at the most. */
export function ticksOf({ fromMs, toMs }: TimeWindow, most: number): Ticks {
  const least = (toMs - fromMs) / Math.max(most, 1);
  const equal = EQUAL_STEPS.find(([, step]) => step >= least);
  if (equal !== undefined) return { unit: equal[0], at: equalTicks(fromMs, toMs, equal[1]) };
  const months = MONTH_STEPS.find((step) => step * MONTH >= least);
  if (months !== undefined) return { unit: "month", at: monthTicks(fromMs, toMs, months) };
  return { unit: "year", at: monthTicks(fromMs, toMs, 12 * roundYears(least / YEAR)) };
}

function equalTicks(fromMs: number, toMs: number, step: number): number[] {
  const origin = step % (7 * MS_PER_DAY) === 0 ? FIRST_MONDAY : 0;
  const first = origin + Math.ceil((fromMs - origin) / step) * step;
  const at: number[] = [];
  for (let tick = first; tick < toMs; tick += step) at.push(tick);
  return at;
}

function monthTicks(fromMs: number, toMs: number, step: number): number[] {
  const from = new Date(fromMs);
  const first = Math.floor((from.getUTCFullYear() * 12 + from.getUTCMonth()) / step) * step;
  const at: number[] = [];
  for (let month = first; ; month += step) {
    const tick = Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12);
    if (!(tick < toMs)) return at;
    if (tick >= fromMs) at.push(tick);
  }
}

/** 1, 2 or 5 times a power of ten. */
function roundYears(least: number): number {
  for (let power = 1; ; power *= 10) {
    const found = [1, 2, 5].find((digit) => digit * power >= least);
    if (found !== undefined) return found * power;
  }
}
