import fc from "fast-check";
import type { Dataset } from "#shared/domain/dataset";
import type { ArrivingRecord } from "#shared/log/codedRecord";
import type { Instant, KeyKind } from "#shared/log/kinds";
import type { Slot } from "#shared/features/types";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import {
  arriving,
  datasetOfRecords,
  deviationOf,
  recordsArbitrary,
  type PlainRecord,
} from "../log/model";

/** Random logs of both schemas, and what may be asked of them answered by reading plain arrays. */

export interface PlainLog {
  readonly schema: "kivendtout" | "transactions";
  readonly records: readonly PlainRecord[];
}

/** Events, orders and alerts of the log's own payments, at whatever time and in whatever session they were drawn. */
function linked(records: readonly PlainRecord[]): PlainRecord[] {
  const payments = records.filter(({ kind }) => kind === "payment").map(({ key }) => key);
  const of: Readonly<Record<string, string | undefined>> = {
    pay0: payments[0],
    pay1: payments[1] ?? payments[0],
  };
  return records.map((record) => {
    const drawn = record.keys.payment;
    if (record.kind === "payment" || drawn === undefined) return record;
    return { ...record, keys: { ...record.keys, payment: of[drawn] ?? drawn } };
  });
}

const kivendtoutLog: fc.Arbitrary<PlainLog> = recordsArbitrary.map((records) => ({
  schema: "kivendtout",
  records: linked(records),
}));

/** Payments with the keys that transactions have. */
const transactionsLog: fc.Arbitrary<PlainLog> = recordsArbitrary.map((records) => ({
  schema: "transactions",
  records: records
    .filter(({ kind, keys }) => kind === "payment" && keys.customer !== undefined)
    .map((record): PlainRecord => {
      const { customer, session, ip, device, bin } = record.keys;
      const merchant = session === undefined ? undefined : `M${session}`;
      return {
        ...record,
        failed: false,
        keys: {
          ...(customer === undefined ? {} : { customer, card: bin ?? customer }),
          ...(ip === undefined ? {} : { ip }),
          ...(device === undefined ? {} : { device }),
          ...(merchant === undefined
            ? {}
            : { merchant, category: merchant === "MS0" ? "Books" : "Toys" }),
        },
      };
    }),
}));

export const logArbitrary: fc.Arbitrary<PlainLog> = fc.oneof(kivendtoutLog, transactionsLog);

const transactionRow = ({ key, time, keys, amount, fraud, country }: PlainRecord): Row => ({
  transaction_id: key,
  timestamp: time,
  account_id: keys.customer,
  card_hash: keys.card,
  merchant_id: keys.merchant,
  merchant_category: keys.category,
  device_id: keys.device,
  ip: keys.ip,
  amount,
  country,
  is_fraud: fraud,
});

export const datasetOfLog = ({ schema, records }: PlainLog): Dataset =>
  schema === "kivendtout"
    ? datasetOfRecords(records)
    : datasetOf("transactions", { transactions: records.map(transactionRow) });

export const arrivingIn =
  ({ schema }: PlainLog) =>
  (record: PlainRecord): ArrivingRecord => {
    const arrived = arriving(record);
    if (schema === "kivendtout" || arrived.payment === undefined) return arrived;
    return { ...arrived, payment: { ...arrived.payment, failed: null } };
  };

const nanosOf = ({ ms, nano }: Instant): bigint => BigInt(ms) * 1_000_000n + BigInt(nano);
const lengthOf = (milliseconds: number): bigint => BigInt(milliseconds) * 1_000_000n;

const EVENT_TYPES: Readonly<Record<string, string>> = {
  cart_adds: "add_to_cart",
  page_views: "page_view",
};

function passes({ kind, keys, fraud, failed }: PlainRecord, filter: string | null, log: PlainLog) {
  switch (filter) {
    case null:
      return true;
    case "fraud":
      return fraud === true;
    case "legitimate":
      return fraud === false;
    case "failed":
      return log.schema === "kivendtout" && failed;
    case "success":
      return log.schema === "kivendtout" && !failed;
    case "events":
      return kind === "event";
    default:
      return keys.eventType === EVENT_TYPES[filter];
  }
}

