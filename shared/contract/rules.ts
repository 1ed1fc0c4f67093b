import { z } from "zod";

/**
 * Rules as data (SPEC §6): what the editor writes, the host keeps and the engine evaluates.
 * A rule set is a value; every saved one has a number and none is ever changed.
 */

const Name = z.string().min(1).max(64);
const Sentence = z.string().min(1).max(400);
const Text = z.string().max(256);

/** A number, a yes/no, or a text, by the type of the feature it is compared with. */
export const RuleValue = z.union([z.number(), z.boolean(), Text]);
export type RuleValue = z.infer<typeof RuleValue>;

export const COMPARISONS = [">", ">=", "<", "<=", "=", "!="] as const;
export type Comparison = (typeof COMPARISONS)[number];

/**
 * A condition over features. A comparison with a value that is missing is neither true nor false, and stays so
 * through `not` (three-valued logic); a rule hits only where its condition is true. `all` of nothing is true.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly feature: string; readonly is: Comparison; readonly value: RuleValue }
  | { readonly feature: string; readonly in: readonly RuleValue[] }
  | { readonly feature: string; readonly missing: boolean };

/** Most levels of groups above a comparison, and most parts of a group. */
export const CONDITION_DEPTH = 8;
export const CONDITION_PARTS = 64;

const Comparing = [
  z.strictObject({ feature: Name, is: z.enum(COMPARISONS), value: RuleValue }),
  z.strictObject({ feature: Name, in: z.array(RuleValue).min(1).max(1000) }),
  z.strictObject({ feature: Name, missing: z.boolean() }),
] as const;

/** Level by level rather than of itself, so that what nests deeper is refused and cannot exhaust the stack. */
function conditionOf(depth: number): z.ZodType<Condition> {
  if (depth === 0) return z.union(Comparing);
  const part = conditionOf(depth - 1);
  const parts = z.array(part).max(CONDITION_PARTS);
  return z.union([
    z.strictObject({ all: parts }),
    z.strictObject({ any: parts }),
    z.strictObject({ not: part }),
    ...Comparing,
  ]);
}

export const Condition: z.ZodType<Condition> = conditionOf(CONDITION_DEPTH);

export const OUTCOMES = ["ALLOW", "CHALLENGE", "BLOCK"] as const;
/** From the mildest to the strictest. */
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

export const RULE_STATES = ["active", "shadow", "off"] as const;
/** A shadow rule is evaluated and shown, and changes no decision. */
export const RuleState = z.enum(RULE_STATES);
export type RuleState = z.infer<typeof RuleState>;

/** What a hit does: adds points to the score, or settles the outcome whatever the score; CHALLENGE never softens a block. */
export const RuleEffect = z.union([
  z.strictObject({ points: z.number().min(0).max(100) }),
  z.strictObject({ outcome: Outcome }),
]);
export type RuleEffect = z.infer<typeof RuleEffect>;

/** `{feature}` stands for the feature's value in a reason. */
const RuleWords = z.strictObject({ name: Sentence, reason: Sentence });

/** Values of the features a condition names (one that is not given is missing), and whether the rule must hit. */
export const RuleTest = z.strictObject({
  name: Sentence,
  values: z.record(Name, RuleValue),
  hits: z.boolean(),
});
export type RuleTest = z.infer<typeof RuleTest>;

export const Rule = z.strictObject({
  /** Also the name alerts of datasets give it. */
  id: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  /** Other names datasets give it in `fraud_alerts.rule_triggered`. */
  aliases: z.array(Name).max(16),
  /** Short and stable: `R01`. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]{0,15}$/),
  /** Rises with every saved change of the rule. */
  version: z.number().int().positive(),
  state: RuleState,
  when: Condition,
  effect: RuleEffect,
  words: z.strictObject({ en: RuleWords, fr: RuleWords }),
  tests: z.array(RuleTest).max(32),
});
export type Rule = z.infer<typeof Rule>;

/**
 * Rule points to probability: 1 / (1 + exp(−(intercept + slope × points))) (Platt 1999).
 * What it was fitted on is told wherever scores are shown.
 */
export const Calibration = z.strictObject({
  intercept: z.number(),
  slope: z.number().positive(),
  fittedOn: z.strictObject({
    dataset: Sentence,
    payments: z.number().int().nonnegative(),
    frauds: z.number().int().nonnegative(),
  }),
});
export type Calibration = z.infer<typeof Calibration>;

/** score < challenge → ALLOW, challenge ≤ score ≤ block → CHALLENGE, score > block → BLOCK. */
export const Thresholds = z
  .strictObject({ challenge: z.number().min(0).max(1), block: z.number().min(0).max(1) })
  .refine(({ challenge, block }) => challenge <= block, "challenge must not be above block");
export type Thresholds = z.infer<typeof Thresholds>;

export const RuleSet = z.strictObject({
  /** Version of this format. */
  version: z.literal(1),
  rules: z.array(Rule).max(200),
  thresholds: Thresholds,
  calibration: Calibration,
  /** Alerts that can be looked at in a day. */
  capacityPerDay: z.number().int().positive().max(1_000_000),
  /** Days until a label counts as known. */
  labelDelayDays: z.number().int().nonnegative().max(365),
});
export type RuleSet = z.infer<typeof RuleSet>;

/** A rule set as it was saved; 0 is the one that is shipped. */
export const SavedRuleSet = z.strictObject({
  number: z.number().int().nonnegative(),
  /** UTC, ISO-8601; null for the one that is shipped. */
  savedAt: z.string().nullable(),
  note: z.string().max(400),
  ruleSet: RuleSet,
});
export type SavedRuleSet = z.infer<typeof SavedRuleSet>;

/** Saved rule sets that are kept. */
export const RULE_SETS_LIMIT = 500;

/** What the host answers of rules. */
export const SavedRules = z.object({
  /** Newest first; the shipped one, number 0, last. */
  sets: z.array(SavedRuleSet),
  /** What was worked on last and is not saved. */
  draft: RuleSet.nullable(),
});
export type SavedRules = z.infer<typeof SavedRules>;
