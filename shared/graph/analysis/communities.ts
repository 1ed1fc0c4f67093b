import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { GraphAt } from "../../contract/graph";
import type { GraphIndex } from "../index/graphIndex";
import { membershipOf, type Membership } from "./membership";
import { degreeOf, joinedBy, sharingAt, type Sharing } from "./sharing";

/** Where the walk over the nodes begins is drawn; the same draws every time. */
const SEED = 20251101;

/**
 * Communities of customers and of the devices and IPs they share (Louvain: Blondel et al. 2008,
 * doi:10.1088/1742-5468/2008/10/P10008).
 *
 * A link to a device or IP of n customers weighs 1/log2(1 + n): a device of two says more than an IP of fifteen, and a
 * customer with both goes with the device. An entity links the customers alone that it joins to a component, so
 * that a community lies within a component and an office or a carrier welds nothing together.
 */
export function communitiesAt(index: GraphIndex, at: GraphAt): Membership {
  const sharing = sharingAt(index, at);
  const graph = weightedGraph(sharing);
  const generator = xoroshiro128plus(SEED);
  // It asks for the weight of all links together, which must not be 0.
  const found = graph.size === 0 ? {} : louvain(graph, { rng: () => uniformFloat64(generator) });
  return membershipOf(index, sharing, (place) => found[place] ?? null);
}

function weightedGraph(sharing: Sharing): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let entity = sharing.customers; entity < sharing.vertices.length; entity++) {
    const customers = degreeOf(sharing, entity);
    if (customers < 2) continue;
    graph.addNode(entity);
    const weight = 1 / Math.log2(1 + customers);
    for (const customer of joinedBy(sharing, entity)) {
      graph.mergeNode(customer);
      graph.addEdge(entity, customer, { weight });
    }
  }
  return graph;
}
