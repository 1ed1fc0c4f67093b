import type { Uses } from "#shared/contract/graph";
import type { DrawnEdge, DrawnGraph, DrawnNode } from "#shared/graph/scene/drawn";
import type { BenchGraph } from "../benchGraph";

export interface Places {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const MS = Date.UTC(2025, 10, 1);

/** One payment of 20.00; its risk by the node's number, so that every colour is there. */
const usesOf = (number: number): Uses => ({
  position: Uint32Array.of(number),
  ms: Float64Array.of(MS + number),
  cents: Float64Array.of(2000),
  flags: Uint8Array.of(0),
  score: Float32Array.of((number % 10) / 10),
});

/** A graph as the canvas is given it, with everything that is drawn of a node. */
export function drawnOf({ size, links }: BenchGraph, { x, y }: Places): DrawnGraph {
  const nodes = Array.from({ length: size }, (_, node): DrawnNode => {
    const kind = node % 3 === 0 ? "customer" : "device";
    return {
      key: keyOf(node),
      kind,
      label: `${kind} ${node}`,
      x: x[node]!,
      y: y[node]!,
      width: 30,
      pinned: false,
      colour: null,
      note: null,
      uses: usesOf(node),
      firstPosition: NaN,
      firstMs: MS,
      group: null,
      dimmed: false,
      more: node % 7,
    };
  });
  const edges = links.map(([from, to], link): DrawnEdge => ({
    key: `${keyOf(from)}|${keyOf(to)}|${link}`,
    source: keyOf(from),
    target: keyOf(to),
    kind: "link",
    similarity: null,
    uses: usesOf(link),
    firstPosition: NaN,
    firstMs: MS,
    shares: [],
    weight: NaN,
    dimmed: false,
  }));
  return { nodes, edges, filter: { window: null, leastPayments: 1, leastRisk: 0 } };
}

export const keyOf = (node: number): string => `${node % 3 === 0 ? "customer" : "device"}:${node}`;
