import { addedBend, bendOf, FLAT_BEND } from "./bend";
import type { Bend } from "./bend";
import type { Homography } from "./homography";
import type { Sighting } from "./matching";
import { look, marginFor, sightAll } from "./refine";
import type { Look } from "./refine";
import type { Copies } from "./sheet";
import { layBentFlat } from "./unbend";

const BEFORE_AND_AFTER: Look = { level: 2, reach: 1 };
const LOOKS: readonly Look[] = [
  { level: 4, reach: 4 },
  { level: 2, reach: 5 },
  { level: 2, reach: 4 },
];
/** Pixels of the card beside its place that make a patch displaced, and the share of such that a flat card may have. */
const DISPLACED = 1;
const FLAT = 0.1;
/** By how much a bend has to make the patches more alike. */
const WORTH_BENDING = 0.02;

const meanLikeness = (sightings: readonly Sighting[]): number =>
  sightings.reduce((sum, { likeness }) => sum + likeness, 0) / sightings.length;

/** As `look`, of a card that may be bent. */
export function lookBent(
  copies: Copies,
  toPicture: Homography,
  bend: Bend | null,
  by: Look,
): Sighting[] {
  if (bend === null) return look(copies, toPicture, by);
  const sheet = layBentFlat(copies, toPicture, bend, by.level, marginFor(by));
  return sightAll(copies, toPicture, sheet, by);
}

/** How a card is bent of which parts are not seen where a flat one has them; null where that explains nothing. */
export function findBend(copies: Copies, toPicture: Homography): Bend | null {
  const flat = look(copies, toPicture, BEFORE_AND_AFTER);
  const displaced = flat.filter(({ dx, dy }) => Math.hypot(dx, dy) > DISPLACED);
  if (displaced.length <= FLAT * flat.length) return null;
  const bend = LOOKS.reduce(
    (so, by) => addedBend(so, bendOf(lookBent(copies, toPicture, so, by), by)),
    FLAT_BEND,
  );
  const bent = lookBent(copies, toPicture, bend, BEFORE_AND_AFTER);
  return meanLikeness(bent) - meanLikeness(flat) >= WORTH_BENDING ? bend : null;
}
