import type { SceneEdge } from "../../contract/graph";
import type { Place } from "./edits";

/** Distance between a node and the first ring of those put around it, on the canvas. */
export const RING_GAP = 90;
/** Turns each of a row of places away from the one before, so that no two of them are in one direction. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** The place of the one with this number around a centre: rings of growing size, the same for the same number. */
export function placeAround(centre: { readonly x: number; readonly y: number }, number: number) {
  const radius = RING_GAP * Math.sqrt(1 + number / 6);
  const angle = number * GOLDEN_ANGLE;
  return {
    x: centre.x + radius * Math.cos(angle),
    y: centre.y + radius * Math.sin(angle),
  };
}

export interface ToPlace {
  readonly key: string;
  readonly x: number | null;
  readonly y: number | null;
}

/**
 * Places for nodes that have none: around a neighbour that has one, in the order given; what hangs on nothing goes
 * below the rest. Those that have a place keep it. Takes the place of a layout where none is at hand.
 */
export function placeNew(
  nodes: readonly ToPlace[],
  edges: readonly Pick<SceneEdge, "source" | "target">[],
): Place[] {
  const placed = new Map<string, { readonly x: number; readonly y: number }>();
  for (const { key, x, y } of nodes) if (x !== null && y !== null) placed.set(key, { x, y });
  const neighbours = neighboursOf(edges);
  const around = new Map<string, number>();
  let waiting = nodes.filter(({ key }) => !placed.has(key)).map(({ key }) => key);
  const found: Place[] = [];
  const put = (key: string, place: { readonly x: number; readonly y: number }): void => {
    placed.set(key, place);
    found.push({ key, ...place });
  };
  while (waiting.length > 0) {
    const left: string[] = [];
    for (const key of waiting) {
      const anchor = neighbours.get(key)?.find((other) => placed.has(other));
      if (anchor === undefined) {
        left.push(key);
        continue;
      }
      const number = around.get(anchor) ?? 0;
      around.set(anchor, number + 1);
      put(key, placeAround(placed.get(anchor)!, number));
    }
    if (left.length === waiting.length) put(left.shift()!, below(placed));
    waiting = left;
  }
  return found;
}

function neighboursOf(edges: readonly Pick<SceneEdge, "source" | "target">[]) {
  const neighbours = new Map<string, string[]>();
  const link = (from: string, to: string): void => {
    const known = neighbours.get(from);
    if (known === undefined) neighbours.set(from, [to]);
    else known.push(to);
  };
  for (const { source, target } of edges) {
    link(source, target);
    link(target, source);
  }
  return neighbours;
}

function below(placed: ReadonlyMap<string, { readonly x: number; readonly y: number }>) {
  let left = Infinity;
  let lowest = -Infinity;
  for (const { x, y } of placed.values()) {
    left = Math.min(left, x);
    lowest = Math.max(lowest, y);
  }
  return placed.size === 0 ? { x: 0, y: 0 } : { x: left, y: lowest + 2 * RING_GAP };
}
