import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelOpinion } from "#shared/contract/decisions";
import { OUTCOMES, type Rule, type RuleSet } from "#shared/contract/rules";
import { combineScores, decideRow, outcomeOf, type ReadyRuleSet } from "#shared/scoring/decide";
import { opinionOf } from "#shared/scoring/model";
import { fakeModel } from "../../support/fakeModel";
import { overrideOf, pointsOf, ruleSetOf } from "../../support/ruleBuilder";

const THRESHOLDS = { challenge: 0.5, block: 0.8 };
const still = (): number => 0;

/** Rules that hit where the row has 1 at their place. */
const readyOf = (ruleSet: RuleSet): ReadyRuleSet => ({
  ruleSet,
  number: 3,
  rules: ruleSet.rules.map((rule, at) => ({
    rule,
    features: [rule.id],
    hits: (row: Float64Array) => row[at] === 1,
  })),
  valueOf: (feature, row) => row[ruleSet.rules.findIndex(({ id }) => id === feature)] === 1,
});

const decide = (
  rules: readonly Rule[],
  hit: readonly number[],
  model: ModelOpinion | null = null,
  more: Partial<RuleSet> = {},
) =>
  decideRow(
    readyOf(ruleSetOf(rules, more)),
    { paymentId: "P1", ms: 5, row: Float64Array.from(hit), model },
    still,
  );

const modelSays = (score: number): ModelOpinion => ({
  modelId: "fake",
  modelVersion: "1",
  score,
  base: 0,
  contributions: [],
});

describe("the outcome by the score", () => {
  it.each([
    [0, "ALLOW"],
    [0.5 - Number.EPSILON / 4, "ALLOW"],
    [0.5, "CHALLENGE"],
    [0.8, "CHALLENGE"],
    [0.8 + Number.EPSILON, "BLOCK"],
    [1, "BLOCK"],
  ] as const)("%d is %s", (score, outcome) => {
    expect(outcomeOf(score, THRESHOLDS)).toBe(outcome);
  });

  it("challenges at one point only where both thresholds are the same", () => {
    const thresholds = { challenge: 0.6, block: 0.6 };
    expect([0.59, 0.6, 0.61].map((score) => outcomeOf(score, thresholds))).toEqual([...OUTCOMES]);
  });
});

