import { barycentreOf, type LayoutGraph } from "./layoutGraph";
import { radialTree, type CoreGraph, type CorePlaces } from "./radialTree";
import { placesOn, ringsFor, type Ring } from "./rings";
import { separate } from "./separate";
import { GAP, LINK } from "./spacing";

/** Places a connected graph that has a cycle by forces. */
export type Forces = (core: CoreGraph) => CorePlaces;

/** A node of a component's core and its leaves: those it alone is linked with. */
interface Hub {
  readonly node: number;
  readonly leaves: readonly number[];
  readonly rings: readonly Ring[];
  /** Diameter that each leaf needs. */
  readonly slot: number;
  /** Of node and leaves together. */
  readonly radius: number;
}

/**
 * Places one component about the origin, whatever is fixed. Leaves go on rings about their node, so that a star needs
 * no forces; a core without a cycle is drawn as a tree; only what is left is given to the forces.
 *
 * @param nodes of the component, rising
 */
export function placeComponent(graph: LayoutGraph, nodes: readonly number[], forces: Forces): void {
  const hubs = hubsOf(graph, nodes);
  const core = coreOf(graph, hubs);
  const places = placeCore(core, forces);
  for (const [at, { node }] of hubs.entries()) {
    graph.x[node] = places.x[at]!;
    graph.y[node] = places.y[at]!;
  }
  for (const [at, hub] of hubs.entries())
    placeLeaves(
      graph,
      hub,
      core.neighbours[at]!.map((other) => hubs[other]!.node),
    );
}

/** Nodes of the core of a component, which is what stays when its leaves are taken off; of a pair, the first. */
export const coreNodes = ({ adjacency }: LayoutGraph, nodes: readonly number[]): number[] =>
  nodes.length <= 2 ? nodes.slice(0, 1) : nodes.filter((node) => adjacency.degree(node) > 1);

/** Whether a component has a cycle; only then is it given to the forces. */
export function hasCycle({ adjacency }: LayoutGraph, nodes: readonly number[]): boolean {
  const ends = nodes.reduce((total, node) => total + adjacency.degree(node), 0);
  return ends / 2 >= nodes.length;
}

function hubsOf(graph: LayoutGraph, nodes: readonly number[]): Hub[] {
  const { adjacency, radius, kind } = graph;
  const core = coreNodes(graph, nodes);
  return core.map((node) => {
    const leaves = Array.from(adjacency.of(node))
      .filter((other) => adjacency.degree(other) === 1 && other !== core[0])
      .sort((a, b) => kind[a]! - kind[b]! || a - b);
    const largest = leaves.reduce((most, leaf) => Math.max(most, radius[leaf]!), 0);
    const slot = 2 * largest + GAP;
    const rings = ringsFor(leaves.length, slot, radius[node]! + LINK + largest);
    const outermost = rings.at(-1);
    const reach = outermost === undefined ? radius[node]! : outermost.radius + largest;
    return { node, leaves, rings, slot, radius: reach };
  });
}

function coreOf({ adjacency }: LayoutGraph, hubs: readonly Hub[]): CoreGraph {
  const numberOf = new Map(hubs.map(({ node }, at) => [node, at]));
  return {
    size: hubs.length,
    neighbours: hubs.map(({ node }) =>
      Array.from(adjacency.of(node)).flatMap((other) => numberOf.get(other) ?? []),
    ),
    radius: Float64Array.from(hubs, ({ radius }) => radius),
  };
}

function placeCore(core: CoreGraph, forces: Forces): CorePlaces {
  const ends = core.neighbours.reduce((total, neighbours) => total + neighbours.length, 0);
  if (ends / 2 < core.size) return radialTree(core);
  const places = spread(core, forces(core));
  const radius = core.radius.map((value) => value + GAP / 2);
  separate({ ...places, radius }, new Uint8Array(core.size));
  return places;
}

/** Discs fill a picture to more than this before it is spread, as they stand in squares side by side. */
const CROWDED = 0.8;
/** Room that discs are given then, in their squares. */
const AIRY = 2.5;

/**
 * Places as they are where discs have room there. Else, as rough forces crowd most of a large graph in the middle, each
 * at its own angle as far from the middle as makes it equally dense everywhere.
 */
function spread({ radius, size }: CoreGraph, { x, y }: CorePlaces): CorePlaces {
  const room = radius.map((value) => AIRY * (2 * value + GAP) ** 2);
  if (sum(room) / AIRY <= CROWDED * range(x) * range(y)) return { x: x.slice(), y: y.slice() };
  const middle = { x: sum(x) / size, y: sum(y) / size };
  const far = x.map((value, node) => Math.hypot(value - middle.x, y[node]! - middle.y));
  const spreadX = new Float64Array(size);
  const spreadY = new Float64Array(size);
  let within = 0;
  for (const node of Array.from(far.keys()).sort((a, b) => far[a]! - far[b]! || a - b)) {
    within += room[node]!;
    const scale = far[node] === 0 ? 0 : Math.sqrt(within / Math.PI) / far[node]!;
    spreadX[node] = (x[node]! - middle.x) * scale;
    spreadY[node] = (y[node]! - middle.y) * scale;
  }
  return { x: spreadX, y: spreadY };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

const range = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), -Infinity) -
  values.reduce((least, value) => Math.min(least, value), Infinity);

/** All around a node that stands alone, else on the side away from its neighbours. */
function placeLeaves(graph: LayoutGraph, hub: Hub, neighbours: readonly number[]): void {
  const centre = { x: graph.x[hub.node]!, y: graph.y[hub.node]! };
  const inside = barycentreOf(graph, neighbours);
  const direction = inside === null ? null : Math.atan2(centre.y - inside.y, centre.x - inside.x);
  let at = 0;
  for (const { x, y } of placesOn(hub.rings, hub.slot, centre, direction)) {
    const leaf = hub.leaves[at++]!;
    graph.x[leaf] = x;
    graph.y[leaf] = y;
  }
}
