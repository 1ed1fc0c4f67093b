import { UndirectedGraph } from "graphology";
import betweennessCentrality from "graphology-metrics/centrality/betweenness";
import { METRICS_LIMIT, type GraphAt, type NodeMetrics } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { GraphState } from "../answers/graphState";
import { tiesAt } from "../answers/ties";
import type { GraphIndex } from "../index/graphIndex";
import { communitiesAt } from "./communities";
import type { CommunitiesAt } from "./membership";

/**
 * Degree, betweenness and community of nodes in the graph that they make among themselves, in the order asked; nodes
 * behind the first `METRICS_LIMIT` are left out. Betweenness is Brandes' (2001, doi:10.1080/0022250X.2001.9990249) over
 * unweighted paths, as a share of the pairs of others.
 */
export function metricsAt(
  index: GraphIndex,
  at: GraphAt,
  vertices: readonly number[],
  communitiesOf: CommunitiesAt = communitiesAt,
): readonly NodeMetrics[] {
  const asked = [...new Set(vertices)].slice(0, METRICS_LIMIT);
  // The library refuses a graph without nodes.
  if (asked.length === 0) return [];
  const graph = graphAmong(index, at, asked);
  const betweenness = betweennessCentrality(graph, { getEdgeWeight: null });
  const communities = communitiesOf(index, at);
  return asked.map((vertex, place) => ({
    key: index.keyOf(vertex),
    degree: graph.degree(place),
    betweenness: betweenness[place]!,
    community: communities[vertex] === NONE ? null : index.keyOf(communities[vertex]!),
  }));
}

/** The nodes and every edge between two of them, by place among those asked about. */
function graphAmong(index: GraphIndex, at: GraphAt, vertices: readonly number[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  // Not by vertex: the graph walks its nodes by rising number, and additions in another order differ in the last digit.
  const places = new Map(vertices.map((vertex, place) => [vertex, place]));
  for (const place of places.values()) graph.addNode(place);
  const state = new GraphState(index, at, null, 0);
  const kinds = [...new Set(vertices.map((vertex) => index.kindOf(vertex)))];
  for (const [vertex, place] of places)
    for (const tie of tiesAt(state, vertex, kinds)) {
      const other = places.get(tie.vertex);
      if (other !== undefined) graph.mergeEdge(place, other);
    }
  return graph;
}
