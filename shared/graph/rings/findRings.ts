import type { EventLog } from "../../log/eventLog";
import { sharingOf } from "./bursts";
import { explain, HOUSEHOLD } from "./explain";
import { burstGroups, habitGroups, type BurstGroup } from "./groups";
import { DEFAULT_RING_OPTIONS, type RingQuestion } from "./options";
import { Outcomes } from "./outcomes";
import { daysSeen, paymentsOf, type RingPayments } from "./payments";
import { ringOf } from "./ringOf";
import type { MemberTimes } from "./score";
import { SET_ASIDE_REASONS, type Ring, type RingReport, type SetAsideReason } from "./types";

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
    else
      setAside(
        explain(
          group.bursts.map(({ entity }) => entity),
          payments,
          "weak",
        ),
      );
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
