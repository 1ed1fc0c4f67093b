import { componentsOf } from "./adjacency";
import { placeComponent } from "./component";
import { DiscGrid } from "./discGrid";
import { barycentreOf, boxOf, middleOf, type LayoutGraph, type Point } from "./layoutGraph";
import { radialTree } from "./radialTree";
import { APART, GAP, LINK } from "./spacing";

/**
 * Places what has no place yet and moves nothing else. A node stands beside the one neighbour that has a place, on the
 * side away from that one's own neighbours, or about the barycentre of several; what is linked with nothing that has a
 * place goes, component by component, to the free space nearest to the middle. No new node overlaps another. There are no
 * forces in it: it takes milliseconds.
 */
export function placeNew(graph: LayoutGraph): void {
  const isPlaced = (node: number): boolean => !Number.isNaN(graph.x[node]!);
  const placed = Array.from(graph.x.keys()).filter(isPlaced);
  const middle = middleOf(boxOf(graph, placed));
  const grid = new DiscGrid(cellOf(graph));
  for (const node of placed)
    grid.add(graph.x[node]!, graph.y[node]!, graph.radius[node]! + GAP / 2);

  let wave = Array.from(graph.x.keys()).filter((node) => !isPlaced(node));
  /** How far the rings about one neighbour, or a pair of them, are full. */
  const full = new Map<string, number>();
  for (;;) {
    const next = wave
      .map((node) => ({ node, beside: neighboursOf(graph, node, isPlaced) }))
      .filter(({ beside }) => beside.length > 0);
    if (next.length === 0) break;
    next.sort((a, b) => b.beside.length - a.beside.length || a.node - b.node);
    for (const { node, beside } of next) placeBeside(graph, grid, { node, beside, middle, full });
    wave = wave.filter((node) => !isPlaced(node));
  }
  placeApart(graph, grid, middle);
}

const neighboursOf = (
  { adjacency }: LayoutGraph,
  node: number,
  isPlaced: (node: number) => boolean,
): number[] => Array.from(adjacency.of(node)).filter(isPlaced);

interface Newcomer {
  readonly node: number;
  /** Its neighbours that have a place. */
  readonly beside: readonly number[];
  readonly middle: Point;
  readonly full: Map<string, number>;
}

function placeBeside(
  graph: LayoutGraph,
  grid: DiscGrid,
  { node, beside, middle, full }: Newcomer,
): void {
  const [first] = beside;
  const centre = barycentreOf(graph, beside)!;
  const radius = graph.radius[node]! + GAP / 2;
  const alone = beside.length === 1 && first !== undefined;
  const from = alone ? graph.radius[first]! + LINK + graph.radius[node]! : 0;
  const behind = alone ? besides(graph, first) : null;
  const away = awayFrom(behind ?? middle, centre);
  const rings = `${beside.join(" ")}/${radius}`;
  const place = grid.freePlace(centre, radius, away, from, full.get(rings));
  full.set(rings, place.ring);
  graph.x[node] = place.x;
  graph.y[node] = place.y;
  grid.add(place.x, place.y, radius);
}

/** The barycentre of a node's placed neighbours; null without any. */
const besides = (graph: LayoutGraph, node: number): Point | null =>
  barycentreOf(
    graph,
    neighboursOf(graph, node, (other) => !Number.isNaN(graph.x[other]!)),
  );

/** Components of what is left, largest first, each laid out by itself. */
function placeApart(graph: LayoutGraph, grid: DiscGrid, middle: Point): void {
  const left = componentsOf(graph.adjacency, (node) => Number.isNaN(graph.x[node]!));
  const full = new Map<number, number>();
  for (const nodes of left) {
    placeComponent(graph, nodes, radialTree);
    const own = middleOf(boxOf(graph, nodes));
    const radius = nodes.reduce(
      (most, node) =>
        Math.max(
          most,
          Math.hypot(graph.x[node]! - own.x, graph.y[node]! - own.y) + graph.radius[node]!,
        ),
      0,
    );
    const place = grid.freePlace(middle, radius + APART, Math.PI / 2, 0, full.get(radius));
    full.set(radius, place.ring);
    for (const node of nodes) {
      graph.x[node]! += place.x - own.x;
      graph.y[node]! += place.y - own.y;
      grid.add(graph.x[node]!, graph.y[node]!, graph.radius[node]! + GAP / 2);
    }
  }
}

const awayFrom = (from: Point, to: Point): number => Math.atan2(to.y - from.y, to.x - from.x);

const cellOf = ({ radius, size }: LayoutGraph): number =>
  (2 * radius.reduce((sum, value) => sum + value, 0)) / size + GAP;
