import type { PrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { Random } from "#generator/random";
import type { CardField } from "#shared/contract/identity";
import { CARD_FIELDS } from "#shared/contract/identity";
import { LETTER_CHARACTERS } from "#shared/identity/read/alphabet";
import { drawName, drawPrinted } from "../photos/names";

/** Share of lines that say what a card says; the others are filled with words, dates and numbers to their end. */
const TRUE_SHARE = 0.35;
/** Characters that reach the end of a line in any case. */
const FULL_LINE = 50;

const MIXED = [...LETTER_CHARACTERS, ..."0123456789", ..."-':°"];

function mixedWord(random: Random): string {
  const length = random.integer(1, 9);
  return Array.from({ length }, () => random.pick(MIXED)).join("");
}

/** Vowels and what may stand above or below them, which is easily missed. */
const VOWELS = ["EÉÈÊË", "AÀÂÄ", "IÎÏ", "OÔÖ", "UÙÛÜ", "CÇ", "YŸ", "NÑ"];

/** A word of letters that take accents, with one half of the time. */
function accentedWord(random: Random): string {
  const length = random.integer(1, 8);
  return Array.from({ length }, () => {
    if (random.chance(0.4)) return random.pick(LETTER_CHARACTERS);
    const [plain, ...accented] = random.pick(VOWELS);
    return random.chance(0.5) ? plain! : random.pick(accented);
  }).join("");
}

/** How often a word of each kind is drawn: name, date, document number, mixed characters, accented letters. */
export type WordWeights = readonly [number, number, number, number, number];

function drawWord(random: Random, weights: WordWeights): string {
  const kind = random.weighted(weights);
  if (kind === 0) return drawName(random);
  if (kind === 3) return mixedWord(random);
  if (kind === 4) return accentedWord(random);
  const card = drawPrinted(random);
  return kind === 1 ? card.birthdate : card.doc_number;
}

function fullLine(random: Random, weights: WordWeights): string {
  let text = drawWord(random, weights);
  while (text.length < FULL_LINE) text += ` ${drawWord(random, weights)}`;
  return text;
}

/** What is printed behind the labels of a sheet that teaches reading. */
export function drawLineTexts(random: Random, weights: WordWeights): PrintedCard {
  const printed = drawPrinted(random);
  const text = (field: CardField): string =>
    random.chance(TRUE_SHARE) ? printed[field] : fullLine(random, weights);
  const lines = CARD_FIELDS.map((field): [CardField, string] => [field, text(field)]);
  return { ...printed, ...Object.fromEntries(lines) };
}
