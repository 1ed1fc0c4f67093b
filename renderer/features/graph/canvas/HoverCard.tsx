import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DrawnEdge, DrawnNode } from "#shared/graph/scene/drawn";
import { asNodeKey, keyParts } from "#shared/graph/scene/keys";
import { usesAt } from "#shared/graph/scene/uses";
import { useClock, useGraph } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";
import { NodeLabel } from "../panes/parts/NodeLabel";
import type { ConnectedCanvas } from "./connectPainter";

/** Room for the card beside what it is about. */
const WIDTH = 340;
const GAP = 12;

/** What is under the pointer, with its figures as of the clock. */
export function HoverCard({ canvas }: { readonly canvas: ConnectedCanvas }) {
  const hovered = useGraph((state) => state.hovered);
  const node = useGraph(({ drawn }) => drawn.nodes.find(({ key }) => key === hovered) ?? null);
  const edge = useGraph(({ drawn }) => drawn.edges.find(({ key }) => key === hovered) ?? null);
  const nodes = useGraph(({ drawn }) => drawn.nodes.length);
  const [, setFrame] = useState(0);
  const [began, setBegan] = useState({ hovered, nodes });
  if (began.hovered !== hovered) setBegan({ hovered, nodes });
  useEffect(() => {
    if (hovered === null) return;
    return canvas.subscribe(() => setFrame((frame) => frame + 1));
  }, [canvas, hovered]);
  const spot = node === null ? middleOf(canvas, edge) : canvas.painter.spotOf(node.key);
  // What has just been put beside the node is not covered.
  if (spot === null || nodes > began.nodes) return null;
  const isRight = spot.x > canvas.painter.camera().size.width - WIDTH;
  const beside = (spot.radius + GAP) * (isRight ? -1 : 1);
  return (
    <div
      className="graph-hover"
      role="tooltip"
      data-side={isRight ? "left" : "right"}
      style={{ left: Math.round(spot.x + beside), top: Math.round(spot.y - GAP) }}
    >
      {node === null ? edge !== null && <EdgeFacts edge={edge} /> : <NodeFacts node={node} />}
    </div>
  );
}

function middleOf({ painter }: ConnectedCanvas, edge: DrawnEdge | null) {
  const from = edge && painter.spotOf(edge.source);
  const to = edge && painter.spotOf(edge.target);
  if (from === null || to === null) return null;
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, radius: 0 };
}

function NodeFacts({ node }: { readonly node: DrawnNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { group, more, note } = node;
  return (
    <>
      <strong>
        {t(`graph.kind.${node.kind}`)} <NodeLabel label={node.label} />
      </strong>
      {group === null ? (
        <Figures of={node} />
      ) : (
        <span>
          {t("graph.canvas.groupFigures", {
            customers: format.count(group.customers),
            payments: format.count(group.payments),
            fraud: format.count(group.fraud),
          })}
        </span>
      )}
      {more > 0 && <span>{t("graph.canvas.more", { count: more, n: format.count(more) })}</span>}
      {note !== null && <span className="graph-hover-note">{note}</span>}
    </>
  );
}

function EdgeFacts({ edge }: { readonly edge: DrawnEdge }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, source, target, shares, weight, similarity } = edge;
  return (
    <>
      <strong>{t(`graph.canvas.edge.${kind}`)}</strong>
      {kind === "link" &&
        [source, target]
          .flatMap((key) => asNodeKey(key) ?? [])
          .map((key) => (
            <span key={key}>
              {t(`graph.kind.${keyParts(key).kind}`)} <NodeLabel label={keyParts(key).id} />
            </span>
          ))}
      {similarity !== null && (
        <span>{t(`graph.canvas.likeness.${similarity}`, { share: format.share(weight) })}</span>
      )}
      {kind === "groups" && (
        <span>{t("graph.canvas.sharedCount", { count: weight, n: format.count(weight) })}</span>
      )}
      {shares.slice(0, MOST_SHARES).map((key) => (
        <span key={key}>
          {t(`graph.kind.${keyParts(key).kind}`)} <NodeLabel label={keyParts(key).id} />
        </span>
      ))}
      {(kind === "link" || kind === "shared") && <Figures of={edge} />}
    </>
  );
}

const MOST_SHARES = 4;

function Figures({ of }: { readonly of: DrawnNode | DrawnEdge }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moment = useClock((state) => state.moment);
  const window = useGraph(({ drawn }) => drawn.filter.window);
  const at = usesAt(of.uses, moment, window);
  if (at === null) return <span>{t("graph.canvas.noPayment")}</span>;
  return (
    <>
      <span>
        {t("graph.canvas.figures", {
          count: at.payments,
          n: format.count(at.payments),
          amount: format.money(at.cents / 100),
        })}
      </span>
      <span>
        {t("graph.canvas.outcomes", {
          failed: format.count(at.failed),
          fraud: format.count(at.fraud),
          risk: Number.isNaN(at.risk) ? "–" : format.decimal(at.risk),
        })}
      </span>
      <span className="quiet">
        {t("graph.canvas.span", { from: format.time(at.firstMs), to: format.time(at.lastMs) })}
      </span>
    </>
  );
}
