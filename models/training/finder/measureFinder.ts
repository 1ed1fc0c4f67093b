import { Random } from "#generator/random";
import type { Quad } from "#shared/contract/identity";
import type { GreyImage, RgbaImage } from "#shared/identity/image";
import { CARD_SIZE } from "#shared/identity/cardLayout";
import { askFinder } from "#shared/identity/locate/finder";
import { distance } from "#shared/identity/locate/homography";
import { locateCard } from "#shared/identity/locate/locateCard";
import { Copies } from "#shared/identity/locate/sheet";
import { wholeView } from "#shared/identity/locate/views";
import type { Vision } from "#shared/identity/vision";
import { drawBackground } from "../photos/background";
import { damaged } from "../photos/damage";
import { lightScene } from "../photos/light";
import { makePhoto } from "../photos/makePhoto";
import { photographOtherDocument } from "./otherDocument";

type Finding = Pick<Vision, "cv" | "finder">;

const QUANTILES = [0.5, 0.9, 0.95, 0.99] as const;
const CARD_WIDTH = [400, 1200] as const;
/** Beyond this a card counts as found in the wrong place, in pixels of the card. */
const WRONG = 60;

export function colourOf({ width, height, data }: GreyImage): RgbaImage {
  const pixels = new Uint8ClampedArray(4 * data.length);
  for (let at = 0; at < data.length; at++) {
    pixels.fill(data[at]!, 4 * at, 4 * at + 3);
    pixels[4 * at + 3] = 255;
  }
  return { width, height, data: pixels };
}

/** The largest distance of a corner from where it is, in pixels of the card. */
export const cornerError = (found: Quad, truth: Quad): number =>
  (Math.max(...found.map((corner, at) => distance(corner, truth[at]!))) * CARD_SIZE.width) /
  distance(truth[0], truth[1]);

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function quantilesOf(values: readonly number[]): Record<string, number> {
  const sorted = [...values].sort((a, b) => a - b);
  return Object.fromEntries(
    QUANTILES.map((share) => [
      `q${share * 100}`,
      rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN),
    ]),
  );
}

const shareOf = (values: readonly number[], holds: (value: number) => boolean): number =>
  rounded(values.filter(holds).length / values.length);

/** Photos of cards that training has not seen: the seed's own streams. */
async function measurePhotos(vision: Finding, random: Random, amount: number, count: number) {
  const [errors, first, agreements]: [number[], number[], number[]] = [[], [], []];
  let missed = 0;
  for (let at = 0; at < count; at++) {
    const photo = await makePhoto(random.child(at), { amount, cardWidth: CARD_WIDTH });
    const image = colourOf(photo.image);
    const copies = new Copies(vision.cv, image);
    const vote = await askFinder(vision.finder, copies, wholeView(image));
    copies.dispose();
    first.push(cornerError(vote.corners, photo.corners));
    const found = await locateCard(vision, image);
    if (!found.found) {
      missed++;
      continue;
    }
    errors.push(cornerError(found.corners, photo.corners));
    agreements.push(found.agreement);
  }
  return {
    photos: count,
    missed,
    wrongPlaceOrWayUp: errors.filter((error) => error > WRONG).length,
    cornerError: quantilesOf(errors),
    within2: shareOf(errors, (error) => error <= 2),
    within4: shareOf(errors, (error) => error <= 4),
    leastAgreement: rounded(Math.min(...agreements)),
    networkAlone: quantilesOf(first),
  };
}

/** Pictures without the card: how many are taken for one, and what they are called. */
async function measureOthers(
  vision: Finding,
  count: number,
  draw: (at: number) => Promise<GreyImage>,
) {
  const outcomes: Record<string, number> = {};
  let most = 0;
  for (let at = 0; at < count; at++) {
    const found = await locateCard(vision, colourOf(await draw(at)));
    const outcome = found.found ? "accepted" : found.problem;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    most = Math.max(most, found.agreement);
  }
  return { pictures: count, ...outcomes, mostAgreement: rounded(most) };
}

async function emptyDesk(random: Random): Promise<GreyImage> {
  const tones = drawBackground(random, random.integer(500, 1500), random.integer(500, 1500));
  lightScene(random, tones, 1);
  return damaged(random, tones, 1, 1);
}

/** How well cards are found with this network, in `count` photos of each kind. */
export async function measureFinder(vision: Finding, seed: number, count: number) {
  const random = Random.seeded(seed).child("finder", "metrics");
  return {
    unit: "pixels of the card (900 × 560)",
    mild: await measurePhotos(vision, random.child("mild"), 0.4, count),
    strong: await measurePhotos(vision, random.child("strong"), 1, count),
    noCard: await measureOthers(vision, count, (at) => emptyDesk(random.child("empty", at))),
    otherLayout: await measureOthers(vision, count, (at) =>
      photographOtherDocument(random.child("other", at)),
    ),
  };
}
