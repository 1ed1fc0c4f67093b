import { USE } from "../../contract/graph";
import type { Dataset } from "../../domain/dataset";
import { buildPayments } from "../../log/buildPayments";
import { isPaymentOnly, paymentKey, type EventLog, type PaymentColumns } from "../../log/eventLog";
import { mapNames, NONE, PAYMENT_RANK } from "../../log/kinds";
import { codeOf, keySourceOf, SCHEMA_SOURCES } from "../../log/sources";

/** Kinds of node that a payment names. */
export const NAMED_KINDS = [
  "customer",
  "device",
  "ip",
  "bin",
  "card",
  "merchant",
  "session",
] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

/** Ordinals [from, to) of the payments that count. */
export interface PaymentRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Every payment by ordinal: those of the log in its order, and behind them those without a usable time. These have
 * happened at no moment and lie in no window; they count only where everything does (no moment, no window).
 */
export interface GraphPayments {
  readonly size: number;
  /** Payments with a time; their ordinals are those of the log. */
  readonly timed: number;
  /** Place in the total order of the log; those without a time have places beyond it, which no moment reaches. */
  readonly position: Uint32Array;
  /** UTC milliseconds; NaN without a time. */
  readonly ms: Float64Array;
  /** Hundredths of the major unit; NaN = no amount. */
  readonly cents: Float64Array;
  /** `USE.failed` and `USE.fraud`. */
  readonly flags: Uint8Array;
  /** Code of each key in the log's dictionary, `NONE` where the payment lacks it. */
  readonly codes: Readonly<Record<NamedKind, Uint32Array>>;
  /** Row in the table of payments. */
  readonly row: Uint32Array;
}

/** The columns of some payments that the log's own and the untimed ones have alike. */
type Stretch = Omit<GraphPayments, "size" | "timed">;

const flagsOf = ({ failed, fraud }: PaymentColumns): Uint8Array =>
  failed.map((value, at) => (value === 1 ? USE.failed : 0) | (fraud[at] === 1 ? USE.fraud : 0));

function timedPayments(log: EventLog): Stretch {
  const { payments } = log;
  return {
    position: payments.position,
    ms: Float64Array.from(payments.position, (position) => log.ms[position]!),
    cents: payments.cents,
    flags: flagsOf(payments),
    codes: mapNames(NAMED_KINDS, (kind) => {
      const codes = new Uint32Array(payments.size);
      for (let at = 0; at < codes.length; at++) codes[at] = paymentKey(log, kind, at);
      return codes;
    }),
    row: payments.position.map((position) => log.row[position]!),
  };
}

function untimedPayments({ size, untimed, dictionaries }: EventLog, dataset: Dataset): Stretch {
  const row = untimed.row.filter((_, at) => untimed.rank[at] === PAYMENT_RANK);
  const position = row.map((_, at) => size + at);
  const source = SCHEMA_SOURCES[dataset.schema].records.find(({ kind }) => kind === "payment")!;
  const columns = buildPayments(dataset, { positions: position, rows: row }, dictionaries);
  return {
    position,
    ms: new Float64Array(row.length).fill(NaN),
    cents: columns.cents,
    flags: flagsOf(columns),
    codes: mapNames(NAMED_KINDS, (kind) => {
      if (isPaymentOnly(kind)) return columns.keys[kind] ?? new Uint32Array(row.length).fill(NONE);
      const key = keySourceOf(dataset, source, kind, dictionaries);
      return row.map((each) => (key === null ? NONE : codeOf(key, each)));
    }),
    row,
  };
}

function joined<Values extends Uint32Array | Uint8Array | Float64Array>(
  first: Values,
  second: Values,
  empty: (length: number) => Values,
): Values {
  const both = empty(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const words = (length: number): Uint32Array => new Uint32Array(length);

/** @param dataset what the log was built of; without it payments without a time are not known */
export function graphPayments(log: EventLog, dataset: Dataset | null): GraphPayments {
  const timed = timedPayments(log);
  const size = log.payments.size;
  const isComplete = dataset === null || !log.untimed.rank.includes(PAYMENT_RANK);
  if (isComplete) return { size, timed: size, ...timed };
  const rest = untimedPayments(log, dataset);
  return {
    size: size + rest.row.length,
    timed: size,
    position: joined(timed.position, rest.position, words),
    ms: joined(timed.ms, rest.ms, (length) => new Float64Array(length)),
    cents: joined(timed.cents, rest.cents, (length) => new Float64Array(length)),
    flags: joined(timed.flags, rest.flags, (length) => new Uint8Array(length)),
    codes: mapNames(NAMED_KINDS, (kind) => joined(timed.codes[kind], rest.codes[kind], words)),
    row: joined(timed.row, rest.row, words),
  };
}
