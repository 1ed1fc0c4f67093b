import type {
  GroupMap,
  NodeKey,
  PathsAnswer,
  Scene,
  SceneData,
  SceneEdge,
  SceneItem,
  SceneNode,
  Similarity,
} from "../../contract/graph";
import { keyParts } from "./keys";
import type { DrawnEdge, DrawnGraph, DrawnNode } from "./drawn";

/** What the engine has said of a scene. */
export interface Known {
  readonly data: SceneData;
  readonly map: GroupMap | null;
  readonly paths: PathsAnswer | null;
  readonly similar: ReadonlyMap<NodeKey, readonly Similarity[]>;
  readonly joined: readonly Joined[];
}

/** A neighbour of a followed node that is not among the items: it is there from a position of the log on. */
export interface Joined {
  readonly key: NodeKey;
  readonly beside: NodeKey;
  readonly from: number;
}

export const NOTHING_KNOWN: Known = {
  data: { nodes: [], edges: [], unknown: [] },
  map: null,
  paths: null,
  similar: new Map(),
  joined: [],
};

/** What is put on the canvas of a scene, whatever the moment. */
export function drawnGraph(scene: Scene, known: Known): DrawnGraph {
  const { filter } = scene;
  const items = new Map(scene.items.map((item) => [item.key, item]));
  const nodes = known.data.nodes.flatMap((node) => {
    const item = items.get(node.key);
    const shown = item !== undefined && item.hidden !== true && filter.kinds.includes(node.kind);
    return shown ? [drawnNode(node, item)] : [];
  });
  const shown = new Set(nodes.map(({ key }) => key));
  const edges = known.data.edges.flatMap((edge) =>
    shown.has(edge.source) && shown.has(edge.target) ? [drawnLink(edge)] : [],
  );
  const { window, leastPayments, leastRisk } = filter;
  return { nodes, edges, filter: { window, leastPayments, leastRisk } };
}

function drawnNode(node: SceneNode, item: SceneItem): DrawnNode {
  return {
    key: node.key,
    kind: node.kind,
    label: keyParts(node.key).id,
    x: item.x,
    y: item.y,
    width: 26,
    pinned: item.pinned ?? false,
    colour: item.colour ?? null,
    note: item.note ?? null,
    uses: node.uses,
    firstPosition: node.firstPosition,
    firstMs: node.firstMs,
    group: null,
    dimmed: false,
    more: 0,
  };
}

function drawnLink({ key, source, target, uses }: SceneEdge): DrawnEdge {
  return {
    key,
    source,
    target,
    kind: "link",
    similarity: null,
    uses,
    firstPosition: uses.position[0] ?? NaN,
    firstMs: uses.ms[0] ?? NaN,
    shares: [],
    weight: NaN,
    dimmed: false,
  };
}
