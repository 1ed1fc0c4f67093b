import { Button } from "@blueprintjs/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { EXPAND_STEP, type NodeCard, type NodeKey, type NodeKind } from "#shared/contract/graph";
import { keyParts } from "#shared/graph/scene/keys";
import { usesAt } from "#shared/graph/scene/uses";
import { useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { NodeMark } from "../parts/NodeMark";

interface Props {
  readonly nodeKey: NodeKey;
  readonly links: NodeCard["links"];
  readonly onExpand: (kinds: readonly NodeKind[]) => void;
}

/** Brings the riskiest of its neighbours of a kind onto the canvas. */
export function ExpandButtons({ nodeKey, links, onExpand }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = useShown(nodeKey);
  const some = links.filter(({ count }) => count > 0);
  if (some.length === 0) return null;
  return (
    <div
      className="graph-acts"
      role="group"
      aria-label={t("graph.act.expand", { n: format.count(EXPAND_STEP) })}
    >
      <span className="quiet">{t("graph.act.expand", { n: format.count(EXPAND_STEP) })}</span>
      {some.map(({ kind, count }) => {
        const what = t(`graph.count.${kind}s`, { count, n: format.count(count) });
        const allShown = (shown.get(kind) ?? 0) >= count;
        return (
          <Button
            key={kind}
            size="small"
            disabled={allShown}
            icon={<NodeMark kind={kind} />}
            text={what}
            title={allShown ? t("graph.act.allShown", { what }) : undefined}
            onClick={() => onExpand([kind])}
          />
        );
      })}
    </div>
  );
}

/** How many of its neighbours are on the canvas already, by kind. */
function useShown(nodeKey: NodeKey): ReadonlyMap<NodeKind, number> {
  const edges = useGraph(({ data }) => data.edges);
  const { moment, window } = useGraph(({ at }) => at);
  return useMemo(() => {
    const shown = new Map<NodeKind, number>();
    for (const { source, target, uses } of edges) {
      if (source !== nodeKey && target !== nodeKey) continue;
      if (usesAt(uses, moment, window) === null) continue;
      const { kind } = keyParts(source === nodeKey ? target : source);
      shown.set(kind, (shown.get(kind) ?? 0) + 1);
    }
    return shown;
  }, [edges, moment, nodeKey, window]);
}
