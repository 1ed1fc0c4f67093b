import { Random } from "#generator/random";
import { CARD_FIELDS } from "#shared/contract/identity";
import { tamperHints } from "#shared/identity/tamper/tamperHints";
import { makePhoto } from "../photos/makePhoto";
import { ALTERATIONS, alteredCard, PRINTINGS, untouchedCard } from "./alteredCard";
import { laidFlat, photographed } from "./straightPhoto";

/** How bad the pictures are: 0 the drawing itself, 1 as bad as a readable photo gets. */
export const AMOUNTS = [0, 0.3, 0.6, 1] as const;

export interface UntouchedFigures {
  readonly printing: string;
  readonly amount: number;
  readonly cards: number;
  readonly fields: number;
  /** Fields with a hint: all of them false. */
  readonly hints: number;
}

export interface AlteredFigures {
  readonly alteration: string;
  readonly amount: number;
  readonly cards: number;
  /** Cards whose altered field has a hint. */
  readonly found: number;
  /** Hints on fields that were not altered. */
  readonly falseHints: number;
}

/** Cards as drawn, photographed from any side; and cards of another printer, laid flat. */
export async function measureUntouched(seed: number, cards: number): Promise<UntouchedFigures[]> {
  const figures: UntouchedFigures[] = [];
  for (const printing of PRINTINGS)
    for (const amount of AMOUNTS) {
      let hints = 0;
      for (let at = 0; at < cards; at++) {
        const random = Random.seeded(seed).child("untouched", printing, String(amount), at);
        hints += (await untouchedHints(random, printing, amount)).length;
      }
      figures.push({ printing, amount, cards, fields: cards * CARD_FIELDS.length, hints });
    }
  return figures;
}

async function untouchedHints(
  random: Random,
  printing: (typeof PRINTINGS)[number],
  amount: number,
) {
  if (printing === "drawn" && amount > 0) {
    const photo = await makePhoto(random, { amount, cardWidth: [500, 1300] });
    return tamperHints(laidFlat(random, photo.image, photo.corners), photo.card);
  }
  const { card, image } = untouchedCard(random, printing);
  return tamperHints(await photographed(random, image, amount), card);
}

export async function measureAltered(
  seed: number,
  alteration: string,
  amount: number,
  cards: number,
): Promise<AlteredFigures> {
  let [found, falseHints] = [0, 0];
  for (let at = 0; at < cards; at++) {
    const random = Random.seeded(seed).child("altered", alteration, String(amount), at);
    const { card, image, field } = await alteredCard(random, alteration);
    const hints = tamperHints(await photographed(random, image, amount), card);
    const own = hints.filter((hint) => hint.field === field).length;
    found += own;
    falseHints += hints.length - own;
  }
  return { alteration, amount, cards, found, falseHints };
}

export async function measureAlterations(seed: number, cards: number): Promise<AlteredFigures[]> {
  const figures: AlteredFigures[] = [];
  for (const alteration of ALTERATIONS)
    for (const amount of AMOUNTS)
      figures.push(await measureAltered(seed, alteration, amount, cards));
  return figures;
}
