import type { RgbaImage } from "../image";
import type { Vision } from "../vision";
import { CARD_SIZE } from "../cardLayout";
import { agreementOf, shareSeen } from "./agreement";
import { askFinder } from "./finder";
import type { Vote } from "./finderGrid";
import { composed, homographyBetween, isConvex, mapQuad, scaling } from "./homography";
import type { Homography } from "./homography";
import type { Located, NotLocated } from "./located";
import { cardsAround, cardsWithin, outlinesIn } from "./outlines";
import { insideShare, qualityOf, scaleOf } from "./quality";
import { look, moved, refine } from "./refine";
import type { Look } from "./refine";
import { CARD_CORNERS, Copies } from "./sheet";
import { findBend, lookBent } from "./findBend";
import { closeView, wholeView } from "./views";

/** Agreement with the fixed print from which on a guess is the card, and from which on no other guess is tried. */
const ACCEPTED = 0.45;
const CONVINCING = 0.6;
/** A guess that agrees less than this where it is first looked at is dropped. */
const PROMISING = 0.33;
/** A picture of the card alone has its proportions up to this share. */
const PROPORTIONS = 0.03;
/** Share of the card that has to lie in the picture. */
const LEAST_INSIDE = 0.2;
/** The smallest card that can be read, pixels of the picture for one of the card. */
const LEAST_SCALE = 0.25;
/** A picture whose longer side is below this can hold no such card. */
const LEAST_SIDE = LEAST_SCALE * CARD_SIZE.width;
/** A network this sure of a card saw a document, even if of another layout: of documents 0.9 and more, of desks seldom. */
const PRESENT = 0.93;

/** An outline is where it is; the network may be some way off. */
const FIRST_LOOKS = {
  sure: { level: 4, reach: 6 },
  closer: { level: 4, reach: 10 },
  wider: { level: 4, reach: 14 },
} as const satisfies Record<string, Look>;
const SECOND: Look = { level: 4, reach: 4 };
/** Where fewer of the patches than this are seen, the guess may fit in part only. */
const ALL_SEEN = 0.9;
/** For a guess that fits in part: one side may lie beyond the reach of the first looks. */
const WIDE: readonly Look[] = [
  { level: 4, reach: 12 },
  { level: 4, reach: 6 },
];
const FINE: readonly Look[] = [
  { level: 2, reach: 4 },
  { level: 1, reach: 2 },
];
const JUDGE: Look = { level: 2, reach: 1 };
const SHARPNESS: Look = { level: 1, reach: 1 };

interface Guess {
  readonly toPicture: Homography;
  readonly agreement: number;
}

const HALF_TURN: Homography = [-1, 0, CARD_SIZE.width - 1, 0, -1, CARD_SIZE.height - 1, 0, 0, 1];

/** Brings an assumed position to where the print is seen, if there is any. */
function attempt(copies: Copies, start: Homography, by: Look): Guess | null {
  const first = look(copies, start, by);
  if (agreementOf(first) < PROMISING) return null;
  let coarse = moved(start, first, by);
  coarse &&= refine(copies, coarse, [SECOND]);
  if (coarse === null || insideShare(copies, coarse) < LEAST_INSIDE) return null;
  const seen = look(copies, coarse, { level: 2, reach: 2 });
  if (agreementOf(seen) < PROMISING) return null;
  if (shareSeen(seen) < ALL_SEEN) coarse = refine(copies, coarse, WIDE) ?? coarse;
  const toPicture = refine(copies, coarse, FINE);
  return toPicture && { toPicture, agreement: agreementOf(look(copies, toPicture, JUDGE)) };
}

/** The whole picture taken as the card, each way up that fits its proportions. */
function wholePicture({ width, height }: Copies["picture"]): Homography[] {
  const fits = (across: number, down: number): boolean =>
    Math.abs((across * CARD_SIZE.height) / (down * CARD_SIZE.width) - 1) < PROPORTIONS;
  if (fits(width, height)) {
    const upright = scaling(width / CARD_SIZE.width, height / CARD_SIZE.height);
    return [upright, composed(upright, HALF_TURN)];
  }
  if (!fits(height, width)) return [];
  const [across, down] = [width / CARD_SIZE.height, height / CARD_SIZE.width];
  const clockwise = composed(scaling(across, down), [
    0,
    -1,
    CARD_SIZE.height - 1,
    1,
    0,
    0,
    0,
    0,
    1,
  ]);
  return [clockwise, composed(clockwise, HALF_TURN)];
}

