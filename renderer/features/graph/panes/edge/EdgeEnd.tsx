import { asNodeKey } from "#shared/graph/scene/keys";
import { useApp, useGraph } from "../../../../stores/context";
import { NodeLabel } from "../parts/NodeLabel";
import { NodeName } from "../parts/NodeName";

/** The node at an end, which a click selects. */
export function EdgeEnd({ nodeKey }: { readonly nodeKey: string }) {
  const { graph } = useApp();
  const key = asNodeKey(nodeKey);
  const label = useGraph(
    ({ drawn }) => drawn.nodes.find((node) => node.key === nodeKey)?.label ?? "",
  );
  return (
    <button type="button" className="link" onClick={() => graph.getState().select([nodeKey])}>
      {key === null ? <NodeLabel label={label} /> : <NodeName nodeKey={key} />}
    </button>
  );
}
