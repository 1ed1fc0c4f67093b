import { DiscGrid } from "./discGrid";

/** Passes of pushing discs apart; what overlaps still is put where there is room. */
const PASSES = 40;
/** Turns two discs at one place to different sides; the golden angle. */
const TURN = Math.PI * (3 - Math.sqrt(5));

export interface Discs {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** With the room that is kept about them. */
  readonly radius: Float64Array;
}

/** Moves discs that are not `fixed` until none of them overlaps another. */
export function separate(discs: Discs, fixed: Uint8Array): void {
  const cell = 2 * meanOf(discs.radius);
  for (let pass = 0; pass < PASSES; pass++) if (!pushApart(discs, fixed, cell)) return;
  moveToRoom(discs, fixed, cell);
}

/** Answers whether anything was moved. */
function pushApart(discs: Discs, fixed: Uint8Array, cell: number): boolean {
  const { x, y, radius } = discs;
  let moved = false;
  const push = (a: number, b: number): void => {
    if (fixed[a] === 1 && fixed[b] === 1) return;
    let dx = x[b]! - x[a]!;
    let dy = y[b]! - y[a]!;
    const least = radius[a]! + radius[b]!;
    const distance = Math.hypot(dx, dy);
    if (distance >= least) return;
    if (distance < 1e-6) {
      dx = Math.cos(b * TURN);
      dy = Math.sin(b * TURN);
    } else {
      dx /= distance;
      dy /= distance;
    }
    moved = true;
    // A little more than needed, else rounding leaves them touching.
    const apart = (least - distance) * 1.02 + 1e-6;
    // Large ones give way less.
    const shareOfA =
      fixed[a] === 1 ? 0 : fixed[b] === 1 ? 1 : radius[b]! / (radius[a]! + radius[b]!);
    x[a]! -= dx * apart * shareOfA;
    y[a]! -= dy * apart * shareOfA;
    x[b]! += dx * apart * (1 - shareOfA);
    y[b]! += dy * apart * (1 - shareOfA);
  };
  forPairs(discs, cell, push);
  return moved;
}

/** Calls with pairs of discs that are near each other, some of them more than once. */
function forPairs({ x, y, radius }: Discs, cell: number, call: (a: number, b: number) => void) {
  const cells = new Map<number, number[]>();
  for (let disc = 0; disc < x.length; disc++) {
    const reach = radius[disc]!;
    const right = Math.floor((x[disc]! + reach) / cell);
    const bottom = Math.floor((y[disc]! + reach) / cell);
    for (let column = Math.floor((x[disc]! - reach) / cell); column <= right; column++)
      for (let row = Math.floor((y[disc]! - reach) / cell); row <= bottom; row++) {
        const key = column * 2 ** 24 + row;
        const there = cells.get(key);
        if (there === undefined) cells.set(key, [disc]);
        else {
          for (const other of there) call(other, disc);
          there.push(disc);
        }
      }
  }
}

function moveToRoom({ x, y, radius }: Discs, fixed: Uint8Array, cell: number): void {
  const grid = new DiscGrid(cell);
  const order = Array.from(x.keys());
  for (const disc of order) if (fixed[disc] === 1) grid.add(x[disc]!, y[disc]!, radius[disc]!);
  for (const disc of order) {
    if (fixed[disc] === 1) continue;
    const own = radius[disc]!;
    if (grid.hits(x[disc]!, y[disc]!, own)) {
      const place = grid.freePlace({ x: x[disc]!, y: y[disc]! }, own, disc * TURN, 0);
      x[disc] = place.x;
      y[disc] = place.y;
    }
    grid.add(x[disc]!, y[disc]!, own);
  }
}

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
