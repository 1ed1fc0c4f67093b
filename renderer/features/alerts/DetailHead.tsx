import { Button } from "@blueprintjs/core";
import { Clipboard, Locate, TimelineEvents } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { QueueAlert } from "#shared/alerts/queue";
import { THIN } from "../../ui/format";
import { GraphButton } from "../../ui/GraphButton";
import { useFormat } from "../../ui/useFormat";
import { entityOf, nameOf } from "./alertNames";
import { Risk } from "./QueueRowView";
import { StateTag } from "./StateTag";

interface Props {
  readonly alert: QueueAlert;
  readonly reason: string | null;
  readonly onOpen: () => void;
  readonly onTimeline: () => void;
  readonly onGraph: () => void;
  /** Sets the clock to the moment of the newest hit. */
  readonly onGo: () => void;
  readonly onCopy: () => void;
}

/** Who the alert is about, where it stands, and what its place in the queue comes from. */
export function DetailHead({ alert, reason, onOpen, onTimeline, onGraph, onGo, onCopy }: Props) {
  const { t } = useTranslation();
  const entity = entityOf(alert.key);
  const raised = useRaisedText(alert);
  return (
    <header className="alert-detail-head">
      <div className="alert-detail-title">
        <h2>
          {entity === null ? (
            <span className="mono">{nameOf(alert)}</span>
          ) : (
            <button
              type="button"
              className="link mono"
              title={t(`alerts.openEntity.${entity.kind === "customer" ? "customer" : "payment"}`)}
              onClick={onOpen}
            >
              {nameOf(alert)}
            </button>
          )}
        </h2>
        <StateTag state={alert.state} />
        <span className="alert-detail-reason">{reason}</span>
        <span className="spring" />
        <Button
          variant="minimal"
          size="small"
          icon={<Locate size={14} title={false} />}
          aria-label={t("alerts.go")}
          title={t("alerts.go")}
          onClick={onGo}
        />
        {entity !== null && <GraphButton isSmall text={t("graph.views.show")} onClick={onGraph} />}
        {entity?.kind === "customer" && (
          <Button
            variant="minimal"
            size="small"
            icon={<TimelineEvents size={14} title={false} />}
            aria-label={t("alerts.onTimeline")}
            title={t("alerts.onTimeline")}
            onClick={onTimeline}
          />
        )}
        <Button
          variant="minimal"
          size="small"
          icon={<Clipboard size={14} title={false} />}
          aria-label={t("alerts.copy")}
          title={t("alerts.copy")}
          onClick={onCopy}
        />
      </div>
      <Factors alert={alert} />
      {raised !== null && (
        <p className="alert-raised" role="note">
          {raised}
        </p>
      )}
    </header>
  );
}

/** The three factors of the priority, and what is agreed on. */
function Factors({ alert }: { readonly alert: QueueAlert }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="alert-factors" title={t("alerts.priorityHint")}>
      <Risk risk={alert.risk} /> {t("alerts.factor.risk")} × {format.cents(alert.amount)}
      {THIN}€ × {format.decimal(alert.age, 1)} {t("alerts.factor.age")} ={" "}
      <strong>{format.decimal(alert.priority, 0)}</strong>
      <span className="quiet"> · {t(`alerts.agreementHint.${alert.agreement}`)}</span>
    </p>
  );
}

/** In a sentence, what brought the alert back; null where nothing did. */
function useRaisedText({ raised, fresh, snoozeOver }: QueueAlert): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (raised === null) return snoozeOver ? t("alerts.raised.over") : null;
  const many = { count: fresh.length, n: format.count(fresh.length) };
  switch (raised) {
    case "confirmed_fraud":
    case "false_positive":
      return t("alerts.raised.closed", { ...many, state: t(`alerts.state.${raised}`) });
    case "snoozed":
      return t("alerts.raised.snoozed", many);
    case "new":
    case "in_review":
    case "escalated":
      return t("alerts.raised.looked", many);
  }
}
