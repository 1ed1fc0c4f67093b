import type { NodeKey, Similarity } from "../../contract/graph";
import type { DrawnEdge, DrawnNode } from "./drawn";
import type { Drawing } from "./drawnItems";
import type { Known } from "./known";
import { NO_USES } from "./uses";

/** Likenesses between customers that are shown: marked edges that are no links, one a pair and kind. */
export function withSimilarities(drawing: Drawing, { similar }: Known): Drawing {
  const nodes = new Map(drawing.nodes.map((node) => [node.key, node]));
  const edges = new Map<string, DrawnEdge>();
  for (const [key, likes] of similar)
    for (const like of likes) {
      const [one, other] = [nodes.get(key), nodes.get(like.key)];
      if (one === undefined || other === undefined) continue;
      const edge = similarEdge(one, other, like);
      edges.set(edge.key, edges.get(edge.key) ?? edge);
    }
  return { nodes: drawing.nodes, edges: [...drawing.edges, ...edges.values()] };
}

function similarEdge(one: DrawnNode, other: DrawnNode, like: Similarity): DrawnEdge {
  const ends: readonly NodeKey[] = [one.key, other.key].sort();
  const later = other.firstPosition > one.firstPosition ? other : one;
  return {
    key: `similar:${like.kind}|${ends.join("|")}`,
    source: ends[0]!,
    target: ends[1]!,
    kind: "similar",
    similarity: like.kind,
    uses: NO_USES,
    firstPosition: later.firstPosition,
    firstMs: later.firstMs,
    shares: [],
    weight: like.strength,
    dimmed: false,
  };
}
