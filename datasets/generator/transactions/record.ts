/** The ways the fraud of this dataset is committed; written for evaluation only. */
export const SCENARIOS = [
  "stolen_card",
  "compromised_merchant",
  "compromised_customer",
  "card_testing",
  "account_takeover",
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** At a till with the card present, or online. */
export type Channel = "pos" | "ecom";

/** A payment as simulated, before it gets its number in the time order. */
export interface Payment {
  /** UTC milliseconds, with a fraction so that ties are as good as impossible. */
  readonly timeMs: number;
  readonly accountId: string;
  readonly cardHash: string;
  /** EUR cents, at least 1. */
  readonly amountCents: number;
  /** Index into the merchants. */
  readonly merchant: number;
  readonly channel: Channel;
  /** Where the payment was made: the till's country, or the address's. */
  readonly country: string;
  /** Null at a till. */
  readonly deviceId: string | null;
  /** Null at a till. */
  readonly ip: string | null;
  readonly lat: number;
  readonly lon: number;
  /** Null where the payment is legitimate. */
  readonly scenario: Scenario | null;
}

export const DAY_MS = 86_400_000;

/** First day of the dataset. */
export const START_MS = Date.UTC(2025, 5, 1);
