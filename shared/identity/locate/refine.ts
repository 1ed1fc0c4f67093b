import type { Level } from "./fixedPrint";
import { templatesAt } from "./fixedPrint";
import type { Homography } from "./homography";
import { composed, homographyBetween, isConvex, leastSquares, mapQuad } from "./homography";
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
const ROUNDS = 8;
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
function changeOf(sightings: readonly Sighting[], finest: number): Homography | null {
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
    // The first rounds are forgiving: their fit may still be drawn by what is wrong.
    const bound = Math.max(finest, 4 * median(errors)) * (round < 2 ? 2 : 1);
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

export function look(copies: Copies, toPicture: Homography, { level, reach }: Look): Sighting[] {
  const sheet = layFlat(copies, toPicture, level, reach + MARGIN_BEYOND_REACH);
  return templatesAt(level).map((template) => sight(sheet, template, level, reach));
}

/**
 * Moves assumed corners so that the fixed print falls on what is seen: each look finds the patches near where they
 * should be and fits the plane to where most of them are.
 * @returns takes points of the card's plane to pixels of the picture; null where nothing fits
 */
export function refine(
  copies: Copies,
  start: Homography,
  looks: readonly Look[],
): Homography | null {
  let toPicture = start;
  for (const one of looks) {
    const change = changeOf(look(copies, toPicture, one), one.level);
    if (change === null) return null;
    toPicture = composed(toPicture, change);
    if (!isConvex(mapQuad(toPicture, CARD_CORNERS))) return null;
  }
  return toPicture;
}
