import type { FeatureType } from "../contract/decisions";
import type { Comparison, Condition, RuleValue } from "../contract/rules";
import { nearestWord } from "./nearest";
import type { ConditionFault, KnownFeature } from "./problems";

export type Features = ReadonlyMap<string, KnownFeature>;

export const featuresByName = (features: Iterable<KnownFeature>): Features =>
  new Map(Array.from(features, (feature) => [feature.name, feature]));

const TYPE_OF_VALUE = { number: "number", boolean: "flag", string: "text" } as const;

/** The type of feature a value can be compared with. */
export const typeOfValue = (value: RuleValue): FeatureType =>
  TYPE_OF_VALUE[typeof value as keyof typeof TYPE_OF_VALUE];

export const isOrdering = (is: Comparison): boolean => is !== "=" && is !== "!=";

export const unknownFeature = (feature: string, features: Features): ConditionFault => ({
  kind: "unknownFeature",
  feature,
  nearest: nearestWord(feature, features.keys()),
});

/** Why a feature cannot be compared so, null where it can. */
export function comparisonFault(
  { name, type }: KnownFeature,
  is: Comparison,
  value: RuleValue,
): ConditionFault | null {
  if (type !== "number" && isOrdering(is))
    return { kind: "wrongComparison", feature: name, type, is };
  return valueFault({ name, type }, value);
}

export const valueFault = (
  { name, type }: KnownFeature,
  value: RuleValue,
): ConditionFault | null =>
  typeOfValue(value) === type ? null : { kind: "wrongValue", feature: name, type, value };

type Leaf = Extract<Condition, { readonly feature: string }>;

/** Calls once per comparison, from left to right. */
export function visitLeaves(condition: Condition, visit: (leaf: Leaf) => void): void {
  if ("all" in condition) condition.all.forEach((part) => visitLeaves(part, visit));
  else if ("any" in condition) condition.any.forEach((part) => visitLeaves(part, visit));
  else if ("not" in condition) visitLeaves(condition.not, visit);
  else visit(condition);
}

/** Names of the features a condition names, each once, in the order they come. */
export function featuresOf(condition: Condition): string[] {
  const names = new Set<string>();
  visitLeaves(condition, ({ feature }) => names.add(feature));
  return [...names];
}

/** Levels of `all`, `any` and `not` above the deepest comparison. */
export function depthOf(condition: Condition): number {
  if ("feature" in condition) return 0;
  const parts = partsOf(condition);
  return 1 + parts.reduce((deepest, part) => Math.max(deepest, depthOf(part)), 0);
}

/** What a group is made of; nothing for a comparison. */
export function partsOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : [];
}
