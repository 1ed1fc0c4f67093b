import { CONDITION_DEPTH, CONDITION_PARTS } from "../contract/rules";
import type { Condition, Rule, RuleSet, Thresholds } from "../contract/rules";
import {
  comparisonFault,
  depthOf,
  featuresByName,
  featuresOf,
  partsOf,
  unknownFeature,
  valueFault,
  visitLeaves,
  type Features,
} from "./conditionFaults";
import { nearestWord } from "./nearest";
import type { ConditionFault, KnownFeature, RuleSetProblem } from "./problems";
import { placeholdersOf } from "./reasons";
import { failingTests } from "./ruleTests";

/** A problem without the rule it is about. */
type Finding = RuleSetProblem extends infer P
  ? P extends RuleSetProblem
    ? Omit<P, "ruleId" | "severity">
    : never
  : never;

/**
 * Everything that is wrong with a rule set, rule after rule, then what is about several. A set with an error is not
 * saved; a feature the dataset lacks (`missing`) is a warning.
 */
export function checkRuleSet(
  ruleSet: RuleSet,
  known: Iterable<KnownFeature>,
): readonly RuleSetProblem[] {
  const features = featuresByName(known);
  return [
    ...ruleSet.rules.flatMap((rule) => checkRule(rule, features)),
    ...clashes(ruleSet.rules),
    ...checkThresholds(ruleSet.thresholds),
  ];
}

/** What is wrong with one rule by itself. */
export function checkRule(rule: Rule, features: Features): RuleSetProblem[] {
  const errors: Finding[] = [
    ...conditionFindings(rule.when, features),
    ...failingTests(rule).map(({ name, hits }): Finding => ({
      kind: "failingTest",
      test: name,
      expected: hits,
    })),
    ...testValueFindings(rule, features),
    ...placeholderFindings(rule, features),
  ];
  const warnings: Finding[] = [
    ...(rule.tests.length === 0 ? [{ kind: "untested" } as const] : []),
    ...unavailable(rule.when, features),
  ];
  return [
    ...errors.map((finding) => problem(finding, "error", rule.id)),
    ...warnings.map((finding) => problem(finding, "warning", rule.id)),
  ];
}

const problem = (
  finding: Finding,
  severity: RuleSetProblem["severity"],
  ruleId: string | null,
): RuleSetProblem => ({ severity, ruleId, ...finding });

function conditionFindings(condition: Condition, features: Features): Finding[] {
  const found: Finding[] = [];
  if (depthOf(condition) > CONDITION_DEPTH) found.push({ kind: "tooDeep" });
  if (someGroup(condition, (parts) => parts.length > CONDITION_PARTS))
    found.push({ kind: "tooManyParts" });
  if (someGroup(condition, (parts) => parts.length === 0)) found.push({ kind: "emptyCondition" });
  visitLeaves(condition, (leaf) => {
    const feature = features.get(leaf.feature);
    const fault =
      feature === undefined ? unknownFeature(leaf.feature, features) : faultOf(leaf, feature);
    if (fault !== null) found.push(fault);
  });
  return found;
}

function faultOf(
  leaf: Extract<Condition, { readonly feature: string }>,
  feature: KnownFeature,
): ConditionFault | null {
  if ("missing" in leaf) return null;
  if ("is" in leaf) return comparisonFault(feature, leaf.is, leaf.value);
  return leaf.in.map((value) => valueFault(feature, value)).find((fault) => fault !== null) ?? null;
}

function someGroup(condition: Condition, is: (parts: readonly Condition[]) => boolean): boolean {
  if ("feature" in condition) return false;
  const parts = partsOf(condition);
  return is(parts) || parts.some((part) => someGroup(part, is));
}

const testValueFindings = ({ tests }: Rule, features: Features): Finding[] =>
  tests.flatMap(({ name, values }) =>
    Object.entries(values).flatMap(([feature, value]): Finding[] => {
      const known = features.get(feature);
      return known !== undefined && valueFault(known, value) === null
        ? []
        : [{ kind: "badTestValue", test: name, feature }];
    }),
  );

const placeholderFindings = ({ words }: Rule, features: Features): Finding[] =>
  (["en", "fr"] as const).flatMap((language) =>
    placeholdersOf(words[language].reason)
      .filter((feature) => !features.has(feature))
      .map((feature): Finding => {
        const nearest = nearestWord(feature, features.keys());
        return { kind: "unknownPlaceholder", feature, nearest, language };
      }),
  );

const unavailable = (condition: Condition, features: Features): Finding[] =>
  featuresOf(condition).flatMap((feature): Finding[] => {
    const missing = features.get(feature)?.missing ?? [];
    return missing.length === 0
      ? []
      : [{ kind: "unavailableFeature", feature, missing: missing.join(", ") }];
  });

/** Ids, codes and aliases that more than one rule has; told of the later one. */
function clashes(rules: readonly Rule[]): RuleSetProblem[] {
  const found: RuleSetProblem[] = [];
  const codes = new Map<string, string>();
  const ids = new Set(rules.map(({ id }) => id));
  const seen = new Set<string>();
  const names = new Map<string, string>();
  const add = (ruleId: string, finding: Finding) => found.push(problem(finding, "error", ruleId));
  for (const { id, code, aliases } of rules) {
    if (seen.has(id)) add(id, { kind: "duplicateId", id });
    seen.add(id);
    const other = codes.get(code);
    if (other !== undefined) add(id, { kind: "duplicateCode", code, other });
    else codes.set(code, id);
    for (const alias of new Set(aliases.map((one) => one.toLowerCase()))) {
      const holder = ids.has(alias) && alias !== id ? alias : names.get(alias);
      if (holder !== undefined) add(id, { kind: "aliasClash", alias, other: holder });
      else names.set(alias, id);
    }
  }
  return found;
}

function checkThresholds({ challenge, block }: Thresholds): RuleSetProblem[] {
  const isOrdered = 0 <= challenge && challenge <= block && block <= 1;
  return isOrdered ? [] : [problem({ kind: "thresholdOrder", challenge, block }, "error", null)];
}
