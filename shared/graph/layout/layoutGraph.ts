import { NODE_KINDS } from "../../contract/graph";
import type { LayoutRequest } from "../../contract/layout";
import { Adjacency } from "./adjacency";

/** What is laid out, and where its nodes are by now. */
export interface LayoutGraph {
  readonly size: number;
  readonly adjacency: Adjacency;
  /** Half of the width. */
  readonly radius: Float64Array;
  /** Of its kind, in the order in which kinds are shown. */
  readonly kind: Uint8Array;
  /** 1 = keeps its place; only what has a place can. */
  readonly fixed: Uint8Array;
  /** Overwritten by the layout; NaN = nowhere yet. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function layoutGraphOf({ nodes, edges }: LayoutRequest): LayoutGraph {
  const { size } = nodes;
  const isPlaced = (node: number): boolean =>
    Number.isFinite(nodes.x[node]) && Number.isFinite(nodes.y[node]);
  return {
    size,
    adjacency: new Adjacency(size, edges),
    radius: nodes.width.map((width) => width / 2),
    kind: Uint8Array.from(nodes.kind, (kind) =>
      kind === "group" ? 0 : 1 + NODE_KINDS.indexOf(kind),
    ),
    fixed: nodes.fixed.map((fixed, node) => (fixed === 1 && isPlaced(node) ? 1 : 0)),
    x: nodes.x.map((x, node) => (isPlaced(node) ? x : NaN)),
    y: nodes.y.map((y, node) => (isPlaced(node) ? y : NaN)),
  };
}

/** Around the discs of some nodes; of none, a point at the origin. */
export function boxOf({ x, y, radius }: LayoutGraph, nodes: Iterable<number>): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const node of nodes) {
    left = Math.min(left, x[node]! - radius[node]!);
    top = Math.min(top, y[node]! - radius[node]!);
    right = Math.max(right, x[node]! + radius[node]!);
    bottom = Math.max(bottom, y[node]! + radius[node]!);
  }
  return left === Infinity
    ? { left: 0, top: 0, right: 0, bottom: 0 }
    : { left, top, right, bottom };
}

export const middleOf = ({ left, top, right, bottom }: Box): Point => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});

/** The mean place of some nodes; null of none. */
export function barycentreOf(graph: LayoutGraph, nodes: Iterable<number>): Point | null {
  let x = 0;
  let y = 0;
  let count = 0;
  for (const node of nodes) {
    x += graph.x[node]!;
    y += graph.y[node]!;
    count++;
  }
  return count === 0 ? null : { x: x / count, y: y / count };
}

export const fixedNodes = (graph: LayoutGraph): number[] =>
  Array.from(graph.fixed.keys()).filter((node) => graph.fixed[node] === 1);
