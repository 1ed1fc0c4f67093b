import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { EXPAND_STEP, type NodeCard, type NodeKind } from "#shared/contract/graph";
import { useFormat } from "../../../../ui/useFormat";
import { NodeMark } from "../parts/NodeMark";

interface Props {
  readonly links: NodeCard["links"];
  readonly onExpand: (kinds: readonly NodeKind[]) => void;
}

/** Brings the riskiest of its neighbours of a kind onto the canvas. */
export function ExpandButtons({ links, onExpand }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const some = links.filter(({ count }) => count > 0);
  if (some.length === 0) return null;
  return (
    <div
      className="graph-acts"
      role="group"
      aria-label={t("graph.act.expand", { n: format.count(EXPAND_STEP) })}
    >
      <span className="quiet">{t("graph.act.expand", { n: format.count(EXPAND_STEP) })}</span>
      {some.map(({ kind, count }) => (
        <Button
          key={kind}
          size="small"
          icon={<NodeMark kind={kind} />}
          text={t(`graph.count.${kind}s`, { count, n: format.count(count) })}
          onClick={() => onExpand([kind])}
        />
      ))}
    </div>
  );
}
