import {
  CARD_FIELDS,
  type CardField,
  type CardReading,
  type FieldReading,
  type TamperHint,
} from "#shared/contract/identity";
import type { CardFacts } from "#shared/identity/check/types";

/** What the card of the builders says: a woman of 30 whose card is valid until 2030. */
export const PRINTED: Readonly<Record<CardField, string>> = {
  last_name: "LEFÈVRE",
  first_name: "JEANNE",
  sex: "F",
  birthdate: "1995-06-15",
  doc_number: "ID1234567",
  expiry: "2030-01-31",
};

interface ReadingOptions {
  readonly confidences?: Partial<Record<CardField, number>>;
  readonly hints?: readonly TamperHint[];
  readonly problem?: CardReading["problem"];
}

/** A card that was read with a confidence of 0.99, but for what is said otherwise. */
export function aReading(
  values: Partial<Record<CardField, string>> = {},
  { confidences = {}, hints = [], problem = null }: ReadingOptions = {},
): CardReading {
  const fields = Object.fromEntries(
    CARD_FIELDS.map((field): [CardField, FieldReading] => [
      field,
      {
        value: values[field] ?? PRINTED[field],
        confidence: confidences[field] ?? 0.99,
        quad: null,
        others: [],
      },
    ]),
  ) as Record<CardField, FieldReading>;
  return { image: null, card: null, agreement: 0.9, fields, problem, hints };
}

/** For a day on which that card is valid, its customer born on the card's birthdate. */
export const someFacts = (more: Partial<CardFacts> = {}): CardFacts => ({
  on: "2025-11-14",
  customer: { id: "C1", birthdate: PRINTED.birthdate },
  corrections: {},
  byHand: null,
  others: [],
  ...more,
});
