import { MS_PER_DAY } from "../../domain/time";
import type { EventLog } from "../../log/eventLog";
import { sharingOf, type Burst } from "./bursts";
import { explain, HOUSEHOLD } from "./explain";
import { burstGroups, habitGroups, type BurstGroup } from "./groups";
import { DEFAULT_RING_OPTIONS, type RingQuestion } from "./options";
import { Outcomes } from "./outcomes";
import { paymentsOf, daysSeen, type EntityKind, type RingPayments } from "./payments";
import { isYoung, paceOf, rarityOf, scoreOf, velocityOf, type MemberTimes } from "./score";
import {
  SET_ASIDE_REASONS,
  type Ring,
  type RingEntity,
  type RingReport,
  type SetAsideReason,
} from "./types";

/**
 * Groups of customers that begin to pay with the same rare devices and IPs within a time span, scored by rarity,
 * velocity and outcome; households, offices and carriers are set aside. A function of what has happened at the
 * question's moment. O(records that have happened).
 *
 * A device or IP joins the customers that begin to pay with it within `spanMs` of each other, provided that at least
 * half of its payments are theirs at that time and that it has at most `JOINED_CUSTOMERS` customers in all. Groups are
 * customers joined so, one link following on another within the span.
 */
export function findRings(log: EventLog, question: RingQuestion): RingReport {
  const options = { ...DEFAULT_RING_OPTIONS, ...question.options };
  const payments = paymentsOf(log, question);
  const { bursts, habits } = sharingOf(payments, options.spanMs);
  const counts = new Map<SetAsideReason, number>();
  const setAside = (reason: SetAsideReason): void => {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  };
  const habitual = habitGroups(habits, HOUSEHOLD);
  for (const entities of habitual) setAside(explain(entities, payments, "slow"));

  const groups = burstGroups(bursts, payments, options.spanMs);
  const large = groups.filter(({ members }) => members.length >= options.leastCustomers);
  for (let at = large.length; at < groups.length; at++) setAside("tooFew");
  const days = daysSeen(log, question, new Set(large.flatMap(({ members }) => members)));
  const outcomes = new Outcomes(payments, question);
  const rings: Ring[] = [];
  for (const group of large) {
    const ring = ringOf(group, payments, {
      members: memberTimes(group, payments, { question, days }),
      outcomes,
      spanMs: options.spanMs,
    });
    if (ring.score >= options.leastScore) rings.push(ring);
    else setAside(explain(entitiesOf(group.bursts), payments, "weak"));
  }
  rings.sort((a, b) => b.score - a.score || a.firstPosition - b.firstPosition);
  for (let at = options.limit; at < rings.length; at++) setAside("beyondLimit");
  return {
    rings: rings.slice(0, options.limit),
    considered: habitual.length + groups.length,
    setAside: SET_ASIDE_REASONS.flatMap((reason) => {
      const count = counts.get(reason);
      return count === undefined ? [] : [{ reason, count }];
    }),
  };
}

const entitiesOf = (bursts: readonly Burst[]) => bursts.map(({ entity }) => entity);

function memberTimes(
  { members, items }: BurstGroup,
  { customer, ms }: RingPayments,
  {
    question: { signups },
    days,
  }: { question: RingQuestion; days: ReadonlyMap<number, ReadonlySet<number>> },
): readonly MemberTimes[] {
  const began = new Map<number, number>();
  for (const item of items) if (!began.has(customer[item]!)) began.set(customer[item]!, ms[item]!);
  return members.map((member) => ({
    beganMs: began.get(member)!,
    signedUpMs: signups?.[member] ?? NaN,
    days: days.get(member)!,
  }));
}

interface Circumstances {
  readonly members: readonly MemberTimes[];
  readonly outcomes: Outcomes;
  readonly spanMs: number;
}

function ringOf(
  group: BurstGroup,
  payments: RingPayments,
  { members, outcomes, spanMs }: Circumstances,
): Ring {
  const { log, ordinal, ms } = payments;
  const { items } = group;
  const [first, last] = [items[0]!, items.at(-1)!];
  const [firstMs, lastMs] = [ms[first]!, ms[last]!];
  const pace = paceOf(members, { fromMs: firstMs, toMs: lastMs, spanMs });
  const { outcome, failed, labelled, amountCents } = outcomes.of(items);
  const parts = { rarity: rarityOf(group), velocity: velocityOf(pace), outcome };
  const { values } = log.dictionaries.keys.customer;
  const entities = ringEntities(group, payments);
  const { kind, code } = group.bursts[0]!.entity;
  const devices = entities.filter((entity) => entity.kind === "device").length;
  return {
    key: `${values[group.members[0]!]!}+${kind}:${idOf(log, kind, code)}`,
    customers: group.members.map((member) => values[member]!),
    entities,
    firstMs,
    lastMs,
    firstPosition: log.payments.position[ordinal[first]!]!,
    lastPosition: log.payments.position[ordinal[last]!]!,
    payments: items.length,
    failed,
    labelled,
    amountCents,
    score: scoreOf(parts),
    parts,
    sentence: {
      key: devices === 0 ? "ips" : devices === entities.length ? "devices" : "both",
      values: {
        customers: members.length,
        devices,
        ips: entities.length - devices,
        days: Math.max(1, Math.ceil((lastMs - firstMs) / MS_PER_DAY)),
        shared: items.length,
        payments: group.members.reduce((sum, each) => sum + payments.ofCustomer[each]!, 0),
        failed,
        labelled,
        young: members.filter(isYoung).length,
      },
    },
  };
}

const idOf = (log: EventLog, kind: EntityKind, code: number): string =>
  log.dictionaries.keys[kind].values[code]!;

/** The rarest first, devices before IPs, by id. */
function ringEntities({ bursts }: BurstGroup, { log }: RingPayments): RingEntity[] {
  return entitiesOf(bursts)
    .map(({ kind, code, customers }) => ({
      kind,
      id: idOf(log, kind, code),
      customers: customers.length,
    }))
    .sort(
      (a, b) =>
        a.customers - b.customers ||
        Number(a.kind === "ip") - Number(b.kind === "ip") ||
        (a.id < b.id ? -1 : 1),
    );
}
