import { DiscGrid } from "./discGrid";
import { boxOf, fixedNodes, middleOf, type LayoutGraph } from "./layoutGraph";
import { APART, GAP } from "./spacing";

/** Of the time axis, so that few nodes do not stand in a heap. */
const LEAST_WIDTH = 1200;
/** Bursts need more rows than evenly spread nodes would. */
const AIRY = 1.6;

/**
 * Time from left to right: x is proportional to when a node was first seen, y is without meaning but for the lane of
 * its kind: customers above, what they use below. In a lane a node takes the first row with room. Those without a time
 * stand apart, left of the earliest.
 *
 * @param firstMs UTC milliseconds by node, NaN = unknown
 */
export function placeByTime(graph: LayoutGraph, firstMs: Float64Array, aspect: number): void {
  const fixed = fixedNodes(graph);
  const grid = new DiscGrid(4 * GAP);
  for (const node of fixed) grid.add(graph.x[node]!, graph.y[node]!, graph.radius[node]! + GAP / 2);
  const axis = axisOf(graph, firstMs, aspect);
  const middle = middleOf(boxOf(graph, fixed));
  const left = fixed.length === 0 ? 0 : middle.x - axis.width / 2;
  let top = middle.y;
  for (const nodes of lanesOf(graph)) {
    const lane = { graph, grid, top, height: heightOf(graph, nodes) };
    const timed = nodes.filter((node) => !Number.isNaN(firstMs[node]!));
    timed.sort((a, b) => firstMs[a]! - firstMs[b]! || a - b);
    const rows = placeTimed(lane, timed, (node) => left + axis.at(firstMs[node]!));
    const untimed = nodes.filter((node) => Number.isNaN(firstMs[node]!));
    const under = placeUntimed(lane, untimed, left - 2 * APART, rows);
    top += under * lane.height + APART;
  }
}

interface Lane {
  readonly graph: LayoutGraph;
  /** Of the fixed nodes. */
  readonly grid: DiscGrid;
  readonly top: number;
  /** Of a row. */
  readonly height: number;
}

function axisOf({ size, radius }: LayoutGraph, firstMs: Float64Array, aspect: number) {
  let from = Infinity;
  let to = -Infinity;
  let area = 0;
  for (let node = 0; node < size; node++) {
    area += (2 * radius[node]! + GAP) ** 2;
    if (Number.isNaN(firstMs[node]!)) continue;
    from = Math.min(from, firstMs[node]!);
    to = Math.max(to, firstMs[node]!);
  }
  const width = Math.max(LEAST_WIDTH, AIRY * Math.sqrt(area * aspect));
  const scale = to > from ? width / (to - from) : 0;
  return { width, at: (ms: number): number => (ms - from) * scale };
}

/** Nodes that are not fixed by kind, in the order of kinds. */
function lanesOf({ size, fixed, kind }: LayoutGraph): number[][] {
  const lanes: number[][] = [];
  for (let node = 0; node < size; node++)
    if (fixed[node] === 0) (lanes[kind[node]!] ??= []).push(node);
  return lanes.filter((lane) => lane.length > 0);
}

const heightOf = ({ radius }: LayoutGraph, nodes: readonly number[]): number =>
  nodes.reduce((most, node) => Math.max(most, 2 * radius[node]!), 0) + GAP;

/** Answers how many rows were needed. */
function placeTimed(
  { graph, grid, top, height }: Lane,
  nodes: readonly number[],
  xOf: (node: number) => number,
): number {
  /** Where the last node of each row ends. */
  const ends: number[] = [];
  for (const node of nodes) {
    const x = xOf(node);
    const radius = graph.radius[node]!;
    for (let row = 0; ; row++) {
      const y = top + (row + 0.5) * height;
      ends[row] ??= -Infinity;
      if (ends[row]! > x - radius || grid.hits(x, y, radius + GAP / 2)) continue;
      ends[row] = x + radius + GAP;
      graph.x[node] = x;
      graph.y[node] = y;
      break;
    }
  }
  return ends.length;
}

/** Columns to the left from `right` on, as high as the rows beside them or about a square. Answers the rows taken. */
function placeUntimed(
  { graph, grid, top, height }: Lane,
  nodes: readonly number[],
  right: number,
  beside: number,
): number {
  const rows = Math.max(1, beside, Math.ceil(Math.sqrt(nodes.length)));
  let seat = 0;
  for (const node of nodes) {
    for (; ; seat++) {
      const x = right - (Math.floor(seat / rows) + 0.5) * height;
      const y = top + ((seat % rows) + 0.5) * height;
      if (grid.hits(x, y, graph.radius[node]! + GAP / 2)) continue;
      graph.x[node] = x;
      graph.y[node] = y;
      seat++;
      break;
    }
  }
  return nodes.length === 0 ? beside : Math.max(beside, Math.min(rows, nodes.length));
}
