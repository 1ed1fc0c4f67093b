import type { CardField, CardProblem } from "../../contract/identity";

/** What is checked, in the order in which it is told. */
export const CARD_CHECKS = [
  "read",
  "dates_possible",
  "expiry_after_birthdate",
  "document_number",
  "sex",
  "birthdate_of_customer",
  "document_number_unique",
  "untampered",
  "of_age",
  "not_expired",
] as const;
export type CardCheckId = (typeof CARD_CHECKS)[number];

/** What a check found. Each belongs to one outcome; `figures` of the check fill in its words. */
export const CHECK_REASONS = [
  // read: value, confidence, bar
  "certain",
  "corrected",
  "below_bar",
  "not_read",
  // Any check whose fields are not certain: fields
  "fields_uncertain",
  // dates_possible: date
  "possible_date",
  "not_a_date",
  "in_future",
  "before_1900",
  "too_far_ahead",
  // expiry_after_birthdate: birthdate, expiry
  "after_birthdate",
  "not_after_birthdate",
  // document_number and sex: value
  "right_form",
  "wrong_form",
  // birthdate_of_customer: customer, read, known
  "birthdate_agrees",
  "birthdate_differs",
  "not_linked",
  "customer_birthdate_masked",
  "customer_birthdate_unknown",
  // document_number_unique: cards
  "number_unique",
  "number_of_another_holder",
  // untampered: kind, deviation
  "no_hint",
  "font_differs",
  "misaligned",
  "background_differs",
  // of_age: age, on, ofAgeFrom
  "of_age",
  "under_age",
  // not_expired: expiry, on
  "valid",
  "expired",
] as const;
export type CheckReason = (typeof CHECK_REASONS)[number];

export type CheckOutcome = "passed" | "failed" | "unknown";

/** Numbers and texts that fill in the words of a reason; dates as ISO, confidences 0 to 1. */
export type CheckFigures = Readonly<Record<string, string | number>>;

export interface CardCheck {
  readonly check: CardCheckId;
  /** The field it is about; null where it is about several or the card as a whole. */
  readonly field: CardField | null;
  readonly outcome: CheckOutcome;
  readonly reason: CheckReason;
  readonly figures: CheckFigures;
}

export const CARD_OUTCOMES = ["accept", "reject", "check_by_hand"] as const;
export type CardOutcome = (typeof CARD_OUTCOMES)[number];

/** Why a card was decided as it was. */
export type DecisionReason =
  | CardCheck
  | { readonly check: "picture"; readonly reason: CardProblem }
  | { readonly check: "by_hand"; readonly reason: "accept" | "reject"; readonly words: string };

/** A field as it counts: what a person said, else what was read. */
export interface CheckedField {
  /** Dates as ISO; empty where nothing was read. */
  readonly value: string;
  /** 1 for what a person said. */
  readonly confidence: number;
  /** At the bar, or said by a person. Only then it is shown as a fact. */
  readonly isCertain: boolean;
  readonly isCorrected: boolean;
}

export type CheckedFields = Readonly<Record<CardField, CheckedField>>;

export interface CardChecks {
  readonly fields: CheckedFields;
  readonly checks: readonly CardCheck[];
  /** What holds: a person's word, else what follows from the checks. */
  readonly decision: CardOutcome;
  /** What follows from the checks alone. */
  readonly proposal: CardOutcome;
  /** The weightiest first. */
  readonly reasons: readonly DecisionReason[];
}

/** The customer whose card it is said to be. */
export interface LinkedCustomer {
  readonly id: string;
  /** As the dataset has it and as far as it may be shown: ISO, masked (`1987-••-••`), or null where it is not known. */
  readonly birthdate: string | null;
}

/** Number and holder of a card, all of it certain. */
export interface CardHolder {
  /** What tells the picture apart: SHA-256 or file. */
  readonly card: string;
  readonly number: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthdate: string;
}

/** What a card is held against. */
export interface CardFacts {
  /** The day the decision is for, ISO: of the order, or of the clock where there is none. */
  readonly on: string;
  /** Null where the card is linked to nobody: nothing is compared then. */
  readonly customer: LinkedCustomer | null;
  /** What a person said fields say; dates as ISO. */
  readonly corrections: Readonly<Partial<Record<CardField, string>>>;
  /** A person's word on the card for that day. */
  readonly byHand: { readonly verdict: "accept" | "reject"; readonly reason: string } | null;
  /** The other cards of the batch (`holderOf`), among which the same number is looked for. */
  readonly others: readonly CardHolder[];
}
