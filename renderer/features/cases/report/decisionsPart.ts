import type { ReportDecision, ReportPart, ReportSource } from "#shared/casework/export/report";
import type { Decision, RuleHit } from "#shared/contract/decisions";
import type { AlertHit } from "#shared/contract/replay";
import { unknownFeature, type FeatureWording } from "../../../ui/featureValue";
import { reasonsOf, type Reason } from "../../../ui/reasons";
import { scoreText, thresholdText } from "../../../ui/scoreText";
import { hitSources, momentText, rulesText, said, type Reported } from "./wording";

/** Each payment of the case that is a hit: what was decided, why, and the values that were seen. */
export function decisionsPart(reported: Reported): ReportPart {
  const { evidence, t, hits } = reported;
  const byPayment = new Map(hits.map((hit) => [hit.paymentId, hit] as const));
  return {
    kind: "decisions",
    id: "decisions",
    title: t("cases.report.decisions"),
    empty: t("cases.report.noDecisions"),
    decisions: evidence.decisions.map(({ paymentId, decision }): ReportDecision => {
      const hit = byPayment.get(paymentId);
      const sources = [
        said(rulesText(reported)),
        said(momentText(reported)),
        ...(hit === undefined ? [] : [...hitSources(reported, [hit]), ...theirs(reported, hit)]),
      ] as const;
      const title = titleOf(reported, paymentId, hit);
      if (!decision.ok)
        return {
          title,
          outcome: t("cases.report.notDecided"),
          verdict: decision.error.message,
          reasons: [],
          sources,
        };
      return { ...decided(reported, decision.value), title, sources };
    }),
  };
}

function titleOf(
  { format, money }: Reported,
  paymentId: string,
  hit: AlertHit | undefined,
): string {
  if (hit === undefined) return paymentId;
  const { ms, amount, customerId } = hit;
  return [
    paymentId,
    `${format.time(ms)} UTC`,
    ...(amount === null ? [] : [money(amount)]),
    ...(customerId === null ? [] : [customerId]),
  ].join(" · ");
}

/** The dataset's own alerts about the payment, which are a source beside our rules. */
const theirs = ({ t, format }: Reported, { theirs: alerts }: AlertHit): readonly ReportSource[] =>
  alerts.map(({ alertId, ms, rule }) =>
    said(t("cases.report.theirAlert", { id: alertId, rule: rule ?? "–", time: format.time(ms) })),
  );

function decided(
  { evidence, t, format, language }: Reported,
  decision: Decision,
): Omit<ReportDecision, "title" | "sources"> {
  const { ruleSet } = evidence.rules;
  const { thresholds } = ruleSet;
  const wording: FeatureWording = { t, format, revealed: evidence.revealed === "all" };
  const known = new Map(evidence.features.map((feature) => [feature.name, feature]));
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
