import type { Decision, FeatureValue, RuleHit } from "#shared/contract/decisions";
import type { Rule, RuleSet } from "#shared/contract/rules";
import type { Language } from "../i18n/language";
import { featureText, type FeatureWording, type ShownFeature } from "./featureValue";

/** One rule that hits, in words. */
export interface Reason {
  readonly hit: RuleHit;
  readonly name: string;
  readonly sentence: string;
  readonly values: readonly {
    readonly feature: string;
    readonly value: FeatureValue;
    readonly text: string;
  }[];
}

export interface ReasonWording {
  readonly language: Language;
  readonly wording: FeatureWording;
  readonly featureOf: (name: string) => ShownFeature;
}

/** The hits of a decision in words, by what they do: they keep the decision's order. */
export function reasonsOf(
  { hits }: Pick<Decision, "hits">,
  { rules }: RuleSet,
  words: ReasonWording,
): { readonly active: readonly Reason[]; readonly shadow: readonly Reason[] } {
  const reasons = hits.map((hit) =>
    reasonOf(
      hit,
      rules.find(({ id }) => id === hit.ruleId),
      words,
    ),
  );
  return {
    active: reasons.filter(({ hit }) => hit.state === "active"),
    shadow: reasons.filter(({ hit }) => hit.state === "shadow"),
  };
}

function reasonOf(hit: RuleHit, rule: Rule | undefined, words: ReasonWording): Reason {
  const { language, wording, featureOf } = words;
  const textOf = (name: string) => featureText(featureOf(name), hit.values[name] ?? null, wording);
  const said = rule?.words[language];
  return {
    hit,
    name: said?.name ?? hit.ruleId,
    sentence: said === undefined ? hit.ruleId : filled(said.reason, hit, textOf),
    values: Object.entries(hit.values).map(([feature, value]) => ({
      feature,
      value,
      text: textOf(feature),
    })),
  };
}

/** `{feature}` gives way to its value; what names no feature of the hit stays as it is written. */
const filled = (template: string, { values }: RuleHit, textOf: (name: string) => string): string =>
  template.replaceAll(/\{(\w+)\}/g, (written, name: string) =>
    Object.hasOwn(values, name) ? textOf(name) : written,
  );
