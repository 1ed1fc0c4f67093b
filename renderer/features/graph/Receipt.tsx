import { useTranslation } from "react-i18next";
import { EXPAND_STEP } from "#shared/contract/graph";
import { groupKeyParts, isGroupKey, keyParts } from "#shared/graph/scene/keys";
import { useApp, useGraph } from "../../stores/context";
import { MEMBERS_STEP } from "../../stores/graphGroups";
import type { Receipt as Shown } from "../../stores/graphState";
import { useFormat } from "../../ui/useFormat";
import { NodeLabel } from "./panes/parts/NodeLabel";

/** What the last expansion, or opening a group, has shown of what there is, and the next of it. */
export function Receipt() {
  const receipt = useGraph((state) => state.receipt);
  if (receipt === null) return null;
  return (
    <span className="graph-receipt" role="status">
      {isGroupKey(receipt.key) ? <OfGroup receipt={receipt} /> : <OfNode receipt={receipt} />}
    </span>
  );
}

interface Props {
  readonly receipt: Shown;
}

function OfNode({ receipt: { key, added, shown, total, order, kinds } }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  return (
    <>
      <span className="id-text">{keyParts(key).id}</span>{" "}
      {added === 0 && shown === total
        ? t("graph.toolbar.allShown", { n: format.count(total) })
        : t("graph.toolbar.receipt", {
            n: format.count(shown),
            total: format.count(total),
            order: t(`graph.neighbours.by.${order}`),
          })}
      <Next
        count={Math.min(EXPAND_STEP, total - shown)}
        onNext={(count) => void graph.getState().expand(key, { kinds, order, count })}
      />
    </>
  );
}

function OfGroup({ receipt: { key, shown, total } }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const { by, name } = groupKeyParts(key);
  const isNamed = by === "country" || by === "device";
  return (
    <>
      {isNamed ? t("graph.toolbar.groupNamed") : t("graph.toolbar.groupOf")}{" "}
      <NodeLabel label={name} />{" "}
      {t("graph.toolbar.members", { n: format.count(shown), total: format.count(total) })}
      <Next
        count={Math.min(MEMBERS_STEP, total - shown)}
        onNext={(count) => void graph.getState().moreMembers(key, count)}
      />
    </>
  );
}

interface NextProps {
  readonly count: number;
  readonly onNext: (count: number) => void;
}

function Next({ count, onNext }: NextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (count <= 0) return null;
  return (
    <>
      {" · "}
      <button type="button" className="link" onClick={() => onNext(count)}>
        {t("graph.toolbar.next", { n: format.count(count) })}
      </button>
    </>
  );
}
