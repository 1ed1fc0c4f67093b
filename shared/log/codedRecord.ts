import { NULL_FLAG } from "../domain/columns";
import { isRounded, toCents } from "./cents";
import { paymentAt, recordKey, type EventLog, type LogDictionaries } from "./eventLog";
import { compareText } from "./keyOrder";
import {
  KEY_KINDS,
  NONE,
  PAYMENT_FACTS,
  rankOf,
  type Instant,
  type KeyKind,
  type PaymentFact,
  type RecordKind,
} from "./kinds";

/** A record as it arrives from a stream, already checked: texts, not codes. */
export interface ArrivingRecord {
  readonly kind: RecordKind;
  /** Unique within the kind. */
  readonly key: string;
  /** UTC milliseconds since 1970; null = no usable time. */
  readonly ms: number | null;
  /** 0 … 999 999 nanoseconds within the millisecond. */
  readonly nano: number;
  readonly keys: Readonly<Partial<Record<KeyKind, string>>>;
  /** Present for payments only. */
  readonly payment?: ArrivingPayment;
}

export interface ArrivingPayment {
  /** In the currency's major unit; null = no amount. */
  readonly amount: number | null;
  readonly failed: boolean | null;
  readonly fraud: boolean | null;
  /** Degrees. */
  readonly latitude?: number | null;
  readonly longitude?: number | null;
  /** Strong authentication. */
  readonly sca?: boolean | null;
  readonly facts: Readonly<Partial<Record<PaymentFact, string>>>;
}

/** The same record by codes: one code per key kind, in the order of `KEY_KINDS`. */
export interface CodedRecord {
  readonly rank: number;
  readonly key: string;
  readonly ms: number;
  readonly nano: number;
  /** Arrival number among the records of its kind. */
  readonly row: number;
  readonly codes: readonly number[];
  readonly payment: CodedPayment | null;
}

export interface CodedPayment {
  /** NaN = no amount. */
  readonly cents: number;
  readonly rounded: boolean;
  readonly failed: number;
  readonly fraud: number;
  /** NaN = not said. */
  readonly latitude: number;
  readonly longitude: number;
  readonly sca: number;
  /** One code per fact, in the order of `PAYMENT_FACTS`. */
  readonly facts: readonly number[];
}

/** What a record of a log says, by codes. */
export interface LoggedRecord extends Instant {
  readonly rank: number;
  /** One code per key kind, in the order of `KEY_KINDS`. */
  readonly codes: readonly number[];
  readonly payment: Omit<CodedPayment, "rounded"> | null;
}

/** Place of each key kind in `CodedRecord.codes`. */
export const KEY_PLACE: Readonly<Record<KeyKind, number>> = Object.fromEntries(
  KEY_KINDS.map((kind, at) => [kind, at]),
) as Record<KeyKind, number>;

const flagOf = (value: boolean | null): number => (value === null ? NULL_FLAG : value ? 1 : 0);

function encodePayment(payment: ArrivingPayment, dictionaries: LogDictionaries): CodedPayment {
  const amount = payment.amount ?? NaN;
  const cents = toCents(amount);
  return {
    cents,
    rounded: isRounded(amount, cents),
    failed: flagOf(payment.failed),
    fraud: flagOf(payment.fraud),
    latitude: payment.latitude ?? NaN,
    longitude: payment.longitude ?? NaN,
    sca: flagOf(payment.sca ?? null),
    facts: PAYMENT_FACTS.map((fact) => {
      const text = payment.facts[fact];
      return text === undefined ? NONE : dictionaries.facts[fact].encode(text);
    }),
  };
}

/** Codes of an arriving record with a time; new texts enter the dictionaries. */
export function encodeRecord(
  record: ArrivingRecord & { readonly ms: number },
  row: number,
  dictionaries: LogDictionaries,
): CodedRecord {
  return {
    rank: rankOf(record.kind),
    key: record.key,
    ms: record.ms,
    nano: record.nano,
    row,
    codes: KEY_KINDS.map((kind) => {
      const text = record.keys[kind];
      return text === undefined ? NONE : dictionaries.keys[kind].encode(text);
    }),
    payment: record.payment === undefined ? null : encodePayment(record.payment, dictionaries),
  };
}

/** The record at a position of a log. */
export function loggedRecord(log: EventLog, position: number): LoggedRecord {
  const { payments } = log;
  const ordinal = paymentAt(log, position);
  return {
    rank: log.rank[position]!,
    ms: log.ms[position]!,
    nano: log.nano === null ? 0 : log.nano[position]!,
    codes: KEY_KINDS.map((kind) => recordKey(log, kind, position)),
    payment:
      ordinal < 0
        ? null
        : {
            cents: payments.cents[ordinal]!,
            failed: payments.failed[ordinal]!,
            fraud: payments.fraud[ordinal]!,
            latitude: payments.latitude?.[ordinal] ?? NaN,
            longitude: payments.longitude?.[ordinal] ?? NaN,
            sca: payments.sca?.[ordinal] ?? NULL_FLAG,
            facts: PAYMENT_FACTS.map((fact) => payments.facts[fact]?.[ordinal] ?? NONE),
          },
  };
}

/** The total order (time, rank, key text). */
export const compareRecords = (a: CodedRecord, b: CodedRecord): number =>
  a.ms - b.ms || a.nano - b.nano || a.rank - b.rank || compareText(a.key, b.key);
