import { useTranslation } from "react-i18next";
import type { NodeCard } from "#shared/contract/graph";
import { THIN } from "../../../../ui/format";
import { Stat } from "../../../../ui/Stat";
import { useFormat } from "../../../../ui/useFormat";
import { Sparkline } from "../parts/Sparkline";

interface Props {
  readonly card: NodeCard;
  readonly nowMs: number | null;
}

/** Its payments, links and component as of the clock. */
export function CardFigures({ card, nowMs }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { payments, failed, cents, firstMs, lastMs, component, links, bars } = card;
  if (payments === 0 && links.every(({ count }) => count === 0))
    return <p className="graph-note">{t("graph.card.nothingYet")}</p>;
  return (
    <>
      <dl className="stats graph-stats">
        <Stat label={t("graph.figure.payments")} value={format.count(payments)} />
        <Stat
          label={t("graph.figure.failed")}
          hint={t("graph.figure.failedHint")}
          value={format.count(failed)}
        />
        <Stat
          label={t("graph.figure.amount")}
          hint={t("graph.figure.amountHint")}
          value={`${format.money(cents / 100)}${THIN}€`}
        />
        {component !== null && (
          <Stat
            label={t("graph.figure.component")}
            hint={t("graph.figure.componentHint")}
            value={t("graph.count.customers", { count: component, n: format.count(component) })}
          />
        )}
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
      {payments > 0 && (
        <Sparkline bars={bars} fromMs={card.fromMs} toMs={card.toMs} nowMs={nowMs} />
      )}
    </>
  );
}
