import type { Rule } from "#shared/contract/rules";
import { featuresOf, visitLeaves } from "#shared/rules/conditionFaults";

/** The rules that name each feature, those that are off left out. */
export function rulesByFeature(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const byFeature = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.state === "off") continue;
    for (const feature of featuresOf(rule.when)) {
      const using = byFeature.get(feature);
      if (using === undefined) byFeature.set(feature, [rule]);
      else using.push(rule);
    }
  }
  return byFeature;
}

/** The numbers conditions compare a feature with, ascending. */
export function boundsOf(feature: string, rules: readonly Rule[]): readonly number[] {
  const bounds = new Set<number>();
  for (const { when } of rules)
    visitLeaves(when, (leaf) => {
      if (leaf.feature === feature && "is" in leaf && typeof leaf.value === "number")
        bounds.add(leaf.value);
    });
  return [...bounds].sort((a, b) => a - b);
}
