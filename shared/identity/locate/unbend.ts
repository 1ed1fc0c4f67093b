import { CARD_SIZE } from "../cardLayout";
import type { OpenCv } from "../vision";
import { bentTo } from "./bend";
import type { Bend } from "./bend";
import type { Level } from "./fixedPrint";
import { composed, mapPoint, scaling } from "./homography";
import type { Homography } from "./homography";
import type { CardSheet, Copies } from "./sheet";

type Mat = InstanceType<OpenCv["Mat"]>;

/** Pixels of the result for one point at which the bend is worked out; between those it is all but straight. */
const STEP = 10;

/**
 * A card laid flat although it is bent.
 * @param toCard takes pixels of the result to pixels of the card
 * @param toPicture takes pixels of the card's plane to pixels of `picture`
 * @returns a new matrix of the picture's kind
 */
export function unbent(
  cv: OpenCv,
  picture: Mat,
  { toCard, toPicture, bend }: { toCard: Homography; toPicture: Homography; bend: Bend },
  { width, height }: { readonly width: number; readonly height: number },
  interpolation: number,
): Mat {
  // One point more on each side: beyond the outermost points the map would not go on.
  const [columns, rows] = [Math.ceil(width / STEP) + 2, Math.ceil(height / STEP) + 2];
  const coarse = [new cv.Mat(rows, columns, cv.CV_32FC1), new cv.Mat(rows, columns, cv.CV_32FC1)];
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const pixel = { x: (column - 0.5) * STEP - 0.5, y: (row - 0.5) * STEP - 0.5 };
      const seen = mapPoint(toPicture, bentTo(bend, mapPoint(toCard, pixel)));
      coarse[0]!.data32F[at] = seen.x;
      coarse[1]!.data32F[at] = seen.y;
    }
  const wide = new cv.Mat();
  const inside = new cv.Rect(STEP, STEP, width, height);
  const fine = coarse.map((map) => {
    cv.resize(map, wide, new cv.Size(columns * STEP, rows * STEP), 0, 0, cv.INTER_LINEAR);
    const part = wide.roi(inside);
    const kept = new cv.Mat();
    part.copyTo(kept);
    part.delete();
    map.delete();
    return kept;
  });
  wide.delete();
  const flat = new cv.Mat();
  const border = cv.BORDER_REPLICATE;
  cv.remap(picture, flat, fine[0]!, fine[1]!, interpolation, border, new cv.Scalar());
  for (const map of fine) map.delete();
  return flat;
}

/** As `layFlat`, of a card that is bent. */
export function layBentFlat(
  copies: Copies,
  toPicture: Homography,
  bend: Bend,
  level: Level,
  margin: number,
): CardSheet {
  const { cv } = copies;
  const width = CARD_SIZE.width / level + 2 * margin;
  const height = CARD_SIZE.height / level + 2 * margin;
  const toCard = composed(scaling(level), [1, 0, -margin, 0, 1, -margin, 0, 0, 1]);
  const { mat, toCopy } = copies.copyFor(composed(toPicture, toCard), width, height);
  const way = { toCard, toPicture: composed(toCopy, toPicture), bend };
  const flat = unbent(cv, mat, way, { width, height }, cv.INTER_LINEAR);
  const data = Uint8Array.from(flat.data);
  flat.delete();
  return { width, height, margin, data };
}
