import type { TFunction } from "i18next";
import type { ReportDecision } from "#shared/casework/export/report";
import type { Decision, FeatureInfo, RuleHit } from "#shared/contract/decisions";
import type { RuleSet } from "#shared/contract/rules";
import type { Language } from "../i18n/language";
import { unknownFeature, type FeatureWording } from "./featureValue";
import type { Format } from "./format";
import { reasonsOf, type Reason } from "./reasons";
import { scoreText, thresholdText } from "./scoreText";

/** What a decision is written down with. */
export interface DecisionWording {
  readonly ruleSet: RuleSet;
  readonly features: readonly FeatureInfo[];
  /** Personal values are shown. */
  readonly revealed: boolean;
  readonly t: TFunction;
  readonly format: Format;
  readonly language: Language;
}

/** A decision for a report: outcome, verdict, and every rule that hit with the values it saw. */
export function reportDecision(
  decision: Decision,
  { ruleSet, features, revealed, t, format, language }: DecisionWording,
): Omit<ReportDecision, "title" | "sources"> {
  const { thresholds } = ruleSet;
  const wording: FeatureWording = { t, format, revealed };
  const known = new Map(features.map((feature) => [feature.name, feature]));
  const featureOf = (name: string) => known.get(name) ?? unknownFeature(name);
  const { active, shadow } = reasonsOf(decision, ruleSet, { language, wording, featureOf });
  const score = scoreText(decision.score, thresholds, format);
  const limits = {
    challenge: thresholdText(thresholds.challenge, format),
    block: thresholdText(thresholds.block, format),
  };
  const effect = ({ state, outcome, points }: RuleHit): string => {
    if (state === "shadow") return t("decision.noPoints");
    return outcome === null
      ? t("cases.report.points", { n: format.decimal(points, 1) })
      : `${t(`decision.settles.${outcome}`)} ${t(`decision.outcome.${outcome}`)}`;
  };
  const written = ({ hit, name, sentence, values }: Reason) => ({
    rule: t("cases.report.rule", {
      code: hit.code,
      name,
      version: format.count(hit.ruleVersion),
    }),
    effect: effect(hit),
    sentence,
    values: values.map(({ feature, text }) => ({ name: feature, value: text })),
  });
  const settledBy = active.find(({ hit }) => hit.ruleId === decision.overriddenBy)?.name;
  return {
    outcome: t(`decision.outcome.${decision.outcome}`),
    verdict: [
      t(`decision.verdict.${decision.scoreOutcome}`, { score, ...limits }),
      ...(decision.overriddenBy === null
        ? []
        : [t("decision.steps.overridden", { rule: settledBy ?? decision.overriddenBy })]),
    ].join(" "),
    reasons: [...active, ...shadow].map(written),
  };
}
