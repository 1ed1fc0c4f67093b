import type { NodeKey, SceneData } from "../../contract/graph";
import type { Scene } from "../../contract/scene";
import { groupNameOf } from "./groupLabel";
import { groupKeyParts } from "./keys";

/** What is on the canvas of a group of the map: its customers, and what no other customer on the canvas uses. */
export function membersOf(scene: Scene, data: SceneData, groupKey: string): readonly NodeKey[] {
  const held = new Set(scene.items.map(({ key }) => key));
  const nodes = data.nodes.filter(({ key }) => held.has(key));
  const edges = data.edges.filter(({ source, target }) => held.has(source) && held.has(target));
  const { by, name } = groupKeyParts(groupKey);
  const users = new Set(
    edges.flatMap(({ source, target }) => (target === `device:${name}` ? [source] : [])),
  );
  const customers = new Set(
    nodes.flatMap((node) => {
      const isMember = by === "device" ? users.has(node.key) : groupNameOf(node, by) === name;
      return node.kind === "customer" && isMember ? [node.key] : [];
    }),
  );
  const around = new Map<NodeKey, boolean>();
  for (const { source, target } of edges)
    around.set(target, (around.get(target) ?? true) && customers.has(source));
  const own = [...around].flatMap(([key, isOwn]) => (isOwn ? [key] : []));
  return [...customers, ...own];
}
