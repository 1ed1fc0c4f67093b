import { useTranslation } from "react-i18next";
import type { AggregateCard } from "#shared/contract/graph";
import { THIN } from "../../../../ui/format";
import { Stat } from "../../../../ui/Stat";
import { useFormat } from "../../../../ui/useFormat";
import { NodeMark } from "../parts/NodeMark";
import { RiskFigure } from "../parts/RiskFigure";

/** Figures of several nodes; a payment that several of them have counts once. */
export function SeveralFigures({ card }: { readonly card: AggregateCard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { byKind, payments, failed, fraud, cents, risk, firstMs, lastMs } = card;
  return (
    <>
      <ul className="graph-links" aria-label={t("graph.several.kinds")}>
        {byKind
          .filter(({ count }) => count > 0)
          .map(({ kind, count }) => (
            <li key={kind}>
              <NodeMark kind={kind} />{" "}
              {t(`graph.count.${kind}s`, { count, n: format.count(count) })}
            </li>
          ))}
      </ul>
      <dl className="stats graph-stats">
        <Stat
          label={t("graph.figure.payments")}
          hint={t("graph.several.once")}
          value={format.count(payments)}
        />
        <Stat
          label={t("graph.figure.failed")}
          hint={t("graph.figure.failedHint")}
          value={format.count(failed)}
        />
        <Stat
          label={t("graph.figure.fraud")}
          hint={t("graph.figure.fraudHint")}
          value={<span className={fraud > 0 ? "risk" : undefined}>{format.count(fraud)}</span>}
        />
        <Stat
          label={t("graph.figure.amount")}
          hint={t("graph.figure.amountHint")}
          value={`${format.money(cents / 100)}${THIN}€`}
        />
        <Stat label={t("graph.pane.risk")} value={<RiskFigure risk={risk} />} />
      </dl>
      {firstMs !== null && lastMs !== null && (
        <p className="graph-times">
          <span>
            <span className="quiet">{t("graph.figure.first")}</span> {format.time(firstMs)}
          </span>
          <span>
            <span className="quiet">{t("graph.figure.last")}</span> {format.time(lastMs)}
          </span>
        </p>
      )}
    </>
  );
}
