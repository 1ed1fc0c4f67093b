import type { FeatureType } from "../contract/decisions";
import type { Comparison, RuleValue } from "../contract/rules";

/** A feature as conditions need to know it; what the dataset lacks for it is told where a dataset is open. */
export interface KnownFeature {
  readonly name: string;
  readonly type: FeatureType;
  readonly missing?: readonly string[];
}

/** What can stand at a place of a condition's text. */
export const EXPECTED = [
  "feature",
  "comparison",
  "value",
  "valueList",
  "number",
  "missing",
  "connective",
  "condition",
  "open",
  "close",
  "comma",
  "and",
  "end",
] as const;
export type Expected = (typeof EXPECTED)[number];

/** What is wrong with a condition, wherever it comes from. */
export type ConditionFault =
  | { readonly kind: "unknownFeature"; readonly feature: string; readonly nearest: string | null }
  /** The value is of another type than the feature. */
  | {
      readonly kind: "wrongValue";
      readonly feature: string;
      readonly type: FeatureType;
      readonly value: RuleValue;
    }
  /** Flags and texts have no order. */
  | {
      readonly kind: "wrongComparison";
      readonly feature: string;
      readonly type: FeatureType;
      readonly is: Comparison;
    }
  | { readonly kind: "tooDeep" }
  | { readonly kind: "tooManyParts" };

/** What is wrong with a condition's text, and where: characters [from, to). */
export type ConditionProblem = { readonly from: number; readonly to: number } & (
  | ConditionFault
  /** `found` is null at the end of the text. */
  | {
      readonly kind: "unexpected";
      readonly found: string | null;
      readonly expected: readonly Expected[];
    }
  | { readonly kind: "unclosed"; readonly quote: string }
  /** A backslash that stands for nothing, or a bare line end. */
  | { readonly kind: "badText" }
  | { readonly kind: "tooLong" }
);

/** What is wrong with a rule set. Errors forbid to save it. */
export type RuleSetProblem = {
  readonly severity: "error" | "warning";
  /** Null where it is about the whole set. */
  readonly ruleId: string | null;
} & (
  | ConditionFault
  | { readonly kind: "emptyCondition" }
  | { readonly kind: "duplicateId"; readonly id: string }
  | { readonly kind: "duplicateCode"; readonly code: string; readonly other: string }
  /** The alias is another rule's id or alias as well. */
  | { readonly kind: "aliasClash"; readonly alias: string; readonly other: string }
  | { readonly kind: "thresholdOrder"; readonly challenge: number; readonly block: number }
  | { readonly kind: "failingTest"; readonly test: string; readonly expected: boolean }
  | { readonly kind: "untested" }
  /** A test gives a value of another type, or to a feature that is not there. */
  | { readonly kind: "badTestValue"; readonly test: string; readonly feature: string }
  | {
      readonly kind: "unknownPlaceholder";
      readonly feature: string;
      readonly nearest: string | null;
      readonly language: "en" | "fr";
    }
  | { readonly kind: "unavailableFeature"; readonly feature: string; readonly missing: string }
);

/** What is wrong and what to do about it, in plain words. */
export interface ProblemText {
  readonly what: string;
  readonly tip: string;
}

export type AnyProblem = ConditionProblem | RuleSetProblem;

/** Words for every kind of problem, in one language. */
export type ProblemTexts = {
  readonly [K in AnyProblem["kind"]]: (
    problem: Extract<AnyProblem, { readonly kind: K }>,
  ) => ProblemText;
};
