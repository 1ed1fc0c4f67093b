import { NULL_DAY } from "../domain/columns";
import type { Column } from "../domain/columns";
import { parseDay, parseInstant } from "../domain/time";
import { isEmptyValue, valueAt, valuesOf } from "./cells";
import type { Cells, InstantCells, TextCells } from "./cells";
import type { ColumnBuilder, Refuse } from "./columnBuilder";
import { growable } from "./growable";
import { readInstant } from "./instantBytes";
import { StoredDay, StoredInstant } from "./stored";

export class TimeBuilder implements ColumnBuilder {
  private readonly ms = growable.numbers();
  private readonly nano = growable.codes();
  private readonly mandatory: boolean;
  private readonly instant: Instant = { ms: 0, nano: 0 };
  private hasNanos = false;

  constructor(mandatory: boolean) {
    this.mandatory = mandatory;
  }

  append(cells: Cells, refuse: Refuse): void {
    const { count } = cells;
    const start = this.ms.extend(count);
    this.nano.extend(count);
    this.ms.data.fill(NaN, start, start + count);
    this.nano.data.fill(0, start, start + count);
    if (cells.kind === "instants") {
      this.appendTicks(cells, start, refuse);
      return;
    }
    if (cells.kind === "text") {
      this.appendTexts(cells, start, refuse);
      return;
    }
    const values = valuesOf(cells);
    for (let i = 0; i < count; i++) {
      const value = values[i];
      if (isEmptyValue(value)) this.missing(i, refuse);
      else if (toInstant(value, this.instant)) this.set(start + i);
      else refuse(i, "not_a_time");
    }
  }

  private appendTexts(cells: TextCells, start: number, refuse: Refuse): void {
    const { count, bytes, starts, ends } = cells;
    for (let i = 0; i < count; i++) {
      if (starts[i] === ends[i]) this.missing(i, refuse);
      else if (readInstant(bytes, starts[i]!, ends[i]!, this.instant)) this.set(start + i);
      else if (toInstant(valueAt(cells, i), this.instant)) this.set(start + i);
      else refuse(i, "not_a_time");
    }
  }

  private appendTicks(
    { count, ticks, presence, perMs }: InstantCells,
    start: number,
    refuse: Refuse,
  ): void {
    for (let i = 0; i < count; i++) {
      if (presence?.[i] === 0) this.missing(i, refuse);
      else if (instantOfTicks(ticks[i]!, perMs, this.instant)) this.set(start + i);
      else refuse(i, "not_a_time");
    }
  }

  private missing(i: number, refuse: Refuse): void {
    if (this.mandatory) refuse(i, "missing_value");
  }

  private set(at: number): void {
    const { ms, nano } = this.instant;
    this.ms.data[at] = ms;
    this.nano.data[at] = nano;
    if (nano !== 0) this.hasNanos = true;
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
const NANOS_PER_MS = 1_000_000;

interface Instant {
  ms: number;
  nano: number;
}

function toInstant(value: unknown, into: Instant): boolean {
  if (typeof value === "string") return parseInstant(value, into);
  return value instanceof StoredInstant && instantOfTicks(value.ns, NANOS_PER_MS, into);
}

function instantOfTicks(ticks: bigint, perMs: number, into: Instant): boolean {
  const exact = Number(ticks);
  if (Number.isSafeInteger(exact)) {
    into.ms = Math.floor(exact / perMs);
    into.nano = (exact - into.ms * perMs) * (NANOS_PER_MS / perMs);
  } else {
    const whole = BigInt(perMs);
    const rest = ((ticks % whole) + whole) % whole;
    into.ms = Number((ticks - rest) / whole);
    into.nano = Number(rest) * (NANOS_PER_MS / perMs);
  }
  return into.ms >= FIRST_MS && into.ms <= LAST_MS;
}

export class DateBuilder implements ColumnBuilder {
  private readonly days = growable.days();
  private readonly mandatory: boolean;

  constructor(mandatory: boolean) {
    this.mandatory = mandatory;
  }

  append(cells: Cells, refuse: Refuse): void {
    const { count } = cells;
    const values = valuesOf(cells);
    const start = this.days.extend(count);
    for (let i = 0; i < count; i++) {
      const value = values[i];
      this.days.data[start + i] = NULL_DAY;
      if (isEmptyValue(value)) {
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
