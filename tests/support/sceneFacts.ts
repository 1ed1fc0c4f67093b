import type { NodeKey, SceneData, SceneEdge, SceneNode } from "#shared/contract/graph";
import { EMPTY_SCENE, type Scene, type SceneItem } from "#shared/contract/scene";
import { keyParts } from "#shared/graph/scene/keys";
import { NOTHING_KNOWN, type Known } from "#shared/graph/scene/known";
import { mergeUses } from "#shared/graph/scene/uses";
import { usesOf } from "./drawnGraph";

/** A payment at a position of the log: who paid, and with what. */
export interface Paid {
  readonly at: number;
  readonly by: string;
  readonly with: readonly NodeKey[];
}

/** What the engine says of a scene of everything these payments name. */
export function dataOf(
  payments: readonly Paid[],
  more: (key: NodeKey) => Partial<SceneNode> = () => ({}),
): SceneData {
  const edges = new Map<string, SceneEdge>();
  for (const { at, by, with: others } of payments)
    for (const target of others) {
      const source = `customer:${by}`;
      const key = `${source}|${target}`;
      const before = edges.get(key);
      const uses = mergeUses([
        ...(before === undefined ? [] : [before.uses]),
        usesOf({ position: at }),
      ]);
      edges.set(key, { key, source, target, uses });
    }
  const all = [...edges.values()];
  const keys = [...new Set(all.flatMap(({ source, target }) => [source, target]))];
  return {
    nodes: keys.map((key) => nodeOf(key, all, more(key))),
    edges: all,
    unknown: [],
  };
}

function nodeOf(key: NodeKey, edges: readonly SceneEdge[], more: Partial<SceneNode>): SceneNode {
  const own = edges.filter(({ source, target }) => source === key || target === key);
  const uses = mergeUses(own.map((edge) => edge.uses));
  return {
    key,
    ...keyParts(key),
    uses,
    firstPosition: uses.position[0]!,
    firstMs: uses.ms[0]!,
    country: null,
    component: null,
    community: null,
    neighbours: own.length,
    card: null,
    ...more,
  };
}

/** A scene of these, each at a place of its own. */
export const sceneOf = (keys: readonly string[], more: Partial<Scene> = {}): Scene => ({
  ...EMPTY_SCENE,
  items: keys.map((key, at): SceneItem => ({ key, x: at * 100, y: 0 })),
  ...more,
});

export const knownOf = (data: SceneData, more: Partial<Known> = {}): Known => ({
  ...NOTHING_KNOWN,
  data,
  ...more,
});
