import { CARD_FIELDS, type CardField, type CardProblem } from "#shared/contract/identity";
import type { CheckFigures, CheckReason, DecisionReason } from "#shared/identity/check/types";

/** The command line's English words for what was found about a card. */

export const FIELD_WORDS: Readonly<Record<CardField, string>> = {
  last_name: "last name",
  first_name: "first name",
  sex: "sex",
  birthdate: "birthdate",
  doc_number: "document number",
  expiry: "expiry",
};

const PROBLEM_WORDS: Readonly<Record<CardProblem, string>> = {
  unreadable_image: "the file is no image that can be read",
  too_large: "the image has more pixels than are read",
  too_small: "the image is too small to read a card in it",
  no_card: "there is no card in the image",
  other_layout: "there is a card or document of another layout in the image",
};

const REASON_WORDS: Readonly<Record<CheckReason, string>> = {
  certain: "certain",
  corrected: "corrected by hand",
  below_bar: "is not certain",
  not_read: "could not be read",
  fields_uncertain: "depends on a field that is not certain",
  possible_date: "possible",
  not_a_date: "{date} is no date",
  in_future: "{date} is in the future",
  before_1900: "{date} is before 1900",
  too_far_ahead: "{date} is too far ahead",
  after_birthdate: "expiry is after birthdate",
  not_after_birthdate: "expiry {expiry} is not after birthdate {birthdate}",
  right_form: "has the right form",
  wrong_form: "{value} does not have the right form",
  birthdate_agrees: "birthdate agrees with {customer}",
  birthdate_differs: "{customer} was born on {known}, the card says {read}",
  not_linked: "linked to no customer",
  customer_birthdate_masked: "the birthdate of {customer} is masked",
  customer_birthdate_unknown: "the birthdate of {customer} is not known",
  number_unique: "document number seen once",
  number_of_another_holder: "{value} is also the number of another holder: {cards}",
  no_hint: "nothing looks altered",
  font_differs: "print differs from the rest of the card ({deviation} deviations)",
  misaligned: "lies off its line ({deviation} deviations)",
  background_differs: "ground differs from the rest of the card ({deviation} deviations)",
  of_age: "of age on {on}",
  under_age: "{age} years old on {on}",
  valid: "valid on {on}",
  expired: "expired on {expiry}",
};

const filled = (words: string, figures: CheckFigures): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const figure = figures[name] ?? "";
    return typeof figure === "number" ? String(Math.round(figure * 10) / 10) : figure;
  });

/** Checks whose words do not say by themselves which field they mean. */
const NAMED: ReadonlySet<string> = new Set([
  "read",
  "dates_possible",
  "untampered",
  "document_number",
  "sex",
]);

export function reasonInWords(reason: DecisionReason): string {
  if (reason.check === "picture") return PROBLEM_WORDS[reason.reason];
  if (reason.check === "by_hand") return reason.words;
  const words = filled(REASON_WORDS[reason.reason], reason.figures);
  return reason.field !== null && NAMED.has(reason.check)
    ? `${FIELD_WORDS[reason.field]}: ${words}`
    : words;
}

export const FIELD_WIDTH = Math.max(...CARD_FIELDS.map((field) => FIELD_WORDS[field].length));
