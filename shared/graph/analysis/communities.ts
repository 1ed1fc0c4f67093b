import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { GraphAt } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import type { GraphIndex } from "../index/graphIndex";
import type { CommunitiesAt, Membership } from "./membership";
import { degreeOf, joinedBy, neighboursOf, sharingAt, type Sharing } from "./sharing";

/** Where the walk over the nodes of a component begins is drawn; the same draws every time. */
const SEED = 20251101;

/**
 * Two parts stay apart unless the links between them weigh more than this times the weights of their members' links. The
 * value keeps rings whole whose members hand devices on, and parts offices that one device bridges (decision note 0029).
 */
const DENSITY = 0.025;

/**
 * Communities of customers (Louvain: Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008), each component by itself
 * and with a resolution in proportion to its links, so that a community depends on nothing outside its component, and its
 * size not on that of the component (Traag et al. 2011, doi:10.1103/PhysRevE.84.016114). Two customers are linked by every
 * device and IP that joins them, with 1/(n − 1) for one of n customers (Newman 2001, doi:10.1103/PhysRevE.64.016132):
 * whatever is shared gives each of its customers 1 in all, and an IP of many binds no two of them. A device or an IP goes
 * with most of the customers it joins.
 */
export const communitiesAt: CommunitiesAt = (index, at) => {
  const sharing = sharingAt(index, at);
  const earliest = earliestCustomers(index, at, sharing);
  const communities: Membership = new Uint32Array(index.size).fill(NONE);
  sharing.vertices.forEach((vertex, place) => {
    const member = place < sharing.customers ? place : majority(joinedBy(sharing, place), earliest);
    communities[vertex] = sharing.vertices[earliest[member]!]!;
  });
  return communities;
};

/** The earliest customer of each customer's community, both by place. */
function earliestCustomers(index: GraphIndex, at: GraphAt, sharing: Sharing): Uint32Array {
  const earliest = Uint32Array.from({ length: sharing.customers }, (_, place) => place);
  for (const entities of sharedByComponent(index, at, sharing)) {
    const found = communitiesOf(sharing, entities);
    const firsts = new Map<number, number>();
    for (const place of [...found.keys()].sort((a, b) => a - b)) {
      const community = found.get(place)!;
      if (!firsts.has(community)) firsts.set(community, place);
      earliest[place] = firsts.get(community)!;
    }
  }
  return earliest;
}

/** Devices and IPs of at least two customers, component by component. */
function sharedByComponent(
  index: GraphIndex,
  at: GraphAt,
  sharing: Sharing,
): Iterable<readonly number[]> {
  const components = index.componentsAt(at);
  const shared = new Map<number, number[]>();
  for (let entity = sharing.customers; entity < sharing.vertices.length; entity++) {
    if (degreeOf(sharing, entity) < 2) continue;
    const first = sharing.vertices[neighboursOf(sharing, entity)[0]!]!;
    const { earliest } = components.of(first)!;
    const entities = shared.get(earliest);
    if (entities === undefined) shared.set(earliest, [entity]);
    else entities.push(entity);
  }
  return shared.values();
}

/** Number of the community of each customer that the entities, which are all of a component, join. */
function communitiesOf(sharing: Sharing, entities: readonly number[]): ReadonlyMap<number, number> {
  const [first] = entities;
  // Those that all share one thing are linked alike, and nothing can part them.
  if (entities.length === 1)
    return new Map(Array.from(joinedBy(sharing, first!), (place) => [place, 0]));
  const generator = xoroshiro128plus(SEED);
  const { graph, weight } = customerGraph(sharing, entities);
  const found = louvain(graph, {
    resolution: DENSITY * 2 * weight,
    rng: () => uniformFloat64(generator),
  });
  return new Map(Object.entries(found).map(([place, community]) => [Number(place), community]));
}

/** Customers by place and what links them, and the weight of all links together. */
function customerGraph(
  sharing: Sharing,
  entities: readonly number[],
): { readonly graph: UndirectedGraph; readonly weight: number } {
  const graph = new UndirectedGraph();
  let total = 0;
  for (const entity of entities) {
    const customers = joinedBy(sharing, entity);
    const weight = 1 / (degreeOf(sharing, entity) - 1);
    total += (weight * customers.length * (customers.length - 1)) / 2;
    customers.forEach((customer, at) => {
      graph.mergeNode(customer);
      for (const other of customers.subarray(0, at))
        graph.updateEdge(other, customer, ({ weight: known = 0 }) => ({
          weight: Number(known) + weight,
        }));
    });
  }
  return { graph, weight: total };
}

/** A customer of the community that most are of; of equal ones, of that which comes first among them. */
function majority(customers: Uint32Array, communityOf: Uint32Array): number {
  const counts = new Map<number, number>();
  for (const customer of customers) {
    const community = communityOf[customer]!;
    counts.set(community, (counts.get(community) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return customers.find((customer) => counts.get(communityOf[customer]!) === most)!;
}
