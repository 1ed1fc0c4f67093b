import { useTranslation } from "react-i18next";
import type { PageFigureId, RecordPage } from "#shared/contract/browse";
import { useApp } from "../../stores/context";
import { EntityLink } from "../../ui/EntityLink";
import { THIN } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";
import type { HitAnswers } from "./useHitAnswers";

const OF_PAYMENT = [
  "account_age",
  "payments_before",
  "customers_on_device",
  "customers_on_ip",
] as const satisfies readonly PageFigureId[];
const OF_CUSTOMER = [
  "payments",
  "failed_payments",
  "amount_paid",
  "fraud_labels",
  "sessions",
] as const satisfies readonly PageFigureId[];

/** Whom and what the payment shares with others, and what else is known of the customer by now. */
export function WhatElse({ answers: { payment, customer } }: { readonly answers: HitAnswers }) {
  const { t } = useTranslation();
  if (payment.value === null && customer.value === null)
    return payment.loading || customer.loading ? (
      <div className="alert-waiting" aria-busy aria-label={t("record.loading")} />
    ) : (
      <p className="quiet">{t("alerts.else.nothing")}</p>
    );
  return (
    <>
      <dl className="stats">
        {payment.value !== null && <Figures page={payment.value} ids={OF_PAYMENT} />}
        {customer.value !== null && <Figures page={customer.value} ids={OF_CUSTOMER} />}
      </dl>
      {payment.value !== null && <SharedWith page={payment.value} />}
    </>
  );
}

function Figures({ page, ids }: { page: RecordPage; ids: readonly PageFigureId[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return ids.map((id) => {
    const figure = page.figures.find((one) => one.id === id);
    if (figure === undefined || figure.value === null) return null;
    const { value, unit } = figure;
    const text =
      unit === "eur"
        ? `${format.cents(value)}${THIN}€`
        : unit === "days"
          ? `${format.decimal(value, 1)}${THIN}${t("record.day")}`
          : format.count(value);
    return (
      <div key={id} className="stat" title={t(`record.figure.${id}.hint`)}>
        <dt>{t(`record.figure.${id}.name`)}</dt>
        <dd className={id === "fraud_labels" && value > 0 ? "risk" : undefined}>
          {text.replace("-", "−")}
        </dd>
      </div>
    );
  });
}

const MOST_SHARED = 6;

/** The other customers who had used the payment's device, IP or BIN before it. */
function SharedWith({ page }: { page: RecordPage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { openEntity } = useApp().navigation.getState();
  const list = page.lists.find(({ id }) => id === "shared_with");
  if (list === undefined || list.total === 0)
    return <p className="quiet">{t("alerts.else.alone")}</p>;
  const at = (name: string): number => list.columns.findIndex((column) => column.name === name);
  const field = at("shared_field");
  const frauds = at("known_frauds");
  return (
    <ul className="alert-shared">
      {list.rows.slice(0, MOST_SHARED).map(({ cells, entity }, row) => (
        <li key={row}>
          {entity === null ? (
            <span className="mono">{cells[0]}</span>
          ) : (
            <EntityLink entity={entity} onOpen={openEntity} />
          )}{" "}
          <span className="quiet">{cells[field]}</span>
          {Number(cells[frauds] ?? 0) > 0 && (
            <span className="risk">
              {" "}
              {t("record.fraudLabels", {
                count: Number(cells[frauds]),
                n: format.count(Number(cells[frauds])),
              })}
            </span>
          )}
        </li>
      ))}
      {list.total > MOST_SHARED && (
        <li className="quiet">
          {t("record.shown", { shown: format.count(MOST_SHARED), total: format.count(list.total) })}
        </li>
      )}
    </ul>
  );
}
