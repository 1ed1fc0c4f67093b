import { describe, expect, it } from "vitest";
import type { Condition, Rule, RuleSet } from "#shared/contract/rules";
import { FEATURES } from "#shared/features/declarations/features";
import { checkRuleSet } from "#shared/rules/checkRuleSet";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { explainProblem } from "#shared/rules/explainProblem";
import type { KnownFeature, RuleSetProblem } from "#shared/rules/problems";
import { ruleOf, ruleSetOf } from "../../support/ruleBuilder";

const KNOWN: readonly KnownFeature[] = [
  { name: "amount", type: "number" },
  { name: "new_device", type: "flag" },
  { name: "country", type: "text" },
  { name: "sca", type: "flag", missing: ["sca"] },
];

const HIGH = { feature: "amount", is: ">", value: 300 } as const;
const hitting = { name: "hits", values: { amount: 301 }, hits: true };

const aRule = (more: Partial<Rule> = {}, id = "high"): Rule =>
  ruleOf(id, { when: HIGH, tests: [hitting], ...more });

const check = (...rules: readonly Rule[]) => checkRuleSet(ruleSetOf(rules), KNOWN);
const checkWhen = (when: Condition) => check(aRule({ when, tests: [] })).filter(isError);
const isError = ({ severity }: RuleSetProblem) => severity === "error";

describe("a rule set is checked", () => {
  it("and nothing is said where nothing is wrong", () => {
    expect(check(aRule())).toEqual([]);
  });

  it("and the shipped one is without a word against the features there are", () => {
    expect(checkRuleSet(DEFAULT_RULE_SET, FEATURES)).toEqual([]);
  });

  it("for features that are not there, with the one that is likely meant", () => {
    expect(checkWhen({ not: { feature: "amuont", is: ">", value: 1 } })).toEqual([
      {
        severity: "error",
        ruleId: "high",
        kind: "unknownFeature",
        feature: "amuont",
        nearest: "amount",
      },
    ]);
  });

  it.each<[string, Condition, string]>([
    ["an order of texts", { feature: "country", is: ">", value: "A" }, "wrongComparison"],
    ["an order of flags", { feature: "new_device", is: "<", value: true }, "wrongComparison"],
    ["a number with a text", { feature: "amount", is: "=", value: "300" }, "wrongValue"],
    ["a flag with a number", { feature: "new_device", is: "=", value: 1 }, "wrongValue"],
    ["a text in a list of numbers", { feature: "amount", in: [1, "2"] }, "wrongValue"],
    ["an empty group", { any: [HIGH, { all: [] }] }, "emptyCondition"],
    ["65 parts", { any: Array<Condition>(65).fill(HIGH) }, "tooManyParts"],
  ])("for %s", (_, when, kind) => {
    expect(checkWhen(when).map((problem) => problem.kind)).toEqual([kind]);
  });

  it("for groups nested deeper than eight levels", () => {
    let when: Condition = HIGH;
    for (let level = 0; level < 8; level++) when = { not: when };
    expect(checkWhen(when)).toEqual([]);
    expect(checkWhen({ not: when }).map(({ kind }) => kind)).toEqual(["tooDeep"]);
  });

  it("for tests that fail, each with what it expected", () => {
    const spared = { name: "at the limit", values: { amount: 300 }, hits: false };
    const wrong = { name: "just below", values: { amount: 299 }, hits: true };
    const missing = { name: "nothing said", values: {}, hits: true };
    const problems = check(aRule({ tests: [hitting, spared, wrong, missing] }));
    expect(problems).toMatchObject([
      { severity: "error", kind: "failingTest", test: "just below", expected: true },
      { severity: "error", kind: "failingTest", test: "nothing said", expected: true },
    ]);
  });

  it("for test values that the features cannot have", () => {
    const tests = [{ name: "odd", values: { amount: "301", colour: "red" }, hits: false }];
    expect(check(aRule({ tests }))).toMatchObject([
      { severity: "error", kind: "badTestValue", feature: "amount" },
      { severity: "error", kind: "badTestValue", feature: "colour" },
    ]);
  });

  it("for reasons that name what is no feature", () => {
    const words = {
      en: { name: "High", reason: "{amount} of {countri}" },
      fr: { name: "Élevé", reason: "{amount} de {country}" },
    };
    expect(check(aRule({ words }))).toMatchObject([
      { kind: "unknownPlaceholder", feature: "countri", nearest: "country", language: "en" },
    ]);
  });

  it("for ids and codes that two rules have, told of the later one", () => {
    const again = aRule({ code: "HIGH" });
    expect(check(aRule(), again)).toMatchObject([
      { ruleId: "high", kind: "duplicateId" },
      { ruleId: "high", kind: "duplicateCode", other: "high" },
    ]);
  });

  it("for aliases that mean two rules, whatever their case", () => {
    const [a, b, c] = [
      aRule({ aliases: ["fast", "high"] }),
      aRule({ aliases: ["Fast"] }, "b"),
      aRule({ aliases: ["b"] }, "c"),
    ];
    expect(check(a, b, c)).toMatchObject([
      { ruleId: "b", kind: "aliasClash", alias: "fast", other: "high" },
      { ruleId: "c", kind: "aliasClash", alias: "b", other: "b" },
    ]);
  });

  it.each([
    [0.8, 0.5],
    [-0.1, 0.5],
    [0.5, 1.1],
    [NaN, 0.8],
  ])("for thresholds out of order: challenge %d, block %d", (challenge, block) => {
    const set: RuleSet = ruleSetOf([], { thresholds: { challenge, block } });
    expect(checkRuleSet(set, KNOWN)).toMatchObject([
      { severity: "error", ruleId: null, kind: "thresholdOrder" },
    ]);
  });

  it("and warned of where a rule has no test, or the dataset lacks a feature", () => {
    const when: Condition = { any: [{ feature: "sca", is: "=", value: false }, HIGH] };
    expect(check(aRule({ when, tests: [] }))).toEqual([
      { severity: "warning", ruleId: "high", kind: "untested" },
      {
        severity: "warning",
        ruleId: "high",
        kind: "unavailableFeature",
        feature: "sca",
        missing: "sca",
      },
    ]);
  });
});

describe("a problem in words", () => {
  it("says in both languages what is wrong and what to do", () => {
    const problem: RuleSetProblem = {
      severity: "error",
      ruleId: "high",
      kind: "unknownFeature",
      feature: "amuont",
      nearest: "amount",
    };
    expect(explainProblem(problem, "en")).toEqual({
      what: "There is no feature amuont",
      tip: "Was amount meant?",
    });
    expect(explainProblem(problem, "fr")).toEqual({
      what: "Il n’existe pas de variable amuont",
      tip: "S’agit-il de amount ?",
    });
  });
});
