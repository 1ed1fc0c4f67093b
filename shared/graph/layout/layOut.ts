import type { LayoutPlaces, LayoutProgress, LayoutRequest } from "../../contract/layout";
import { componentsOf } from "./adjacency";
import { anchorComponent, separateNodes } from "./anchor";
import { coreNodes, hasCycle, placeComponent } from "./component";
import { placeConcentric } from "./concentric";
import {
  boxOf,
  fixedNodes,
  layoutGraphOf,
  middleOf,
  type Box,
  type LayoutGraph,
} from "./layoutGraph";
import { packAround, packRows, type Extent } from "./pack";
import { placeNew } from "./placeNew";
import type { CoreGraph, CorePlaces } from "./radialTree";
import { APART } from "./spacing";
import { placeByTime } from "./timeOrder";

/** `fine` takes milliseconds a node, `rough` a fraction of one. */
export type ForcesQuality = "fine" | "rough";

/** Places a connected graph with a cycle by forces; the same graph always the same way. */
export type QualityForces = (core: CoreGraph, quality: ForcesQuality) => CorePlaces;

type OnProgress = (progress: LayoutProgress) => void;

/** Nodes laid out finely, at most; where there are more, those of the smallest components. */
const FINE_NODES = 1000;
/** Where they cannot all be laid out finely. */
const FINE_OF_MANY = 500;
/** From so many on the forces take long enough to say that nobody knows how long. */
const LONG = 200;
/** Beyond these a canvas is no sensible shape for a picture. */
const ASPECTS = { least: 0.25, usual: 1.5, most: 4 };

/**
 * Places for every node of a request. Fixed nodes keep exactly theirs; with `newOnly` so does every node that has a
 * place, and where none has one, all are laid out. O(nodes × log) but for the forces.
 *
 * @param forces null where `mayNeedForces` says no
 */
export function layOut(
  request: LayoutRequest,
  forces: QualityForces | null,
  onProgress: OnProgress,
): LayoutPlaces {
  const graph = layoutGraphOf(request);
  const aspect = sensible(request.aspect);
  if (isIncremental(request)) placeNew(graph);
  else if (request.name === "concentric") placeConcentric(graph, request.nodes.risk);
  else if (request.name === "time") placeByTime(graph, request.nodes.firstMs, aspect);
  else {
    if (forces === null) throw new TypeError(`The layout ${request.name} needs forces`);
    placeComponents(graph, { inRows: request.name === "packed", aspect, forces, onProgress });
  }
  onProgress({ fraction: 1 });
  return { x: graph.x, y: graph.y };
}

/** Whether a request can come to need forces. */
export const mayNeedForces = (request: LayoutRequest): boolean =>
  !isIncremental(request) && (request.name === "force" || request.name === "packed");

const isIncremental = ({ newOnly, nodes }: LayoutRequest): boolean =>
  newOnly && nodes.x.some((x, node) => Number.isFinite(x) && Number.isFinite(nodes.y[node]));

const sensible = (aspect: number): number =>
  Number.isFinite(aspect) && aspect > 0
    ? Math.min(ASPECTS.most, Math.max(ASPECTS.least, aspect))
    : ASPECTS.usual;

interface Way {
  /** Largest first in rows, else the largest in the middle and the others around it. */
  readonly inRows: boolean;
  readonly aspect: number;
  readonly forces: QualityForces;
  readonly onProgress: OnProgress;
}

/** Lays out each component by itself, brings those with fixed nodes to them, and packs the others beside those. */
function placeComponents(graph: LayoutGraph, way: Way): void {
  const wanted = { x: graph.x.slice(), y: graph.y.slice() };
  const components = componentsOf(graph.adjacency);
  placeEach(graph, components, way);
  const bound = components.filter((nodes) => nodes.some((node) => graph.fixed[node] === 1));
  for (const nodes of bound) {
    const fixed = nodes.filter((node) => graph.fixed[node] === 1);
    anchorComponent(graph, nodes, { nodes: fixed, ...wanted });
  }
  if (bound.length > 0) separateNodes(graph, bound.flat());
  const free = components.filter((nodes) => nodes.every((node) => graph.fixed[node] === 0));
  pack(
    graph,
    free,
    bound.map((nodes) => boxOf(graph, nodes)),
    way,
  );
}

function placeEach(
  graph: LayoutGraph,
  components: readonly (readonly number[])[],
  { forces, onProgress }: Way,
): void {
  const fine = fineComponents(graph, components);
  let placed = 0;
  let told = 0;
  for (const nodes of components) {
    const quality = fine.has(nodes) ? "fine" : "rough";
    placeComponent(graph, nodes, (core) => {
      if (core.size >= LONG) onProgress({ fraction: null });
      return forces(core, quality);
    });
    placed += nodes.length;
    const percent = Math.floor((100 * placed) / graph.size);
    if (percent === told) continue;
    told = percent;
    onProgress({ fraction: percent / 100 });
  }
}

/** The smallest components first: there are many of them, and rough forces do them less good. */
function fineComponents(
  graph: LayoutGraph,
  components: readonly (readonly number[])[],
): ReadonlySet<readonly number[]> {
  const forced = components
    .filter((nodes) => hasCycle(graph, nodes))
    .map((nodes) => ({ nodes, size: coreNodes(graph, nodes).length }));
  const total = forced.reduce((sum, { size }) => sum + size, 0);
  let left = total <= FINE_NODES ? FINE_NODES : FINE_OF_MANY;
  const fine = new Set<readonly number[]>();
  for (const { nodes, size } of forced.reverse()) {
    if (size > left) break;
    left -= size;
    fine.add(nodes);
  }
  return fine;
}

function pack(
  graph: LayoutGraph,
  components: readonly (readonly number[])[],
  taken: readonly Box[],
  { inRows, aspect }: Way,
): void {
  const boxes = components.map((nodes) => boxOf(graph, nodes));
  const extents = boxes.map(({ left, top, right, bottom }): Extent => ({
    width: right - left,
    height: bottom - top,
  }));
  const all = boxOf(graph, fixedNodes(graph));
  const below = {
    x: all.left,
    y: taken.reduce((most, { bottom }) => Math.max(most, bottom + APART), 0),
  };
  const middles = inRows ? packRows(extents, aspect, below) : packAround(extents, aspect, taken);
  for (const [at, nodes] of components.entries()) {
    const from = middleOf(boxes[at]!);
    const to = middles[at]!;
    for (const node of nodes) {
      graph.x[node]! += to.x - from.x;
      graph.y[node]! += to.y - from.y;
    }
  }
}
