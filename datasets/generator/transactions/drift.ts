import type { Scenario } from "./record";

/**
 * What changes over the months, so that a model trained on the first ones ages:
 * prices rise, payments move online, fraud moves from tills and skimmed cards to accounts and card testing.
 */

const DAYS_PER_MONTH = 30.4375;
/** Month in which the fraud mix is halfway between its early and its late state. */
const TURNING_MONTH = 3;
const MONTHLY_INFLATION = 0.01;
const MONTHLY_ONLINE_LOGIT = 0.1;
/** The move online ends after a year. */
const ONLINE_MONTHS = 12;

const EARLY_MIX: Readonly<Record<Scenario, number>> = {
  stolen_card: 0.34,
  compromised_merchant: 0.24,
  compromised_customer: 0.2,
  card_testing: 0.1,
  account_takeover: 0.12,
};
const LATE_MIX: Readonly<Record<Scenario, number>> = {
  stolen_card: 0.2,
  compromised_merchant: 0.12,
  compromised_customer: 0.18,
  card_testing: 0.22,
  account_takeover: 0.28,
};

const between = (early: number, late: number, progress: number): number =>
  early + (late - early) * progress;

/** How far the fraud has changed: 0 = early state, 1 = late state. */
const progress = (day: number): number =>
  1 / (1 + Math.exp(-1.2 * (day / DAYS_PER_MONTH - TURNING_MONTH)));

/** Share of all payments that are fraud. */
export const fraudShare = (day: number): number => between(0.0095, 0.0125, progress(day));

/** Share of the fraud that this scenario makes up. */
export const scenarioShare = (scenario: Scenario, day: number): number =>
  between(EARLY_MIX[scenario], LATE_MIX[scenario], progress(day));

/** Share of stolen cards that are spent online. */
export const stolenCardOnlineShare = (day: number): number => between(0.35, 0.75, progress(day));

export const priceLevel = (day: number): number =>
  (1 + MONTHLY_INFLATION) ** (day / DAYS_PER_MONTH);

/** A customer's share of online payments on this day, from the share at the start. */
export function onlineShareOn(day: number, share: number): number {
  const months = Math.min(ONLINE_MONTHS, day / DAYS_PER_MONTH);
  const odds = (share / (1 - share)) * Math.exp(MONTHLY_ONLINE_LOGIT * months);
  return odds / (1 + odds);
}
