import type { NodeKey, SceneEdge } from "../../contract/graph";
import type { Scene } from "../../contract/scene";
import { JOINED_CUSTOMERS } from "../types";
import type { DrawnEdge } from "./drawn";
import type { Drawing } from "./drawnItems";
import { keyParts } from "./keys";
import type { Known } from "./known";
import { mergeUses } from "./uses";

/** One thing that two customers share. */
interface Share {
  readonly what: NodeKey;
  readonly first: SceneEdge;
  readonly second: SceneEdge;
  /** When the later of the two has used it. */
  readonly position: number;
  readonly ms: number;
}

/**
 * Customers alone; an edge is what two of them share, and exists once both have used it. Whatever is known to be shared
 * counts but what is hidden or filtered away, be it among the items or not. An entity links only its first customers:
 * an office would link everybody with everybody.
 */
export function customersAlone(drawing: Drawing, scene: Scene, known: Known): Drawing {
  const nodes = drawing.nodes.filter(({ kind }) => kind === "customer");
  const shown = new Set(nodes.map(({ key }) => key));
  const hidden = new Set(scene.items.flatMap(({ key, hidden: is }) => (is === true ? [key] : [])));
  const pairs = new Map<string, Share[]>();
  for (const [what, edges] of linksByEntity(scene, known, shown)) {
    if (hidden.has(what)) continue;
    edges.forEach((second, at) => {
      for (const first of edges.slice(0, at)) {
        const key = [first.source, second.source].sort().join("|");
        const share = { what, first, second, ...startOf(second) };
        const known = pairs.get(key);
        if (known === undefined) pairs.set(key, [share]);
        else known.push(share);
      }
    });
  }
  return { nodes, edges: [...pairs].map(([key, shares]) => sharedEdge(key, shares)) };
}

const startOf = ({ uses }: SceneEdge) => ({
  position: uses.position[0] ?? NaN,
  ms: uses.ms[0] ?? NaN,
});

/** By entity its links with the customers shown, the earliest first. */
function linksByEntity({ filter }: Scene, { data }: Known, shown: ReadonlySet<NodeKey>) {
  const links = new Map<NodeKey, SceneEdge[]>();
  for (const edge of data.edges) {
    const { kind } = keyParts(edge.target);
    const isEntity = kind !== "customer" && kind !== "session" && kind !== "payment";
    if (!isEntity || !shown.has(edge.source) || !filter.kinds.includes(kind)) continue;
    const own = links.get(edge.target);
    if (own === undefined) links.set(edge.target, [edge]);
    else own.push(edge);
  }
  for (const [what, own] of links) {
    own.sort((a, b) => startOf(a).position - startOf(b).position);
    links.set(what, own.slice(0, JOINED_CUSTOMERS));
  }
  return links;
}

function sharedEdge(key: string, shares: readonly Share[]): DrawnEdge {
  const inOrder = shares.toSorted((a, b) => a.position - b.position);
  const [earliest] = inOrder;
  const { first, second, position, ms } = earliest!;
  const [source, target] = [first.source, second.source].sort();
  return {
    key,
    source: source!,
    target: target!,
    kind: "shared",
    similarity: null,
    uses: mergeUses(inOrder.flatMap((share) => [share.first.uses, share.second.uses])),
    firstPosition: position,
    firstMs: ms,
    shares: inOrder.map(({ what }) => what),
    weight: NaN,
    dimmed: false,
  };
}
