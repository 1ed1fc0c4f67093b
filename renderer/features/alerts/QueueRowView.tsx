import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { QueueAlert } from "#shared/alerts/queue";
import { THIN } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";
import { ageText } from "./ageText";
import { nameOf } from "./alertNames";
import { StateTag } from "./StateTag";
import type { QueueRow } from "./shownQueue";

interface Props {
  readonly id: string;
  readonly row: QueueRow;
  /** Place in the list on screen, from 0. */
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly current: boolean;
  readonly marked: boolean;
  /** Why it was raised, in the user's words; null where nothing says. */
  readonly reason: string | null;
}

/** One alert of the queue. What a click does is the list's, which listens for all rows at once. */
export const QueueRowView = memo(function QueueRowView(props: Props) {
  const { id, row, index, start, current, marked, reason } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { alert, rank } = row;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={marked}
      aria-current={current}
      data-index={index}
      className={`alert-row${current ? " alert-row-current" : ""}${marked ? " alert-row-marked" : ""}`}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="gridcell" className="alert-cell-end quiet">
        {marked ? <span aria-hidden>✓</span> : format.count(rank)}
      </div>
      <div role="gridcell">
        <StateTag state={alert.state} />
      </div>
      <div role="gridcell" className="mono" title={nameOf(alert)}>
        {nameOf(alert)}
      </div>
      <div role="gridcell">
        <Risk risk={alert.risk} />
      </div>
      <div role="gridcell" className="alert-cell-end">
        {`${format.cents(alert.amount)}${THIN}€`}
      </div>
      <div role="gridcell">
        <Hits alert={alert} />
      </div>
      <div role="gridcell" title={reason ?? undefined}>
        {reason ?? <span className="quiet">–</span>}
      </div>
      <div
        role="gridcell"
        className="alert-agreement"
        title={t(`alerts.agreementHint.${alert.agreement}`)}
      >
        {t(`alerts.agreement.${alert.agreement}`)}
      </div>
      <div role="gridcell" className="alert-cell-end quiet" title={format.time(alert.oldestMs)}>
        {ageText(alert.ageMs, format, t)}
      </div>
    </div>
  );
});

/** A score from 0 to 1 as a bar and a number. */
export function Risk({ risk }: { readonly risk: number }) {
  const format = useFormat();
  return (
    <span className="alert-risk">
      <span className="alert-risk-bar" aria-hidden>
        <span
          className={risk > 0.8 ? "alert-risk-high" : "alert-risk-middle"}
          style={{ width: `${risk * 100}%` }}
        />
      </span>
      {format.cents(risk)}
    </span>
  );
}

function Hits({ alert: { hits, fresh, raised } }: { readonly alert: QueueAlert }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {t("alerts.hits", { count: hits.length, n: format.count(hits.length) })}
      {raised !== null && (
        <span className="alert-fresh">
          {t("alerts.fresh", { count: fresh.length, n: format.count(fresh.length) })}
        </span>
      )}
    </>
  );
}
