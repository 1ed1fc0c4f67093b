import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { PrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { Random } from "#generator/random";
import type { Point, Quad } from "#shared/contract/identity";
import { CARD_SIZE } from "#shared/identity/cardLayout";
import type { GreyImage } from "#shared/identity/image";
import { drawBackground } from "./background";
import { damaged } from "./damage";
import { lightScene } from "./light";
import { drawPrinted } from "./names";
import { greyOf, tonesOf } from "./picture";
import type { Tones } from "./picture";
import { drawPrintWeight } from "./printWeight";
import { distorted, halved, homographyBetween, layOver } from "./warp";
import type { Homography, Lens } from "./warp";

export interface PhotoOptions {
  /** 0: the card as it is drawn; 1: as bad as a readable photo gets. */
  readonly amount: number;
  /** Width of the card in the picture, pixels: drawn between these. */
  readonly cardWidth: readonly [number, number];
  /** The card's text; drawn where absent. */
  readonly printed?: PrintedCard;
  /** Rotation in degrees, drawn between; the whole circle where absent. */
  readonly rotation?: readonly [number, number];
}

export interface Photo {
  readonly image: GreyImage;
  /** Where the corners of the card's plane (0,0), (900,0), (900,560), (0,560) are in the picture. */
  readonly corners: Quad;
  readonly card: PrintedCard;
}

/** Pixel centres: the corner (0, 0) of the plane lies half a pixel left of and above the first pixel's centre. */
const CARD_CORNERS: Quad = [
  { x: -0.5, y: -0.5 },
  { x: CARD_SIZE.width - 0.5, y: -0.5 },
  { x: CARD_SIZE.width - 0.5, y: CARD_SIZE.height - 0.5 },
  { x: -0.5, y: CARD_SIZE.height - 0.5 },
];

/** Corners of a card turned, tilted and shifted around the origin. */
function poseCard(random: Random, options: PhotoOptions): Quad {
  const width = random.between(...options.cardWidth);
  const angle = (random.between(...(options.rotation ?? [0, 360])) * Math.PI) / 180;
  const tilt = random.chance(0.75) ? random.between(0, 0.11) * options.amount : 0;
  const squeeze = 1 + random.normal(0, 0.03) * options.amount;
  const half = { x: width / 2, y: (width * squeeze * CARD_SIZE.height) / CARD_SIZE.width / 2 };
  const corner = (sx: number, sy: number): Point => {
    const x = sx * half.x * (1 + random.between(-tilt, tilt));
    const y = sy * half.y * (1 + random.between(-tilt, tilt));
    return {
      x: x * Math.cos(angle) - y * Math.sin(angle),
      y: x * Math.sin(angle) + y * Math.cos(angle),
    };
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

const moved = (quad: Quad, by: Point): Quad => {
  const [a, b, c, d] = quad.map(({ x, y }) => ({ x: x + by.x, y: y + by.y }));
  return [a!, b!, c!, d!];
};

/** Sizes the picture around the card: some desk on each side, or a little of the card cut off. */
function frameCard(random: Random, posed: Quad, amount: number) {
  const xs = posed.map(({ x }) => x);
  const ys = posed.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const size = Math.max(right - left, bottom - top);
  const margin = (): number =>
    random.chance(0.12) ? -0.03 * random.next() * amount * size : 0.5 * random.next() ** 2 * size;
  const [before, above] = [margin(), margin()];
  return {
    corners: moved(posed, { x: before - left, y: above - top }),
    width: Math.round(before + right - left + margin()),
    height: Math.round(above + bottom - top + margin()),
  };
}

/** A corner hidden under a thumb, a crease: dark or light shapes over the card, away from the values. */
function cover(random: Random, sheet: Tones): void {
  const [cx, cy] = random.pick([
    [0, 0],
    [CARD_SIZE.width, 0],
    [CARD_SIZE.width, CARD_SIZE.height],
    [0, CARD_SIZE.height],
    [CARD_SIZE.width / 2, CARD_SIZE.height],
  ] as const);
  const [a, b] = [random.between(40, 150), random.between(40, 130)];
  const tone = random.between(20, 220);
  for (let y = 0; y < sheet.height; y++)
    for (let x = 0; x < sheet.width; x++)
      if (((x - cx) / a) ** 2 + ((y - cy) / b) ** 2 < 1) sheet.data[y * sheet.width + x] = tone;
}

function crease(random: Random, sheet: Tones): void {
  const angle = random.between(0, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const offset = random.between(-200, 200);
  const [width, depth] = [random.between(1, 6), random.between(-60, 60)];
  for (let y = 0; y < sheet.height; y++)
    for (let x = 0; x < sheet.width; x++) {
      const away = (x - sheet.width / 2) * cos + (y - sheet.height / 2) * sin - offset;
      sheet.data[y * sheet.width + x]! += depth * Math.exp(-((away / width) ** 2));
    }
}

/** The map to a sheet `by` times as large: pixel centres lie (by − 1) / 2 off. */
const scaledDown = (map: Homography, by: number): Homography => [
  ...map.slice(0, 6).map((value, at) => value * by + ((by - 1) / 2) * map[6 + (at % 3)]!),
  ...map.slice(6),
];

/**
 * A photo of a generated card, of which everything is known. The same stream of random values gives the same photo.
 * With `amount` 0 and a card width of 900 it is the drawing itself.
 */
export async function makePhoto(random: Random, options: PhotoOptions): Promise<Photo> {
  const { amount } = options;
  const card = options.printed ?? drawPrinted(random);
  let sheet = tonesOf(drawPrintedCard(random, card));
  if (amount === 0) return { image: greyOf(sheet), corners: CARD_CORNERS, card };
  sheet = drawPrintWeight(random, sheet);
  if (random.chance(0.08 * amount)) cover(random, sheet);
  if (random.chance(0.1 * amount)) crease(random, sheet);
  const { corners, width, height } = frameCard(random, poseCard(random, options), amount);
  const lens: Lens = {
    k: random.chance(0.3 * amount) ? random.between(-0.05, 0.05) * amount : 0,
    width,
    height,
  };
  const scene = drawBackground(random, width, height);
  let toSheet = homographyBetween(corners, CARD_CORNERS);
  const cardWidth = Math.hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y);
  const unit = cardWidth / CARD_SIZE.width;
  for (let halvings = Math.floor(Math.log2(1 / unit) + 0.4); halvings > 0; halvings--) {
    sheet = halved(sheet);
    toSheet = scaledDown(toSheet, 0.5);
  }
  layOver(scene, sheet, toSheet, lens);
  lightScene(random, scene, amount);
  const [a, b, c, d] = corners.map((corner) => distorted(lens, corner));
  return {
    image: await damaged(random, scene, amount, unit),
    corners: [a!, b!, c!, d!],
    card,
  };
}