describe("a decision", () => {
  it("sums the points of active rules that hit and calibrates them", () => {
    const decision = decide([pointsOf("a", 25), pointsOf("b", 35), pointsOf("c", 99)], [1, 1, 0]);
    expect(decision).toMatchObject({
      points: 60,
      ruleScore: 0.5,
      score: 0.5,
      outcome: "CHALLENGE",
    });
  });

  it("shows shadow rules and gives them no say", () => {
    const decision = decide(
      [pointsOf("a", 99, { state: "shadow" }), overrideOf("b", "BLOCK", { state: "shadow" })],
      [1, 1],
    );
    expect(decision).toMatchObject({ points: 0, outcome: "ALLOW", overriddenBy: null });
    expect(decision.hits).toMatchObject([
      { ruleId: "a", state: "shadow", points: 0 },
      { ruleId: "b", state: "shadow", points: 0, outcome: "BLOCK" },
    ]);
  });

  it("does not look at rules that are off", () => {
    const decision = decide([pointsOf("a", 99, { state: "off" })], [1]);
    expect(decision).toMatchObject({ points: 0, hits: [] });
  });

  it("lets the strictest override win over the score and over milder ones", () => {
    const rules = [
      overrideOf("allow", "ALLOW"),
      overrideOf("block", "BLOCK"),
      overrideOf("challenge", "CHALLENGE"),
    ];
    expect(decide(rules, [1, 1, 1])).toMatchObject({ outcome: "BLOCK", overriddenBy: "block" });
    expect(decide(rules, [1, 0, 1])).toMatchObject({
      outcome: "CHALLENGE",
      overriddenBy: "challenge",
    });
  });

  it("does not let a challenge save a payment from being blocked", () => {
    const rules = [pointsOf("a", 100), pointsOf("b", 100), overrideOf("minor", "CHALLENGE")];
    const blocked = decide(rules, [1, 1, 1]);
    expect(blocked).toMatchObject({ outcome: "BLOCK", scoreOutcome: "BLOCK", overriddenBy: null });
    expect(decide(rules, [0, 0, 1])).toMatchObject({ outcome: "CHALLENGE", overriddenBy: "minor" });
  });

  it("keeps the outcome by the score beside an override", () => {
    const decision = decide([pointsOf("a", 100), overrideOf("known", "ALLOW")], [1, 1]);
    expect(decision).toMatchObject({
      outcome: "ALLOW",
      scoreOutcome: "BLOCK",
      overriddenBy: "known",
    });
  });

  it("names the override with the smaller id among equally strict ones", () => {
    const rules = [overrideOf("b", "BLOCK"), overrideOf("a", "BLOCK")];
    expect(decide(rules, [1, 1]).overriddenBy).toBe("a");
    expect(decide(rules.toReversed(), [1, 1]).overriddenBy).toBe("a");
  });

  it("takes the higher of the rules' score and the model's", () => {
    expect(decide([pointsOf("a", 60)], [1], modelSays(0.9))).toMatchObject({
      score: 0.9,
      ruleScore: 0.5,
      outcome: "BLOCK",
    });
    expect(decide([pointsOf("a", 60)], [1], modelSays(0.1))).toMatchObject({
      score: 0.5,
      outcome: "CHALLENGE",
    });
    expect(combineScores(0.3, NaN)).toBe(0.3);
  });

  it("lists overrides first, then rules by points and id, and shadow rules last", () => {
    const rules = [
      pointsOf("shadow", 90, { state: "shadow" }),
      overrideOf("over", "CHALLENGE"),
      pointsOf("z", 10),
      pointsOf("y", 10),
      pointsOf("x", 30),
    ];
    expect(decide(rules, [1, 1, 1, 1, 1]).hits.map(({ ruleId }) => ruleId)).toEqual([
      "over",
      "x",
      "y",
      "z",
      "shadow",
    ]);
  });

  it("keeps code, version and values of each hit, and the number of the rule set", () => {
    const decision = decide([pointsOf("a", 5, { code: "R07", version: 4 })], [1]);
    expect(decision.hits).toEqual([
      {
        ruleId: "a",
        code: "R07",
        ruleVersion: 4,
        state: "active",
        points: 5,
        outcome: null,
        values: { a: true },
      },
    ]);
    expect(decision).toMatchObject({ paymentId: "P1", ms: 5, ruleSetNumber: 3 });
  });

  it("takes its time from the clock it is given and from nothing else", () => {
    const times = [100, 107];
    const ready = readyOf(ruleSetOf([]));
    const payment = { paymentId: "P1", ms: 5, row: new Float64Array(0), model: null };
    expect(decideRow(ready, payment, () => times.shift()!).tookMs).toBe(7);
  });

  it("never grows milder by one more hit that is no override", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.boolean()), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.nat(7),
        (drawn, at) => {
          const rules = drawn.map(([points], place) => pointsOf(`r${place}`, points));
          const hit = drawn.map(([, hits]) => Number(hits));
          const before = decide(rules, hit.with(at % hit.length, 0));
          const after = decide(rules, hit.with(at % hit.length, 1));
          expect(OUTCOMES.indexOf(after.outcome)).toBeGreaterThanOrEqual(
            OUTCOMES.indexOf(before.outcome),
          );
        },
      ),
      { seed: 20251108 },
    );
  });
});

describe("the opinion of a model", () => {
  it("has contributions that sum with its base to the raw output, the largest first", async () => {
    const model = fakeModel(-1, { small: 0.5, large: -2, missing: 9 });
    const row = Float64Array.of(2, 3, NaN);
    const opinion = await opinionOf(model, row);
    expect(opinion).toMatchObject({
      ok: true,
      value: {
        modelId: "fake",
        contributions: [
          { feature: "large", amount: -6 },
          { feature: "small", amount: 1 },
          { feature: "missing", amount: 0 },
        ],
      },
    });
    if (!opinion.ok) return;
    const scored = await model.score(row, 1);
    const raw = opinion.value.contributions.reduce(
      (sum, { amount }) => sum + amount,
      opinion.value.base,
    );
    expect(scored).toMatchObject({ ok: true, value: { raw: Float64Array.of(raw) } });
    expect(opinion.value.score).toBeCloseTo(1 / (1 + Math.exp(-raw)), 15);
  });
});
