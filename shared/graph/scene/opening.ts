import type { DrawnGraph, DrawnNode } from "./drawn";
import type { Place } from "./edits";

/** Between what has been opened and what lies around it, on the canvas. */
const APART = 48;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A group that is opened, as it was drawn, and all that is on the canvas then. */
export interface Opened {
  readonly group: DrawnNode & Spot;
  readonly around: readonly DrawnNode[];
}

/** Members that have no place yet, and the edges between them: they are laid out by themselves. */
export function newMembers({ nodes, edges, filter }: DrawnGraph): DrawnGraph {
  const fresh = nodes.filter(({ x, kind }) => x === null && kind !== "group");
  const keys = new Set(fresh.map(({ key }) => key));
  return {
    nodes: fresh,
    edges: edges.filter(({ source, target }) => keys.has(source) && keys.has(target)),
    filter,
  };
}

/**
 * Makes room for the members of a group where the group was: they keep their places among themselves, and what lies
 * around moves straight outwards, all of it equally far, so that nothing comes nearer to anything. What is pinned stays.
 *
 * @param members laid out by themselves, wherever
 */
export function roomFor(
  { group, around }: Opened,
  members: readonly Place[],
  widths: ReadonlyMap<string, number>,
): readonly Place[] {
  if (members.length === 0) return [];
  const middle = middleOf(members);
  const radius = members.reduce(
    (most, { key, x, y }) =>
      Math.max(most, Math.hypot(x - middle.x, y - middle.y) + (widths.get(key) ?? 0) / 2),
    0,
  );
  const inside = members.map(({ key, x, y }) => ({
    key,
    x: x - middle.x + group.x,
    y: y - middle.y + group.y,
  }));
  const outwards = radius + APART - group.width / 2;
  const moved = around.flatMap(({ key, x, y, pinned }): Place[] => {
    if (x === null || y === null || pinned || key === group.key || outwards <= 0) return [];
    const distance = Math.hypot(x - group.x, y - group.y);
    if (distance === 0) return [];
    const share = outwards / distance;
    return [{ key, x: x + (x - group.x) * share, y: y + (y - group.y) * share }];
  });
  return [...inside, ...moved];
}

function middleOf(places: readonly Spot[]): Spot {
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return { x: middle(xs), y: middle(ys) };
}
