import { NULL_CODE, NULL_DAY, NULL_FLAG } from "../domain/columns";
import type { Column } from "../domain/columns";
import type { QuarantineReason } from "../domain/dataset";
import type { FieldSpec } from "../domain/schema";
import { parseDay, parseInstant } from "../domain/time";
import type { ColumnBuilder, KeyBuilder, Refuse } from "./columnBuilder";
import { ownText } from "./batch";
import { growable } from "./growable";
import { isDamagedText, numberAsText } from "./plainText";
import { StoredDay, StoredInstant } from "./stored";
import { UniqueTextBuilder } from "./uniqueTextBuilder";

/** The builder of a key column, which refuses empty and repeated values. */
export const keyBuilder = (field: FieldSpec): KeyBuilder =>
  field.type === "unique" ? new UniqueTextBuilder() : new TextBuilder(true, readText);

/** A builder of the column's kind; `mandatory` refuses empty values. */
export function columnBuilder(field: FieldSpec, mandatory: boolean): ColumnBuilder {
  switch (field.type) {
    case "text":
      return new TextBuilder(mandatory, readText);
    case "bin":
      return new TextBuilder(mandatory, readBin);
    case "unique":
      return new UniqueTextBuilder();
    case "number":
    case "integer":
      return new NumberBuilder(field, mandatory);
    case "flag":
      return new FlagBuilder(mandatory);
    case "time":
      return new TimeBuilder(mandatory);
    case "date":
      return new DateBuilder(mandatory);
  }
}

/** A value read, or the reason it cannot be. */
type Reading<T> = T | { readonly refused: QuarantineReason };

/** NaN is how data frames without a null of their own store an empty number. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || Number.isNaN(value);

const NOT_TEXT = { refused: "not_text" } as const;

function readText(value: unknown): Reading<string> {
  if (typeof value === "string") return isDamagedText(value) ? NOT_TEXT : value;
  return numberAsText(value) ?? NOT_TEXT;
}

/** Six digits; a number loses leading zeros, which are put back. */
function readBin(value: unknown): Reading<string> {
  const text = typeof value === "string" ? value : String(value);
  const isNumber = typeof value === "number" || typeof value === "bigint";
  const padded = isNumber ? text.padStart(6, "0") : text;
  return /^\d{6}$/.test(padded) ? padded : { refused: "not_a_bin" };
}

class TextBuilder implements KeyBuilder {
  private readonly codes = growable.codes();
  private readonly values: string[] = [];
  private readonly codeOf = new Map<unknown, number>();
  private readonly mandatory: boolean;
  private readonly read: (value: unknown) => Reading<string>;
  private dropped = false;
  /** 1 for each code that a kept row uses; only key columns fill it. */
  private readonly seen = growable.bytes();

  constructor(mandatory: boolean, read: (value: unknown) => Reading<string>) {
    this.mandatory = mandatory;
    this.read = read;
  }

  append(values: ArrayLike<unknown> | null, count: number, refuse: Refuse): void {
    const start = this.codes.extend(count);
    const codes = this.codes.data;
    codes.fill(NULL_CODE, start, start + count);
    for (let i = 0; i < count; i++) {
      const value = values?.[i];
      if (isEmpty(value)) {
        if (this.mandatory) refuse(i, "missing_value");
        continue;
      }
      const known = this.codeOf.get(value);
      if (known !== undefined) {
        codes[start + i] = known;
        continue;
      }
      const text = this.read(value);
      if (typeof text !== "string") refuse(i, text.refused);
      else codes[start + i] = this.encode(text);
    }
  }

  private encode(text: string): number {
    const known = this.codeOf.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    this.codeOf.set(own, this.values.length);
    return this.values.push(own) - 1;
  }

  refuseDuplicates(count: number, refuse: Refuse): void {
    this.seen.extend(this.values.length - this.seen.length);
    const start = this.codes.length - count;
    for (let i = 0; i < count; i++) {
      const code = this.codes.data[start + i]!;
      if (this.seen.data[code] === 1) refuse(i, "duplicate_key");
      else this.seen.data[code] = 1;
    }
  }

  drop(refused: Uint8Array, count: number): void {
    this.codes.drop(refused, count);
    this.dropped = true;
  }

  finish(): Column {
    const codes = this.codes.finish();
    return { kind: "text", codes, values: this.dropped ? recode(codes, this.values) : this.values };
  }
}

/** Leaves out values that only refused rows used, and renumbers `codes` in order of first appearance. */
function recode(codes: Uint32Array, values: readonly string[]): string[] {
  const next = new Uint32Array(values.length).fill(NULL_CODE);
  const used: string[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === NULL_CODE) continue;
    if (next[code] === NULL_CODE) next[code] = used.push(values[code]!) - 1;
    codes[row] = next[code]!;
  }
  return used;
}

/** No two parts can match the same digits, so that a field of a million digits costs no more than its length. */
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

class NumberBuilder implements ColumnBuilder {
  private readonly numbers = growable.numbers();
  private readonly field: FieldSpec;
  private readonly mandatory: boolean;

  constructor(field: FieldSpec, mandatory: boolean) {
    this.field = field;
    this.mandatory = mandatory;
  }

