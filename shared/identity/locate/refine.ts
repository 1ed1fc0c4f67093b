import type { Level, Patch } from "./fixedPrint";
import { templatesAt } from "./fixedPrint";
import type { Homography } from "./homography";
import {
  composed,
  homographyBetween,
  isConvex,
  leastSquares,
  mapPoint,
  mapQuad,
} from "./homography";
import { sight } from "./matching";
import type { Sighting } from "./matching";
import { CARD_CORNERS, layFlat } from "./sheet";
import type { Copies } from "./sheet";
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
const ROUNDS = 9;
const NARROWING = 0.65;
/** Keeps what few patches cannot tell (tilt, shear) from running away; in units of one patch's weight. */
const PRIOR = { shape: 0.02, tilt: 0.15 } as const;

/** Middle of a patch in units of half the card, from -1 to 1. */
const placeOf = ({ template: { patch } }: Sighting): Point => ({
  x: (patch.x + patch.width / 2) / (CARD_SIZE.width / 2) - 1,
  y: (patch.y + patch.height / 2) / (CARD_SIZE.height / 2) - 1,
});

/** Shift along x and y of a point by the eight parameters of a small projective change, linearised. */
const shiftX = ({ x, y }: Point): number[] => [1, x, y, 0, 0, 0, x * x, x * y];
const shiftY = ({ x, y }: Point): number[] => [0, 0, 0, 1, x, y, x * y, y * y];
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

interface Observation {
  readonly row: number[];
  readonly shift: number;
  readonly weight: number;
}

function observationsOf(sightings: readonly Sighting[]): Observation[] {
  return sightings.flatMap((sighting) => {
    const { likeness, template, dx, dy } = sighting;
    if (likeness < LEAST_LIKENESS) return [];
    const weight = (likeness - LEAST_LIKENESS) ** 2;
    const place = placeOf(sighting);
    const { axis } = template.patch;
    return [
      ...(axis === "y" ? [] : [{ row: shiftX(place), shift: dx, weight }]),
      ...(axis === "x" ? [] : [{ row: shiftY(place), shift: dy, weight }]),
    ];
  });
}

/** The change of the plane that explains most shifts, by least squares in which far-off ones lose their say (Tukey). */
function changeOf(sightings: readonly Sighting[], { level, reach }: Look): Homography | null {
  const [finest, widest] = [level, 2 * level * reach];
  const seen = observationsOf(sightings);
  if (seen.length < 8) return null;
  const priors = [1, 2, 4, 5, 6, 7].map((at) => ({
    row: Array.from({ length: 8 }, (_, column) => (column === at ? 1 : 0)),
    weight: at < 6 ? PRIOR.shape : PRIOR.tilt,
  }));
  const equations = [
    ...seen.map(({ row, shift }) => [...row, shift]),
    ...priors.map(({ row }) => [...row, 0]),
  ];
  let weights = seen.map(({ weight }) => weight);
  let change: number[] | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    change = leastSquares(equations, [...weights, ...priors.map(({ weight }) => weight)]);
    if (change === null) return null;
    const errors = seen.map(({ row, shift }) => Math.abs(dot(row, change!) - shift));
    // What seems far off at first may be right and the fit not yet: it loses its say only step by step.
    const bound = Math.max(finest, 4 * median(errors), widest * NARROWING ** round);
    weights = seen.map(
      ({ weight }, at) => weight * Math.max(0, 1 - (errors[at]! / bound) ** 2) ** 2,
    );
  }
  const solved = change!;
  const [a, b, c, d] = CARD_CORNERS.map((corner) => {
    const place = {
      x: corner.x / (CARD_SIZE.width / 2) - 1,
      y: corner.y / (CARD_SIZE.height / 2) - 1,
    };
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

/** Where each patch that lies in the picture is seen. */
export function look(copies: Copies, toPicture: Homography, { level, reach }: Look): Sighting[] {
  const sheet = layFlat(copies, toPicture, level, reach + MARGIN_BEYOND_REACH);
  return templatesAt(level)
    .filter(({ patch }) => isInside(copies, toPicture, patch))
    .map((template) => sight(sheet, template, level, reach));
}

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
