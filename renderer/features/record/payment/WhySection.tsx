import { Button } from "@blueprintjs/core";
import { Clipboard, WarningSign } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/useLanguage";
import { useApp, useNavigation } from "../../../stores/context";
import { copyWithNotice } from "../../../stores/copy";
import { OutcomeTag } from "../../../ui/OutcomeTag";
import { DatasetAlerts } from "../../../ui/DatasetAlerts";
import { explanationOf, verdictOf } from "./explanation";
import { ModelReasons } from "./ModelReasons";
import { Answered, PaymentSection } from "./PaymentSection";
import { ReasonList } from "../../../ui/ReasonList";
import { reasonsOf } from "../../../ui/reasons";
import { ScoreSteps } from "./ScoreSteps";
import { scoreText } from "../../../ui/scoreText";
import type { Decided, PaymentAnswers } from "./usePaymentAnswers";

interface Props {
  readonly payment: PaymentAnswers;
  /** Shows where a feature's value comes from. */
  readonly onFeature: (name: string) => void;
}

const HEIGHT = 220;

/** The decision on the payment, its reasons in words, and how the score came about. */
export function WhySection({ payment, onFeature }: Props) {
  return (
    <PaymentSection id="why">
      <Answered answer={payment.decided} height={HEIGHT}>
        {(decided) => <Why decided={decided} payment={payment} onFeature={onFeature} />}
      </Answered>
    </PaymentSection>
  );
}

function Why({ decided, payment, onFeature }: Props & { readonly decided: Decided }) {
  const { t } = useTranslation();
  const app = useApp();
  const { openRule } = app.navigation.getState();
  const language = useLanguage();
  const { decision, rules } = decided;
  const { wording, featureOf } = payment;
  const { thresholds } = rules.ruleSet;
  const { active, shadow } = reasonsOf(decision, rules.ruleSet, { language, wording, featureOf });
  const context = { decision, rules, language, wording, active, shadow };
  return (
    <div className="panel why">
      <header className="why-head">
        <OutcomeTag outcome={decision.outcome} size="large" />
        <span className="why-score" title={t("decision.scoreHint")}>
          <span className="quiet">{t("decision.score")}</span>{" "}
          {scoreText(decision.score, thresholds, wording.format)}
        </span>
        {rules.number === null && <UnsavedRules />}
        <span className="why-verdict">{verdictOf(context)}</span>
        <Button
          size="small"
          icon={<Clipboard size={14} title={false} />}
          text={t("decision.copy")}
          onClick={() => void copyWithNotice(app, explanationOf(context), "explanation")}
        />
      </header>
      <div className="why-body">
        <div className="why-reasons">
          <h3>{t("decision.reasons")}</h3>
          {active.length === 0 && <p className="quiet">{t("decision.noReasons")}</p>}
          <ReasonList reasons={active} onRule={openRule} onFeature={onFeature} />
          {decision.model !== null && <ModelReasons model={decision.model} onFeature={onFeature} />}
          {shadow.length > 0 && (
            <>
              <h3 title={t("decision.shadowHint")}>{t("decision.shadow")}</h3>
              <ReasonList reasons={shadow} onRule={openRule} onFeature={onFeature} />
            </>
          )}
          <DatasetAlerts
            names={payment.alertNames}
            decision={decision}
            ruleSet={rules.ruleSet}
            onRule={openRule}
          />
        </div>
        <ScoreSteps decision={decision} rules={rules} />
      </div>
    </div>
  );
}

/** Says that the decision may change again, and leads to where the rules are changed and saved. */
function UnsavedRules() {
  const { t } = useTranslation();
  const show = useNavigation((state) => state.show);
  return (
    <button
      type="button"
      className="outcome outcome-challenge why-unsaved"
      title={t("decision.openRules")}
      onClick={() => show("rules")}
    >
      <WarningSign size={12} title={false} />
      {t("decision.unsaved")}
    </button>
  );
}
