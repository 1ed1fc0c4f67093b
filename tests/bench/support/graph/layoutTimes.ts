import { MultiUndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { LayoutPlaces, LayoutRequest } from "#shared/contract/layout";
import { fcosePlaces } from "#renderer/workers/layout/fcose";
import { LayoutEngine } from "#renderer/workers/layout/layoutEngine";
import { seeded } from "../seeded";
import type { BenchGraph } from "./benchGraph";

/** As the prototypes ran it. */
const ITERATIONS = 300;

const engine = new LayoutEngine(() => Promise.resolve(fcosePlaces));

/** The layout worker's own class, in this process. */
export async function layOutHere(request: LayoutRequest): Promise<LayoutPlaces> {
  const places = await engine.run(request, () => {});
  if (!places.ok) throw new Error(places.error.message);
  return places.value;
}

export async function layoutTook(request: LayoutRequest): Promise<number> {
  const start = performance.now();
  await layOutHere(request);
  return performance.now() - start;
}

/** The same graph by ForceAtlas2 with the settings it infers for its size, from random places. Milliseconds. */
export function forceAtlas2Took({ size, links }: BenchGraph): number {
  const random = seeded(size);
  const graph = new MultiUndirectedGraph();
  for (let node = 0; node < size; node++) graph.addNode(node, { x: random(), y: random() });
  for (const [from, to] of links) graph.addEdge(from, to);
  const start = performance.now();
  const settings = forceAtlas2.inferSettings(graph);
  forceAtlas2(graph, { iterations: ITERATIONS, settings });
  return performance.now() - start;
}
