import type { Random } from "#generator/random";
import type { Quad } from "#shared/contract/identity";
import { CARD_FIELDS } from "#shared/contract/identity";
import { CARD_LINES, LINE_LABELS } from "#shared/identity/cardLayout";
import type { GreyImage } from "#shared/identity/image";
import { classOf } from "#shared/identity/read/alphabet";
import { columnCentre, COLUMN_STEP, normalise, STRIP, stripTop } from "#shared/identity/read/strips";
import { homographyBetween, mapped } from "../photos/warp";
import type { Homography } from "../photos/warp";
import { glyphsOf } from "./glyphs";
import { photographLines } from "./sheets";
import type { LinesPhoto, SheetKind } from "./sheets";

/** Pixels of the card that a strip of the training shows: part of a line. */
export const WIDTH = 320;
export const COLUMNS = WIDTH / COLUMN_STEP;
/** Strips cut from one photo: two of each line. */
export const STRIPS_PER_PHOTO = 2 * CARD_FIELDS.length;

/** Strips and what they say, strip by strip. */
export interface Examples {
  /** [count, height, width, 1]. */
  readonly pixels: Float32Array;
  /** The class at each column, 0 where no character has its middle: [count, columns]. */
  readonly labels: Uint8Array;
}

/** How far the straightening of a card may be off where its lines are, as a map from where they seem to where they are. */
function drawMisplacement(random: Random): Homography {
  const seen: Quad = [
    { x: 260, y: 100 },
    { x: 880, y: 100 },
    { x: 880, y: 330 },
    { x: 260, y: 330 },
  ];
  const [shiftX, shiftY] = [random.between(-8, 8), random.normal(0, 2)];
  const spread = random.chance(0.3) ? 3 : 1;
  const [a, b, c, d] = seen.map(({ x, y }) => ({
    x: x + shiftX + random.normal(0, 2 * spread),
    y: y + Math.max(-5, Math.min(5, shiftY + random.normal(0, spread))),
  }));
  return homographyBetween(seen, [a!, b!, c!, d!]);
}

function readBetween({ data, width, height }: GreyImage, x: number, y: number): number {
  const u = Math.min(Math.max(x, 0), width - 1.001);
  const v = Math.min(Math.max(y, 0), height - 1.001);
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, bottom] = [u - left, v - top];
  const at = top * width + left;
  return (
    (data[at]! * (1 - right) + data[at + 1]! * right) * (1 - bottom) +
    (data[at + width]! * (1 - right) + data[at + width + 1]! * right) * bottom
  );
}

/** Weights of the four pixels around a place, as OpenCV's cubic interpolation has them (Keys 1981, a = −0.75). */
function cubicWeights(t: number): readonly [number, number, number, number] {
  const a = -0.75;
  const outer = (d: number): number => a * (d * d * d - 5 * d * d + 8 * d - 4);
  const inner = (d: number): number => (a + 2) * d * d * d - (a + 3) * d * d + 1;
  return [outer(t + 1), inner(t), inner(1 - t), outer(2 - t)];
}

function readAmongSixteen(image: GreyImage, x: number, y: number): number {
  const { data, width, height } = image;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 1 || top < 1 || left > width - 3 || top > height - 3)
    return readBetween(image, x, y);
  const [across, down] = [cubicWeights(x - left), cubicWeights(y - top)];
  let sum = 0;
  for (let row = 0; row < 4; row++) {
    const at = (top - 1 + row) * width + left - 1;
    const value =
      data[at]! * across[0] +
      data[at + 1]! * across[1] +
      data[at + 2]! * across[2] +
      data[at + 3]! * across[3];
    sum += down[row]! * value;
  }
  return Math.min(255, Math.max(0, sum));
}

/** Cuts one strip out of the photo as the straightened card would show it. */
function cutInto(
  target: Float32Array,
  photo: LinesPhoto,
  misplaced: Homography,
  left: number,
  top: number,
  bend: (x: number) => number,
  read: typeof readBetween,
): void {
  for (let y = 0, at = 0; y < STRIP.height; y++)
    for (let x = 0; x < WIDTH; x++, at++) {
      const onCard = mapped(misplaced, { x: left + x, y: top + y + bend(left + x) });
      const inPhoto = mapped(photo.toPhoto, onCard);
      target[at] = read(photo.image, inPhoto.x, inPhoto.y);
    }
  normalise(target, WIDTH, STRIP.height);
}

/** Marks the columns around the middle of each character, one for the narrow ones up to three for the wide. */
function label(
  target: Uint8Array,
  line: string,
  baseline: number,
  seenFrom: Homography,
  left: number,
): void {
  for (const { character, x, advance } of glyphsOf(line)) {
    const middle = mapped(seenFrom, { x, y: baseline - 6 }).x - left;
    const reach = Math.min(2.5, Math.max(1, advance / 2 - 3.5));
    const first = Math.ceil((middle - reach - columnCentre(0)) / COLUMN_STEP);
    const last = Math.floor((middle + reach - columnCentre(0)) / COLUMN_STEP);
    if (first < 0 || last >= COLUMNS) continue;
    target.fill(classOf(character) ?? 0, first, last + 1);
  }
}

const inverse = (map: Homography): Homography => {
  const square: Quad = [
    { x: 260, y: 100 },
    { x: 880, y: 100 },
    { x: 880, y: 330 },
    { x: 260, y: 330 },
  ];
  const [a, b, c, d] = square.map((point) => mapped(map, point));
  return homographyBetween([a!, b!, c!, d!], square);
};

/** What examples are drawn from. */
export interface ExampleKind extends SheetKind {
  readonly photos: number;
  /** Damage to the photos, drawn up to this: 0 to 1. */
  readonly amount: number;
  /** Share of the photos that are straightened by cubic interpolation, the others by linear. */
  readonly cubicShare: number;
}

export async function drawExamples(random: Random, kind: ExampleKind): Promise<Examples> {
  const { photos, amount, cubicShare } = kind;
  const size = STRIP.height * WIDTH;
  const count = photos * STRIPS_PER_PHOTO;
  const pixels = new Float32Array(count * size);
  const labels = new Uint8Array(count * COLUMNS);
  let n = 0;
  for (let at = 0; at < photos; at++) {
    const photo = await photographLines(random, amount * Math.sqrt(random.next()), kind);
    const read = cubicShare > 0 && random.chance(cubicShare) ? readAmongSixteen : readBetween;
    for (const [line, field] of CARD_FIELDS.entries()) {
      const misplaced = drawMisplacement(random);
      const seenFrom = inverse(misplaced);
      const text = `${LINE_LABELS[field]} ${photo.printed[field]}`;
      const [height, phase] = [random.normal(0, 0.7), random.between(0, 6.3)];
      const bend = (x: number): number => height * Math.sin(x / 200 + phase);
      const starts = [STRIP.x, CARD_LINES.x + random.integer(60, 280)];
      for (const left of starts) {
        cutInto(pixels.subarray(n * size, (n + 1) * size), photo, misplaced, left, stripTop(line), bend, read);
        const baseline = CARD_LINES.baseline + line * CARD_LINES.step;
        label(labels.subarray(n * COLUMNS, (n + 1) * COLUMNS), text, baseline, seenFrom, left);
        n++;
      }
    }
  }
  return { pixels, labels };
}
