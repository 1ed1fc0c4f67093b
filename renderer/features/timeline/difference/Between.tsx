import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import type { StateDifference } from "#shared/contract/replay";
import { EntityLink } from "../../../ui/EntityLink";
import { THIN } from "../../../ui/format";
import { OutcomeTag } from "../../../ui/OutcomeTag";
import { useFormat } from "../../../ui/useFormat";

interface Props {
  readonly difference: StateDifference;
  readonly onOpen: (entity: EntityRef) => void;
}

/** Payments between the two that are not allowed, the worst first. */
export function AlertsBetween({ difference: { alerts, alertsTotal, until }, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="panel" aria-labelledby="alerts-between">
      <header className="panel-head">
        <h2 id="alerts-between">{t("timeline.difference.alerts")}</h2>
        <span className="quiet">
          {t("timeline.shown", {
            shown: format.count(alerts.length),
            total: format.count(alertsTotal),
          })}
        </span>
      </header>
      {alerts.length === 0 ? (
        <p className="quiet panel-body">
          {until.kpis === null ? t("timeline.difference.undecided") : t("timeline.difference.none")}
        </p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("timeline.column.time")}</th>
              <th scope="col">{t("timeline.column.payment")}</th>
              <th scope="col">{t("timeline.column.customer")}</th>
              <th scope="col" className="end">
                {t("timeline.column.amount")}
              </th>
              <th scope="col" className="end">
                {t("timeline.column.score")}
              </th>
              <th scope="col">{t("timeline.column.outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {alerts.map(({ paymentId, customerId, ms, amount, outcome, score }) => (
              <tr key={paymentId}>
                <td title={format.time(ms)}>{`${format.day(ms)} ${format.clock(ms)}`}</td>
                <td>
                  <EntityLink entity={{ kind: "payment", id: paymentId }} onOpen={onOpen} />
                </td>
                <td>
                  {customerId !== null && (
                    <EntityLink entity={{ kind: "customer", id: customerId }} onOpen={onOpen} />
                  )}
                </td>
                <td className="end">{amount === null ? "–" : `${format.cents(amount)}${THIN}€`}</td>
                <td className="end">{format.decimal(score, 2)}</td>
                <td>
                  <OutcomeTag outcome={outcome} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Who paid most often between the two. */
export function CustomersBetween({ difference: { customers }, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="panel" aria-labelledby="customers-between">
      <header className="panel-head">
        <h2 id="customers-between">{t("timeline.difference.customers")}</h2>
      </header>
      {customers.length === 0 ? (
        <p className="quiet panel-body">{t("timeline.difference.nobody")}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("timeline.column.customer")}</th>
              <th scope="col" className="end">
                {t("timeline.column.payments")}
              </th>
              <th scope="col" className="end">
                {t("timeline.column.paid")}
              </th>
              <th scope="col" className="end">
                {t("timeline.column.alerts")}
              </th>
            </tr>
          </thead>
          <tbody>
            {customers.map(({ customerId, payments, paid, alerts }) => (
              <tr key={customerId}>
                <td>
                  <EntityLink entity={{ kind: "customer", id: customerId }} onOpen={onOpen} />
                </td>
                <td className="end">{format.count(payments)}</td>
                <td className="end">{`${format.cents(paid)}${THIN}€`}</td>
                <td className="end">{format.count(alerts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
