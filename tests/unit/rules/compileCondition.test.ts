import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison, Condition, RuleValue } from "#shared/contract/rules";
import { Dictionary } from "#shared/log/dictionary";
import {
  compileCondition,
  evaluateCondition,
  type FeatureColumns,
} from "#shared/rules/compileCondition";
import { featuresOf } from "#shared/rules/conditionFaults";
import { anyCondition } from "./conditions";

const dictionaryOf = (...texts: string[]): Dictionary => {
  const dictionary = new Dictionary();
  for (const text of texts) dictionary.encode(text);
  return dictionary;
};

const columnsWith = (dictionary: Dictionary): FeatureColumns =>
  new Map([
    ["amount", { place: 0, type: "number", dictionary: null }],
    ["new_device", { place: 1, type: "flag", dictionary: null }],
    ["country", { place: 2, type: "text", dictionary }],
  ]);

const amount = (is: Comparison, value: RuleValue): Condition => ({ feature: "amount", is, value });
const TRUE = amount(">", 0);
const FALSE = amount("<", 0);
const UNKNOWN = { feature: "nowhere", is: "=", value: 1 } as const;

/** 1, 0 or NaN on one row: amount, new device, country's code. */
const on = (row: readonly number[], condition: Condition, dictionary = dictionaryOf("FR", "BE")) =>
  compileCondition(condition, columnsWith(dictionary))(Float64Array.from(row), 0);

describe("a compiled condition", () => {
  it.each([
    [">", 300, [0, 0, 1]],
    [">=", 300, [0, 1, 1]],
    ["<", 300, [1, 0, 0]],
    ["<=", 300, [1, 1, 0]],
    ["=", 300, [0, 1, 0]],
    ["!=", 300, [1, 0, 1]],
  ] as const)("compares numbers by %s at and around the limit", (is, limit, expected) => {
    const around = [299.99, 300, 300.01].map((value) => on([value, 0, 0], amount(is, limit)));
    expect(around).toEqual(expected);
  });

  it.each([">", ">=", "<", "<=", "=", "!="] as const)(
    "does not know %s of a missing value",
    (is) => {
      expect(on([NaN, 0, 0], amount(is, 300))).toBeNaN();
    },
  );

  it("reads the row that begins at the offset", () => {
    const compiled = compileCondition(amount("=", 7), columnsWith(dictionaryOf()));
    expect(compiled(Float64Array.of(1, 1, 1, 7, 0, 0), 3)).toBe(1);
  });

  it("knows flags and texts by their values", () => {
    expect(on([0, 1, 1], { feature: "new_device", is: "=", value: true })).toBe(1);
    expect(on([0, 1, 1], { feature: "country", is: "=", value: "BE" })).toBe(1);
    expect(on([0, 1, 1], { feature: "country", in: ["DE", "FR"] })).toBe(0);
    expect(on([0, 1, NaN], { feature: "country", in: ["DE", "FR"] })).toBeNaN();
  });

  it("takes a text that was never seen as equal to nothing", () => {
    expect(on([0, 0, 1], { feature: "country", is: "=", value: "KP" })).toBe(0);
    expect(on([0, 0, 1], { feature: "country", is: "!=", value: "KP" })).toBe(1);
    expect(on([0, 0, NaN], { feature: "country", is: "!=", value: "KP" })).toBeNaN();
  });

  it("finds a text that comes up after it was compiled, as in a live log", () => {
    const dictionary = dictionaryOf("FR");
    const compiled = compileCondition(
      { feature: "country", in: ["KP", "IR"] },
      columnsWith(dictionary),
    );
    const row = Float64Array.of(0, 0, dictionary.encode("KP"));
    expect(compiled(row, 0)).toBe(1);
  });

  it.each([
    ["a text with an order", { feature: "country", is: ">", value: "A" }],
    ["a flag with a number", { feature: "new_device", is: "=", value: 1 }],
    ["a number with a text", { feature: "amount", in: ["300"] }],
    ["a feature that is not there", { feature: "nowhere", in: [1] }],
  ] as const)("does not know what compares %s", (_, condition) => {
    expect(on([300, 1, 1], condition)).toBeNaN();
  });

  it("says what is missing", () => {
    expect(on([NaN, 0, 0], { feature: "amount", missing: true })).toBe(1);
    expect(on([NaN, 0, 0], { feature: "amount", missing: false })).toBe(0);
    expect(on([3, 0, 0], { feature: "amount", missing: true })).toBe(0);
    expect(on([3, 0, 0], { feature: "nowhere", missing: true })).toBe(1);
  });

  it("finds a number in a long list, and none beside it", () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1000);
    expect(on([777, 0, 0], { feature: "amount", in: values })).toBe(1);
    expect(on([777.5, 0, 0], { feature: "amount", in: values })).toBe(0);
  });

  it.each([
    ["all", [TRUE, TRUE], 1],
    ["all", [TRUE, UNKNOWN], NaN],
    ["all", [UNKNOWN, FALSE], 0],
    ["all", [], 1],
    ["any", [FALSE, TRUE], 1],
    ["any", [FALSE, UNKNOWN], NaN],
    ["any", [UNKNOWN, TRUE], 1],
    ["any", [], 0],
  ] as const)("takes %s of %j by Kleene's logic", (group, parts, expected) => {
    expect(on([1, 0, 0], group === "all" ? { all: parts } : { any: parts })).toBe(expected);
  });

  it("leaves the unknown unknown through not", () => {
    expect(on([1, 0, 0], { not: UNKNOWN })).toBeNaN();
    expect(on([1, 0, 0], { not: TRUE })).toBe(0);
  });
});

