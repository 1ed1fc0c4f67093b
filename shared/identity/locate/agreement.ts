import type { PatchKind } from "./fixedPrint";
import type { Sighting } from "./matching";

/** The frame fits a card upside down as well, so that words and photo box say more. */
const WEIGHTS = { frame: 1, photo: 2, word: 3 } as const satisfies Record<PatchKind, number>;
/** The worst patches may lie under glare or a thumb. */
const COUNTED = 0.8;

/** Mean likeness of the best patches of a kind; null where none is seen. */
function kindLikeness(sightings: readonly Sighting[], kind: PatchKind): number | null {
  const likenesses = sightings
    .filter(({ template }) => template.patch.kind === kind)
    .map(({ likeness }) => Math.max(0, likeness))
    .sort((a, b) => b - a);
  const counted = likenesses.slice(0, Math.ceil(COUNTED * likenesses.length));
  return counted.length === 0 ? null : counted.reduce((sum, one) => sum + one, 0) / counted.length;
}

/** @param sightings of the patches that lie in the picture */
export function agreementOf(sightings: readonly Sighting[]): number {
  let [sum, weights] = [0, 0];
  for (const kind of ["frame", "photo", "word"] as const) {
    const likeness = kindLikeness(sightings, kind);
    if (likeness === null) continue;
    sum += WEIGHTS[kind] * likeness;
    weights += WEIGHTS[kind];
  }
  return weights === 0 ? 0 : sum / weights;
}

/** A patch half as alike as the better ones is missing, not only blurred. */
const MISSING = 0.5;

/** Share of the patches that are seen where they should be. */
export function shareSeen(sightings: readonly Sighting[]): number {
  const likenesses = sightings.map(({ likeness }) => likeness).sort((a, b) => a - b);
  const least = MISSING * (likenesses[Math.floor(0.75 * likenesses.length)] ?? 1);
  return likenesses.filter((likeness) => likeness >= least).length / likenesses.length;
}
