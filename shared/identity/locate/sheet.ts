import type { OpenCv } from "../vision";
import type { Quad } from "../../contract/identity";
import { CARD_SIZE } from "../cardLayout";
import type { RgbaImage } from "../image";
import type { Level } from "./fixedPrint";
import type { Homography } from "./homography";
import { composed, distance, mapQuad, scaling } from "./homography";

type Mat = InstanceType<OpenCv["Mat"]>;

/** The corners of the card's plane, counted from pixel centres. */
export const CARD_CORNERS: Quad = [
  { x: -0.5, y: -0.5 },
  { x: CARD_SIZE.width - 0.5, y: -0.5 },
  { x: CARD_SIZE.width - 0.5, y: CARD_SIZE.height - 0.5 },
  { x: -0.5, y: CARD_SIZE.height - 0.5 },
];

/** What lies between assumed corners, laid flat at a level, with some of what lies around it. */
export interface CardSheet {
  /** Pixels of the level, with the margin on both sides. */
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly data: Uint8Array;
}

/** Longest side of the copy that is looked at; corners are found in it to a fraction of a pixel. */
const WORKING_SIDE = 1600;

/** Grey copies of a picture, each half as large as the one before. Holds memory of OpenCV until `dispose`. */
export class Copies {
  readonly #cv: OpenCv;
  readonly #mats: Mat[] = [];
  readonly #picture: { readonly width: number; readonly height: number };
  /** Takes pixels of the picture to pixels of the first copy. */
  readonly #toFirst: Homography;

  constructor(cv: OpenCv, { width, height, data }: RgbaImage) {
    this.#picture = { width, height };
    this.#cv = cv;
    const shrink = Math.min(1, WORKING_SIDE / Math.max(width, height));
    const colour = new cv.Mat(height, width, cv.CV_8UC4);
    colour.data.set(data);
    const grey = new cv.Mat();
    cv.cvtColor(colour, grey, cv.COLOR_RGBA2GRAY);
    colour.delete();
    const size = new cv.Size(
      Math.max(1, Math.round(width * shrink)),
      Math.max(1, Math.round(height * shrink)),
    );
    if (shrink < 1) {
      const small = new cv.Mat();
      cv.resize(grey, small, size, 0, 0, cv.INTER_AREA);
      grey.delete();
      this.#mats.push(small);
    } else this.#mats.push(grey);
    this.#toFirst = scaling(size.width / width, size.height / height);
  }

  get cv(): OpenCv {
    return this.#cv;
  }

  /** Size of the picture they are copies of. */
  get picture() {
    return this.#picture;
  }

  /** Turns light and dark around. */
  invert(): void {
    for (const mat of this.#mats) this.#cv.bitwise_not(mat, mat);
  }

  /** Copy `at` times halved, and what takes pixels of the picture to its pixels. */
  copy(at: number): { readonly mat: Mat; readonly toCopy: Homography } {
    while (this.#mats.length <= at) {
      const last = this.#mats.at(-1)!;
      const half = new this.#cv.Mat();
      const size = new this.#cv.Size(
        Math.max(1, Math.round(last.cols / 2)),
        Math.max(1, Math.round(last.rows / 2)),
      );
      this.#cv.resize(last, half, size, 0, 0, this.#cv.INTER_AREA);
      this.#mats.push(half);
    }
    const [first, mat] = [this.#mats[0]!, this.#mats[at]!];
    const byHalves = scaling(mat.cols / first.cols, mat.rows / first.rows);
    return { mat, toCopy: composed(byHalves, this.#toFirst) };
  }

  /** The copy whose pixels are about as large as those of a plane of this size that `toPicture` lays over the picture. */
  copyFor(toPicture: Homography, width: number, height: number) {
    const map = composed(this.#toFirst, toPicture);
    const [a, b, c, d] = mapQuad(map, [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: width, y: height },
      { x: 0, y: height },
    ]);
    const ratio = (distance(a, c) + distance(b, d)) / (2 * Math.hypot(width, height));
    return this.copy(Math.max(0, Math.min(4, Math.floor(Math.log2(ratio) + 0.25))));
  }

  dispose(): void {
    for (const mat of this.#mats) mat.delete();
    this.#mats.length = 0;
  }
}

/**
 * What is seen through a window of the picture; beyond the picture's edge, the tones of its edge.
 * @param toPicture takes pixels of the window to pixels of the picture
 */
export function viewOf(
  copies: Copies,
  toPicture: Homography,
  width: number,
  height: number,
): Uint8Array {
  const { cv } = copies;
  const { mat, toCopy } = copies.copyFor(toPicture, width, height);
  const matrix = cv.matFromArray(3, 3, cv.CV_64F, [...composed(toCopy, toPicture)]);
  const seen = new cv.Mat();
  const [size, black] = [new cv.Size(width, height), new cv.Scalar()];
  const flags = cv.INTER_LINEAR | cv.WARP_INVERSE_MAP;
  cv.warpPerspective(mat, seen, matrix, size, flags, cv.BORDER_REPLICATE, black);
  const tones = Uint8Array.from(seen.data);
  matrix.delete();
  seen.delete();
  return tones;
}

/** @param toPicture takes pixels of the card to pixels of the picture */
export function layFlat(
  copies: Copies,
  toPicture: Homography,
  level: Level,
  margin: number,
): CardSheet {
  const width = CARD_SIZE.width / level + 2 * margin;
  const height = CARD_SIZE.height / level + 2 * margin;
  const shift: Homography = [1, 0, -margin, 0, 1, -margin, 0, 0, 1];
  const view = composed(toPicture, composed(scaling(level), shift));
  return { width, height, margin, data: viewOf(copies, view, width, height) };
}
