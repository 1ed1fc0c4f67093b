import type { Decision, FeatureValue, ModelOpinion, RuleHit } from "../contract/decisions";
import {
  OUTCOMES,
  type Calibration,
  type Outcome,
  type Rule,
  type RuleSet,
  type Thresholds,
} from "../contract/rules";
import { applyCalibration } from "./calibration";

/** Place in `OUTCOMES`: 0 = ALLOW, 1 = CHALLENGE, 2 = BLOCK. The stricter, the higher. */
export type OutcomeCode = number;
export const ALLOW: OutcomeCode = OUTCOMES.indexOf("ALLOW");
const CHALLENGE: OutcomeCode = OUTCOMES.indexOf("CHALLENGE");

/**
 * What an override makes of the outcome by the score. It wins, but a challenge does not save a payment from being
 * blocked: that a customer is a minor is no reason to let through what the score would stop.
 */
export const overridden = (override: OutcomeCode, byScore: OutcomeCode): OutcomeCode =>
  override === CHALLENGE ? Math.max(override, byScore) : override;

/** score < challenge → ALLOW, challenge ≤ score ≤ block → CHALLENGE, score > block → BLOCK (SPEC §6). */
export function outcomeCodeOf(score: number, { challenge, block }: Thresholds): OutcomeCode {
  if (score > block) return 2;
  return score >= challenge ? 1 : 0;
}

export const outcomeOf = (score: number, thresholds: Thresholds): Outcome =>
  OUTCOMES[outcomeCodeOf(score, thresholds)]!;

/** The score of a decision from the rules' and the model's, the higher of both; a NaN of the model is none. */
export const combineScores = (ruleScore: number, modelScore: number): number =>
  modelScore > ruleScore ? modelScore : ruleScore;

/** What the hits of one payment come to. Made once and written over, so that deciding many allocates nothing. */
export interface Verdict {
  points: number;
  ruleScore: number;
  score: number;
  scoreOutcome: OutcomeCode;
  outcome: OutcomeCode;
  /** Place among the rules of the strictest override that hits, and its outcome; −1 where none does. */
  overriddenBy: number;
  override: OutcomeCode;
}

export const emptyVerdict = (): Verdict => ({
  points: 0,
  ruleScore: 0,
  score: 0,
  scoreOutcome: 0,
  outcome: 0,
  overriddenBy: -1,
  override: -1,
});

/** The part of a rule set that turns hits into an outcome. */
export interface Judging {
  readonly rules: readonly Rule[];
  readonly calibration: Pick<Calibration, "intercept" | "slope">;
  readonly thresholds: Thresholds;
}

/** Outcome of an override rule, −1 of one that adds points. */
const overrideOf = ({ effect }: Rule): OutcomeCode =>
  "outcome" in effect ? OUTCOMES.indexOf(effect.outcome) : -1;

/** The stricter override, of equal ones that with the smaller id; −1 stands for none. */
function stricter(rules: readonly Rule[], held: number, rival: number): number {
  if (held < 0) return rival;
  const difference = overrideOf(rules[rival]!) - overrideOf(rules[held]!);
  if (difference !== 0) return difference > 0 ? rival : held;
  return rules[rival]!.id < rules[held]!.id ? rival : held;
}

/**
 * Judges one payment by its hits: the points of active rules are summed in the order of the rules and calibrated,
 * the model's score counts where it is higher, and active overrides win over the score, the strictest of several (see `overridden`).
 * @param hits 1 at the place of each rule that hits
 * @param modelScore calibrated, NaN = no model
 */
