import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { PrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { Random } from "#generator/random";
import type { Point, Quad } from "#shared/contract/identity";
import type { GreyImage } from "#shared/identity/image";
import { damaged } from "../photos/damage";
import { lightScene } from "../photos/light";
import { blankTones, tonesOf } from "../photos/picture";
import type { Tones } from "../photos/picture";
import { drawPrintWeight } from "../photos/printWeight";
import { halved, homographyBetween, layOver } from "../photos/warp";
import type { Homography } from "../photos/warp";
import { drawLineTexts } from "./lineTexts";
import type { WordWeights } from "./lineTexts";

/** The six lines of a card, photographed: quicker to make than a photo of the whole card. */
export interface LinesPhoto {
  readonly image: GreyImage;
  /** Takes a point of the card to the pixel of the photo. */
  readonly toPhoto: Homography;
  readonly printed: PrintedCard;
}

/** What is printed, and what has happened to it. */
export interface SheetKind {
  readonly words: WordWeights;
  /** Light scratches at most, besides those that every card has. */
  readonly scratches: number;
  /** Whether the print is bolder on some than the generator draws it. */
  readonly printWeights: boolean;
}

/** The part of the card that is photographed, pixels of the card. */
const PART = { x: 256, y: 98, width: 634, height: 236 } as const;

const corners = (x: number, y: number, width: number, height: number): Quad => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];
const PART_CORNERS = corners(PART.x, PART.y, PART.width, PART.height);

/** One line across the print; a light one takes what it crosses away. */
function drawStroke(random: Random, sheet: Tones, tone: number, angle: number): void {
  const length = random.between(40, 500);
  const [x0, y0] = [
    random.between(PART.x, PART.x + PART.width),
    random.between(PART.y, PART.y + PART.height),
  ];
  const bend = random.normal(0, 0.001);
  for (let s = 0; s < length; s += 0.5) {
    const direction = angle + bend * s;
    const x = Math.round(x0 + s * Math.cos(direction));
    const y = Math.round(y0 + s * Math.sin(direction));
    if (x < 0 || y < 0 || x >= sheet.width || y >= sheet.height) continue;
    sheet.data[y * sheet.width + x] = tone;
  }
}

/** Lines that a hair or a pen may leave across the print. */
function drawStrokes(random: Random, sheet: Tones): void {
  for (let n = random.integer(1, 10); n > 0; n--)
    drawStroke(random, sheet, random.between(60, 225), random.normal(0, 0.8));
}

/** Scratches, lighter than the paper or hardly darker, in any direction. */
function drawScratches(random: Random, sheet: Tones, most: number): void {
  for (let n = random.integer(0, most); n > 0; n--)
    drawStroke(random, sheet, random.between(200, 250), random.between(0, 2 * Math.PI));
}

/** Scale of the photo, photo pixels for one of the card: often small, where reading is hard. */
function drawScale(random: Random, amount: number): number {
  if (random.chance(1 - 0.75 * amount)) return random.between(0.9, 1.15);
  return random.chance(0.75) ? random.between(0.42, 0.95) : random.between(0.95, 1.6);
}

/** Rotation in radians: what it does to pixels matters, and small turns make small photos. */
function drawTurn(random: Random, amount: number): number {
  const quarter = (random.integer(0, 3) * Math.PI) / 2;
  const tilt = random.chance(0.15) ? random.between(-0.8, 0.8) : random.normal(0, 0.08);
  return random.chance(0.3) ? 0 : quarter + tilt * amount;
}

/** Where the corners of the part lie in the photo, from the photo's upper left corner on. */
function posePart(random: Random, amount: number, scale: number): Quad {
  const turn = drawTurn(random, amount);
  const tilt = random.between(0, 0.08) * amount;
  const posed = PART_CORNERS.map((corner): Point => {
    const x = (corner.x - PART.x - PART.width / 2) * scale * (1 + random.between(-tilt, tilt));
    const y = (corner.y - PART.y - PART.height / 2) * scale * (1 + random.between(-tilt, tilt));
    return {
      x: x * Math.cos(turn) - y * Math.sin(turn),
      y: x * Math.sin(turn) + y * Math.cos(turn),
    };
  });
  const left = Math.min(...posed.map(({ x }) => x)) - random.next();
  const top = Math.min(...posed.map(({ y }) => y)) - random.next();
  const [a, b, c, d] = posed.map(({ x, y }) => ({ x: x - left, y: y - top }));
  return [a!, b!, c!, d!];
}

/** @param amount 0 (as drawn) to 1 (as bad as a readable photo gets) */
export async function photographLines(
  random: Random,
  amount: number,
  sheetKind: SheetKind,
): Promise<LinesPhoto> {
  const printed = drawLineTexts(random, sheetKind.words);
  let sheet = tonesOf(drawPrintedCard(random, printed));
  if (sheetKind.printWeights) sheet = drawPrintWeight(random, sheet);
  if (random.chance(0.25 + 0.25 * amount)) drawStrokes(random, sheet);
  if (sheetKind.scratches > 0) drawScratches(random, sheet, sheetKind.scratches);
  const scale = drawScale(random, amount);
  const posed = posePart(random, amount, scale);
  const scene = blankTones(
    Math.ceil(Math.max(...posed.map(({ x }) => x))) + 1,
    Math.ceil(Math.max(...posed.map(({ y }) => y))) + 1,
  );
  scene.data.fill(random.between(0, 255));
  let sheetCorners = PART_CORNERS;
  if (scale < 0.6 && random.chance(0.7)) {
    sheet = halved(sheet);
    sheetCorners = corners(
      PART.x / 2 - 0.25,
      PART.y / 2 - 0.25,
      PART.width / 2,
      PART.height / 2,
    );
  }
  layOver(scene, sheet, homographyBetween(posed, sheetCorners), {
    k: 0,
    width: scene.width,
    height: scene.height,
  });
  lightScene(random, scene, amount);
  const image = await damaged(random, scene, amount, scale);
  return { image, toPhoto: homographyBetween(PART_CORNERS, posed), printed };
}

