import type { Calibration, RuleSet } from "../contract/rules";
import { fitCalibration } from "./calibration";
import { ALLOW } from "./decide";
import { decideAll } from "./decideAll";
import type { FittedScorer, PaymentRange } from "./prequential";
import type { RuleHits } from "./ruleHits";

/** What training came to for rules: the calibration used, and why it is not one of the training days. */
export interface FittedRules {
  readonly calibration: Calibration;
  /** Null where it was fitted on the training days. */
  readonly refused: string | null;
}

/**
 * Rules alone as evaluation sees them: conditions, points and thresholds are as they are, and training fits the
 * calibration to the points and labels of the training days. Where that cannot be done the rule set's own is used.
 * @param labels by payment in log order
 */
export function rulesScorer(
  ruleSet: RuleSet,
  hits: Pick<RuleHits, "columns" | "patterns">,
  labels: Uint8Array,
): (training: PaymentRange) => FittedScorer<FittedRules> {
  const points = pointsOf(ruleSet, hits);
  return ({ from, to }) => {
    const fitted = fitCalibration(
      points.subarray(from, to),
      labels.subarray(from, to),
      "training days",
    );
    const calibration = fitted.ok ? fitted.value : ruleSet.calibration;
    const { scores, outcomes } = decideAll({ ...ruleSet, calibration }, hits, null);
    return {
      told: { calibration, refused: fitted.ok ? null : fitted.error.message },
      score: (ordinal) => scores[ordinal]!,
      isAlert: (ordinal) => outcomes[ordinal] !== ALLOW,
    };
  };
}

/** Points of each payment, in log order. */
export function pointsOf(
  ruleSet: RuleSet,
  hits: Pick<RuleHits, "columns" | "patterns">,
): Float64Array {
  const { verdicts } = decideAll(ruleSet, hits, null);
  return Float64Array.from(hits.patterns.codes, (pattern) => verdicts[pattern]!.points);
}
