import { JOINED_CUSTOMERS } from "../types";
import { ENTITY_KINDS, type EntityKind, type RingPayments } from "./payments";

/** A device or an IP that several customers have paid with. */
export interface SharedEntity {
  readonly kind: EntityKind;
  /** Code of the log. */
  readonly code: number;
  /** Everybody that paid with it, by first payment; no more than `JOINED_CUSTOMERS` and one. */
  readonly customers: readonly number[];
  /** Items of its payments, in log order. */
  readonly items: Uint32Array;
}

/** The customers that an entity joins: those that begin to pay with it within a span. */
export interface Burst {
  readonly entity: SharedEntity;
  /** Codes, by first payment. */
  readonly members: readonly number[];
  /** Items of their payments with the entity within the span. */
  readonly items: readonly number[];
  readonly fromMs: number;
  readonly toMs: number;
}

/** Entities are told apart by how their sharing begins. */
export interface Sharing {
  /** By first payment. */
  readonly bursts: readonly Burst[];
  /** Of more customers than an entity joins, or shared mostly outside any one span. */
  readonly habits: readonly SharedEntity[];
}

/** The least share of an entity's payments that lie in its burst; below, sharing it is a habit and no burst. */
const LEAST_SHARE = 0.5;

/** O(payments). */
export function sharingOf(payments: RingPayments, spanMs: number): Sharing {
  const bursts: Burst[] = [];
  const habits: SharedEntity[] = [];
  for (const entity of sharedEntities(payments)) {
    const burst = burstOf(entity, payments, spanMs);
    if (burst === null) habits.push(entity);
    else bursts.push(burst);
  }
  bursts.sort((a, b) => a.items[0]! - b.items[0]!);
  return { bursts, habits };
}

function* sharedEntities({ lists, customer }: RingPayments): Generator<SharedEntity> {
  for (const kind of ENTITY_KINDS) {
    const { codes, offsets, items } = lists[kind];
    for (let list = 0; list + 1 < offsets.length; list++) {
      const own = items.subarray(offsets[list], offsets[list + 1]);
      if (own.length < 2) continue;
      const customers = firstCustomers(own, customer);
      if (customers.length > 1) yield { kind, code: codes?.[list] ?? list, customers, items: own };
    }
  }
}

function firstCustomers(items: Uint32Array, customer: Uint32Array): readonly number[] {
  const seen = new Set<number>();
  for (const item of items) {
    seen.add(customer[item]!);
    if (seen.size > JOINED_CUSTOMERS) break;
  }
  return [...seen];
}

/**
 * The span in which most customers begin, the earliest of like ones. Null where it holds too little of the entity's
 * use, and where too many use it.
 */
function burstOf(
  entity: SharedEntity,
  { customer, ms }: RingPayments,
  spanMs: number,
): Burst | null {
  if (entity.customers.length > JOINED_CUSTOMERS) return null;
  const begun = new Map<number, number>();
  for (const item of entity.items)
    if (!begun.has(customer[item]!)) begun.set(customer[item]!, ms[item]!);
  const fromMs = densestStart([...begun.values()], spanMs);
  const isInSpan = (time: number): boolean => time >= fromMs && time <= fromMs + spanMs;
  const members = entity.customers.filter((one) => isInSpan(begun.get(one)!));
  const joined = new Set(members);
  const items = [...entity.items].filter(
    (item) => joined.has(customer[item]!) && isInSpan(ms[item]!),
  );
  if (members.length < 2 || items.length < LEAST_SHARE * entity.items.length) return null;
  return { entity, members, items, fromMs, toMs: ms[items.at(-1)!]! };
}

/** @param times rising */
function densestStart(times: readonly number[], spanMs: number): number {
  let best = 0;
  let most = 0;
  for (let first = 0, end = 0; first < times.length; first++) {
    while (end < times.length && times[end]! <= times[first]! + spanMs) end++;
    if (end - first > most) [most, best] = [end - first, first];
  }
  return times[best]!;
}
