import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Condition, COMPARISONS, CONDITION_DEPTH } from "#shared/contract/rules";
import { depthOf } from "#shared/rules/conditionFaults";
import { parseCondition, readCondition, writeCondition } from "#shared/rules/conditionText";
import type { KnownFeature } from "#shared/rules/problems";
import { mustBeOk } from "../../support/hostFixture";
import { anyCondition } from "./conditions";

const FEATURES: readonly KnownFeature[] = [
  { name: "amount", type: "number" },
  { name: "hour_of_day", type: "number" },
  { name: "account_age_days", type: "number" },
  { name: "new_device", type: "flag" },
  { name: "payment_country", type: "text" },
];

const read = (text: string) => mustBeOk(parseCondition(text, FEATURES));
const refusal = (text: string) => {
  const answer = parseCondition(text, FEATURES);
  if (answer.ok) throw new Error(`${text} was read`);
  return answer.error;
};

describe("a condition's text", () => {
  it("is read with its words in any case, `and` closer than `or`", () => {
    expect(
      read("amount > 300 AND new_device = Yes or NOT (payment_country IN (\"FR\", 'BE'))"),
    ).toEqual({
      any: [
        {
          all: [
            { feature: "amount", is: ">", value: 300 },
            { feature: "new_device", is: "=", value: true },
          ],
        },
        { not: { feature: "payment_country", in: ["FR", "BE"] } },
      ],
    });
  });

  it.each([
    ["amount ≥ 5", "amount >= 5"],
    ["amount ≤ 5", "amount <= 5"],
    ["amount ≠ -5.50", "amount != -5.5"],
    ["amount <> 1e3", "amount != 1000"],
    [
      "amount between 1 and 2 and new_device=true",
      "(amount >= 1 and amount <= 2) and new_device = yes",
    ],
    ["hour_of_day not in (0,1)", "not (hour_of_day in (0, 1))"],
    ["((amount is Missing))", "amount is missing"],
    ["amount is not missing", "amount is not missing"],
    ["not new_device = no", "not (new_device = no)"],
    ["amount > 1 and (amount > 2 or amount > 3)", "amount > 1 and (amount > 2 or amount > 3)"],
    ["(amount > 1 and amount > 2) or amount > 3", "amount > 1 and amount > 2 or amount > 3"],
    ["payment_country = 'l''a\"b'", 'payment_country = "l\'a\\"b"'],
    ["all()", "all()"],
    ["any(amount > 1)", "any(amount > 1)"],
  ])("%s is written %s", (text, written) => {
    expect(writeCondition(read(text))).toBe(written);
  });

  it("that is written reads as the same condition, whatever names and texts are in it", () => {
    fc.assert(
      fc.property(anyCondition(), (condition) => {
        fc.pre(depthOf(condition) <= CONDITION_DEPTH);
        expect(mustBeOk(parseCondition(writeCondition(condition)))).toEqual(condition);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("is read or refused at a place within it, whatever it holds", () => {
    const piece = fc.constantFrom(
      ...COMPARISONS,
      ...["(", ")", ",", "and", "or", "not", "in", "is", "missing", "between"],
      ...["all", "any", "yes", "3", '"x', '"a"', "`b`", "amount", "new_device", "\\", " "],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const text = pieces.join(" ");
        const answer = readCondition(text, FEATURES);
        if (answer.ok) expect(Condition.safeParse(answer.value).success).toBe(true);
        else {
          const { from, to } = answer.problem;
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe("a condition's text that cannot be read", () => {
  it("is refused as a value, with the place and what was expected there", () => {
    expect(refusal("amount > 300 and")).toEqual({
      code: "rules.badCondition",
      message: "The condition ends too early",
      tip: "Expected here: not, or an opening bracket; the name of a feature.",
      where: { offset: 16 },
    });
  });

  it.each([
    ["amont > 3", 0, "There is no feature amont", "Was amount meant?"],
    [
      "amount > 3 and new_devise = yes",
      15,
      "There is no feature new_devise",
      "Was new_device meant?",
    ],
    ["zzzzzz = 1", 0, "There is no feature zzzzzz", "Choose a feature of the list."],
    ["amount > yes", 9, "amount is a number and cannot be compared with yes", "a number."],
    ['payment_country > "FR"', 16, "payment_country is a text and has no order for >", "= or !="],
    ["payment_country in (1)", 20, "cannot be compared with 1", "a text in quotes"],
    ["new_device between 1 and 2", 11, "new_device is a yes or no", "= or !="],
    ["amount 3", 7, "3 is not understood", "a comparison"],
    ["amount > 3)", 10, ") is not understood", "and, or"],
    ["amount > 3 amount > 4", 11, "amount is not understood", "and, or; the end"],
    ["(amount > 3", 11, "The condition ends too early", "a closing bracket"],
    ["amount in (1 2)", 13, "2 is not understood", "a comma; a closing bracket"],
    ["amount > 1e999", 9, "1e999 is not understood", "a number"],
    ['payment_country = "FR', 18, 'The text that begins with " does not end', "Close it"],
    ['payment_country = "\\x"', 18, "cannot be read", "double quotes"],
    [`payment_country = "${"x".repeat(257)}"`, 18, "too long", "256"],
    ["", 0, "The condition ends too early", "the name of a feature"],
    ["$ = 1", 0, "$ is not understood", "the name of a feature"],
    ["and = 1", 0, "and is not understood", "the name of a feature"],
  ])("%s", (text, offset, message, tip) => {
    const error = refusal(text);
    expect(error.where).toEqual({ offset });
    expect(error.message).toContain(message);
    expect(error.tip).toContain(tip);
  });

  it.each([
    ["of brackets", `${"(".repeat(100_000)}amount > 1`],
    ["of levels", `${"not (".repeat(9)}amount > 1${")".repeat(9)}`],
  ])("is refused for too many levels %s", (_, text) => {
    expect(refusal(text).message).toBe("The condition has too many brackets within brackets");
  });

  it("is refused for more than 64 parts side by side", () => {
    const parts = (count: number) => Array<string>(count).fill("amount > 1").join(" or ");
    expect(parseCondition(parts(64)).ok).toBe(true);
    expect(refusal(parts(65)).message).toBe("The condition has too many parts");
  });
});
