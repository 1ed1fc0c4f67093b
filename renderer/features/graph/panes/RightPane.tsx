import { asNodeKey, isEdgeKey } from "#shared/graph/scene/keys";
import { useGraph } from "../../../stores/context";
import { NodePane } from "./card/NodePane";
import { EdgePane } from "./edge/EdgePane";
import { LostEdgePane } from "./edge/LostEdgePane";
import { GroupPane } from "./groups/GroupPane";
import { ScenePane } from "./scene/ScenePane";
import { SeveralPane } from "./several/SeveralPane";

/** What is selected on the canvas: its facts, its neighbours and what can be done. */
export function RightPane() {
  return (
    <div className="graph-right">
      <Selected />
    </div>
  );
}

function Selected() {
  const selected = useGraph((state) => state.selected);
  const { nodes, edges } = useGraph((state) => state.drawn);
  const [only] = selected;
  if (only === undefined) return <ScenePane />;
  if (selected.length > 1) return <SeveralPane selected={selected} />;
  const group = nodes.find(({ key }) => key === only)?.group ?? null;
  if (group !== null) return <GroupPane key={only} group={group} />;
  const edge = edges.find(({ key }) => key === only);
  if (edge !== undefined) return <EdgePane key={only} edge={edge} />;
  if (isEdgeKey(only)) return <LostEdgePane edgeKey={only} />;
  const node = asNodeKey(only);
  return node === null ? <ScenePane /> : <NodePane key={node} nodeKey={node} />;
}