/** Kleene's logic written down a second time, over values by name. */
function slowly(condition: Condition, values: Readonly<Record<string, RuleValue>>): boolean | null {
  if ("all" in condition) {
    const parts = condition.all.map((part) => slowly(part, values));
    return parts.includes(false) ? false : parts.includes(null) ? null : true;
  }
  if ("any" in condition)
    return slowly({ not: { all: condition.any.map((part) => ({ not: part })) } }, values);
  if ("not" in condition) {
    const inside = slowly(condition.not, values);
    return inside === null ? null : !inside;
  }
  const value = Object.hasOwn(values, condition.feature) ? values[condition.feature] : undefined;
  if ("missing" in condition) return (value === undefined) === condition.missing;
  if (value === undefined) return null;
  const wanted = "in" in condition ? condition.in : [condition.value];
  const fitting = wanted.filter((one) => typeof one === typeof value);
  if (fitting.length === 0) return null;
  if ("in" in condition || condition.is === "=") return fitting.some((one) => one === value);
  if (condition.is === "!=") return fitting[0] !== value;
  const [left, right] = [value, condition.value];
  if (typeof left !== "number" || typeof right !== "number") return null;
  return { ">": left > right, ">=": left >= right, "<": left < right, "<=": left <= right }[
    condition.is
  ];
}

describe("a condition on values by name", () => {
  it("is what Kleene's logic says, whatever the condition and the values", () => {
    const names = fc.constantFrom("a", "b", "c", "d");
    const value = fc.constantFrom<RuleValue>(0, 1, 2, true, false, "x", "y");
    fc.assert(
      fc.property(anyCondition(names), fc.dictionary(names, value), (condition, values) => {
        expect(evaluateCondition(condition, values)).toBe(slowly(condition, values));
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it("takes null as missing", () => {
    expect(evaluateCondition(amount(">", 1), { amount: null })).toBeNull();
  });
});

describe("the features of a condition", () => {
  it("come once each, in the order they are named", () => {
    expect(featuresOf({ any: [UNKNOWN, { not: { all: [TRUE, UNKNOWN] } }] })).toEqual([
      "nowhere",
      "amount",
    ]);
  });
});
