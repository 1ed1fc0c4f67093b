import { useTranslation } from "react-i18next";
import type { NodeKey } from "#shared/contract/graph";
import { NodeMark } from "./NodeMark";
import { keyParts } from "#shared/graph/scene/keys";

/** Shape and id of a node, its kind for those who hear it. */
export function NodeName({ nodeKey }: { readonly nodeKey: NodeKey }) {
  const { t } = useTranslation();
  const { kind, id } = keyParts(nodeKey);
  return (
    <span className="node-name" title={`${t(`graph.kind.${kind}`)} ${id}`}>
      <NodeMark kind={kind} />
      <span className="visually-hidden">{t(`graph.kind.${kind}`)} </span>
      <span className="mono">{id}</span>
    </span>
  );
}
