import { Dictionary } from "./dictionary";
import {
  KEY_KINDS,
  mapNames,
  NONE,
  PAYMENT_FACTS,
  PAYMENT_RANK,
  type Instant,
  type KeyKind,
  type PaymentFact,
  type PaymentOnlyKey,
  type RecordKey,
  type RecordKind,
} from "./kinds";

/** Dictionaries of everything the log encodes. Events, orders and alerts share them with payments. */
export interface LogDictionaries {
  readonly keys: Readonly<Record<KeyKind, Dictionary>>;
  readonly facts: Readonly<Record<PaymentFact, Dictionary>>;
}

/** What only payments have; one entry per payment, in log order ("ordinal"). */
export interface PaymentColumns {
  readonly size: number;
  /** Position of the payment in the log; increasing. */
  readonly position: Uint32Array;
  /** Integer hundredths of the currency's major unit; NaN = no amount. */
  readonly cents: Float64Array;
  /** Payments whose amount has a fraction of a cent, which `cents` rounds away (the table keeps it). */
  readonly rounded: number;
  /** 1 = the attempt failed, 0 = it succeeded, `NULL_FLAG` = neither is said. */
  readonly failed: Uint8Array;
  /** Fraud label: 1, 0, or `NULL_FLAG`. */
  readonly fraud: Uint8Array;
  /** Degrees, NaN = not said; null where the log has no such column. */
  readonly latitude: Float64Array | null;
  readonly longitude: Float64Array | null;
  /** Strong authentication: 1, 0, or `NULL_FLAG`; null where the log has no such column. */
  readonly sca: Uint8Array | null;
  /** `NONE` where a payment lacks the key; null where the schema or the file has no such column. */
  readonly keys: Readonly<Record<PaymentOnlyKey, Uint32Array | null>>;
  readonly facts: Readonly<Record<PaymentFact, Uint32Array | null>>;
}

/** Records without a usable time: outside every window, never dropped. */
export interface UntimedTray {
  readonly size: number;
  readonly rank: Uint8Array;
  readonly row: Uint32Array;
}

/** What of a dataset is there at all, whatever its records say. */
export interface LogParts {
  readonly kinds: Readonly<Record<RecordKind, boolean>>;
  readonly result: boolean;
  readonly label: boolean;
  /** Payments have a category of their own, and not only events that of their product. */
  readonly paymentCategory: boolean;
}

/**
 * Every timed record of a dataset as typed arrays, in the total order (time, rank, key text).
 * A position is a place in that order.
 *
 * Memory per record: 8 (ms) + 4 (nano, where any record has one) + 1 (rank) + 4 (row)
 * + 4 per record key present: 45 bytes for a KiVendTout dataset (seven keys),
 * 25 for transactions (customer, ip and category; the positions of payments come to 4 more).
 * Per payment besides: 14 + 4 per payment-only key + 4 per fact + 16 with coordinates + 1 with strong authentication. With the posting index of `DEFAULT_INDEX`
 * a KiVendTout log of seven million records measured 64 bytes a record, and 9 for the texts of its keys.
 */
export interface EventLog {
  readonly size: number;
  readonly ms: Float64Array;
  readonly nano: Uint32Array | null;
  readonly rank: Uint8Array;
  /** Row in the table of the record's own kind. */
  readonly row: Uint32Array;
  readonly keys: Readonly<Record<RecordKey, Uint32Array | null>>;
  readonly payments: PaymentColumns;
  readonly untimed: UntimedTray;
  /**
   * Payment codes by position of events that name one payment and the order of another: the other one. Such an event
   * is the named payment's, and still tells of the other. Empty in data that does not contradict itself.
   */
  readonly alsoOf: ReadonlyMap<number, number>;
  readonly dictionaries: LogDictionaries;
  readonly present: LogParts;
}

export const emptyDictionaries = (): LogDictionaries => ({
  keys: mapNames(KEY_KINDS, () => new Dictionary()),
  facts: mapNames(PAYMENT_FACTS, () => new Dictionary()),
});

/** The time columns of a log or of a part of one. */
export type Times = Pick<EventLog, "ms" | "nano">;

export const instantAt = (times: Times, position: number): Instant => ({
  ms: times.ms[position]!,
  nano: times.nano === null ? 0 : times.nano[position]!,
});

/** Whether the record at a position comes after an instant. */
export function isAfter(times: Times, position: number, instant: Instant): boolean {
  const ms = times.ms[position]!;
  if (ms !== instant.ms) return ms > instant.ms;
  return (times.nano === null ? 0 : times.nano[position]!) > instant.nano;
}

/** First position that is after the instant; `size` where none is. O(log n). */
export function firstAfter(times: Times, instant: Instant): number {
  let low = 0;
  let high = times.ms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(times, middle, instant)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Ordinal of the payment at a log position, or −1 where the record is not a payment. O(log payments). */
export const paymentAt = (log: EventLog, position: number): number =>
  log.rank[position] === PAYMENT_RANK ? paymentsBefore(log.payments.position, position) : -1;

/** How many of the payments at these positions, rising, are before a position. O(log payments). */
export function paymentsBefore(positions: Uint32Array, position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (positions[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const isPaymentOnly = (kind: KeyKind): kind is PaymentOnlyKey =>
  kind === "device" || kind === "bin" || kind === "card" || kind === "merchant";

/** Code of a payment's key, by ordinal; `NONE` where it has none. */
export function paymentKey(log: EventLog, kind: KeyKind, ordinal: number): number {
  if (isPaymentOnly(kind)) return log.payments.keys[kind]?.[ordinal] ?? NONE;
  return log.keys[kind]?.[log.payments.position[ordinal]!] ?? NONE;
}

/** Code of a record's key, by position; `NONE` where it has none. */
export function recordKey(log: EventLog, kind: KeyKind, position: number): number {
  if (!isPaymentOnly(kind)) return log.keys[kind]?.[position] ?? NONE;
  const ordinal = paymentAt(log, position);
  return ordinal < 0 ? NONE : paymentKey(log, kind, ordinal);
}

/** How many records of each rank the untimed tray holds. */
export function untimedByRank(tray: UntimedTray): readonly number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const rank of tray.rank) counts[rank]!++;
  return counts;
}
