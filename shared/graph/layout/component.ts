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
  const ends = nodes.reduce((sum, node) => sum + adjacency.degree(node), 0);
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
  const ends = core.neighbours.reduce((sum, neighbours) => sum + neighbours.length, 0);
  if (ends / 2 < core.size) return radialTree(core);
  const places = spread(core, forces(core));
  const radius = core.radius.map((value) => value + GAP / 2);
  separate({ ...places, radius }, new Uint8Array(core.size));
  return places;
}

/** Room that discs need beyond their own area to keep the picture that the forces have made of them. */
const AIRY = 2.5;

/** Enlarges places whose discs could not be put side by side as they are. */
function spread({ radius }: CoreGraph, { x, y }: CorePlaces): CorePlaces {
  const range = (values: Float64Array) =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) -
    values.reduce((least, value) => Math.min(least, value), Infinity);
  const needed = radius.reduce((sum, value) => sum + (2 * value + GAP) ** 2, 0) * AIRY;
  const scale = Math.max(1, Math.sqrt(needed / Math.max(1, range(x) * range(y))));
  return { x: x.map((value) => value * scale), y: y.map((value) => value * scale) };
}

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
