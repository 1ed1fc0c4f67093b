import type { Level, Patch } from "./fixedPrint";
import { templatesAt } from "./fixedPrint";
import type { Homography } from "./homography";
import { composed, homographyBetween, isConvex, mapPoint, mapQuad } from "./homography";
import { sight } from "./matching";
import type { Sighting } from "./matching";
import { CARD_CORNERS, layFlat } from "./sheet";
import type { CardSheet, Copies } from "./sheet";
import { dot, robustFit } from "./robustFit";
import type { FitBounds, Observation } from "./robustFit";
import { CARD_SIZE } from "../cardLayout";
import type { Point, Quad } from "../../contract/identity";

/** One look at a level: how far patches are looked for, pixels of the level. */
export interface Look {
  readonly level: Level;
  readonly reach: number;
}

const MARGIN_BEYOND_REACH = 6;
/** Patches less alike than this say nothing of where they are. */
const LEAST_LIKENESS = 0.25;
/** Keeps tilt and shear from running away where few patches tell them; in units of one patch's weight. */
const PRIORS = [0, 0.02, 0.02, 0, 0.02, 0.02, 0.15, 0.15];

/** A point of the card in units of half its size, from -1 to 1. */
export const placeOf = ({ x, y }: Point): Point => ({
  x: x / (CARD_SIZE.width / 2) - 1,
  y: y / (CARD_SIZE.height / 2) - 1,
});

/** Shift along x and y of a place by the eight parameters of a small projective change, linearised. */
const shiftX = ({ x, y }: Point): number[] => [1, x, y, 0, 0, 0, x * x, x * y];
const shiftY = ({ x, y }: Point): number[] => [0, 0, 0, 1, x, y, x * y, y * y];

/** What sightings say about the parameters of a shift along x and along y, whose factors at a place are given. */
export function observationsOf(
  sightings: readonly Sighting[],
  alongX: (place: Point) => number[],
  alongY: (place: Point) => number[],
): Observation[] {
  return sightings.flatMap(({ likeness, template: { patch }, dx, dy }) => {
    if (likeness < LEAST_LIKENESS) return [];
    const weight = (likeness - LEAST_LIKENESS) ** 2;
    const place = placeOf({ x: patch.x + patch.width / 2, y: patch.y + patch.height / 2 });
    return [
      ...(patch.axis === "y" ? [] : [{ row: alongX(place), value: dx, weight }]),
      ...(patch.axis === "x" ? [] : [{ row: alongY(place), value: dy, weight }]),
    ];
  });
}

export const boundsOf = ({ level, reach }: Look): FitBounds => ({
  widest: 2 * level * reach,
  finest: level,
});

/** The change of the plane that explains most shifts. */
function changeOf(sightings: readonly Sighting[], by: Look): Homography | null {
  const seen = observationsOf(sightings, shiftX, shiftY);
  const solved = robustFit(seen, PRIORS, boundsOf(by));
  if (solved === null) return null;
  const [a, b, c, d] = CARD_CORNERS.map((corner) => {
    const place = placeOf(corner);
    return { x: corner.x + dot(shiftX(place), solved), y: corner.y + dot(shiftY(place), solved) };
  });
  const target: Quad = [a!, b!, c!, d!];
  return isConvex(target) ? homographyBetween(CARD_CORNERS, target) : null;
}

/** Whether a patch lies in the picture: beyond its edge nothing is seen. */
function isInside(copies: Copies, toPicture: Homography, { x, y, width, height }: Patch): boolean {
  const { picture } = copies;
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ].every((corner) => {
    const at = mapPoint(toPicture, corner);
    return at.x > -1 && at.y > -1 && at.x < picture.width && at.y < picture.height;
  });
}

/** Margin of a sheet on which patches are looked for. */
export const marginFor = ({ reach }: Look): number => reach + MARGIN_BEYOND_REACH;

/** Where each patch that lies in the picture is seen on a sheet laid flat from `toPicture`. */
export const sightAll = (
  copies: Copies,
  toPicture: Homography,
  sheet: CardSheet,
  { level, reach }: Look,
): Sighting[] =>
  templatesAt(level)
    .filter(({ patch }) => isInside(copies, toPicture, patch))
    .map((template) => sight(sheet, template, level, reach));

export const look = (copies: Copies, toPicture: Homography, by: Look): Sighting[] =>
  sightAll(copies, toPicture, layFlat(copies, toPicture, by.level, marginFor(by)), by);

/**
 * Moves an assumed position so that the fixed print falls on where most patches were seen.
 * @param toPicture takes pixels of the card to pixels of the picture
 * @returns null where nothing fits
 */
export function moved(
  toPicture: Homography,
  sightings: readonly Sighting[],
  by: Look,
): Homography | null {
  const change = changeOf(sightings, by);
  const position = change && composed(toPicture, change);
  return position !== null && isConvex(mapQuad(position, CARD_CORNERS)) ? position : null;
}

/** Looks and moves in turn. */
export function refine(
  copies: Copies,
  start: Homography,
  looks: readonly Look[],
): Homography | null {
  return looks.reduce<Homography | null>(
    (position, one) => position && moved(position, look(copies, position, one), one),
    start,
  );
}
