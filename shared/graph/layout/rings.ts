import type { Point } from "./layoutGraph";

/** Up to so many discs are put on one ring. */
const ONE_RING = 12;
/** Discs on a part of a ring stand so many times as far apart as they have to. */
const LOOSE = 1.5;

export interface Ring {
  readonly radius: number;
  readonly seats: number;
}

/** How many discs that need a diameter of `slot` fit on a ring. */
export const seatsOn = (radius: number, slot: number): number =>
  radius <= slot / 2 ? 1 : Math.floor(Math.PI / Math.asin(slot / 2 / radius) + 1e-9);

/**
 * Rings about a node for `count` discs that need a diameter of `slot` each: one for few, the more the more there are,
 * so that a star of many is neither a wide circle nor a solid ball.
 *
 * @param inner least radius
 */
export function ringsFor(count: number, slot: number, inner: number): Ring[] {
  const rings: Ring[] = [];
  const wanted = count <= ONE_RING ? 1 : Math.ceil(Math.sqrt(count / ONE_RING));
  const first = (count * slot) / (2 * Math.PI * wanted) - (slot * (wanted - 1)) / 2;
  let radius = Math.max(inner, first);
  for (let left = count; left > 0; radius += slot) {
    const seats = Math.min(left, seatsOn(radius, slot));
    rings.push({ radius, seats });
    left -= seats;
  }
  return rings;
}

/** Places on rings: all around, or as many sides of a direction (radians) as are needed. */
export function* placesOn(
  rings: readonly Ring[],
  slot: number,
  centre: Point,
  direction: number | null,
): Generator<Point> {
  for (const [at, { radius, seats }] of rings.entries()) {
    const even = (2 * Math.PI) / seats;
    const step = direction === null ? even : Math.min(even, (LOOSE * slot) / radius);
    // Every other ring is turned by half a step, so that its links pass between the discs of the one within.
    const start = direction === null ? (at % 2) * (even / 2) : direction - ((seats - 1) / 2) * step;
    for (let seat = 0; seat < seats; seat++) {
      const angle = start + seat * step;
      yield {
        x: centre.x + radius * Math.cos(angle),
        y: centre.y + radius * Math.sin(angle),
      };
    }
  }
}
