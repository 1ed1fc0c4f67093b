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

function drawWord(random: Random): string {
  const kind = random.weighted([50, 18, 12, 20]);
  if (kind === 0) return drawName(random);
  if (kind === 3) return mixedWord(random);
  const card = drawPrinted(random);
  return kind === 1 ? card.birthdate : card.doc_number;
}

function fullLine(random: Random): string {
  let text = drawWord(random);
  while (text.length < FULL_LINE) text += ` ${drawWord(random)}`;
  return text;
}

/** What is printed behind the labels of a sheet that teaches reading. */
export function drawLineTexts(random: Random): PrintedCard {
  const printed = drawPrinted(random);
  const text = (field: CardField): string =>
    random.chance(TRUE_SHARE) ? printed[field] : fullLine(random);
  const lines = CARD_FIELDS.map((field): [CardField, string] => [field, text(field)]);
  return { ...printed, ...Object.fromEntries(lines) };
}
