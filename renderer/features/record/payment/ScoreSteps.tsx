import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Decision } from "#shared/contract/decisions";
import { OutcomeTag } from "../../../ui/OutcomeTag";
import { useFormat } from "../../../ui/useFormat";
import { ScoreScale } from "./ScoreScale";
import { calibrationText, pointsText, ruleSetText } from "./explanation";
import { scoreText, thresholdText } from "../../../ui/scoreText";
import type { Decided } from "./usePaymentAnswers";

/** How the score and the outcome came about, step by step. */
export function ScoreSteps({ decision, rules }: Decided) {
  const { t } = useTranslation();
  const format = useFormat();
  const { thresholds, calibration } = rules.ruleSet;
  const { model, score, scoreOutcome, ruleScore, outcome } = decision;
  const written = (value: number) => scoreText(value, thresholds, format);
  const { dataset, payments, frauds } = calibration.fittedOn;
  const codeOf = (ruleId: string) =>
    rules.ruleSet.rules.find(({ id }) => id === ruleId)?.code ?? ruleId;
  return (
    <div className="why-steps">
      <h3>{t("decision.steps.title")}</h3>
      <ol className="steps">
        <Step name={t("decision.steps.points")} value={format.decimal(decision.points, 1)}>
          {pointsText(decision, { t, format })}
        </Step>
        <Step name={t("decision.steps.calibrated")} value={written(ruleScore)}>
          <span className="formula">{calibrationText(decision, calibration, format)}</span>
          <br />
          {t("decision.steps.fittedOn", {
            dataset,
            payments: format.count(payments),
            frauds: format.count(frauds),
          })}
        </Step>
        <Step name={t("decision.steps.model")} value={model === null ? "–" : written(model.score)}>
          {model === null ? t("decision.steps.noModel") : t("decision.steps.larger")}
        </Step>
        <Step name={t("decision.steps.score")} value={written(score)}>
          <ScoreScale score={score} thresholds={thresholds} />
        </Step>
        <Step name={t("decision.steps.byScore")} value={<OutcomeTag outcome={scoreOutcome} />}>
          {t("decision.steps.thresholds", {
            challenge: thresholdText(thresholds.challenge, format),
            block: thresholdText(thresholds.block, format),
          })}
        </Step>
        <Step name={t("decision.steps.override")} value={<OutcomeTag outcome={outcome} />}>
          {overrideText(decision, codeOf, t)}
        </Step>
      </ol>
      <p className="quiet">
        {ruleSetText(rules, t)} {t("decision.took", { time: format.decimal(decision.tookMs, 3) })}
      </p>
    </div>
  );
}

/** What override rules did to the outcome; one that asks for less than the score changes nothing. */
function overrideText(
  { overriddenBy, hits }: Decision,
  codeOf: (ruleId: string) => string,
  t: TFunction,
): string {
  if (overriddenBy !== null) return t("decision.steps.overridden", { rule: codeOf(overriddenBy) });
  const softer = hits.find(({ state, outcome }) => state === "active" && outcome !== null);
  return softer === undefined
    ? t("decision.steps.noOverride")
    : t("decision.steps.stricterScore", { rule: softer.code });
}

function Step(props: { name: string; value: ReactNode; children: ReactNode }) {
  return (
    <li className="step">
      <span className="step-name">{props.name}</span>
      <span className="step-how">{props.children}</span>
      <span className="step-value">{props.value}</span>
    </li>
  );
}
