import type { Quad, StraightCard } from "../../contract/identity";
import { CARD_SIZE } from "../cardLayout";
import type { GreyImage, RgbaImage } from "../image";
import type { OpenCv } from "../vision";
import { composed, distance, homographyBetween, scaling } from "./homography";
import type { Homography } from "./homography";
import type { Bend } from "./bend";
import type { Correction } from "./located";
import { CARD_CORNERS } from "./sheet";
import { unbent } from "./unbend";

const NONE: Correction = { bend: null, inverted: false };

type Mat = InstanceType<OpenCv["Mat"]>;

/** A picture with more pixels for one of the card's than this is made smaller first, since pixels would be skipped. */
const MOST_SCALE = 1.4;

/** The picture from which the card is taken, no finer than the card is laid out. Frees `picture` where it is replaced. */
function reduced(cv: OpenCv, picture: Mat, corners: Quad): { mat: Mat; toMat: Homography } {
  const diagonals = distance(corners[0], corners[2]) + distance(corners[1], corners[3]);
  const scale = diagonals / (2 * Math.hypot(CARD_SIZE.width, CARD_SIZE.height));
  if (scale <= MOST_SCALE) return { mat: picture, toMat: scaling(1) };
  const width = Math.max(1, Math.round((picture.cols / scale) * 1.1));
  const height = Math.max(1, Math.round((picture.rows / scale) * 1.1));
  const mat = new cv.Mat();
  cv.resize(picture, mat, new cv.Size(width, height), 0, 0, cv.INTER_AREA);
  const toMat = scaling(width / picture.cols, height / picture.rows);
  picture.delete();
  return { mat, toMat };
}

/** Lays the card flat; frees `picture`. @returns a copy of its pixels */
function laidFlat(cv: OpenCv, picture: Mat, corners: Quad, bend: Bend | null): Uint8Array {
  const { width, height } = CARD_SIZE;
  const { mat, toMat } = reduced(cv, picture, corners);
  const plane = homographyBetween(CARD_CORNERS, corners);
  if (plane === null) {
    const channels = mat.channels();
    mat.delete();
    return new Uint8Array(width * height * channels);
  }
  const toPicture = composed(toMat, plane);
  const flat =
    bend === null
      ? warped(cv, mat, toPicture)
      : unbent(cv, mat, { toCard: scaling(1), toPicture, bend }, CARD_SIZE, cv.INTER_CUBIC);
  const pixels = Uint8Array.from(flat.data);
  for (const used of [mat, flat]) used.delete();
  return pixels;
}

function warped(cv: OpenCv, mat: Mat, toPicture: Homography): Mat {
  const matrix = cv.matFromArray(3, 3, cv.CV_64F, [...toPicture]);
  const flat = new cv.Mat();
  const flags = cv.INTER_CUBIC | cv.WARP_INVERSE_MAP;
  const size = new cv.Size(CARD_SIZE.width, CARD_SIZE.height);
  cv.warpPerspective(mat, flat, matrix, size, flags, cv.BORDER_REPLICATE, new cv.Scalar());
  matrix.delete();
  return flat;
}

function pictureIn(cv: OpenCv, { width, height, data }: RgbaImage): Mat {
  const mat = new cv.Mat(height, width, cv.CV_8UC4);
  mat.data.set(data);
  return mat;
}

/**
 * The card between these corners as it would lie flat, in grey, 900×560.
 * @param corners as `locateCard` gives them; corners on a line give a black card
 * @param correction of a card that is bent, or whose light and dark are turned around
 */
export function straighten(
  cv: OpenCv,
  image: RgbaImage,
  corners: Quad,
  { bend, inverted }: Correction = NONE,
): GreyImage {
  const colour = pictureIn(cv, image);
  const grey = new cv.Mat();
  cv.cvtColor(colour, grey, cv.COLOR_RGBA2GRAY);
  colour.delete();
  if (inverted) cv.bitwise_not(grey, grey);
  return { ...CARD_SIZE, data: laidFlat(cv, grey, corners, bend) };
}

/** The same in colour, as it lies between its corners. */
export function straightenColour(cv: OpenCv, image: RgbaImage, corners: Quad): StraightCard {
  const pixels = laidFlat(cv, pictureIn(cv, image), corners, null);
  return { ...CARD_SIZE, data: new Uint8ClampedArray(pixels.buffer) };
}
