import type { Point } from "../../contract/identity";
import type { Sighting } from "./matching";
import { boundsOf, observationsOf, placeOf } from "./refine";
import type { Look } from "./refine";
import { dot, robustFit } from "./robustFit";

/**
 * How a card that is no plane, or seen through a lens that bends lines, departs from its homography: shifts along x and
 * y as polynomials of the place on the card, in pixels of the card.
 */
export interface Bend {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const DEGREE = 4;
/** Exponents of x and y of each term. */
const TERMS = Array.from({ length: DEGREE + 1 }, (_, degree) =>
  Array.from({ length: degree + 1 }, (_unused, ofY) => [degree - ofY, ofY] as const),
).flat();
const NONE = TERMS.map(() => 0);
/** Higher powers have to be wanted by more patches. */
const PRIORS = TERMS.map(([x, y]) => 0.01 * (1 + (x + y) ** 2));

export const FLAT_BEND: Bend = { x: NONE, y: NONE };

/** Both shifts one after the other, as far as they are small. */
export const addedBend = (bend: Bend, more: Bend | null): Bend => ({
  x: bend.x.map((value, at) => value + (more?.x[at] ?? 0)),
  y: bend.y.map((value, at) => value + (more?.y[at] ?? 0)),
});

const termsAt = ({ x, y }: Point): number[] => TERMS.map(([ofX, ofY]) => x ** ofX * y ** ofY);

/** The smooth shift that explains most of where the patches are seen beside their places. */
export function bendOf(sightings: readonly Sighting[], by: Look): Bend | null {
  const seen = observationsOf(
    sightings,
    (place) => [...termsAt(place), ...NONE],
    (place) => [...NONE, ...termsAt(place)],
  );
  const solved = robustFit(seen, [...PRIORS, ...PRIORS], boundsOf(by));
  return solved && { x: solved.slice(0, TERMS.length), y: solved.slice(TERMS.length) };
}

/** Where a point of the card lies in its homography's plane. */
export function bentTo({ x, y }: Bend, point: Point): Point {
  const terms = termsAt(placeOf(point));
  return { x: point.x + dot(terms, x), y: point.y + dot(terms, y) };
}
