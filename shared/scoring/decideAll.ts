import type { RuleSet } from "../contract/rules";
import {
  combineScores,
  emptyVerdict,
  judge,
  outcomeCodeOf,
  overridden,
  type Verdict,
} from "./decide";
import { readPattern } from "./hitPatterns";
import type { RuleHits } from "./ruleHits";

/** Decisions of every payment of a log, in log order. */
export interface DecisionColumns {
  /** Outcome of each payment. */
  readonly outcomes: Uint8Array;
  /** Score of each payment, 0 … 1. */
  readonly scores: Float64Array;
  /** What the rules alone say of each pattern of hits. */
  readonly verdicts: readonly Verdict[];
}

/**
 * Decides every payment: once a pattern of hits, then one pass over the payments that allocates nothing.
 * @param modelScores calibrated, by payment, NaN where the model says nothing; null = no model
 */
export function decideAll(
  ruleSet: RuleSet,
  { columns, patterns }: Pick<RuleHits, "columns" | "patterns">,
  modelScores: Float64Array | null,
): DecisionColumns {
  const hits = new Uint8Array(columns.length);
  const verdicts = Array.from({ length: patterns.count }, (_, pattern) => {
    readPattern(columns, patterns, pattern, hits);
    const verdict = emptyVerdict();
    judge(ruleSet, hits, NaN, verdict);
    return verdict;
  });
  const { codes } = patterns;
  const outcomes = new Uint8Array(codes.length);
  const scores = new Float64Array(codes.length);
  for (let at = 0; at < codes.length; at++) {
    const verdict = verdicts[codes[at]!]!;
    if (modelScores === null) {
      outcomes[at] = verdict.outcome;
      scores[at] = verdict.score;
    } else {
      const score = combineScores(verdict.ruleScore, modelScores[at]!);
      scores[at] = score;
      const byScore = outcomeCodeOf(score, ruleSet.thresholds);
      outcomes[at] = verdict.override < 0 ? byScore : overridden(verdict.override, byScore);
    }
  }
  return { outcomes, scores, verdicts };
}
