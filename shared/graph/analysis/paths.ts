import type { GraphAt, GraphPath, NodeKind, PathsAnswer, PathStep } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { within, type GraphIndex } from "../index/graphIndex";
import { listAt, listsOf, type Lists } from "../index/lists";
import { bestPaths, type CostGraph } from "./bestPaths";
import { degreeOf, neighboursOf, sharingAt, type Sharing } from "./sharing";

/** Costs are whole numbers: log2 to 20 binary places, and behind these room for the length of a path to tell ties apart. */
const RARITY_UNITS = 2 ** 20;
const LENGTH_ROOM = 2 ** 13;

/** Kinds that a node of another kind is linked with; a way begins or ends there and never passes through. */
const LINKED_WITH: Readonly<Record<NodeKind, readonly ("customer" | "device" | "ip")[]>> = {
  customer: [],
  device: [],
  ip: [],
  bin: ["customer"],
  card: ["customer"],
  merchant: ["customer"],
  session: ["customer", "ip"],
  payment: ["customer", "device", "ip"],
};

/** Devices, IPs and customers by place, and behind them the two ends where they are of another kind. */
interface PathGraph extends CostGraph {
  readonly sharing: Sharing;
  readonly ends: readonly [number, number];
}

/**
 * The ways between two nodes through devices and IPs, those that pass what few customers share first. Passing an entity
 * costs log2(customers sharing it at the moment); the two ends cost nothing, as all ways have them. Of equal ways
 * the shorter comes first, then the one through what was seen earlier. Every customer of an entity counts as linked, also
 * behind the first that it joins to a component: an office's IP is a way, and a dear one.
 *
 * @param count at most as many ways
 */
export function pathsBetween(
  index: GraphIndex,
  at: GraphAt,
  from: number,
  to: number,
  count: number,
): PathsAnswer {
  const graph = pathGraph(index, at, from, to);
  const [source, target] = graph.ends;
  const vertexOf = (node: number): number => {
    if (node === source) return from;
    return node === target ? to : graph.sharing.vertices[node]!;
  };
  const found = from === to ? [[source]] : bestPaths(graph, source, target, count);
  const paths = found.map((nodes) => pathOf(index, graph.sharing, nodes.map(vertexOf)));
  if (paths.length > 0 || count === 0) return { paths, apart: null };
  const sizes = graph.ends.map((end) => customersReached(index, graph, end, vertexOf));
  return { paths, apart: [sizes[0]!, sizes[1]!] };
}

function pathOf(index: GraphIndex, sharing: Sharing, vertices: readonly number[]): GraphPath {
  const steps = vertices.map((vertex): PathStep => {
    const place = sharing.placeOf(vertex);
    const isShared = place !== NONE && place >= sharing.customers;
    return { key: index.keyOf(vertex), customers: isShared ? degreeOf(sharing, place) : null };
  });
  const cost = steps
    .slice(1, -1)
    .reduce((sum, { customers }) => sum + Math.log2(customers ?? 1), 0);
  return { steps, cost };
}

function pathGraph(index: GraphIndex, at: GraphAt, from: number, to: number): PathGraph {
  const sharing = sharingAt(index, at);
  const shared = sharing.vertices.length;
  const ends = [from, to].map((vertex, end) => {
    const place = sharing.placeOf(vertex);
    return place === NONE ? shared + end : place;
  });
  const linked = [from, to].map((vertex) => linkedPlaces(index, at, sharing, vertex));
  return {
    sharing,
    ends: [ends[0]!, ends[1]!],
    neighbours: withEnds(sharing, linked),
    cost: Float64Array.from({ length: shared + 2 }, (_, node) => costOf(sharing, node)),
  };
}

function costOf(sharing: Sharing, node: number): number {
  if (node < sharing.customers || node >= sharing.vertices.length) return 1;
  return Math.round(Math.log2(degreeOf(sharing, node)) * RARITY_UNITS) * LENGTH_ROOM + 1;
}

/** Places that a node which has none itself is linked with by the payments that count. */
function linkedPlaces(
  index: GraphIndex,
  at: GraphAt,
  sharing: Sharing,
  vertex: number,
): readonly number[] {
  const places = new Set<number>();
  const kinds = LINKED_WITH[index.kindOf(vertex)];
  for (const ordinal of within(index.paymentsOf(vertex), index.rangeAt(at)))
    for (const kind of kinds) {
      const code = index.payments.codes[kind][ordinal]!;
      const place = code === NONE ? NONE : sharing.placeOf(index.verticesOf(kind).from + code);
      if (place !== NONE) places.add(place);
    }
  return [...places];
}

const withEnds = (sharing: Sharing, linked: readonly (readonly number[])[]): Lists => {
  const shared = sharing.vertices.length;
  if (linked.every((places) => places.length === 0))
    return { ...sharing.neighbours, offsets: withTwoEmpty(sharing.neighbours.offsets) };
  return listsOf(shared + 2, (add) => {
    for (let place = 0; place < shared; place++)
      for (const neighbour of neighboursOf(sharing, place)) add(place, neighbour);
    linked.forEach((places, end) => {
      for (const place of places) {
        add(place, shared + end);
        add(shared + end, place);
      }
    });
  });
};

function withTwoEmpty(offsets: Uint32Array): Uint32Array {
  const longer = new Uint32Array(offsets.length + 2).fill(offsets.at(-1)!);
  longer.set(offsets);
  return longer;
}

/** Customers that a node is connected with by whatever is shared, itself among them where it is one. */
function customersReached(
  index: GraphIndex,
  graph: PathGraph,
  end: number,
  vertexOf: (node: number) => number,
): number {
  const reached = new Uint8Array(graph.cost.length);
  const stack = [end];
  reached[end] = 1;
  let customers = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (index.kindOf(vertexOf(node)) === "customer") customers++;
    for (const next of listAt(graph.neighbours, node)) {
      if (reached[next] === 1) continue;
      reached[next] = 1;
      stack.push(next);
    }
  }
  return customers;
}
