import type { SceneEdge, SceneNode } from "../../contract/graph";
import type { Scene, SceneItem } from "../../contract/scene";
import type { DrawnEdge, DrawnNode } from "./drawn";
import { keyParts } from "./keys";
import type { Joined, Known } from "./known";
import { placeAround } from "./placing";

/** Nodes and edges on their way to the canvas, one view after the other changing them. */
export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** The items that are not hidden, those that have joined, and the links between them. */
export function drawnItems(scene: Scene, known: Known): Drawing {
  const items = new Map(scene.items.map((item) => [item.key, item]));
  const joined = new Map(known.joined.map((one) => [one.key, one]));
  const beside = new Map<string, number>();
  const nodes = known.data.nodes.flatMap((node) => {
    if (!scene.filter.kinds.includes(node.kind)) return [];
    const item = items.get(node.key);
    if (item !== undefined) return item.hidden === true ? [] : [drawnNode(node, item)];
    const one = joined.get(node.key);
    return one === undefined ? [] : [joinedNode(node, one, items, beside)];
  });
  const shown = new Set(nodes.map(({ key }) => key));
  const edges = known.data.edges.filter(
    ({ source, target }) => shown.has(source) && shown.has(target),
  );
  const more = neighboursNotShown(known, edges);
  return {
    nodes: nodes.map((node) => ({ ...node, more: more.get(node.key) ?? 0 })),
    edges: edges.map(drawnLink),
  };
}

function drawnNode(node: SceneNode, item: SceneItem): DrawnNode {
  return {
    key: node.key,
    kind: node.kind,
    label: keyParts(node.key).id,
    ...standingOf(item),
    width: widthOf(node),
    uses: node.uses,
    firstPosition: node.firstPosition,
    firstMs: node.firstMs,
    group: null,
    dimmed: false,
    more: 0,
  };
}

/** What the item says of how its node or group looks. */
export const standingOf = (item: SceneItem | undefined) => ({
  x: item?.x ?? null,
  y: item?.y ?? null,
  pinned: item?.pinned ?? false,
  colour: item?.colour ?? null,
  note: item?.note ?? null,
});

/** @param counts how many have joined beside each node, in the order they appeared */
function joinedNode(
  node: SceneNode,
  { key, beside, from }: Joined,
  items: ReadonlyMap<string, SceneItem>,
  counts: Map<string, number>,
): DrawnNode {
  const number = counts.get(beside) ?? 0;
  counts.set(beside, number + 1);
  const { x, y } = items.get(beside) ?? { x: null, y: null };
  const place = x === null || y === null ? { x, y } : placeAround({ x, y }, number);
  return { ...drawnNode(node, { key, ...place }), firstPosition: from };
}

/** Diameter of a node by its kind, and the area by how many neighbours it has. */
function widthOf({ kind, neighbours }: SceneNode): number {
  if (kind === "payment") return 14;
  if (kind === "session") return 12;
  return Math.min(22 + 5 * Math.sqrt(Math.max(neighbours - 1, 0)), 56);
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

/** Kinds that `SceneNode.neighbours` counts. */
const COUNTED = new Set(["customer", "device", "ip"]);

function neighboursNotShown({ data, at }: Known, edges: readonly SceneEdge[]) {
  const more = new Map(data.nodes.map(({ key, neighbours }) => [key, neighbours]));
  const before = at.moment?.before ?? Infinity;
  const isCounted = (key: string): boolean => COUNTED.has(keyParts(key).kind);
  for (const { source, target, uses } of edges) {
    if (!isCounted(source) || !isCounted(target) || !((uses.position[0] ?? NaN) < before)) continue;
    for (const key of [source, target]) more.set(key, Math.max((more.get(key) ?? 0) - 1, 0));
  }
  return more;
}
