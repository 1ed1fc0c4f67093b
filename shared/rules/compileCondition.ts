import type { FeatureType, FeatureValue } from "../contract/decisions";
import type { Comparison, Condition, RuleValue } from "../contract/rules";
import type { FeatureDictionary } from "../features/types";
import { isOrdering, typeOfValue } from "./conditionFaults";

/** Where a feature stands in a row of values, and how its value is written there. */
export interface FeatureColumn {
  readonly place: number;
  readonly type: FeatureType;
  /** Of a text feature, null for the others. It may grow (a live log): texts are looked up again then. */
  readonly dictionary: FeatureDictionary | null;
}
export type FeatureColumns = ReadonlyMap<string, FeatureColumn>;

/**
 * Evaluates a condition on the row that begins at `row[offset]`: 1 true, 0 false, NaN neither. Missing values are
 * NaN, flags 1 and 0, texts codes of their dictionary. Nothing is allocated.
 */
export type CompiledCondition = (row: Float64Array, offset: number) => number;

/**
 * Three-valued logic (Kleene 1938): what a missing value makes unknown stays unknown unless the other parts settle
 * it. A feature without a column, or compared with a value of another type, is always missing.
 */
export function compileCondition(condition: Condition, columns: FeatureColumns): CompiledCondition {
  if ("all" in condition) return settled(compileParts(condition.all, columns), 0);
  if ("any" in condition) return settled(compileParts(condition.any, columns), 1);
  if ("not" in condition) {
    const inside = compileCondition(condition.not, columns);
    return (row, offset) => 1 - inside(row, offset);
  }
  const column = columns.get(condition.feature);
  if ("missing" in condition) return compileMissing(condition.missing, column);
  if (column === undefined) return unknown;
  if ("in" in condition) return compileIn(column, condition.in);
  return compileComparison(column, condition.is, condition.value);
}

const unknown: CompiledCondition = () => NaN;

const compileParts = (parts: readonly Condition[], columns: FeatureColumns): CompiledCondition[] =>
  parts.map((part) => compileCondition(part, columns));

/** One part with the settling value settles the group; else an unknown part makes it unknown. */
function settled(parts: readonly CompiledCondition[], settling: 0 | 1): CompiledCondition {
  return (row, offset) => {
    let result = 1 - settling;
    for (let at = 0; at < parts.length; at++) {
      const value = parts[at]!(row, offset);
      if (value === settling) return settling;
      if (value !== value) result = NaN;
    }
    return result;
  };
}

function compileMissing(missing: boolean, column: FeatureColumn | undefined): CompiledCondition {
  const whenMissing = missing ? 1 : 0;
  if (column === undefined) return () => whenMissing;
  const { place } = column;
  return (row, offset) => {
    const value = row[offset + place]!;
    return value !== value ? whenMissing : 1 - whenMissing;
  };
}

function compileComparison(
  column: FeatureColumn,
  is: Comparison,
  value: RuleValue,
): CompiledCondition {
  if (typeOfValue(value) !== column.type || (column.type !== "number" && isOrdering(is)))
    return unknown;
  if (is === "=") return compileIn(column, [value]);
  if (is === "!=") {
    const equal = compileIn(column, [value]);
    return (row, offset) => 1 - equal(row, offset);
  }
  return compileOrder(column.place, is, Number(value));
}

function compileOrder(
  place: number,
  is: Exclude<Comparison, "=" | "!=">,
  limit: number,
): CompiledCondition {
  const known = (value: number, holds: boolean): number => (value !== value ? NaN : Number(holds));
  switch (is) {
    case ">":
      return (row, offset) => known(row[offset + place]!, row[offset + place]! > limit);
    case ">=":
      return (row, offset) => known(row[offset + place]!, row[offset + place]! >= limit);
    case "<":
      return (row, offset) => known(row[offset + place]!, row[offset + place]! < limit);
    case "<=":
      return (row, offset) => known(row[offset + place]!, row[offset + place]! <= limit);
  }
}

function compileIn(column: FeatureColumn, values: readonly RuleValue[]): CompiledCondition {
  const { place, type, dictionary } = column;
  const fitting = values.filter((value) => typeOfValue(value) === type);
  if (fitting.length === 0) return unknown;
  if (type === "text") return compileTextIn(place, dictionary, fitting.map(String));
  const wanted = Float64Array.from(fitting, Number).sort();
  return (row, offset) => isAmong(row[offset + place]!, wanted);
}

/** A text that was never seen has no code, and so equals no value. */
function compileTextIn(
  place: number,
  dictionary: FeatureDictionary | null,
  texts: readonly string[],
): CompiledCondition {
  if (dictionary === null) return unknown;
  const size = () => dictionary.values.length;
  const find = () => Float64Array.from(texts, (text) => dictionary.find(text)).sort();
  let sizeThen = size();
  let codes = find();
  return (row, offset) => {
    if (size() !== sizeThen) {
      sizeThen = size();
      codes = find();
    }
    return isAmong(row[offset + place]!, codes);
  };
}

function isAmong(value: number, sorted: Float64Array): number {
  if (value !== value) return NaN;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value ? 1 : 0;
}

/** Evaluates a condition on values by name, one that is not given or null being missing: true, false, null neither. */
export function evaluateCondition(
  condition: Condition,
  values: Readonly<Record<string, FeatureValue>>,
): boolean | null {
  const named = Object.entries(values).filter(
    (entry): entry is [string, RuleValue] => entry[1] !== null,
  );
  const columns = new Map(
    named.map(([name, value], place) => [name, columnOf(value, place)] as const),
  );
  const row = Float64Array.from(named, ([, value]) =>
    typeof value === "string" ? 0 : Number(value),
  );
  const result = compileCondition(condition, columns)(row, 0);
  return Number.isNaN(result) ? null : result === 1;
}

/** A column whose one row is the value; a text has the code 0. */
const columnOf = (value: RuleValue, place: number): FeatureColumn => ({
  place,
  type: typeOfValue(value),
  dictionary:
    typeof value === "string"
      ? { values: [value], find: (text) => (text === value ? 0 : -1) }
      : null,
});
