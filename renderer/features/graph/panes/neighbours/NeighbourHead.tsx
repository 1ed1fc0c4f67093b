import { Button, HTMLSelect, InputGroup } from "@blueprintjs/core";
import { Add } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import {
  EXPAND_STEP,
  NEIGHBOUR_ORDERS,
  type NeighbourOrder,
  type NeighbourPage,
  type NodeCard,
  type NodeKind,
} from "#shared/contract/graph";
import { useFormat } from "../../../../ui/useFormat";
import { NodeMark } from "../parts/NodeMark";

interface Props {
  readonly page: NeighbourPage;
  readonly links: NodeCard["links"];
  /** Only these are listed; null = all. */
  readonly kind: NodeKind | null;
  readonly order: NeighbourOrder;
  readonly text: string;
  readonly onKind: (kind: NodeKind | null) => void;
  readonly onOrder: (order: NeighbourOrder) => void;
  readonly onText: (text: string) => void;
  /** Brings so many of those left; null where the node itself is not on the canvas. */
  readonly onNext: ((count: number) => void) | null;
}

/** The receipt: how many of how many are shown and in which order the rest comes, and what narrows the list. */
export function NeighbourHead(props: Props) {
  const { page, links, kind, order, text, onKind, onOrder, onText, onNext } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const next = Math.min(EXPAND_STEP, page.left);
  return (
    <header className="graph-neighbours-head">
      <h3>{t("graph.neighbours.title")}</h3>
      <p role="status">
        {t("graph.neighbours.receipt", {
          shown: format.count(page.shown),
          total: format.count(page.total),
          order: t(`graph.neighbours.by.${order}`),
        })}{" "}
        <span className="quiet">{kindsText()}</span>
      </p>
      <div className="graph-acts">
        {onNext !== null && next > 0 && (
          <Button
            size="small"
            icon={<Add size={12} title={false} />}
            text={t("graph.neighbours.next", { n: format.count(next) })}
            title={t("graph.neighbours.nextHint", { order: t(`graph.neighbours.by.${order}`) })}
            onClick={() => onNext(next)}
          />
        )}
        {links
          .filter(({ count }) => count > 0)
          .map((one) => {
            const text = t(`graph.count.${one.kind}s`, {
              count: one.count,
              n: format.count(one.count),
            });
            return (
              <Button
                key={one.kind}
                size="small"
                variant="minimal"
                active={kind === one.kind}
                aria-pressed={kind === one.kind}
                icon={<NodeMark kind={one.kind} />}
                text={text}
                aria-label={t("graph.neighbours.only", { what: text })}
                title={t("graph.neighbours.only", { what: text })}
                onClick={() => onKind(kind === one.kind ? null : one.kind)}
              />
            );
          })}
      </div>
      <div className="graph-line">
        <InputGroup
          fill
          size="small"
          type="search"
          aria-label={t("graph.neighbours.filter")}
          placeholder={t("graph.neighbours.filter")}
          value={text}
          onValueChange={onText}
        />
        <HTMLSelect
          aria-label={t("graph.neighbours.order")}
          value={order}
          onChange={({ currentTarget }) => {
            const chosen = NEIGHBOUR_ORDERS.find((one) => one === currentTarget.value);
            if (chosen !== undefined) onOrder(chosen);
          }}
          options={NEIGHBOUR_ORDERS.map((value) => ({
            value,
            label: t(`graph.neighbours.by.${value}`),
          }))}
        />
      </div>
    </header>
  );

  /** `3 of 5 devices, 0 of 2 IP addresses`: which kinds the receipt is about. */
  function kindsText(): string {
    return page.byKind
      .filter(({ total }) => total > 0)
      .map(({ kind: one, total, shown }) =>
        t("graph.pane.shown", {
          shown: format.count(shown),
          total: t(`graph.count.${one}s`, { count: total, n: format.count(total) }),
        }),
      )
      .join(", ");
  }
}
