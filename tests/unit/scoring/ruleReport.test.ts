import { describe, expect, it } from "vitest";
import type { Rule, RuleSet } from "#shared/contract/rules";
import { decideAll } from "#shared/scoring/decideAll";
import { patternsOf } from "#shared/scoring/hitPatterns";
import { reportRules } from "#shared/scoring/ruleReport";
import { rulesScorer } from "#shared/scoring/rulesScorer";
import type { PaymentScenarios } from "#shared/scoring/scenarios";

const rule = (id: string, code: string, state: Rule["state"], points: number): Rule => ({
  id,
  aliases: [],
  code,
  version: 1,
  state,
  when: { feature: "amount", missing: false },
  effect: { points },
  words: { en: { name: id, reason: id }, fr: { name: id, reason: id } },
  tests: [],
});

const ruleSetOf = (...rules: Rule[]): RuleSet => ({
  version: 1,
  rules,
  thresholds: { challenge: 0.5, block: 0.8 },
  calibration: {
    intercept: -2,
    slope: 0.1,
    fittedOn: { dataset: "built", payments: 0, frauds: 0 },
  },
  capacityPerDay: 5,
  labelDelayDays: 7,
});

/** Which of `size` payments are in a list. */
const column = (size: number, ...ordinals: number[]) =>
  Uint8Array.from({ length: size }, (_, ordinal) => (ordinals.includes(ordinal) ? 1 : 0));

const hitsOf = (...columns: Uint8Array[]) => ({
  columns,
  available: columns.map(() => true),
  unknown: columns.map(() => null),
  patterns: patternsOf(columns, columns[0]!.length),
});

describe("the report on rules", () => {
  const ruleSet = ruleSetOf(
    rule("first", "R01", "active", 30),
    rule("second", "R02", "active", 10),
    rule("watching", "R03", "shadow", 10),
  );
  /** Twenty payments; 0 and 1 are labelled fraud, 19 has no label, and 2 is a fraud nobody labelled. */
  const labels = column(20, 0, 1);
  labels[19] = 2;
  const told: PaymentScenarios = {
    scenarios: [
      { kind: "fraud", scenario: "mule_chain" },
      { kind: "look_alike", scenario: "office" },
      { kind: "normal", scenario: "normal" },
    ],
    places: Uint32Array.from({ length: 20 }, (_, at) => (at < 3 ? 0 : at < 5 ? 1 : 2)),
    trueFraud: column(20, 0, 1, 2),
  };
  const hits = hitsOf(column(20, 0, 2, 3), column(20, 3, 19), column(20, 0, 1, 4, 5, 6, 7));
  const decisions = decideAll(ruleSet, hits, null);
  const report = reportRules(ruleSet, hits, decisions, labels, told);

  it("counts what each rule hits by label, by the truth and by scenario", () => {
    const { counts, figures, lift } = report.rules[0]!;
    expect(counts).toEqual({
      payments: 3,
      frauds: 1,
      legitimate: 2,
      unlabelled: 0,
      legitimateShare: 2 / 17,
      trulyLegitimateShare: 1 / 17,
      byScenario: [2, 1, 0],
    });
    expect(figures.precision).toBeCloseTo(1 / 3, 12);
    expect(lift).toBeCloseTo(1 / 3 / (2 / 19), 12);
  });

  it("counts a payment hit by several active rules once, and shadow rules not at all", () => {
    expect(report.together).toMatchObject({ payments: 4, frauds: 1, legitimate: 2, unlabelled: 1 });
    expect(report.alerted).toMatchObject({ payments: 3, byScenario: [2, 1, 0] });
  });

  it("names the active rules over the limit by label or by the truth", () => {
    expect(report.limits).toEqual({
      over: ["first", "second"],
      togetherHolds: false,
      hold: false,
    });
    const none = reportRules(
      ruleSet,
      hitsOf(...hits.columns.map(() => column(20))),
      decisions,
      labels,
      told,
    );
    expect(none.limits).toEqual({ over: [], togetherHolds: true, hold: true });
  });

  it("knows no truth where the dataset does not tell it", () => {
    const untold = reportRules(ruleSet, hits, decisions, labels, null);
    expect(untold.scenarios).toBeNull();
    expect(untold.rules[0]!.counts).toMatchObject({ trulyLegitimateShare: null, byScenario: null });
  });
});

describe("rules as evaluation sees them", () => {
  const ruleSet = ruleSetOf(rule("first", "R01", "active", 30));

  it("are fitted on the labels of the training days alone", () => {
    const hits = hitsOf(column(40, 0, 1, 2, 20, 21));
    const labels = column(40, 0, 1, 3);
    const fit = rulesScorer(ruleSet, hits, labels);
    const fitted = fit({ from: 0, to: 20 });
    const { told } = fitted;
    expect(told.refused).toBeNull();
    expect(told.calibration.fittedOn).toMatchObject({ payments: 20, frauds: 3 });
    expect(fitted.score(20)).toBeGreaterThan(fitted.score(30));
    labels.fill(1, 20);
    expect(rulesScorer(ruleSet, hits, labels)({ from: 0, to: 20 }).told).toEqual(told);
  });

  it("keep the rule set's own calibration where the training days cannot be fitted, and say why", () => {
    const fit = rulesScorer(ruleSet, hitsOf(column(10, 0)), column(10));
    const fitted = fit({ from: 0, to: 10 });
    expect(fitted.told.calibration).toBe(ruleSet.calibration);
    expect(fitted.told.refused).toContain("no payment is labelled fraud");
    expect(fitted.score(0)).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
    expect([fitted.isAlert(0), fitted.isAlert(1)]).toEqual([true, false]);
  });
});