  append(values: ArrayLike<unknown> | null, count: number, refuse: Refuse): void {
    const start = this.numbers.extend(count);
    const numbers = this.numbers.data;
    const { min = -Infinity, max = Infinity } = this.field;
    const whole = this.field.type === "integer";
    for (let i = 0; i < count; i++) {
      const value = values?.[i];
      numbers[start + i] = NaN;
      if (isEmpty(value)) {
        if (this.mandatory) refuse(i, "missing_value");
        continue;
      }
      const number = toNumber(value);
      numbers[start + i] = number;
      if (!Number.isFinite(number)) refuse(i, "not_a_number");
      else if (whole && !Number.isSafeInteger(number)) refuse(i, "not_an_integer");
      else if (number < min || number > max) refuse(i, "impossible_value");
    }
  }

  drop(refused: Uint8Array, count: number): void {
    this.numbers.drop(refused, count);
  }

  finish(): Column {
    return { kind: "number", data: this.numbers.finish() };
  }
}

function toNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" && PLAIN_NUMBER.test(value) ? Number(value) : NaN;
}

const FLAGS: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  [0, 0],
  [1, 1],
  [0n, 0],
  [1n, 1],
  [false, 0],
  [true, 1],
  ["0", 0],
  ["1", 1],
  ["false", 0],
  ["true", 1],
]);

class FlagBuilder implements ColumnBuilder {
  private readonly flags = growable.bytes();
  private readonly mandatory: boolean;

  constructor(mandatory: boolean) {
    this.mandatory = mandatory;
  }

  append(values: ArrayLike<unknown> | null, count: number, refuse: Refuse): void {
    const start = this.flags.extend(count);
    const flags = this.flags.data;
    for (let i = 0; i < count; i++) {
      const value = values?.[i];
      flags[start + i] = NULL_FLAG;
      if (isEmpty(value)) {
        if (this.mandatory) refuse(i, "missing_value");
        continue;
      }
      const flag =
        FLAGS.get(value) ?? FLAGS.get(typeof value === "string" ? value.toLowerCase() : value);
      if (flag === undefined) refuse(i, "not_a_flag");
      else flags[start + i] = flag;
    }
  }

  drop(refused: Uint8Array, count: number): void {
    this.flags.drop(refused, count);
  }

  finish(): Column {
    return { kind: "flag", data: this.flags.finish() };
  }
}

class TimeBuilder implements ColumnBuilder {
  private readonly ms = growable.numbers();
  private readonly nano = growable.codes();
  private readonly mandatory: boolean;
  private readonly instant = { ms: 0, nano: 0 };
  private hasNanos = false;

  constructor(mandatory: boolean) {
    this.mandatory = mandatory;
  }

  append(values: ArrayLike<unknown> | null, count: number, refuse: Refuse): void {
    const start = this.ms.extend(count);
    this.nano.extend(count);
    for (let i = 0; i < count; i++) {
      const value = values?.[i];
      this.ms.data[start + i] = NaN;
      this.nano.data[start + i] = 0;
      if (isEmpty(value)) {
        if (this.mandatory) refuse(i, "missing_value");
      } else if (toInstant(value, this.instant)) {
        this.ms.data[start + i] = this.instant.ms;
        this.nano.data[start + i] = this.instant.nano;
        if (this.instant.nano !== 0) this.hasNanos = true;
      } else refuse(i, "not_a_time");
    }
  }

  drop(refused: Uint8Array, count: number): void {
    this.ms.drop(refused, count);
    this.nano.drop(refused, count);
  }

  finish(): Column {
    return { kind: "time", ms: this.ms.finish(), nano: this.hasNanos ? this.nano.finish() : null };
  }
}

/** Times before year 1 or after year 9999 are damage, not data. */
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_300_799_999;

function toInstant(value: unknown, into: { ms: number; nano: number }): boolean {
  if (typeof value === "string") return parseInstant(value, into);
  if (!(value instanceof StoredInstant)) return false;
  const nano = Number(((value.ns % 1_000_000n) + 1_000_000n) % 1_000_000n);
  into.ms = Number((value.ns - BigInt(nano)) / 1_000_000n);
  into.nano = nano;
  return into.ms >= FIRST_MS && into.ms <= LAST_MS;
}

class DateBuilder implements ColumnBuilder {
  private readonly days = growable.days();
  private readonly mandatory: boolean;

  constructor(mandatory: boolean) {
    this.mandatory = mandatory;
  }

  append(values: ArrayLike<unknown> | null, count: number, refuse: Refuse): void {
    const start = this.days.extend(count);
    for (let i = 0; i < count; i++) {
      const value = values?.[i];
      this.days.data[start + i] = NULL_DAY;
      if (isEmpty(value)) {
        if (this.mandatory) refuse(i, "missing_value");
        continue;
      }
      const day = toDay(value);
      if (day === null) refuse(i, "not_a_date");
      else this.days.data[start + i] = day;
    }
  }

  drop(refused: Uint8Array, count: number): void {
    this.days.drop(refused, count);
  }

  finish(): Column {
    return { kind: "date", days: this.days.finish() };
  }
}

function toDay(value: unknown): number | null {
  if (typeof value === "string") return parseDay(value);
  if (value instanceof StoredInstant) {
    const day = value.ns / 86_400_000_000_000n;
    return day * 86_400_000_000_000n === value.ns ? plausibleDay(Number(day)) : null;
  }
  return value instanceof StoredDay ? plausibleDay(value.day) : null;
}

const plausibleDay = (day: number): number | null =>
  day >= FIRST_MS / 86_400_000 && day <= LAST_MS / 86_400_000 ? Math.floor(day) : null;
