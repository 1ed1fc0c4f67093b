import type { Condition, Rule, RuleEffect, RuleSet } from "#shared/contract/rules";

/** A rule of which only what is said differs from an active one that adds ten points. */
export const ruleOf = (id: string, more: Partial<Omit<Rule, "id">> = {}): Rule => ({
  id,
  aliases: [],
  code: id.toUpperCase(),
  version: 1,
  state: "active",
  when: { feature: id, is: "=", value: true },
  effect: { points: 10 },
  words: { en: { name: id, reason: id }, fr: { name: id, reason: id } },
  tests: [],
  ...more,
});

export const pointsOf = (id: string, points: number, more: Partial<Rule> = {}): Rule =>
  ruleOf(id, { effect: { points }, ...more });

export const overrideOf = (
  id: string,
  outcome: Extract<RuleEffect, { outcome: unknown }>["outcome"],
  more: Partial<Rule> = {},
): Rule => ruleOf(id, { effect: { outcome }, ...more });

export const conditionOf = (feature: string, above: number): Condition => ({
  feature,
  is: ">",
  value: above,
});

/** Calibrated so that no points score 0.0025, 60 points exactly 0.5. */
export const ruleSetOf = (rules: readonly Rule[], more: Partial<RuleSet> = {}): RuleSet => ({
  version: 1,
  rules: [...rules],
  thresholds: { challenge: 0.5, block: 0.8 },
  calibration: {
    intercept: -6,
    slope: 0.1,
    fittedOn: { dataset: "test", payments: 100, frauds: 10 },
  },
  capacityPerDay: 10,
  labelDelayDays: 7,
  ...more,
});
