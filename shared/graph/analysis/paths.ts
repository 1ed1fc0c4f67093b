import {
  SHARED_KINDS,
  type GraphAt,
  type GraphPath,
  type PathsAnswer,
  type PathStep,
} from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { GraphState } from "../answers/graphState";
import { tiesAt } from "../answers/ties";
import type { GraphIndex } from "../index/graphIndex";
import { listAt, listsOf } from "../index/lists";
import { bestPaths, type CostGraph } from "./bestPaths";
import { degreeOf, neighboursOf, sharingAt, type Sharing } from "./sharing";

/** Costs are whole numbers: log2 to 20 binary places, and behind these room for the length of a path to tell ties apart. */
const RARITY_UNITS = 2 ** 20;
const LENGTH_ROOM = 2 ** 13;

/** What ways lead through. A node of another kind is linked with these; a way begins or ends there and never passes it. */
const WAY_KINDS = ["customer", ...SHARED_KINDS] as const;

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
  const vertices = [from, to];
  const ends = vertices.map((vertex, end) => placeOr(sharing, vertex, shared + end));
  const nodeOf = (vertex: number): number => {
    const end = vertices.indexOf(vertex);
    return end < 0 ? sharing.placeOf(vertex) : ends[end]!;
  };
  const state = new GraphState(index, at, null, 0);
  const kinds = [...WAY_KINDS, ...vertices.map((vertex) => index.kindOf(vertex))];
  const neighbours = listsOf(shared + 2, (add) => {
    for (let place = 0; place < shared; place++)
      for (const neighbour of neighboursOf(sharing, place)) add(place, neighbour);
    for (const [end, vertex] of vertices.entries()) {
      if (ends[end]! < shared) continue;
      for (const node of tiesAt(state, vertex, kinds).map((tie) => nodeOf(tie.vertex))) {
        if (node === NONE) continue;
        add(node, ends[end]!);
        add(ends[end]!, node);
      }
    }
  });
  const cost = Float64Array.from({ length: shared + 2 }, (_, node) => costOf(sharing, node));
  return { sharing, ends: [ends[0]!, ends[1]!], neighbours, cost };
}

function placeOr(sharing: Sharing, vertex: number, otherwise: number): number {
  const place = sharing.placeOf(vertex);
  return place === NONE ? otherwise : place;
}

function costOf(sharing: Sharing, node: number): number {
  if (node < sharing.customers || node >= sharing.vertices.length) return 1;
  return Math.round(Math.log2(degreeOf(sharing, node)) * RARITY_UNITS) * LENGTH_ROOM + 1;
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
