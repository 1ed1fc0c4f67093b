import type { LayoutGraph, Point } from "./layoutGraph";
import { separate } from "./separate";
import { GAP } from "./spacing";

/** Where fixed nodes have to be, by node. */
export interface Anchors {
  readonly nodes: readonly number[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Brings a placed component to its fixed nodes: turned and moved as a whole to lie as near to them as it can, then
 * each node by what the fixed ones about it still lack, the nearer the more (Shepard's interpolation).
 */
export function anchorComponent(
  graph: LayoutGraph,
  nodes: readonly number[],
  { nodes: fixed, x, y }: Anchors,
): void {
  const turn = bestTurn(graph, fixed, { x, y });
  for (const node of nodes) {
    const placed = turn({ x: graph.x[node]!, y: graph.y[node]! });
    graph.x[node] = placed.x;
    graph.y[node] = placed.y;
  }
  const stay = fixed.map((node) => ({
    node,
    x: graph.x[node]!,
    y: graph.y[node]!,
    dx: x[node]! - graph.x[node]!,
    dy: y[node]! - graph.y[node]!,
  }));
  for (const node of nodes) {
    let [weights, dx, dy] = [0, 0, 0];
    for (const at of stay) {
      const weight = 1 / ((graph.x[node]! - at.x) ** 2 + (graph.y[node]! - at.y) ** 2 + 1);
      weights += weight;
      dx += weight * at.dx;
      dy += weight * at.dy;
    }
    graph.x[node]! += dx / weights;
    graph.y[node]! += dy / weights;
  }
  for (const node of fixed) {
    graph.x[node] = x[node]!;
    graph.y[node] = y[node]!;
  }
}

/** Moves nodes that are not fixed until none of `nodes` overlaps another of them. */
export function separateNodes(graph: LayoutGraph, nodes: readonly number[]): void {
  const x = Float64Array.from(nodes, (node) => graph.x[node]!);
  const y = Float64Array.from(nodes, (node) => graph.y[node]!);
  const radius = Float64Array.from(nodes, (node) => graph.radius[node]! + GAP / 2);
  const fixed = Uint8Array.from(nodes, (node) => graph.fixed[node]!);
  separate({ x, y, radius }, fixed);
  for (const [at, node] of nodes.entries()) {
    graph.x[node] = x[at]!;
    graph.y[node] = y[at]!;
  }
}

/** The turn, mirrored or not, and move that brings nodes nearest to where they are wanted (least squares). */
function bestTurn(
  graph: LayoutGraph,
  nodes: readonly number[],
  wanted: { readonly x: Float64Array; readonly y: Float64Array },
): (point: Point) => Point {
  const mean = (values: Float64Array) =>
    nodes.reduce((sum, node) => sum + values[node]!, 0) / nodes.length;
  const from = { x: mean(graph.x), y: mean(graph.y) };
  const to = { x: mean(wanted.x), y: mean(wanted.y) };
  const fit = (mirror: 1 | -1) => {
    let [along, across] = [0, 0];
    for (const node of nodes) {
      const px = graph.x[node]! - from.x;
      const py = mirror * (graph.y[node]! - from.y);
      const qx = wanted.x[node]! - to.x;
      const qy = wanted.y[node]! - to.y;
      along += px * qx + py * qy;
      across += px * qy - py * qx;
    }
    return { mirror, strength: Math.hypot(along, across), angle: Math.atan2(across, along) };
  };
  const plain = fit(1);
  const mirrored = fit(-1);
  const { mirror, angle } = mirrored.strength > plain.strength + 1e-9 ? mirrored : plain;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ({ x, y }) => {
    const px = x - from.x;
    const py = mirror * (y - from.y);
    return { x: to.x + px * cos - py * sin, y: to.y + px * sin + py * cos };
  };
}
