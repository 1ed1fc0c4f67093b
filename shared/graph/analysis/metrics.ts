import { UndirectedGraph } from "graphology";
import betweennessCentrality from "graphology-metrics/centrality/betweenness";
import { METRICS_LIMIT, type GraphAt, type NodeMetrics } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { within, type GraphIndex } from "../index/graphIndex";
import { NAMED_KINDS } from "../index/graphPayments";
import { communitiesAt } from "./communities";

/**
 * Degree, betweenness and community of nodes in the graph that they make among themselves, in the order asked; nodes
 * behind the first `METRICS_LIMIT` are left out. Betweenness is Brandes' (2001, doi:10.1080/0022250X.2001.9990249) over
 * unweighted paths, as a share of the pairs of others.
 */
export function metricsAt(
  index: GraphIndex,
  at: GraphAt,
  vertices: readonly number[],
): readonly NodeMetrics[] {
  const asked = [...new Set(vertices)].slice(0, METRICS_LIMIT);
  const graph = graphAmong(index, at, asked);
  const betweenness = betweennessCentrality(graph, { getEdgeWeight: null });
  const communities = communitiesAt(index, at);
  return asked.map((vertex) => ({
    key: index.keyOf(vertex),
    degree: graph.degree(vertex),
    betweenness: betweenness[vertex]!,
    community: communities[vertex] === NONE ? null : index.keyOf(communities[vertex]!),
  }));
}

/** The nodes and every link between two of them, as the canvas has it: by vertex. */
function graphAmong(index: GraphIndex, at: GraphAt, vertices: readonly number[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const vertex of vertices) graph.addNode(vertex);
  const link = (a: number, b: number): void => {
    if (a !== NONE && b !== NONE && graph.hasNode(a) && graph.hasNode(b)) graph.mergeEdge(a, b);
  };
  const range = index.rangeAt(at);
  for (const vertex of vertices)
    for (const ordinal of within(index.paymentsOf(vertex), range)) {
      const kind = index.kindOf(vertex);
      const named = (other: (typeof NAMED_KINDS)[number]): number => {
        const code = index.payments.codes[other][ordinal]!;
        return code === NONE ? NONE : index.verticesOf(other).from + code;
      };
      if (kind === "session") link(vertex, named("ip"));
      if (kind === "payment") for (const other of NAMED_KINDS) link(vertex, named(other));
      if (kind === "customer")
        for (const other of NAMED_KINDS) if (other !== "customer") link(vertex, named(other));
    }
  return graph;
}