/** A window's records by the words of SPEC §5, with their places in the total order; null without the key. */
export function windowOf(
  log: PlainLog,
  ordered: readonly PlainRecord[],
  at: number,
  slot: Slot,
): { readonly record: PlainRecord; readonly position: number }[] | null {
  const payment = ordered[at]!;
  const { scope, by, length, delay, filter, includesCurrent } = slot;
  const value = by === "all" ? null : payment.keys[by];
  if (value === undefined) return null;
  const end = nanosOf(payment.time) - lengthOf(delay);
  return ordered
    .map((record, position) => ({ record, position }))
    .filter(({ record, position }) => {
      const time = nanosOf(record.time);
      const isCurrent = position === at;
      const isOwn = record.keys.payment === payment.key && record.kind !== "payment";
      return (
        (position < at || (isCurrent && includesCurrent)) &&
        (scope === "records" || record.kind === "payment") &&
        (by === "all" || record.keys[by] === value) &&
        time <= end &&
        (length === null || time > end - lengthOf(length)) &&
        (isCurrent || !isOwn) &&
        passes(record, filter, log)
      );
    });
}

export interface PlainAnswers {
  readonly count: number;
  readonly sum: number;
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
  readonly distinct: number;
  readonly msSinceLast: number;
  readonly positions: readonly number[];
}

const NO_KEY: PlainAnswers = {
  count: NaN,
  sum: NaN,
  mean: NaN,
  std: NaN,
  min: NaN,
  max: NaN,
  distinct: NaN,
  msSinceLast: NaN,
  positions: [],
};

/** Everything that can be taken of a slot at the payment at place `at` of the order. */
export function plainAnswers(
  log: PlainLog,
  ordered: readonly PlainRecord[],
  at: number,
  slot: Slot,
  of: KeyKind,
): PlainAnswers {
  const window = windowOf(log, ordered, at, slot);
  if (window === null) return NO_KEY;
  const cents = window.flatMap(({ record: { amount } }) =>
    amount === null ? [] : [Math.round(amount * 100)],
  );
  const sum = Number(cents.map(BigInt).reduce((a, b) => a + b, 0n));
  const last = window.at(-1)?.record;
  const { time } = ordered[at]!;
  return {
    count: window.length,
    sum,
    mean: cents.length === 0 ? NaN : sum / cents.length,
    std: deviationOf(cents) ?? NaN,
    min: cents.length === 0 ? NaN : Math.min(...cents),
    max: cents.length === 0 ? NaN : Math.max(...cents),
    distinct: new Set(window.flatMap(({ record }) => record.keys[of] ?? [])).size,
    msSinceLast: last === undefined ? NaN : Number(nanosOf(time) - nanosOf(last.time)) / 1_000_000,
    positions: window.map(({ position }) => position),
  };
}

const LENGTHS = [null, 1000, 5000, 20_000, 60_000];
const DELAYS = [0, 0, 4000, 15_000];

const paymentSlot: fc.Arbitrary<Slot> = fc
  .record({
    by: fc.constantFrom(
      ...(["all", "customer", "session", "ip", "device", "bin", "card", "merchant"] as const),
    ),
    length: fc.constantFrom(...LENGTHS),
    delay: fc.constantFrom(...DELAYS),
    filter: fc.constantFrom(null, null, "failed", "success", "fraud", "legitimate"),
    current: fc.boolean(),
  })
  .map(({ by, length, delay, filter, current }) => ({
    scope: "payments",
    by,
    length,
    delay,
    filter,
    includesCurrent: current && filter === null && delay === 0,
  }));

const recordSlot: fc.Arbitrary<Slot> = fc
  .record({
    by: fc.constantFrom("customer" as const, "session" as const, "ip" as const),
    length: fc.constantFrom(...LENGTHS),
    filter: fc.constantFrom(null, null, "events", "cart_adds", "page_views"),
    current: fc.boolean(),
  })
  .map(({ by, length, filter, current }) => ({
    scope: "records",
    by,
    length,
    delay: 0,
    filter,
    includesCurrent: current && filter === null,
  }));

export const slotsArbitrary: fc.Arbitrary<Slot[]> = fc.array(fc.oneof(paymentSlot, recordSlot), {
  minLength: 1,
  maxLength: 10,
});