export function judge(
  { rules, calibration, thresholds }: Judging,
  hits: Uint8Array,
  modelScore: number,
  into: Verdict,
): void {
  into.points = 0;
  into.overriddenBy = -1;
  for (let at = 0; at < rules.length; at++) {
    const rule = rules[at]!;
    if (hits[at] !== 1 || rule.state !== "active") continue;
    if ("points" in rule.effect) into.points += rule.effect.points;
    else into.overriddenBy = stricter(rules, into.overriddenBy, at);
  }
  into.ruleScore = applyCalibration(calibration, into.points);
  into.score = combineScores(into.ruleScore, modelScore);
  into.scoreOutcome = outcomeCodeOf(into.score, thresholds);
  into.override = into.overriddenBy < 0 ? -1 : overrideOf(rules[into.overriddenBy]!);
  into.outcome =
    into.override < 0 ? into.scoreOutcome : overridden(into.override, into.scoreOutcome);
}

/** A rule made ready for rows of feature values. */
export interface ReadyRule {
  readonly rule: Rule;
  /** Features its condition names, each once. */
  readonly features: readonly string[];
  /** Whether the condition is true of the row. */
  readonly hits: (row: Float64Array) => boolean;
}

/** A rule set ready to decide single payments. */
export interface ReadyRuleSet {
  readonly ruleSet: RuleSet;
  /** Number it was saved under, null for an unsaved one. */
  readonly number: number | null;
  /** In the order of `ruleSet.rules`. */
  readonly rules: readonly ReadyRule[];
  /** Value of a feature in a row, as the API tells it. */
  readonly valueOf: (feature: string, row: Float64Array) => FeatureValue;
}

export interface PaymentToDecide {
  readonly paymentId: string;
  readonly ms: number;
  /** Values of the features the rules name, NaN = missing. */
  readonly row: Float64Array;
  readonly model: ModelOpinion | null;
}

function ruleHitOf({ rule, features }: ReadyRule, ready: ReadyRuleSet, row: Float64Array): RuleHit {
  const counts = rule.state === "active" && "points" in rule.effect;
  return {
    ruleId: rule.id,
    code: rule.code,
    ruleVersion: rule.version,
    state: rule.state,
    points: counts && "points" in rule.effect ? rule.effect.points : 0,
    outcome: "outcome" in rule.effect ? rule.effect.outcome : null,
    values: Object.fromEntries(features.map((name) => [name, ready.valueOf(name, row)])),
  };
}

/** Overrides, which no points outweigh, before points; shadow rules last. */
const rankOf = ({ state, outcome }: RuleHit): number => {
  if (state !== "active") return 2;
  return outcome === null ? 1 : 0;
};

/** By rank, then by points, then by id. */
const byWeight = (a: RuleHit, b: RuleHit): number =>
  rankOf(a) - rankOf(b) || b.points - a.points || (a.ruleId < b.ruleId ? -1 : 1);

/**
 * Decides one payment and keeps everything needed to say why. Rules that are off are not looked at.
 * @param now milliseconds from any fixed point; only `tookMs` comes from it
 */
export function decideRow(
  ready: ReadyRuleSet,
  { paymentId, ms, row, model }: PaymentToDecide,
  now: () => number,
): Decision {
  const began = now();
  const { rules, calibration, thresholds } = ready.ruleSet;
  const hits = Uint8Array.from(ready.rules, ({ rule, hits: isHit }) =>
    rule.state !== "off" && isHit(row) ? 1 : 0,
  );
  const verdict = emptyVerdict();
  judge({ rules, calibration, thresholds }, hits, model?.score ?? NaN, verdict);
  const ruleHits = ready.rules
    .filter((_, at) => hits[at] === 1)
    .map((rule) => ruleHitOf(rule, ready, row))
    .sort(byWeight);
  return {
    paymentId,
    ms,
    outcome: OUTCOMES[verdict.outcome]!,
    score: verdict.score,
    scoreOutcome: OUTCOMES[verdict.scoreOutcome]!,
    overriddenBy: verdict.override === verdict.outcome ? rules[verdict.overriddenBy]!.id : null,
    points: verdict.points,
    ruleScore: verdict.ruleScore,
    model,
    hits: ruleHits,
    ruleSetNumber: ready.number,
    tookMs: now() - began,
  };
}