/** Positions the corners of a vote stand for; the second for a card seen upside down. */
function positionsOf({ corners }: Vote): Homography[] {
  const position = isConvex(corners) ? homographyBetween(CARD_CORNERS, corners) : null;
  return position === null ? [] : [position, composed(position, HALF_TURN)];
}

/** What was tried, best guess first. */
class Search {
  best: Guess | null = null;
  readonly #copies: Copies;

  constructor(copies: Copies) {
    this.#copies = copies;
  }

  /** @returns whether no other guess needs to be tried */
  tryAll(starts: readonly Homography[], by: Look = FIRST_LOOKS.sure): boolean {
    for (const start of starts) {
      const guess = attempt(this.#copies, start, by);
      if (guess !== null && guess.agreement > (this.best?.agreement ?? 0)) this.best = guess;
      if ((this.best?.agreement ?? 0) >= CONVINCING) return true;
    }
    return false;
  }
}

/** Asks the network twice, the second time closer, and tries what it says. @returns how sure it was at first */
async function tryFinder(vision: Finding, copies: Copies, search: Search): Promise<number> {
  const first = await askFinder(vision.finder, copies, wholeView(copies.picture));
  const view = isConvex(first.corners) ? closeView(first.corners) : null;
  const second = view && (await askFinder(vision.finder, copies, view));
  const [closer, wider] = [second ? positionsOf(second) : [], positionsOf(first)];
  for (const way of [0, 1])
    if (
      search.tryAll(closer.slice(way, way + 1), FIRST_LOOKS.closer) ||
      search.tryAll(wider.slice(way, way + 1), FIRST_LOOKS.wider)
    )
      break;
  return first.present;
}

type Finding = Pick<Vision, "cv" | "finder">;

interface Searched {
  readonly best: Guess | null;
  /** Whether the network is sure of a card, and there are outlines one could have. */
  readonly document: boolean;
}

/** Guesses in the order of what they cost, until one convinces. */
async function search(vision: Finding, copies: Copies, withOutlines: boolean): Promise<Searched> {
  const found = new Search(copies);
  if (found.tryAll(wholePicture(copies.picture))) return { best: found.best, document: true };
  const present = await tryFinder(vision, copies, found);
  const enough = !withOutlines || (found.best?.agreement ?? 0) >= CONVINCING;
  const outlines = enough ? [] : outlinesIn(copies);
  if (!outlines.some((outline) => found.tryAll(cardsWithin(outline))))
    outlines.some((outline) => found.tryAll(cardsAround(outline), FIRST_LOOKS.wider));
  const document = present >= PRESENT && outlines.length > 0;
  return { best: found.best, document };
}

function located(copies: Copies, { toPicture, agreement }: Guess, inverted: boolean): Located {
  const bend = findBend(copies, toPicture);
  const seen = bend === null ? null : lookBent(copies, toPicture, bend, JUDGE);
  return {
    found: true,
    corners: mapQuad(toPicture, CARD_CORNERS),
    homography: toPicture,
    agreement: seen === null ? agreement : agreementOf(seen),
    inverted,
    bend,
    quality: qualityOf(copies, toPicture, lookBent(copies, toPicture, bend, SHARPNESS)),
  };
}

/** Finds the card in a picture: anywhere, any way up, seen at a slant. The picture has at least one pixel. */
export async function locateCard(vision: Finding, image: RgbaImage): Promise<Located | NotLocated> {
  if (Math.max(image.width, image.height) < LEAST_SIDE)
    return { found: false, problem: "too_small", agreement: 0 };
  const copies = new Copies(vision.cv, image);
  try {
    const upright = await search(vision, copies, true);
    let [best, inverted] = [upright.best, false];
    if ((best?.agreement ?? 0) < ACCEPTED) {
      copies.invert();
      // Seldom enough that the outlines are not worth their time.
      const negative = await search(vision, copies, false);
      if ((negative.best?.agreement ?? 0) >= ACCEPTED) [best, inverted] = [negative.best, true];
    }
    const agreement = best?.agreement ?? 0;
    if (best === null || agreement < ACCEPTED) {
      return { found: false, problem: upright.document ? "other_layout" : "no_card", agreement };
    }
    if (scaleOf(best.toPicture) < LEAST_SCALE)
      return { found: false, problem: "too_small", agreement };
    return located(copies, best, inverted);
  } finally {
    copies.dispose();
  }
}
