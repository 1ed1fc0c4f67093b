import { MS_PER_DAY } from "../../domain/time";
import { JOINED_CUSTOMERS } from "../types";
import type { BurstGroup } from "./groups";
import type { RingParts } from "./types";

/** An IP is a place where strangers meet as well, a device is held by one hand at a time. */
const IP_WEIGHT = 0.6;

/** How much a shared entity tells: 1 with two customers, 0 with as many as an entity joins: 1 − ln(k/2) / ln(J/2). */
export const entityRarity = (customers: number): number =>
  Math.max(0, 1 - Math.log(customers / 2) / Math.log(JOINED_CUSTOMERS / 2));

/**
 * Rarity of what joins the group: of each customer 1 − Π (1 − w·rarity) over the entities it shares, w = 1 for a device
 * and 0.6 for an IP (independent witnesses), and of that the mean over the customers.
 */
export function rarityOf({ bursts, members }: BurstGroup): number {
  const doubts = new Map<number, number>();
  for (const { entity, members: joined } of bursts) {
    const weight = entity.kind === "device" ? 1 : IP_WEIGHT;
    const doubt = 1 - weight * entityRarity(entity.customers.length);
    for (const member of joined) doubts.set(member, (doubts.get(member) ?? 1) * doubt);
  }
  return mean(members.map((member) => 1 - (doubts.get(member) ?? 1)));
}

/** What velocity is made of, 0 … 1 each. */
export interface Pace {
  /** 1 / (1 + g / (S/2)), g = mean time from one newcomer to the next, S = the span. */
  readonly tempo: number;
  /** Share of the days on which the customers were there (a session, a payment) that lie within the span around the group's payments. */
  readonly concentration: number;
  /** Mean of 1 / (1 + age / 14 days), age = time from signing up to the first shared payment; null = unknown. */
  readonly youth: number | null;
}

/** A customer of a group: when it began to share, when it signed up (NaN = unknown), the days it was there. */
export interface MemberTimes {
  readonly beganMs: number;
  readonly signedUpMs: number;
  readonly days: ReadonlySet<number>;
}

/** @param members by `beganMs` */
export function paceOf(
  members: readonly MemberTimes[],
  { fromMs, toMs, spanMs }: { fromMs: number; toMs: number; spanMs: number },
): Pace {
  const gapMs = (members.at(-1)!.beganMs - members[0]!.beganMs) / (members.length - 1);
  const marginMs = Math.max(MS_PER_DAY, spanMs - (toMs - fromMs));
  const firstDay = Math.floor((fromMs - marginMs) / MS_PER_DAY);
  const lastDay = Math.floor((toMs + marginMs) / MS_PER_DAY);
  const days = members.flatMap((member) => [...member.days]);
  const youths = members.map(youthOf).filter((youth) => youth !== null);
  return {
    tempo: 1 / (1 + gapMs / (spanMs / 2)),
    concentration: days.filter((day) => day >= firstDay && day <= lastDay).length / days.length,
    youth: youths.length === 0 ? null : mean(youths),
  };
}

const YOUNG_MS = 14 * MS_PER_DAY;

/** Null where it is not said, or said to be later. */
function youthOf(member: MemberTimes): number | null {
  const ageMs = ageOf(member);
  return ageMs >= 0 ? 1 / (1 + ageMs / YOUNG_MS) : null;
}

const ageOf = ({ beganMs, signedUpMs }: MemberTimes): number => beganMs - signedUpMs;

export const isYoung = (member: MemberTimes): boolean =>
  ageOf(member) >= 0 && ageOf(member) <= YOUNG_MS;

/** concentration · (2·tempo + youth) / 3; concentration · tempo where no age is known. */
export const velocityOf = ({ tempo, concentration, youth }: Pace): number =>
  concentration ** 2 * (youth === null ? tempo : (2 * tempo + youth) / 3);

/** How bad a payment turned out: 1 with a known fraud label, else the higher of its score and, where it failed, 0.5. */
export const badnessOf = (labelled: boolean, failed: boolean, score: number): number =>
  labelled ? 1 : Math.max(failed ? FAILED_BADNESS : 0, Number.isNaN(score) ? 0 : score);
const FAILED_BADNESS = 0.5;

/** Payments as bad as all others that a group's mean is shrunk with. */
const PRIOR_PAYMENTS = 2;

/**
 * How much worse the group's payments turned out than payments in general: (m − b) / (1 − b), not below 0, with b the
 * mean badness of all payments and m that of the group's and two payments as bad as b.
 */
export function outcomeOf(badness: readonly number[], general: number): number {
  if (general >= 1) return 0;
  const sum = badness.reduce((total, each) => total + each, 0);
  const shrunk = (sum + PRIOR_PAYMENTS * general) / (badness.length + PRIOR_PAYMENTS);
  return Math.max(0, (shrunk - general) / (1 - general));
}

/** How much of the way to 1 the outcome can lift a score. */
const OUTCOME_LIFT = 0.5;

/**
 * s + (1 − s) · outcome / 2 with s = √(rarity · velocity): a group has to be rare and fast; a bad outcome lifts it, and
 * where none is known yet nothing is taken off.
 */
export function scoreOf({ rarity, velocity, outcome }: RingParts): number {
  const shape = Math.sqrt(rarity * velocity);
  return shape + (1 - shape) * OUTCOME_LIFT * outcome;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
