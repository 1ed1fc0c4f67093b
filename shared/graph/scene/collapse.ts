import type { NodeKey, SceneData } from "../../contract/graph";
import type { Scene } from "../../contract/scene";

/** Neighbours of a node that hang on nothing else on the canvas; those that are pinned or noted stay. */
export function collapsible(scene: Scene, data: SceneData, key: NodeKey): readonly NodeKey[] {
  const kept = new Set(
    scene.items.flatMap((item) =>
      item.pinned === true || item.note !== undefined ? [item.key] : [],
    ),
  );
  const held = new Set(scene.items.map((item) => item.key));
  const degrees = new Map<NodeKey, number>();
  const beside = new Set<NodeKey>();
  for (const { source, target } of data.edges) {
    if (!held.has(source) || !held.has(target)) continue;
    degrees.set(source, (degrees.get(source) ?? 0) + 1);
    degrees.set(target, (degrees.get(target) ?? 0) + 1);
    if (source === key) beside.add(target);
    if (target === key) beside.add(source);
  }
  return [...beside].filter((other) => degrees.get(other) === 1 && !kept.has(other));
}
