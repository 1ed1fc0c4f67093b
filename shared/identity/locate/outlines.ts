import type { Quad } from "../../contract/identity";
import { CARD_FRAME, CARD_PHOTO } from "../cardLayout";
import type { OpenCv } from "../vision";
import { areaOf, distance, homographyBetween, isConvex, mapQuad, scaling } from "./homography";
import type { Homography } from "./homography";
import { CARD_CORNERS } from "./sheet";
import type { Copies } from "./sheet";

type Mat = InstanceType<OpenCv["Mat"]>;

/** Longest side outlines are looked for at, at most. */
const SIDE = 900;
const LEAST_SHARE = 0.06;
const MOST_QUADS = 10;
/** Sides of a card seen at a slant may come this close to each other's length. */
const SQUARE = 1.15;

const boxCorners = (box: typeof CARD_FRAME | typeof CARD_PHOTO): Quad => [
  { x: box.x - 0.5, y: box.y - 0.5 },
  { x: box.x + box.width - 0.5, y: box.y - 0.5 },
  { x: box.x + box.width - 0.5, y: box.y + box.height - 0.5 },
  { x: box.x - 0.5, y: box.y + box.height - 0.5 },
];
const FRAME_CORNERS = boxCorners(CARD_FRAME);
const PHOTO_CORNERS = boxCorners(CARD_PHOTO);

const turned = ([a, b, c, d]: Quad): Quad => [b, c, d, a];

/** Four corners of a closed line, if that is what it has. */
function quadOf(cv: OpenCv, contour: Mat): Quad | null {
  const hull = new cv.Mat();
  const corners = new cv.Mat();
  cv.convexHull(contour, hull);
  const length = cv.arcLength(hull, true);
  let quad: Quad | null = null;
  for (const share of [0.02, 0.035, 0.055, 0.08]) {
    cv.approxPolyDP(hull, corners, share * length, true);
    if (corners.rows > 4) continue;
    if (corners.rows === 4) {
      const [ax, ay, bx, by, cx, cy, dx, dy] = Array.from(corners.data32S);
      const [a, b, c, d]: Quad = [
        { x: ax!, y: ay! },
        { x: bx!, y: by! },
        { x: cx!, y: cy! },
        { x: dx!, y: dy! },
      ];
      quad = areaOf([a, b, c, d]) > 0 ? [a, b, c, d] : [d, c, b, a];
    }
    break;
  }
  hull.delete();
  corners.delete();
  return quad !== null && isConvex(quad) ? quad : null;
}

function quadsIn(cv: OpenCv, edges: Mat): Quad[] {
  const contours = new cv.MatVector();
  const hierarchy = new cv.Mat();
  cv.findContours(edges, contours, hierarchy, cv.RETR_LIST, cv.CHAIN_APPROX_SIMPLE);
  const least = LEAST_SHARE * edges.rows * edges.cols;
  const quads: Quad[] = [];
  for (let at = 0; at < contours.size(); at++) {
    const contour = contours.get(at);
    const box = cv.boundingRect(contour);
    const quad = box.width * box.height < least ? null : quadOf(cv, contour);
    contour.delete();
    if (quad !== null && areaOf(quad) >= least) quads.push(quad);
  }
  contours.delete();
  hierarchy.delete();
  return quads;
}

/** Whether each corner of one lies near some corner of the other. */
function areAlike(a: Quad, b: Quad): boolean {
  const size = distance(a[0], a[2]);
  return a.every((p) => b.some((q) => distance(p, q) < 0.02 * size));
}

/** Large quadrilaterals in the picture, the largest first; pixels of the picture. */
export function outlinesIn(copies: Copies): Quad[] {
  const { cv } = copies;
  let at = 0;
  while (Math.max(copies.copy(at).mat.cols, copies.copy(at).mat.rows) > SIDE) at++;
  const { mat, toCopy } = copies.copy(at);
  const smooth = new cv.Mat();
  const edges = new cv.Mat();
  cv.GaussianBlur(mat, smooth, new cv.Size(3, 3), 0);
  // Dark lines against their surroundings, as the frame is, whatever the light.
  cv.adaptiveThreshold(smooth, edges, 255, cv.ADAPTIVE_THRESH_MEAN_C, cv.THRESH_BINARY_INV, 25, 6);
  const quads = quadsIn(cv, edges);
  cv.Canny(smooth, edges, 30, 90);
  const block = cv.Mat.ones(3, 3, cv.CV_8U);
  cv.dilate(edges, edges, block);
  quads.push(...quadsIn(cv, edges));
  for (const used of [smooth, edges, block]) used.delete();
  const kept: Quad[] = [];
  for (const quad of quads.sort((a, b) => areaOf(b) - areaOf(a)))
    if (kept.length < MOST_QUADS && !kept.some((other) => areAlike(quad, other))) kept.push(quad);
  const back = scaling(1 / toCopy[0], 1 / toCopy[4]);
  return kept.map((quad) => mapQuad(back, quad));
}

const positions = (from: Quad, ways: readonly Quad[]): Homography[] =>
  ways.map((way) => homographyBetween(from, way)).filter((position) => position !== null);

/** An outline with its first side across, each way up; both ways where it is nearly square. */
function waysOf(outline: Quad, wide: boolean): Quad[] {
  const across = distance(outline[0], outline[1]) + distance(outline[2], outline[3]);
  const down = distance(outline[1], outline[2]) + distance(outline[3], outline[0]);
  const [along, beside] = wide ? [across, down] : [down, across];
  const lying = turned(outline);
  const ways: Quad[] = [];
  if (along * SQUARE > beside) ways.push(outline, turned(lying));
  if (beside * SQUARE > along) ways.push(lying, turned(turned(lying)));
  return ways;
}

/** Every way a card can lie in an outline: as its edge or its frame, each way up. */
export function cardsWithin(outline: Quad): Homography[] {
  return waysOf(outline, true).flatMap((way) => [
    ...positions(FRAME_CORNERS, [way]),
    ...positions(CARD_CORNERS, [way]),
  ]);
}

/** Every way a card can lie around an outline that is its photo box: for a card cut off by the edge of the picture. */
export const cardsAround = (outline: Quad): Homography[] =>
  positions(PHOTO_CORNERS, waysOf(outline, false));
