import { MS_PER_DAY } from "../../domain/time";
import type { EventLog } from "../../log/eventLog";
import type { BurstGroup } from "./groups";
import type { Outcomes } from "./outcomes";
import type { EntityKind, RingPayments } from "./payments";
import { isYoung, paceOf, rarityOf, scoreOf, velocityOf, type MemberTimes } from "./score";
import type { Ring, RingEntity } from "./types";

/** What is known of a group beside its payments: its customers in the order of `group.members`. */
interface Circumstances {
  readonly members: readonly MemberTimes[];
  readonly outcomes: Outcomes;
  readonly spanMs: number;
}

/** What a group is as a ring, whether it is reported or not. */
export function ringOf(
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
  return bursts
    .map(({ entity: { kind, code, customers } }) => ({
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
