import type { RuleSet } from "#shared/contract/rules";
import { formatDay } from "#shared/domain/time";
import { RESAMPLES } from "#shared/scoring/bootstrap";
import { METRICS } from "#shared/scoring/foldMetrics";
import type { Evaluation, Figures, Fold } from "#shared/scoring/prequential";
import type { Protocol } from "#shared/scoring/protocol";
import {
  HIT_LIMITS,
  type PaymentCounts,
  type RuleLine,
  type RuleReport,
} from "#shared/scoring/ruleReport";
import type { FittedRules } from "#shared/scoring/rulesScorer";

/** Everything `evaluate` found, whichever form it is shown in. */
export interface Evaluated {
  readonly dataset: string;
  readonly ruleSet: RuleSet;
  /** Number the rule set was saved under, 0 for the one that is shipped, null for one without. */
  readonly ruleSetNumber: number | null;
  readonly protocol: Protocol;
  readonly evaluation: Evaluation<FittedRules>;
  readonly report: RuleReport;
}

/** The object that `evaluate --json` prints. Fields may be added; none is renamed or removed within a version. */
export const evaluationToJson = ({
  dataset,
  ruleSetNumber,
  ruleSet,
  protocol,
  evaluation,
  report,
}: Evaluated) => ({
  version: 1,
  dataset,
  scoring: "rules",
  rule_set: ruleSetNumber,
  thresholds: ruleSet.thresholds,
  all: countsToJson(report.all, report),
  protocol: {
    train_from: formatDay(protocol.trainFrom),
    train_days: protocol.trainDays,
    delay: protocol.delay,
    test_days: protocol.testDays,
    folds: protocol.folds,
    trained: "calibration of the points, on the labels of the training days",
    intervals: { level: 0.95, resamples: RESAMPLES, drawn: "days" },
  },
  folds: evaluation.folds.map(foldToJson),
  mean: figuresToJson(evaluation.mean),
  scenarios:
    report.scenarios?.map(({ kind, scenario }, place) => ({
      kind,
      scenario,
      payments: report.all.byScenario![place]!,
      hit: report.together.byScenario![place]!,
      alerted: report.alerted.byScenario![place]!,
    })) ?? null,
  rules: report.rules.map((line) => ruleToJson(line, report)),
  together: countsToJson(report.together, report),
  alerted: countsToJson(report.alerted, report),
  limits: {
    each: HIT_LIMITS.each,
    together: HIT_LIMITS.together,
    over: report.limits.over,
    together_holds: report.limits.togetherHolds,
    hold: report.limits.hold,
  },
});

const foldToJson = (fold: Fold<FittedRules>) => ({
  train_from: formatDay(fold.days.trainFrom),
  train_to: formatDay(fold.days.trainTo),
  test_from: formatDay(fold.days.testFrom),
  test_to: formatDay(fold.days.testTo),
  train_payments: fold.trained.payments,
  train_frauds: fold.trained.frauds,
  payments: fold.payments,
  frauds: fold.frauds,
  left_out_compromised: fold.compromised,
  left_out_unlabelled: fold.unlabelled,
  calibration: {
    intercept: fold.told.calibration.intercept,
    slope: fold.told.calibration.slope,
    fitted_on: fold.told.refused === null ? "training days" : "rule set",
    refused: fold.told.refused,
  },
  ...figuresToJson(fold.figures),
});

/** Each metric by name; besides, its interval where there is one and why it is null where it is. */
const figuresToJson = (figures: Figures) => ({
  ...Object.fromEntries(METRICS.map((name) => [name, figures[name].value])),
  intervals: Object.fromEntries(
    METRICS.map((name) => {
      const { low, high } = figures[name];
      return [name, low === null || high === null ? null : [low, high]];
    }),
  ),
  undefined: Object.fromEntries(
    METRICS.flatMap((name) => {
      const { reason } = figures[name];
      return reason === null ? [] : [[name, reason]];
    }),
  ),
});

const countsToJson = (counts: PaymentCounts, { scenarios }: RuleReport) => ({
  payments: counts.payments,
  frauds: counts.frauds,
  legitimate: counts.legitimate,
  unlabelled: counts.unlabelled,
  share_of_legitimate: counts.legitimateShare,
  share_of_truly_legitimate: counts.trulyLegitimateShare,
  by_scenario:
    scenarios === null || counts.byScenario === null
      ? null
      : Object.fromEntries(
          scenarios.map(({ scenario }, place) => [scenario, counts.byScenario![place]!]),
        ),
});

const ruleToJson = ({ rule, figures, counts, lift }: RuleLine, report: RuleReport) => ({
  id: rule.id,
  code: rule.code,
  version: rule.version,
  state: rule.state,
  effect: rule.effect,
  ...countsToJson(counts, report),
  precision: figures.precision,
  lift,
  only_frauds: figures.onlyFrauds,
  only_legitimate: figures.onlyLegitimate,
  hint: figures.hint,
});
