import { Button, Switch } from "@blueprintjs/core";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { graphDifference } from "#shared/graph/scene/difference";
import { useApp, useClock, useGraph } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";
import type { GraphPainter } from "./graphPainter";

/** What is new between the marks A and B of the clock, told and drawn; nothing without both marks. */
export function DifferenceStrip({ painter }: { readonly painter: GraphPainter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const marks = useClock((state) => state.marks);
  const drawn = useGraph((state) => state.drawn);
  const [on, setOn] = useState(false);
  const { a, b } = marks;
  const difference = useMemo(
    () => (on && a !== null && b !== null ? graphDifference(drawn, a, b) : null),
    [on, drawn, a, b],
  );
  const later = a !== null && b !== null ? (a.before > b.before ? a : b) : null;
  useEffect(() => {
    if (difference === null || later === null) return;
    painter.setDifference(
      new Map([...difference.newNodes].map((key) => [key, "+"])),
      new Set([...difference.same, ...difference.grown]),
      later,
    );
    return () => painter.setDifference(new Map(), new Set(), null);
  }, [painter, difference, later]);
  if (a === null || b === null || drawn.nodes.length === 0) return null;
  const [from, to] = a.ms <= b.ms ? [a, b] : [b, a];
  return (
    <div className="graph-band" role="status">
      <Switch
        className="graph-band-switch"
        checked={on}
        label={t("graph.canvas.difference.compare")}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      {difference === null ? (
        <Button
          size="small"
          variant="minimal"
          text={t("graph.canvas.difference.window")}
          onClick={() => graph.getState().setFilter({ window: { fromMs: from.ms, toMs: to.ms } })}
        />
      ) : (
        <span>
          {t("graph.canvas.difference.new", {
            nodes: t("graph.canvas.difference.nodes", {
              count: difference.newNodes.size,
              n: format.count(difference.newNodes.size),
            }),
            links: t("graph.canvas.difference.links", {
              count: difference.newEdges.size,
              n: format.count(difference.newEdges.size),
            }),
            grown: format.count(difference.grown.size),
          })}
        </span>
      )}
    </div>
  );
}
