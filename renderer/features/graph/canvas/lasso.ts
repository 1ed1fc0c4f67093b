export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whether a point lies inside a closed line (even–odd rule). */
export function isInside({ x, y }: Point, line: readonly Point[]): boolean {
  let inside = false;
  line.forEach((to, at) => {
    const from = line[(at + line.length - 1) % line.length]!;
    const crosses = to.y > y !== from.y > y;
    if (crosses && x < to.x + ((from.x - to.x) * (y - to.y)) / (from.y - to.y)) inside = !inside;
  });
  return inside;
}
