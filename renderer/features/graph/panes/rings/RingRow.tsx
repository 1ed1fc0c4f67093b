import { Button } from "@blueprintjs/core";
import { Graph, Play } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { Ring } from "#shared/graph/rings/types";
import { THIN } from "../../../../ui/format";
import { useFormat } from "../../../../ui/useFormat";
import { CaseButton } from "../parts/CaseButton";
import { InCases } from "./InCases";
import { NodeMark } from "../parts/NodeMark";
import { RiskFigure } from "../parts/RiskFigure";
import { ringSentence } from "./ringSentence";

interface Props {
  readonly ring: Ring;
  /** It was put on the canvas from here. */
  readonly chosen: boolean;
  readonly onShow: (ring: Ring) => void;
  readonly onPlay: (ring: Ring) => void;
}

/** A ring: its score and what makes it, why it is one in a sentence, who and what is in it, and what can be done. */
export function RingRow({ ring, chosen, onShow, onPlay }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { customers, entities, amountCents, firstMs, lastMs, score, parts } = ring;
  const amount = `${format.money(Math.round(amountCents / 100))}${THIN}€`;
  const span = `${format.day(firstMs)} – ${format.date(lastMs)} · ${amount}`;
  return (
    <article className={chosen ? "graph-ring graph-ring-chosen" : "graph-ring"}>
      <header className="graph-ring-head">
        <span
          title={t("graph.ring.scoreHint", {
            rarity: format.cents(parts.rarity),
            velocity: format.cents(parts.velocity),
            outcome: format.cents(parts.outcome),
          })}
        >
          <RiskFigure risk={score} />
        </span>
        <span className="quiet">{span}</span>
      </header>
      <p>{ringSentence(ring, t, format)}</p>
      <InCases customers={customers} />
      <details className="graph-ring-members">
        <summary>
          {t("graph.ring.members", {
            customers: t("graph.count.customers", {
              count: customers.length,
              n: format.count(customers.length),
            }),
            entities: t("graph.count.shared", {
              count: entities.length,
              n: format.count(entities.length),
            }),
          })}
        </summary>
        <ul>
          {customers.map((id) => (
            <li key={id}>
              <NodeMark kind="customer" /> <span className="mono">{id}</span>
            </li>
          ))}
          {entities.map(({ kind, id, customers: sharing }) => (
            <li key={`${kind}:${id}`}>
              <NodeMark kind={kind} /> <span className="mono">{id}</span>{" "}
              <span className="quiet">
                {t("graph.search.sharedBy", { count: sharing, n: format.count(sharing) })}
              </span>
            </li>
          ))}
        </ul>
      </details>
      <div className="graph-acts">
        <Button
          size="small"
          icon={<Graph size={12} title={false} />}
          text={t("graph.ring.show")}
          title={t("graph.ring.showHint")}
          onClick={() => onShow(ring)}
        />
        <Button
          size="small"
          icon={<Play size={12} title={false} />}
          text={t("graph.ring.play")}
          title={t("graph.ring.playHint")}
          onClick={() => onPlay(ring)}
        />
        <CaseButton
          customers={customers}
          proposed={caseTitle()}
          note={`${ringSentence(ring, t, format)} ${span}`}
        />
      </div>
    </article>
  );

  /** By what most of them share. */
  function caseTitle(): string {
    const sharing = t("graph.count.customers", {
      count: customers.length,
      n: format.count(customers.length),
    });
    const [first, ...others] = entities;
    if (first === undefined) return sharing;
    const most = others.reduce((a, b) => (b.customers > a.customers ? b : a), first);
    return t("graph.ring.caseTitle", {
      customers: sharing,
      entity: `${t(`graph.kind.${most.kind}`)} ${most.id}`,
    });
  }
}
