import { GAP, LINK } from "./spacing";

/** A connected graph by its own numbers of nodes, each with a disc that must not be entered by others. */
export interface CoreGraph {
  readonly size: number;
  readonly neighbours: readonly (readonly number[])[];
  readonly radius: Float64Array;
}

export interface CorePlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * A tree about its centre: distance is depth, and every branch has a sector of its own, as wide as its discs need and
 * no wider than lets its links pass by the centre. Of a graph with cycles, the tree of shortest ways from its centre.
 */
export function radialTree(tree: CoreGraph): CorePlaces {
  const { order, parent, depth } = walk(tree, centreOf(tree));
  const root = order[0]!;
  const least = distancesOf(tree, order, depth);
  const total = anglesOf(tree, order, parent, (node) => least[depth[node]!]!)[root]!;
  // The angle a disc needs shrinks at least as fast as its distance grows.
  const wider = Math.max(1, total / (2 * Math.PI));
  const distance = least.map((value) => value * wider);
  const need = anglesOf(tree, order, parent, (node) => distance[depth[node]!]!);
  const below = childrenSum(order, parent, need);

  const x = new Float64Array(tree.size);
  const y = new Float64Array(tree.size);
  /** The sector of a node's children, and where the next of them begins. */
  const sector = new Float64Array(tree.size);
  const next = new Float64Array(tree.size);
  sector[root] = 2 * Math.PI;
  for (const node of order.slice(1)) {
    const above = parent[node]!;
    const own = (sector[above]! * need[node]!) / below[above]!;
    const middle = next[above]! + own / 2;
    next[above]! += own;
    const far = distance[depth[node]!]!;
    x[node] = far * Math.cos(middle);
    y[node] = far * Math.sin(middle);
    const beyond = distance[depth[node]! + 1];
    const seen = beyond === undefined ? own : 2 * Math.acos(far / beyond);
    sector[node] = Math.min(own, Math.max(seen, below[node]!));
    next[node] = middle - sector[node] / 2;
  }
  return { x, y };
}

interface Walk {
  /** Parents before children, children of one parent next to each other. */
  readonly order: readonly number[];
  readonly parent: Int32Array;
  readonly depth: Uint32Array;
}

function walk({ size, neighbours }: CoreGraph, root: number): Walk {
  const parent = new Int32Array(size).fill(-1);
  const depth = new Uint32Array(size);
  const order = [root];
  for (const node of order)
    for (const neighbour of neighbours[node]!) {
      if (neighbour === root || parent[neighbour] !== -1) continue;
      parent[neighbour] = node;
      depth[neighbour] = depth[node]! + 1;
      order.push(neighbour);
    }
  return { order, parent, depth };
}

/** The middle of the longest way through the tree. */
function centreOf(tree: CoreGraph): number {
  const end = walk(tree, 0).order.at(-1)!;
  const { order, parent, depth } = walk(tree, end);
  let centre = order.at(-1)!;
  for (let steps = depth[centre]! >> 1; steps > 0; steps--) centre = parent[centre]!;
  return centre;
}

/** Distance from the centre by depth. */
function distancesOf({ radius }: CoreGraph, order: readonly number[], depth: Uint32Array) {
  const reach: number[] = [];
  for (const node of order) {
    const at = depth[node]!;
    reach[at] = Math.max(reach[at] ?? 0, radius[node]!);
  }
  const distance = [0];
  for (let at = 1; at < reach.length; at++)
    distance.push(distance[at - 1]! + reach[at - 1]! + reach[at]! + LINK);
  return distance;
}

/** The angle each branch needs as it is seen from the centre. */
function anglesOf(
  { radius, size }: CoreGraph,
  order: readonly number[],
  parent: Int32Array,
  distanceOf: (node: number) => number,
): Float64Array {
  const need = new Float64Array(size);
  for (const node of order.slice(1).reverse()) {
    const own = 2 * Math.asin(Math.min(1, (radius[node]! + GAP / 2) / distanceOf(node)));
    need[node] = Math.max(own, need[node]!);
    need[parent[node]!]! += need[node];
  }
  return need;
}

function childrenSum(order: readonly number[], parent: Int32Array, need: Float64Array) {
  const sums = new Float64Array(need.length);
  for (const node of order.slice(1)) sums[parent[node]!]! += need[node]!;
  return sums;
}
