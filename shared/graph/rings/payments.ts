import { MS_PER_DAY } from "../../domain/time";
import { paymentKey, paymentsBefore, type EventLog } from "../../log/eventLog";
import { NONE, PAYMENT_RANK, rankOf, type KeyKind } from "../../log/kinds";
import { buildPostings, type Postings } from "../../log/postings";
import type { RingQuestion } from "./options";

export const ENTITY_KINDS = ["device", "ip"] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** The payments of a question with a customer, in log order; an item is a place in these columns. */
export interface RingPayments {
  readonly log: EventLog;
  readonly size: number;
  readonly ordinal: Uint32Array;
  /** Codes of the log. */
  readonly customer: Uint32Array;
  readonly ms: Float64Array;
  /** Items by device and by IP. */
  readonly lists: Readonly<Record<EntityKind, Postings>>;
  /** Payments of each customer, by code. */
  readonly ofCustomer: Uint32Array;
}

/** Whether a time is within the question's window. */
const isWithin = ({ window }: RingQuestion, ms: number): boolean =>
  window === null || (ms >= window.fromMs && ms <= window.toMs);

/** O(payments). */
export function paymentsOf(log: EventLog, question: RingQuestion): RingPayments {
  const { position } = log.payments;
  const before = question.moment?.before ?? log.size;
  const happened = paymentsBefore(position, before);
  const ordinal = new Uint32Array(happened);
  const ofCustomer = new Uint32Array(log.dictionaries.keys.customer.size);
  let size = 0;
  for (let at = 0; at < happened; at++) {
    const customer = paymentKey(log, "customer", at);
    if (customer === NONE || !isWithin(question, log.ms[position[at]!]!)) continue;
    ordinal[size++] = at;
    ofCustomer[customer]!++;
  }
  const ordinals = ordinal.subarray(0, size);
  const codes = (kind: KeyKind): Uint32Array => ordinals.map((each) => paymentKey(log, kind, each));
  const list = (kind: EntityKind): Postings =>
    buildPostings(codes(kind), log.dictionaries.keys[kind].size);
  return {
    log,
    size,
    ordinal: ordinals,
    customer: codes("customer"),
    ms: Float64Array.from(ordinals, (each) => log.ms[position[each]!]!),
    lists: { device: list("device"), ip: list("ip") },
    ofCustomer,
  };
}

const SESSION_RANK = rankOf("session");

/**
 * The days (UTC, since 1970) on which these customers had a session or a payment, of what the question asks about.
 * Sessions are no links, but tell whether somebody has a life beside a group. One pass over the log.
 */
export function daysSeen(
  log: EventLog,
  question: RingQuestion,
  customers: Iterable<number>,
): ReadonlyMap<number, ReadonlySet<number>> {
  const days = new Map<number, Set<number>>();
  for (const customer of customers) days.set(customer, new Set());
  const keys = log.keys.customer;
  if (keys === null || days.size === 0) return days;
  const before = Math.min(question.moment?.before ?? log.size, log.size);
  for (let position = 0; position < before; position++) {
    const rank = log.rank[position]!;
    if (rank !== SESSION_RANK && rank !== PAYMENT_RANK) continue;
    const ms = log.ms[position]!;
    if (isWithin(question, ms)) days.get(keys[position]!)?.add(Math.floor(ms / MS_PER_DAY));
  }
  return days;
}
