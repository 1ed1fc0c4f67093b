import { useTranslation } from "react-i18next";
import type { AlertHit } from "#shared/contract/replay";
import { useLanguage } from "../../i18n/useLanguage";
import { useApp } from "../../stores/context";
import { DatasetAlerts } from "../../ui/DatasetAlerts";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { unknownFeature } from "../../ui/featureValue";
import { OutcomeTag } from "../../ui/OutcomeTag";
import { ReasonList } from "../../ui/ReasonList";
import { reasonsOf } from "../../ui/reasons";
import { scoreText } from "../../ui/scoreText";
import { useFormat } from "../../ui/useFormat";
import type { HitAnswers } from "./useHitAnswers";

interface Props {
  readonly hit: AlertHit;
  readonly answers: HitAnswers;
}

/** Why a payment is among the hits: the rules that hit with their values, and what the dataset's own alert says. */
export function WhyHit({ hit, answers }: Props) {
  const { t } = useTranslation();
  const app = useApp();
  const language = useLanguage();
  const format = useFormat();
  const { openRule, openFeature } = app.navigation.getState();
  const { decided, features, customer } = answers;
  if (decided.error !== null)
    return (
      <div role="alert">
        <strong>{t(`error.${decided.error.code}.title`)}</strong>
        <ErrorDetails error={decided.error} />
      </div>
    );
  const found = decided.value?.decision.paymentId === hit.paymentId ? decided.value : null;
  if (found === null)
    return hit.paymentId === null ? (
      <p className="quiet">{t("alerts.why.noPayment")}</p>
    ) : (
      <div className="alert-waiting" aria-busy aria-label={t("record.loading")} />
    );
  const { decision, rules } = found;
  const { thresholds } = rules.ruleSet;
  const personal = customer.value?.facts.filter((fact) => fact.personal) ?? [];
  const revealed = personal.length > 0 && personal.every(({ masked }) => !masked);
  const { active, shadow } = reasonsOf(decision, rules.ruleSet, {
    language,
    wording: { format, t, revealed },
    featureOf: (name) =>
      features.value?.find((feature) => feature.name === name) ?? unknownFeature(name),
  });
  return (
    <>
      <p className="alert-verdict">
        <OutcomeTag outcome={decision.outcome} /> {t("decision.score")}{" "}
        <strong>{scoreText(decision.score, thresholds, format)}</strong>
      </p>
      {active.length === 0 && <p className="quiet">{t("decision.noReasons")}</p>}
      <ReasonList reasons={active} onRule={openRule} onFeature={openFeature} />
      {shadow.length > 0 && (
        <details>
          <summary className="quiet" title={t("decision.shadowHint")}>
            {t("decision.shadow")} ({format.count(shadow.length)})
          </summary>
          <ReasonList reasons={shadow} onRule={openRule} onFeature={openFeature} />
        </details>
      )}
      <DatasetAlerts
        names={[...new Set(hit.theirs.flatMap(({ rule }) => rule ?? []))]}
        decision={decision}
        ruleSet={rules.ruleSet}
        onRule={openRule}
      />
    </>
  );
}
