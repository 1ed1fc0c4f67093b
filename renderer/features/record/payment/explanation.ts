import type { TFunction } from "i18next";
import type { Decision, RuleHit } from "#shared/contract/decisions";
import type { Calibration } from "#shared/contract/rules";
import type { Language } from "../../../i18n/language";
import type { RulesInForce } from "../../../stores/rulesInForce";
import type { FeatureWording } from "../../../ui/featureValue";
import type { Format } from "../../../ui/format";
import type { Reason } from "../../../ui/reasons";
import { scoreText, thresholdText } from "../../../ui/scoreText";
import type { Decided } from "./usePaymentAnswers";

export interface Explained extends Decided {
  readonly language: Language;
  readonly wording: FeatureWording;
  readonly active: readonly Reason[];
  readonly shadow: readonly Reason[];
}

/** In one sentence, why the outcome is what it is. */
export function verdictOf({ decision, rules, wording, active }: Explained): string {
  const { t, format } = wording;
  const { thresholds } = rules.ruleSet;
  const { outcome, overriddenBy, score, scoreOutcome } = decision;
  if (overriddenBy !== null)
    return t(outcome === "CHALLENGE" ? "decision.verdict.atLeast" : "decision.verdict.override", {
      rule: active.find(({ hit }) => hit.ruleId === overriddenBy)?.name ?? overriddenBy,
      outcome: t(`decision.outcome.${scoreOutcome}`),
    });
  return t(`decision.verdict.${outcome}`, {
    score: scoreText(score, thresholds, format),
    challenge: thresholdText(thresholds.challenge, format),
    block: thresholdText(thresholds.block, format),
  });
}

interface Words {
  readonly t: TFunction;
  readonly format: Format;
}

/** `12 (R01) + 8 (R03)`. */
export function pointsText({ hits }: Decision, { t, format }: Words): string {
  const adding = hits.filter(({ state, points }) => state === "active" && points > 0);
  if (adding.length === 0) return t("decision.steps.noPoints");
  return adding.map(({ points, code }) => `${format.decimal(points, 1)} (${code})`).join(" + ");
}

/** `1 / (1 + e^−(−4.2 + 0.15 × 20))`, the logistic calibration with its numbers. */
export function calibrationText(
  { points }: Decision,
  { intercept, slope }: Calibration,
  format: Format,
): string {
  const number = (value: number) => format.decimal(value, 3).replace("-", "−");
  return `1 / (1 + exp(−(${number(intercept)} + ${number(slope)} × ${number(points)})))`;
}

export const ruleSetText = ({ number }: RulesInForce, t: TFunction): string =>
  number === null
    ? t("decision.ruleSet.unsaved")
    : number === 0
      ? t("decision.ruleSet.shipped")
      : t("decision.ruleSet.saved", { n: number });

/** The decision as plain text: for a message, a ticket or the file of a case. */
export function explanationOf(explained: Explained): string {
  const { decision, rules, wording, active, shadow } = explained;
  const { t, format } = wording;
  const { calibration, thresholds } = rules.ruleSet;
  const { dataset, payments, frauds } = calibration.fittedOn;
  const effect = ({ state, points, outcome }: RuleHit): string => {
    if (state !== "active") return "";
    return outcome === null
      ? ` (+${format.decimal(points, 1)})`
      : ` (${t(`decision.settles.${outcome}`)} ${t(`decision.outcome.${outcome}`)})`;
  };
  const line = ({ hit, name, sentence }: Reason): string =>
    `- ${hit.code} ${name}: ${sentence}${effect(hit)}`;
  const lines = [
    t("decision.text.payment", { id: decision.paymentId, time: format.time(decision.ms) }),
    t("decision.text.outcome", { outcome: t(`decision.outcome.${decision.outcome}`) }),
    verdictOf(explained),
    "",
    `${t("decision.reasons")}:`,
    ...(active.length === 0 ? [t("decision.noReasons")] : active.map(line)),
    ...(shadow.length === 0 ? [] : ["", `${t("decision.shadow")}:`, ...shadow.map(line)]),
    "",
    `${t("decision.steps.points")}: ${pointsText(decision, { t, format })} = ${format.decimal(decision.points, 1)}`,
    `${t("decision.steps.calibrated")}: ${calibrationText(decision, calibration, format)} = ${scoreText(decision.ruleScore, thresholds, format)}`,
    t("decision.steps.fittedOn", {
      dataset,
      payments: format.count(payments),
      frauds: format.count(frauds),
    }),
    `${t("decision.steps.byScore")}: ${t("decision.steps.thresholds", {
      challenge: thresholdText(thresholds.challenge, format),
      block: thresholdText(thresholds.block, format),
    })}`,
    ruleSetText(rules, t),
  ];
  return `${lines.join("\n")}\n`;
}
