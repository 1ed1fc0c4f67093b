import { CARD_SIZE } from "../cardLayout";
import type { Homography } from "./homography";
import { distance, mapPoint, mapQuad } from "./homography";
import type { PictureQuality } from "./located";
import type { Sighting } from "./matching";
import { CARD_CORNERS, layFlat } from "./sheet";
import type { Copies } from "./sheet";

/** From this tone on a pixel is as white as it can be. */
const WHITE = 254;
/** Points across and down at which it is asked whether the card lies in the picture. */
const GRID = { across: 30, down: 20 } as const;

/** Pixels of the picture for one of the card, along the diagonals. */
export function scaleOf(toPicture: Homography): number {
  const [a, b, c, d] = mapQuad(toPicture, CARD_CORNERS);
  return (distance(a, c) + distance(b, d)) / (2 * Math.hypot(CARD_SIZE.width, CARD_SIZE.height));
}

/** Share of the card's plane that lies in the picture. */
export function insideShare(copies: Copies, toPicture: Homography): number {
  const { picture } = copies;
  let inside = 0;
  for (let row = 0; row < GRID.down; row++)
    for (let column = 0; column < GRID.across; column++) {
      const { x, y } = mapPoint(toPicture, {
        x: ((column + 0.5) * CARD_SIZE.width) / GRID.across,
        y: ((row + 0.5) * CARD_SIZE.height) / GRID.down,
      });
      if (x > -0.5 && y > -0.5 && x < picture.width - 0.5 && y < picture.height - 0.5) inside++;
    }
  return inside / (GRID.across * GRID.down);
}

/** The tone below which a share of the pixels lies. */
function toneAt(counts: Uint32Array, share: number): number {
  let rest = share * counts.reduce((sum, count) => sum + count, 0);
  return counts.findIndex((count) => (rest -= count) <= 0);
}

/** @param sightings at full resolution */
export function qualityOf(
  copies: Copies,
  toPicture: Homography,
  sightings: readonly Sighting[],
): PictureQuality {
  const words = sightings.filter(({ template }) => template.patch.kind === "word");
  const likenesses = words.map(({ likeness }) => Math.max(0, likeness));
  const counts = new Uint32Array(256);
  for (const tone of layFlat(copies, toPicture, 2, 0).data) counts[tone]!++;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return {
    sharpness: likenesses.reduce((sum, one) => sum + one, 0) / Math.max(1, words.length),
    // About one pixel in forty is ink.
    contrast: (toneAt(counts, 0.6) - toneAt(counts, 0.01)) / 255,
    glare: counts.subarray(WHITE).reduce((sum, count) => sum + count, 0) / all,
    inside: insideShare(copies, toPicture),
    scale: scaleOf(toPicture),
  };
}
