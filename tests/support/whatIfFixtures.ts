import type { Kpis, RuleEffectFigures, WhatIfAnswer } from "#shared/contract/decisions";
import { SCORE_BINS } from "#shared/contract/decisions";
import type { RuleSet } from "#shared/contract/rules";

export const someKpis = (more: Partial<Kpis> = {}): Kpis => ({
  payments: 1000,
  allowed: 960,
  challenged: 30,
  blocked: 10,
  labelled: 900,
  frauds: 50,
  caught: 25,
  falseAlarms: 15,
  recall: 0.5,
  falsePositiveRate: 0.0176,
  precision: 0.625,
  frictionRate: 0.0176,
  precisionAtCapacity: 0.4,
  cardPrecisionAtCapacity: 0.4,
  moneyAvoided: 3000,
  moneyMissed: 2000,
  moneyFalseAlarms: 900,
  days: 10,
  alertsPerDay: 4,
  mostAlertsInADay: 9,
  daysOverCapacity: 2,
  ...more,
});

export const someFigures = (
  ruleId: string,
  more: Partial<RuleEffectFigures> = {},
): RuleEffectFigures => ({
  ruleId,
  hits: 40,
  frauds: 20,
  legitimate: 20,
  precision: 0.5,
  falsePositiveRate: 0.02,
  onlyFrauds: 5,
  onlyLegitimate: 4,
  lostIfOff: { caught: 5, falseAlarms: 4 },
  hint: null,
  ...more,
});

const bins = (): number[] => new Array<number>(SCORE_BINS).fill(0);

/** An answer about the rules of a set, each with the same figures. */
export const aWhatIf = (
  { rules }: Pick<RuleSet, "rules">,
  more: Partial<WhatIfAnswer> = {},
): WhatIfAnswer => ({
  moment: null,
  kpis: someKpis(),
  rules: rules.map(({ id }) => someFigures(id)),
  overlap: rules.map((_, a) => rules.map((_, b) => (a === b ? 40 : 10))),
  scenarios: null,
  days: [{ dayMs: Date.UTC(2025, 10, 1), alerts: 4, frauds: 5, caught: 3 }],
  histogram: { frauds: bins(), legitimate: bins(), unknown: bins() },
  thresholdForCapacity: 0.4,
  tookMs: 1,
  ...more,
});
