import type { CardReading } from "../../contract/identity";
import type { DatasetCustomer, RestrictedOrder } from "../../contract/compliance";
import { checkCard } from "./checkCard";
import type { CardCheck, CardChecks, CardFacts, CardHolder } from "./types";

export const AGE_STATUSES = ["under_age", "unverified", "of_age"] as const;
export type AgeStatus = (typeof AGE_STATUSES)[number];

/** Why an order has its status; `card` names the picture it is about, null where it is about none. */
export const AGE_REASONS = [
  // under age: age (missing while masked), on; ofAgeFrom by card
  "under_age_by_data",
  "under_age_by_card",
  // of age
  "card_accepted",
  "accepted_by_hand",
  // unverified
  "no_order_time",
  "no_customer",
  "no_card",
  "card_not_read",
  "card_of_another",
  "card_expired",
  "check_by_hand",
  "rejected_by_hand",
] as const;
export type AgeReason = (typeof AGE_REASONS)[number];

export interface AgeReasonGiven {
  readonly reason: AgeReason;
  readonly card: string | null;
  /** The check of the card that says so; null where none does. */
  readonly check: CardCheck | null;
}

/** A card of the order's customer, by the dataset's links or by hand. */
export interface CustomerCard {
  /** What tells the picture apart: SHA-256 or file. */
  readonly card: string;
  /** Null while it has not been read. */
  readonly reading: CardReading | null;
  readonly corrections: CardFacts["corrections"];
  /** A person's word on the card for this order (`decisionOn`); of one that was given for all, `order` is null. */
  readonly byHand: (NonNullable<CardFacts["byHand"]> & { readonly order: string | null }) | null;
  /** The other cards of the batch. */
  readonly others: readonly CardHolder[];
}

export interface AgeVerification {
  readonly status: AgeStatus;
  /** The weightiest first. */
  readonly reasons: readonly AgeReasonGiven[];
  /** By card that was read, its checks for the day of the order. */
  readonly cards: ReadonlyMap<string, CardChecks>;
}

/**
 * Whether the customer of an order with adult-restricted items was of age on its day:
 *
 * | first that holds | status |
 * |---|---|
 * | a person accepted a card for this very order, and the data do not say under age | of age |
 * | the data's birthdate, or a card that is the customer's by certain fields, says under age | under age |
 * | a person accepted a card for all orders | of age |
 * | a card of the customer is accepted for that day, its birthdate agreeing with the data's | of age |
 * | anything else: no card, not read, somebody else's, expired, to be checked by hand, rejected by a person | unverified |
 *
 * The data's birthdate alone, which customers typed in themselves, makes nobody of age. Pure.
 */
export function verifyOrder(
  order: RestrictedOrder,
  cards: readonly CustomerCard[],
): AgeVerification {
  const { on, customer } = order;
  const read = new Map<string, CardChecks>();
  if (on !== null && customer !== null)
    for (const one of cards)
      if (one.reading !== null) read.set(one.card, checksOn(on, customer, one, one.reading));
  const given = [...ofData(order), ...cards.flatMap((one) => ofCard(one, read.get(one.card)))];
  const underAge = given.filter(({ reason }) => UNDER_AGE.has(reason));
  const ofAge = given.filter(({ reason }) => OF_AGE.has(reason));
  const rest = given.filter(({ reason }) => !UNDER_AGE.has(reason) && !OF_AGE.has(reason));
  const saidForOrder = cards.some(
    ({ byHand }) => byHand?.verdict === "accept" && byHand.order !== null,
  );
  const byData = underAge.some(({ reason }) => reason === "under_age_by_data");
  if (underAge.length > 0 && !(saidForOrder && !byData))
    return { status: "under_age", reasons: [...underAge, ...ofAge, ...rest], cards: read };
  if (ofAge.length > 0 && customer !== null && on !== null)
    return { status: "of_age", reasons: [...ofAge, ...underAge, ...rest], cards: read };
  const none: AgeReasonGiven = { reason: "no_card", card: null, check: null };
  return { status: "unverified", reasons: given.length === 0 ? [none] : rest, cards: read };
}

const UNDER_AGE: ReadonlySet<AgeReason> = new Set(["under_age_by_data", "under_age_by_card"]);
const OF_AGE: ReadonlySet<AgeReason> = new Set(["card_accepted", "accepted_by_hand"]);

const checksOn = (
  on: string,
  customer: DatasetCustomer,
  { corrections, byHand, others }: CustomerCard,
  reading: CardReading,
): CardChecks => checkCard(reading, { on, customer, corrections, byHand, others });

function ofData({ on, customer, isOfAge }: RestrictedOrder): readonly AgeReasonGiven[] {
  const given = (reason: AgeReason): AgeReasonGiven => ({ reason, card: null, check: null });
  if (on === null) return [given("no_order_time")];
  if (customer === null) return [given("no_customer")];
  return isOfAge === false ? [given("under_age_by_data")] : [];
}

/** What one card says of its customer's age; where a person decided, that first. */
function ofCard(one: CustomerCard, checks: CardChecks | undefined): readonly AgeReasonGiven[] {
  const given = (reason: AgeReason, check: CardCheck | null = null): AgeReasonGiven => ({
    reason,
    card: one.card,
    check,
  });
  const read = checks === undefined ? [given("card_not_read")] : bySelf(checks, given);
  if (one.byHand === null) return read;
  const said = one.byHand.verdict === "accept" ? "accepted_by_hand" : "rejected_by_hand";
  return [given(said), ...read.filter(isUnderAge)];
}

const isUnderAge = ({ reason }: AgeReasonGiven): boolean => UNDER_AGE.has(reason);

function bySelf(
  { proposal, reasons, checks }: CardChecks,
  given: (reason: AgeReason, check?: CardCheck) => AgeReasonGiven,
): readonly AgeReasonGiven[] {
  const birthdate = checks.find(({ check }) => check === "birthdate_of_customer")!;
  if (birthdate.reason === "birthdate_differs") return [given("card_of_another", birthdate)];
  if (proposal === "accept") return [given("card_accepted", birthdate)];
  if (proposal === "check_by_hand") return [given("check_by_hand", reasons.find(isOwnCheck))];
  return reasons
    .filter(isOwnCheck)
    .map((one) => given(one.check === "of_age" ? "under_age_by_card" : "card_expired", one));
}

const isOwnCheck = (reason: CardChecks["reasons"][number]): reason is CardCheck =>
  reason.check !== "picture" && reason.check !== "by_hand";
