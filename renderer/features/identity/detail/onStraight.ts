import type { CardReading, Quad } from "#shared/contract/identity";
import { homographyBetween, mapQuad } from "#shared/identity/locate/homography";
import type { Size } from "./viewing";

/** Takes corners in the picture to where they are on the card laid flat; null where there is no card. */
export function ontoStraight(
  card: CardReading["card"],
  { width, height }: Size,
): ((quad: Quad) => Quad) | null {
  if (card === null) return null;
  const flat: Quad = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  const map = homographyBetween(card, flat);
  return map === null ? null : (quad) => mapQuad(map, quad);
}
