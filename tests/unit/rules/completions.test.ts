import { describe, expect, it } from "vitest";
import { completionsAt } from "#shared/rules/completions";
import type { KnownFeature } from "#shared/rules/problems";

const FEATURES: readonly KnownFeature[] = [
  { name: "max_amount", type: "number" },
  { name: "amount", type: "number" },
  { name: "new_device", type: "flag" },
  { name: "country", type: "text" },
  { name: "odd one", type: "number" },
];

/** Completions at the place of | in a text. */
function at(marked: string) {
  const offset = marked.indexOf("|");
  const { options, ...rest } = completionsAt(marked.replace("|", ""), offset, FEATURES);
  return { texts: options.map(({ text }) => text), ...rest };
}

const NAMES = ["max_amount", "amount", "new_device", "country", "`odd one`"];

describe("what can be written at a caret", () => {
  it.each([
    ["|", ["not", "(", ...NAMES]],
    ["amount > 1 and |", ["not", "(", ...NAMES]],
    ["(|", ["not", "(", ...NAMES]],
    ["amount > 1 |", ["and", "or"]],
    ["(amount > 1 |", ["and", "or", ")"]],
    ["country |", ["=", "!=", "in", "not in", "is missing", "is not missing"]],
    ["new_device |", ["=", "!=", "is missing", "is not missing"]],
    ["new_device = |", ["yes", "no"]],
    ["amount between 1 |", ["and"]],
    ["amount in (1|", []],
    ["amount in (1 |", [",", ")"]],
    ["amount is |", ["missing", "not missing"]],
    ["amount > > |", []],
  ])("%s", (marked, texts) => {
    expect(at(marked).texts).toEqual(texts);
  });

  it("replaces the word around the caret, with names that begin like it first", () => {
    expect(at("new_device = yes or AM|o > 3")).toEqual({
      texts: ["amount", "max_amount"],
      from: 20,
      to: 23,
      valuesOf: null,
    });
  });

  it.each([
    ["country = |", 10, 10],
    ['country in ("FR", "B|E")', 18, 22],
    ['country = "B|', 10, 12],
  ])("are the dataset's values of a text feature: %s", (marked, from, to) => {
    expect(at(marked)).toEqual({ texts: [], from, to, valuesOf: "country" });
  });
});
