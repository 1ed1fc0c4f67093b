import type { DateColumn, FlagColumn, NumberColumn, TimeColumn } from "../domain/columns";
import { MS_PER_DAY, parseDay, parseInstant } from "../domain/time";

/** Values from one to another, both included. The nanoseconds count for times only. */
export interface Span {
  readonly from: number;
  readonly fromNano: number;
  readonly to: number;
  readonly toNano: number;
}

/** A column whose values are points on a line: numbers, milliseconds with their nanoseconds, days. */
export interface Scale {
  readonly whole: Float64Array | Uint8Array | Int32Array;
  readonly nano: Uint32Array | null;
  /** What a text means on this scale, null where it means nothing. */
  readonly parse: (text: string) => Span | null;
  /** From the beginning to the end. */
  readonly open: Span;
}

const LAST_NANO = 999_999;
const OPEN: Span = { from: -Infinity, fromNano: 0, to: Infinity, toNano: LAST_NANO };

const point = (value: number): Span => ({ from: value, fromNano: 0, to: value, toNano: 0 });

const parseNumber = (text: string): Span | null =>
  /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? point(Number(text)) : null;

const parseFlag = (text: string): Span | null =>
  text === "0" || text === "1" ? point(Number(text)) : null;

function parseDate(text: string): Span | null {
  const day = parseDay(text.trim());
  return day === null ? null : point(day);
}

/** An instant; a day, minute or second without anything finer means all of it. */
function parseTime(text: string): Span | null {
  const written = text.trim();
  const instant = { ms: 0, nano: 0 };
  if (!parseInstant(written, instant)) return null;
  const { ms, nano } = instant;
  const length = unitOf(written);
  return length === null
    ? { from: ms, fromNano: nano, to: ms, toNano: nano }
    : { from: ms, fromNano: 0, to: ms + length - 1, toNano: LAST_NANO };
}

/** Milliseconds of the finest unit that a valid instant is written with, null for a fraction of a second. */
function unitOf(written: string): number | null {
  if (written.length === 10) return MS_PER_DAY;
  if (written[16] !== ":") return 60_000;
  return written[19] === "." || written[19] === "," ? null : 1000;
}

/** What a text means on the scale of a kind of column, null where it means nothing. */
export const PARSERS = {
  number: parseNumber,
  flag: parseFlag,
  time: parseTime,
  date: parseDate,
} as const satisfies Readonly<Record<string, (text: string) => Span | null>>;

export function scaleOf(column: NumberColumn | FlagColumn | TimeColumn | DateColumn): Scale {
  const parse = PARSERS[column.kind];
  switch (column.kind) {
    case "number":
    case "flag":
      return { whole: column.data, nano: null, parse, open: OPEN };
    case "time":
      return { whole: column.ms, nano: column.nano, parse, open: OPEN };
    case "date":
      return { whole: column.days, nano: null, parse, open: OPEN };
  }
}
