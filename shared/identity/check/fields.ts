import {
  CARD_FIELDS,
  CONFIDENCE_BAR,
  type CardField,
  type CardReading,
} from "../../contract/identity";
import type { CardFacts, CardHolder, CheckedField, CheckedFields } from "./types";

/** The fields of a card as they count: what a person said before what was read. */
export function checkedFields(
  reading: CardReading,
  corrections: CardFacts["corrections"],
): CheckedFields {
  const fieldOf = (field: CardField): CheckedField => {
    const corrected = corrections[field];
    if (corrected !== undefined)
      return { value: corrected, confidence: 1, isCertain: true, isCorrected: true };
    const { value, confidence } = reading.fields[field];
    const isCertain = value !== "" && confidence >= CONFIDENCE_BAR;
    return { value, confidence, isCertain, isCorrected: false };
  };
  return Object.fromEntries(CARD_FIELDS.map((field) => [field, fieldOf(field)])) as Record<
    CardField,
    CheckedField
  >;
}

/** Number and holder for `CardFacts.others`; null where any of them is not certain. */
export function holderOf(card: string, fields: CheckedFields): CardHolder | null {
  const { doc_number, last_name, first_name, birthdate } = fields;
  if ([doc_number, last_name, first_name, birthdate].some(({ isCertain }) => !isCertain))
    return null;
  return {
    card,
    number: doc_number.value,
    lastName: last_name.value,
    firstName: first_name.value,
    birthdate: birthdate.value,
  };
}
