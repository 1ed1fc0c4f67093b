import type { Point } from "./lasso";

export const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const satisfies Readonly<Record<string, Point>>;

export interface Standing extends Point {
  readonly key: string;
}

/** Aside counts double: what lies straight ahead is meant. */
const ASIDE = 2;

/**
 * Where an arrow key leads from a node: the nearest of its neighbours in that direction, or of all nodes where none of
 * them lies there; null at the edge.
 */
export function nextInDirection(
  from: Standing,
  direction: Point,
  nodes: readonly Standing[],
  neighbours: ReadonlySet<string>,
): string | null {
  let best: { readonly key: string; readonly far: number; readonly linked: boolean } | null = null;
  for (const { key, x, y } of nodes) {
    if (key === from.key) continue;
    const ahead = (x - from.x) * direction.x + (y - from.y) * direction.y;
    const aside = Math.abs((x - from.x) * direction.y) + Math.abs((y - from.y) * direction.x);
    if (ahead <= 0 || aside > ahead) continue;
    const linked = neighbours.has(key);
    const far = ahead + ASIDE * aside;
    const isBetter = best === null || (linked === best.linked ? far < best.far : linked);
    if (isBetter) best = { key, far, linked };
  }
  return best?.key ?? null;
}
