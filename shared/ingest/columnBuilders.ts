import { NULL_FLAG } from "../domain/columns";
import type { Column } from "../domain/columns";
import type { FieldSpec } from "../domain/schema";
import { isEmptyValue, valuesOf } from "./cells";
import type { Cells } from "./cells";
import type { ColumnBuilder, KeyBuilder, Refuse } from "./columnBuilder";
import { growable } from "./growable";
import { PassingTextBuilder, readBin, readText, TextBuilder } from "./textBuilder";
import { DateBuilder, TimeBuilder } from "./timeBuilders";
import { UniqueTextBuilder } from "./uniqueTextBuilder";

/** The builder of a key column, which refuses empty and repeated values. */
export const keyBuilder = (field: FieldSpec): KeyBuilder =>
  field.type === "unique" ? new UniqueTextBuilder() : new TextBuilder(true, readText);

/** A builder of the column's kind. `mandatory` refuses empty values; a `passing` column is compared and dropped. */
export function columnBuilder(
  field: FieldSpec,
  mandatory: boolean,
  passing: boolean,
): ColumnBuilder {
  const Text = passing ? PassingTextBuilder : TextBuilder;
  switch (field.type) {
    case "text":
      return new Text(mandatory, readText);
    case "bin":
      return new Text(mandatory, readBin);
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

  append(cells: Cells, refuse: Refuse): void {
    const { count } = cells;
    const values = valuesOf(cells);
    const start = this.numbers.extend(count);
    const numbers = this.numbers.data;
    const { min = -Infinity, max = Infinity } = this.field;
    const whole = this.field.type === "integer";
    for (let i = 0; i < count; i++) {
      const value = values[i];
      numbers[start + i] = NaN;
      if (isEmptyValue(value)) {
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

  append(cells: Cells, refuse: Refuse): void {
    const { count } = cells;
    const values = valuesOf(cells);
    const start = this.flags.extend(count);
    const flags = this.flags.data;
    for (let i = 0; i < count; i++) {
      const value = values[i];
      flags[start + i] = NULL_FLAG;
      if (isEmptyValue(value)) {
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
