import type { LayoutRequest } from "#shared/contract/layout";
import { seeded } from "../seeded";

/** Links by places of nodes. */
export interface BenchGraph {
  readonly size: number;
  readonly links: readonly (readonly [number, number])[];
}

const SEED = 20251101;

/**
 * One connected graph with 1.5 links a node: every node is linked with an earlier one, and half as many links again
 * join any two. The hardest of graphs to lay out that a canvas is likely to be given.
 */
export function tangled(size: number): BenchGraph {
  const random = seeded(SEED + size);
  const below = (bound: number) => Math.floor(random() * bound);
  const links: [number, number][] = [];
  for (let node = 1; node < size; node++) links.push([below(node), node]);
  while (links.length < 1.5 * size) {
    const [from, to] = [below(size), below(size)];
    if (from !== to) links.push([from, to]);
  }
  return { size, links };
}

/** Customers with what they alone use: a forest of stars with 1 to 24 leaves, as the published dataset is. */
export function stars(size: number): BenchGraph {
  const random = seeded(SEED + size);
  const links: [number, number][] = [];
  for (let hub = 0; hub < size;) {
    const end = Math.min(size, hub + 2 + Math.floor(random() * 24));
    for (let leaf = hub + 1; leaf < end; leaf++) links.push([hub, leaf]);
    hub = end;
  }
  return { size, links };
}

/** Asks for all of a graph, which has no places yet. */
export function layoutOf({ size, links }: BenchGraph, name: LayoutRequest["name"]): LayoutRequest {
  const filled = (value: number) => new Float64Array(size).fill(value);
  return {
    name,
    nodes: {
      size,
      kind: Array.from({ length: size }, (_, node) => (node % 3 === 0 ? "customer" : "device")),
      x: filled(NaN),
      y: filled(NaN),
      fixed: new Uint8Array(size),
      width: filled(30),
      risk: filled(NaN),
      firstMs: filled(NaN),
    },
    edges: {
      size: links.length,
      source: Uint32Array.from(links, ([from]) => from),
      target: Uint32Array.from(links, ([, to]) => to),
      weight: new Float64Array(links.length).fill(1),
    },
    aspect: 1.6,
    seed: SEED,
    newOnly: false,
  };
}
