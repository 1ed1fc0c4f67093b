import { DiscGrid } from "./discGrid";
import {
  barycentreOf,
  boxOf,
  fixedNodes,
  middleOf,
  type LayoutGraph,
  type Point,
} from "./layoutGraph";
import { placesOn, seatsOn } from "./rings";
import { GAP } from "./spacing";

/** Risks of one tenth share their rings. */
const LEVELS = 10;
const UNKNOWN = -1;

/**
 * Circles about the middle, the riskiest innermost: every tenth of risk begins a new ring, and unknown risks are
 * outside. On a ring nodes stand near what they are linked with further in.
 *
 * @param risk 0 … 1 by node, NaN = unknown
 */
export function placeConcentric(graph: LayoutGraph, risk: Float64Array): void {
  const fixed = fixedNodes(graph);
  const middle = middleOf(boxOf(graph, fixed));
  const widest = graph.radius.reduce((most, radius) => Math.max(most, 2 * radius), 0);
  const slot = widest + GAP;
  const grid = new DiscGrid(slot);
  for (const node of fixed) grid.add(graph.x[node]!, graph.y[node]!, graph.radius[node]! + GAP / 2);
  const isPlaced = Uint8Array.from(graph.fixed);
  let radius = 0;
  for (const level of levelsOf(graph, risk)) {
    const nodes = byNeighbours(graph, level, isPlaced, middle);
    if (radius === 0 && nodes.length > 1) radius = slot;
    for (let next = 0; next < nodes.length; radius += slot) {
      const left = nodes.length - next;
      const seats = seatsOn(radius, slot);
      // A part of a ring is spread all around it, unless fixed nodes take seats.
      const ring = { radius, seats: fixed.length > 0 ? seats : Math.min(left, seats) };
      for (const place of placesOn([ring], slot, middle, null)) {
        const node = nodes[next];
        if (node === undefined) break;
        if (grid.hits(place.x, place.y, graph.radius[node]! + GAP / 2)) continue;
        graph.x[node] = place.x;
        graph.y[node] = place.y;
        isPlaced[node] = 1;
        next++;
      }
    }
    radius += slot / 2;
  }
}

/** Nodes that are not fixed by tenths of their risk, falling. */
function levelsOf({ size, fixed }: LayoutGraph, risk: Float64Array): number[][] {
  const levels = new Map<number, number[]>();
  for (let node = 0; node < size; node++) {
    if (fixed[node] === 1) continue;
    const known = risk[node]!;
    const level = Number.isNaN(known)
      ? UNKNOWN
      : Math.min(LEVELS - 1, Math.max(0, Math.floor(known * LEVELS)));
    const nodes = levels.get(level);
    if (nodes === undefined) levels.set(level, [node]);
    else nodes.push(node);
  }
  const strength = (node: number) => (Number.isNaN(risk[node]!) ? UNKNOWN : risk[node]!);
  return Array.from(levels)
    .sort(([a], [b]) => b - a)
    .map(([, nodes]) => nodes.sort((a, b) => strength(b) - strength(a) || a - b));
}

/** By the angle at which their placed neighbours are seen; those without any behind, as they came. */
function byNeighbours(
  graph: LayoutGraph,
  nodes: readonly number[],
  isPlaced: Uint8Array,
  middle: Point,
): readonly number[] {
  const angleOf = new Map(
    nodes.map((node) => {
      const placed = Array.from(graph.adjacency.of(node)).filter((other) => isPlaced[other] === 1);
      const at = barycentreOf(graph, placed);
      const angle = at === null ? Infinity : Math.atan2(at.y - middle.y, at.x - middle.x);
      // Rings begin at 0 and go once around.
      return [node, angle < 0 ? angle + 2 * Math.PI : angle];
    }),
  );
  return [...nodes].sort((a, b) => {
    const [first, second] = [angleOf.get(a)!, angleOf.get(b)!];
    return first === second ? 0 : first - second;
  });
}
