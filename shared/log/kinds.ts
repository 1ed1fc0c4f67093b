/** What the log is made of: kinds of record, in rank order, and the keys records are found by. */

/** Kinds of record; the place in this list is the rank in the total order (SPEC §2). */
export const RECORD_KINDS = ["session", "event", "payment", "order", "alert"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
/** Place of a kind in `RECORD_KINDS`. */
export type Rank = number;

export const rankOf = (kind: RecordKind): Rank => RECORD_KINDS.indexOf(kind);
export const PAYMENT_RANK: Rank = rankOf("payment");

/** Keys that records of several kinds carry: one code per record. */
export const RECORD_KEYS = [
  "customer",
  "session",
  "ip",
  "product",
  "category",
  "eventType",
  /** The payment an event, order or alert belongs to; a payment carries its own. */
  "payment",
] as const;
export type RecordKey = (typeof RECORD_KEYS)[number];

/** Keys that only payments carry: one code per payment. */
export const PAYMENT_ONLY_KEYS = ["device", "bin", "card", "merchant"] as const;
export type PaymentOnlyKey = (typeof PAYMENT_ONLY_KEYS)[number];

export const KEY_KINDS = [...RECORD_KEYS, ...PAYMENT_ONLY_KEYS] as const;
export type KeyKind = RecordKey | PaymentOnlyKey;

/** Descriptive texts of a payment, dictionary-encoded like keys but not indexed. */
export const PAYMENT_FACTS = ["country", "method", "channel", "currency"] as const;
export type PaymentFact = (typeof PAYMENT_FACTS)[number];

/** Code of a key or fact that a record does not carry; the value of `NULL_CODE` in tables. */
export const NONE = 0xffffffff;

/** UTC instant: whole milliseconds since 1970 and 0 … 999 999 nanoseconds within the millisecond. */
export interface Instant {
  readonly ms: number;
  readonly nano: number;
}

export const compareInstants = (a: Instant, b: Instant): number => a.ms - b.ms || a.nano - b.nano;

/** Object with one entry per name. */
export function mapNames<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name, at: number) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name, at) => [name, make(name, at)])) as Record<Name, Value>;
}
