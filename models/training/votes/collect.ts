import type { Random } from "#generator/random";
import { CARD_FIELDS } from "#shared/contract/identity";
import type { CardField } from "#shared/contract/identity";
import { seeCard } from "#shared/identity/ballots";
import type { GreyImage, RgbaImage } from "#shared/identity/image";
import type { Vision } from "#shared/identity/vision";
import type { Ballot } from "#shared/identity/vote/vote";
import { makePhoto } from "../photos/makePhoto";

/** A ballot and what the card really says. */
export interface CountedBallot {
  readonly field: CardField;
  readonly ballot: Ballot;
  readonly truth: string;
}

export interface Collected {
  readonly photos: number;
  /** Photos in which a card with its lines in place was found. */
  readonly seen: number;
  readonly ballots: readonly CountedBallot[];
}

const inColour = ({ width, height, data }: GreyImage): RgbaImage => {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < data.length; at++) pixels.fill(data[at]!, at * 4, at * 4 + 3);
  return { width, height, data: pixels };
};

/** From light damage to more than is expected, since confidence has to hold there too. */
const AMOUNTS = [0.25, 0.5, 0.75, 1, 1, 1.15];
const CARD_WIDTH = [400, 1300] as const;

/** Has photos of generated cards read, each drawn from a stream of its own. */
export async function collectBallots(
  vision: Vision,
  random: Random,
  photos: number,
  onProgress: (done: number) => void,
): Promise<Collected> {
  const ballots: CountedBallot[] = [];
  let seen = 0;
  for (let at = 0; at < photos; at++) {
    const amount = AMOUNTS[at % AMOUNTS.length]!;
    const photo = await makePhoto(random.child(at), { amount, cardWidth: CARD_WIDTH });
    const card = await seeCard(vision, inColour(photo.image));
    onProgress(at + 1);
    if (!("ballots" in card) || !card.inPlace) continue;
    seen++;
    for (const field of CARD_FIELDS)
      ballots.push({ field, ballot: card.ballots[field], truth: photo.card[field] });
  }
  return { photos, seen, ballots };
}
