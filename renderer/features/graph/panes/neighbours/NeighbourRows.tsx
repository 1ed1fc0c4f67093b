import { Locate, Plus } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { Neighbour, NeighbourPage, NodeKey } from "#shared/contract/graph";
import { THIN } from "../../../../ui/format";
import { useFormat } from "../../../../ui/useFormat";
import { moveInList } from "../parts/moveInList";
import { NodeName } from "../parts/NodeName";
import { RiskFigure } from "../parts/RiskFigure";

interface Props {
  readonly page: NeighbourPage;
  readonly onAdd: (key: NodeKey) => void;
  readonly onGoTo: (key: NodeKey) => void;
  /** Lists more of those left; null where all are listed. */
  readonly onMore: (() => void) | null;
}

/** Those that are not on the canvas, each added by Enter or a click; then those that are, which it goes to. */
export function NeighbourRows({ page, onAdd, onGoTo, onMore }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, left, shown, shownRows, total } = page;
  if (total === 0) return <p className="graph-note quiet">{t("graph.neighbours.none")}</p>;
  if (rows.length === 0 && shownRows.length === 0)
    return <p className="graph-note quiet">{t("graph.neighbours.nothing")}</p>;
  return (
    <div onKeyDown={moveInList}>
      {rows.length > 0 && (
        <ul className="graph-list" aria-label={t("graph.neighbours.notShown")}>
          {rows.map((row) => (
            <Row key={row.key} row={row} onChoose={() => onAdd(row.key)} />
          ))}
        </ul>
      )}
      {onMore !== null && (
        <p className="graph-note">
          {t("graph.pane.listed", { shown: format.count(rows.length), total: format.count(left) })}{" "}
          <button type="button" className="link" data-list-item onClick={onMore}>
            {t("graph.neighbours.more")}
          </button>
        </p>
      )}
      {shownRows.length > 0 && (
        <>
          <h4 className="graph-list-title">
            {t("graph.neighbours.shown", {
              shown: format.count(shownRows.length),
              total: format.count(shown),
            })}
          </h4>
          <ul className="graph-list" aria-label={t("graph.pane.onCanvas")}>
            {shownRows.map((row) => (
              <Row key={row.key} row={row} onChoose={() => onGoTo(row.key)} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Row({ row, onChoose }: { readonly row: Neighbour; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { key, ref, shown, risk, payments, failed, fraud, cents, lastMs } = row;
  const isCustomer = ref.kind === "customer";
  const sharing = { count: row.shared, n: format.count(row.shared) };
  const facts = [
    t("graph.count.payments", { count: payments, n: format.count(payments) }),
    `${format.money(Math.round(cents / 100))}${THIN}€`,
    ...(failed > 0 ? [t("graph.count.failed", { count: failed, n: format.count(failed) })] : []),
    ...(fraud > 0 ? [t("graph.count.fraud", { count: fraud, n: format.count(fraud) })] : []),
    ...(ref.kind === "device" || ref.kind === "ip" || isCustomer
      ? [isCustomer ? t("graph.count.entities", sharing) : t("graph.search.sharedBy", sharing)]
      : []),
    ...(Number.isFinite(lastMs) ? [format.day(lastMs)] : []),
  ];
  const act = shown
    ? t("graph.neighbours.goTo", { id: ref.id })
    : t("graph.neighbours.add", { id: ref.id });
  return (
    <li>
      <button type="button" className="graph-row" data-list-item title={act} onClick={onChoose}>
        {shown ? <Locate size={12} title={false} /> : <Plus size={12} title={false} />}
        <span className="graph-row-name">
          <NodeName nodeKey={key} />
        </span>
        <RiskFigure risk={risk} />
        <span className="graph-row-facts">{facts.join(" · ")}</span>
      </button>
    </li>
  );
}
