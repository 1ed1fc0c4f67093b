import type { RuleEffectFigures } from "../contract/decisions";
import type { Rule, RuleSet } from "../contract/rules";
import { ALLOW } from "./decide";
import type { DecisionColumns } from "./decideAll";
import { UNLABELLED } from "./figureColumns";
import { cellsOf, judgedBy, RuleFigures } from "./ruleFigures";
import type { RuleHits } from "./ruleHits";
import type { PaymentScenarios } from "./scenarios";

/** Shares of legitimate payments that one active rule, and all of them together, may hit (SPEC §6). */
export const HIT_LIMITS = { each: 0.05, together: 0.1 } as const;

/** What a set of payments holds. */
export interface PaymentCounts {
  readonly payments: number;
  /** By label. */
  readonly frauds: number;
  readonly legitimate: number;
  readonly unlabelled: number;
  /** Share of all payments that are legitimate by label, and by the truth where the dataset tells it. */
  readonly legitimateShare: number | null;
  readonly trulyLegitimateShare: number | null;
  /** Payments by place in `scenarios`, where the dataset tells them. */
  readonly byScenario: readonly number[] | null;
}

export interface RuleLine {
  readonly rule: Rule;
  readonly figures: RuleEffectFigures;
  readonly counts: PaymentCounts;
  /** Its precision by the share of frauds among all labelled payments: 1 is what hitting at random comes to. */
  readonly lift: number | null;
}

export interface RuleReport {
  readonly all: PaymentCounts;
  readonly rules: readonly RuleLine[];
  /** Payments any active rule hits. */
  readonly together: PaymentCounts;
  /** Payments whose outcome is not ALLOW with the rule set's own calibration. */
  readonly alerted: PaymentCounts;
  readonly scenarios: PaymentScenarios["scenarios"] | null;
  readonly limits: {
    /** Active rules over the limit, by label or by the truth. */
    readonly over: readonly string[];
    readonly togetherHolds: boolean;
    readonly hold: boolean;
  };
}

/**
 * What each rule does on every payment of the dataset, all labels counting as known. Nothing is trained here, so
 * that no payment has to be left out.
 * @param labels by payment in log order
 */
export function reportRules(
  ruleSet: RuleSet,
  hits: RuleHits,
  decisions: DecisionColumns,
  labels: Uint8Array,
  told: PaymentScenarios | null,
): RuleReport {
  const count = counter(labels, told);
  const all = count(new Uint8Array(labels.length).fill(1));
  const everything = { count: labels.length, known: labels.length };
  const cells = cellsOf(ruleSet, hits, labels, null, everything);
  const judged = judgedBy(hits, labels, labels.length);
  const figures = new RuleFigures(ruleSet, hits, decisions, cells).figures(all, judged);
  const fraudShare = share(all.frauds, all.frauds + all.legitimate);
  const rules = ruleSet.rules.map((rule, at): RuleLine => {
    const { precision } = figures[at]!;
    return {
      rule,
      figures: figures[at]!,
      counts: count(hits.columns[at]!),
      lift: precision === null || fraudShare === null ? null : share(precision, fraudShare),
    };
  });
  const active = hits.columns.filter((_, at) => ruleSet.rules[at]!.state === "active");
  const together = count(anyOf(active, labels.length));
  const over = rules
    .filter(({ rule, counts }) => rule.state === "active" && !within(counts, HIT_LIMITS.each))
    .map(({ rule }) => rule.id);
  const togetherHolds = within(together, HIT_LIMITS.together);
  return {
    all,
    rules,
    together,
    alerted: count(decisions.outcomes.map((outcome) => Number(outcome !== ALLOW))),
    scenarios: told?.scenarios ?? null,
    limits: { over, togetherHolds, hold: togetherHolds && over.length === 0 },
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const within = (counts: PaymentCounts, limit: number): boolean =>
  (counts.legitimateShare ?? 0) <= limit && (counts.trulyLegitimateShare ?? 0) <= limit;

function anyOf(columns: readonly Uint8Array[], size: number): Uint8Array {
  const any = new Uint8Array(size);
  for (const column of columns) for (let at = 0; at < size; at++) any[at]! |= column[at]!;
  return any;
}

/** Counts the payments a column has 1 for. */
function counter(
  labels: Uint8Array,
  told: PaymentScenarios | null,
): (column: Uint8Array) => PaymentCounts {
  const legitimate = labels.reduce((sum, label) => sum + Number(label === 0), 0);
  const truly = told?.trueFraud.reduce((sum, fraud) => sum + 1 - fraud, 0) ?? 0;
  return (column) => {
    const byLabel = [0, 0, 0];
    const byScenario = told === null ? null : told.scenarios.map(() => 0);
    let trulyLegitimate = 0;
    for (let at = 0; at < column.length; at++) {
      if (column[at] !== 1) continue;
      byLabel[labels[at]!]!++;
      if (told === null || byScenario === null) continue;
      byScenario[told.places[at]!]!++;
      trulyLegitimate += 1 - told.trueFraud[at]!;
    }
    return {
      payments: byLabel[0]! + byLabel[1]! + byLabel[UNLABELLED]!,
      frauds: byLabel[1]!,
      legitimate: byLabel[0]!,
      unlabelled: byLabel[UNLABELLED]!,
      legitimateShare: share(byLabel[0]!, legitimate),
      trulyLegitimateShare: told === null ? null : share(trulyLegitimate, truly),
      byScenario,
    };
  };
}
