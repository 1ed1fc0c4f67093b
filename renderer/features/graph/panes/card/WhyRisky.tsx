import { Flag } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { NodeCard } from "#shared/contract/graph";
import { useApp } from "../../../../stores/context";
import { EntityLink } from "../../../../ui/EntityLink";
import { OutcomeTag } from "../../../../ui/OutcomeTag";
import { useFormat } from "../../../../ui/useFormat";
import { RiskFigure } from "../parts/RiskFigure";

/** Its highest score and the payment that has it, and the fraud labels. */
export function WhyRisky({ card }: { readonly card: NodeCard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { openEntity } = useApp().navigation.getState();
  const { risk, riskiest, fraud, knownFraud, payments } = card;
  return (
    <div className="graph-why">
      {riskiest === null ? (
        <p className="quiet">
          {payments === 0 ? t("graph.card.noPayment") : t("graph.pane.undecided")}
        </p>
      ) : (
        <p>
          <RiskFigure risk={risk} /> <OutcomeTag outcome={riskiest.outcome} />{" "}
          <EntityLink entity={{ kind: "payment", id: riskiest.paymentId }} onOpen={openEntity} />{" "}
          <span className="quiet">{t("graph.card.riskiest")}</span>
        </p>
      )}
      {fraud > 0 ? (
        <p>
          <span className="fraud-tag">
            <Flag size={11} title={false} />{" "}
            {t("graph.count.fraud", { count: fraud, n: format.count(fraud) })}
          </span>{" "}
          <span className="quiet" title={t("graph.card.knownHint")}>
            {t("graph.card.known", { known: format.count(knownFraud), n: format.count(fraud) })}
          </span>
        </p>
      ) : (
        payments > 0 && <p className="quiet">{t("graph.card.noLabel")}</p>
      )}
    </div>
  );
}
