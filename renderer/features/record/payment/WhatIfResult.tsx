import { useTranslation } from "react-i18next";
import type { Decision } from "#shared/contract/decisions";
import { useLanguage } from "../../../i18n/useLanguage";
import { OutcomeTag } from "../../../ui/OutcomeTag";
import { ScoreScale } from "./ScoreScale";
import { reasonsOf, type Reason } from "../../../ui/reasons";
import { scoreText } from "../../../ui/scoreText";
import type { Decided, PaymentAnswers } from "./usePaymentAnswers";

interface Props {
  readonly decided: Decided;
  readonly supposed: Decision;
  readonly payment: PaymentAnswers;
}

/** What would have been decided, beside what was: score, outcome, and the reasons that come and go. */
export function WhatIfResult({ decided, supposed, payment }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { wording, featureOf } = payment;
  const { decision: actual, rules } = decided;
  const { ruleSet } = rules;
  const { format } = wording;
  const words = { language, wording, featureOf };
  const was = reasonsOf(actual, ruleSet, words).active;
  const would = reasonsOf(supposed, ruleSet, words).active;
  const missingIn = (others: readonly Reason[]) => (reason: Reason) =>
    !others.some(({ hit }) => hit.ruleId === reason.hit.ruleId);
  const come = would.filter(missingIn(was));
  const gone = was.filter(missingIn(would));
  const stay = would.filter((reason) => !missingIn(was)(reason));
  const difference = supposed.score - actual.score;
  return (
    <div className="what-if-result" role="status" aria-label={t("decision.whatIf.result")}>
      <table className="plain-table">
        <thead>
          <tr>
            <td />
            <th scope="col" className="end">
              {t("decision.whatIf.actual")}
            </th>
            <th scope="col" className="end">
              {t("decision.whatIf.supposed")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("decision.whatIf.outcome")}</th>
            <td className="end">
              <OutcomeTag outcome={actual.outcome} />
            </td>
            <td className="end">
              <OutcomeTag outcome={supposed.outcome} />
            </td>
          </tr>
          <tr>
            <th scope="row">{t("decision.score")}</th>
            <td className="end">{scoreText(actual.score, ruleSet.thresholds, format)}</td>
            <td className="end">
              {scoreText(supposed.score, ruleSet.thresholds, format)}
              {difference !== 0 && (
                <span className="quiet">
                  {" "}
                  ({difference < 0 ? "−" : "+"}
                  {format.decimal(Math.abs(difference), 3)})
                </span>
              )}
            </td>
          </tr>
          <tr>
            <th scope="row">{t("decision.steps.points")}</th>
            <td className="end">{format.decimal(actual.points, 1)}</td>
            <td className="end">{format.decimal(supposed.points, 1)}</td>
          </tr>
        </tbody>
      </table>
      <ScoreScale score={supposed.score} thresholds={ruleSet.thresholds} />
      <Turned title={t("decision.whatIf.come")} sign="+" reasons={come} />
      <Turned title={t("decision.whatIf.gone")} sign="−" reasons={gone} />
      <Turned title={t("decision.whatIf.stay")} sign="=" reasons={stay} />
    </div>
  );
}

function Turned(props: { title: string; sign: string; reasons: readonly Reason[] }) {
  const { title, sign, reasons } = props;
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {reasons.map(({ hit, sentence }) => (
          <li key={hit.ruleId} className="turned">
            <span className="turned-sign">{sign}</span>
            <span className="mono">{hit.code}</span>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
