import { Button } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { nodeIsThere } from "#shared/graph/scene/difference";
import { useApp, useClock, useGraph } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";

/** The stretch of time that the graph is made of, where it is not all of it, and how many nodes are not in it. */
export function WindowBand() {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const window = useGraph(({ scene }) => scene.filter.window);
  const outside = useOutside();
  if (window === null) return null;
  return (
    <div className="graph-band graph-band-window" role="status">
      <span>
        {t("graph.canvas.window", {
          from: format.time(window.fromMs),
          to: format.time(window.toMs),
        })}
        {outside > 0 &&
          ` · ${t("graph.canvas.outside", { count: outside, n: format.count(outside) })}`}
      </span>
      <Button
        size="small"
        variant="minimal"
        icon={<Cross size={12} title={false} />}
        aria-label={t("graph.filter.clearWindow")}
        title={t("graph.filter.clearWindow")}
        onClick={() => graph.getState().setFilter({ window: null })}
      />
    </div>
  );
}

/** How many nodes the window alone keeps off the canvas. */
function useOutside(): number {
  const { nodes, filter } = useGraph(({ drawn }) => drawn);
  const moment = useClock((state) => state.settled);
  return useMemo(() => {
    const whenever = { window: null };
    const there = nodes.filter((node) => nodeIsThere(node, whenever, moment));
    return there.filter((node) => !nodeIsThere(node, filter, moment)).length;
  }, [nodes, filter, moment]);
}
