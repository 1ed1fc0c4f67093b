import type { CardField, CardProblem, CardReading, FieldReading } from "../contract/identity";
import { CARD_FIELDS } from "../contract/identity";

export const NOTHING_READ: FieldReading = { value: "", confidence: 0, quad: null, others: [] };

/** All that a picture gives in which no card can be read. */
export function unreadCard(problem: CardProblem, image: CardReading["image"]): CardReading {
  const fields = Object.fromEntries(CARD_FIELDS.map((field) => [field, NOTHING_READ])) as Record<
    CardField,
    FieldReading
  >;
  return { image, card: null, agreement: 0, fields, problem, hints: [] };
}
