import type { Casework, Triage } from "../casework/state";
import { ALERT_STATES, CLOSED_STATES, type AlertKey, type AlertState } from "../contract/casework";
import type { AlertHit, Moment } from "../contract/replay";
import { alertKeyOf, happenedBy, hitId, type HappenedHit } from "./happened";
import { clearedOn } from "./pace";

export { hitId } from "./happened";

/** Who raises an alert: our rules and the dataset, or one of them. */
export type AlertAgreement = "both" | "ours" | "theirs";

/** Where an alert is listed: to be worked on, to come back later, or done. */
export type AlertListed = "todo" | "snoozed" | "closed";

/** All hits of one customer up to a moment, and how they were judged. */
export interface QueueAlert {
  readonly key: AlertKey;
  readonly customerId: string | null;
  /** In the order of the log, without what is still to come: see `happenedBy`. */
  readonly hits: readonly AlertHit[];
  readonly agreement: AlertAgreement;
  /** As judged last; `new` where that no longer holds: closed or snoozed, and hits have come, or the time is over. */
  readonly state: AlertState;
  readonly listed: AlertListed;
  /** The last judgement in force; null where there is none. */
  readonly triage: Triage | null;
  /** Hits that were not there, or were none, when it was judged last; empty where it never was. */
  readonly fresh: readonly AlertHit[];
  /** The state that hits have raised it from; null where none has come. */
  readonly raised: AlertState | null;
  /** It was snoozed, and the clock has passed the time, or as much real time has gone by. */
  readonly snoozeOver: boolean;
  /** Highest score of the hits, from 0 to 1; at least `LEAST_RISK`. */
  readonly risk: number;
  /** Sum of the amounts of the hits, in the major unit. */
  readonly amount: number;
  /** 1 and the days since the oldest hit that nobody has judged, or since the snoozing was over; 1 without either. */
  readonly age: number;
  /** risk × amount × age. */
  readonly priority: number;
  /** Since when it waits: the oldest hit not judged, the end of the snoozing, else the oldest hit. UTC milliseconds. */
  readonly oldestMs: number;
  /** From then to the clock. */
  readonly ageMs: number;
}

export interface Queue {
  /** The most urgent first. */
  readonly alerts: readonly QueueAlert[];
  readonly counts: {
    readonly listed: Readonly<Record<AlertListed, number>>;
    readonly states: Readonly<Record<AlertState, number>>;
    readonly agreements: Readonly<Record<AlertAgreement, number>>;
  };
  readonly capacity: Capacity;
}

/** What can be cleared today. */
export interface Capacity {
  readonly perDay: number;
  /** Alerts closed on the day, UTC, of the clock on the wall. */
  readonly clearedToday: number;
  /** The line runs behind so many of the alerts that are to be worked on. */
  readonly after: number;
}

export interface QueueOptions {
  /** Alerts that can be cleared in a day. */
  readonly capacity: number;
  /** The time on the wall, UTC milliseconds. */
  readonly nowMs: number;
}

/** Whatever the score: for what only the dataset raises, or an override, the score says nothing. */
export const LEAST_RISK = 0.5;
/** Hits that a triage can name. One that names so many has seen all that came before the first of them. */
export const TRIAGE_HITS = 2000;
const DAY_MS = 86_400_000;

/**
 * The alerts as of a moment. A function of its arguments: nothing is known of moments asked for before.
 *
 * @param hits in log order
 * @param moment null = everything has happened, and the clock shows the last hit
 */
export function buildQueue(
  hits: readonly AlertHit[],
  moment: Moment | null,
  work: Pick<Casework, "alerts">,
  { capacity, nowMs }: QueueOptions,
): Queue {
  const groups = new Map<AlertKey, HappenedHit[]>();
  let lastMs = 0;
  for (const hit of hits) {
    const happened = happenedBy(hit, moment);
    if (happened === null) continue;
    lastMs = Math.max(lastMs, happened.ms);
    const key = alertKeyOf(hit);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [happened]);
    else group.push(happened);
  }
  const clockMs = moment?.ms ?? lastMs;
  const ranked = Array.from(groups, ([key, group]) => ({
    alert: alertOf(key, group, work.alerts.get(key)?.triages.at(-1) ?? null, { clockMs, nowMs }),
    position: group.reduce((least, { position }) => Math.min(least, position), Infinity),
  })).sort(
    (a, b) =>
      b.alert.priority - a.alert.priority ||
      a.position - b.position ||
      (a.alert.key < b.alert.key ? -1 : 1),
  );
  const alerts = ranked.map(({ alert }) => alert);
  const clearedToday = clearedOn(work, nowMs);
  const after = Math.max(0, capacity - clearedToday);
  return {
    alerts,
    counts: countsOf(alerts),
    capacity: { perDay: capacity, clearedToday, after },
  };
}

function alertOf(
  key: AlertKey,
  group: readonly HappenedHit[],
  triage: Triage | null,
  times: Times,
): QueueAlert {
  const { clockMs } = times;
  const fresh = triage === null ? [] : unseen(group, triage.hits);
  // Put back to new, nothing of it has been judged.
  const waiting = triage === null || triage.state === "new" ? group : fresh;
  const standing = standingOf(triage, fresh.length > 0, times);
  const since = waiting.length > 0 ? oldest(waiting) : standing.overSinceMs;
  const age = 1 + (since === null ? 0 : Math.max(0, clockMs - since) / DAY_MS);
  const oldestMs = since ?? oldest(group);
  const hits = group.map(({ hit }) => hit);
  const [risk, amount] = [riskOf(hits), amountOf(hits)];
  return {
    key,
    customerId: hits[0]?.customerId ?? null,
    hits,
    agreement: agreementOf(hits),
    state: standing.state,
    listed: standing.listed,
    triage,
    fresh: fresh.map(({ hit }) => hit),
    raised: fresh.length > 0 ? (triage?.state ?? null) : null,
    snoozeOver: standing.overSinceMs !== null,
    risk,
    amount,
    age,
    priority: risk * amount * age,
    oldestMs,
    ageMs: Math.max(0, clockMs - oldestMs),
  };
}

/** A triage that could not name all hits names the latest. */
function unseen(group: readonly HappenedHit[], seen: ReadonlySet<string>): readonly HappenedHit[] {
  const fresh = group.filter(({ hit }) => !seen.has(hitId(hit)));
  if (seen.size < TRIAGE_HITS || fresh.length === 0) return fresh;
  const first = group.find(({ hit }) => seen.has(hitId(hit)));
  return first === undefined ? fresh : fresh.filter(({ position }) => position > first.position);
}

interface Standing {
  readonly state: AlertState;
  readonly listed: AlertListed;
  /** Since when the clock has passed the time it was snoozed until; null where it has not, or it was not snoozed. */
  readonly overSinceMs: number | null;
}

export const isClosed = (state: AlertState): boolean =>
  CLOSED_STATES.some((closed) => closed === state);

/** What the clock shows, and the real time; UTC milliseconds. */
interface Times {
  readonly clockMs: number;
  readonly nowMs: number;
}

/** A dataset that ends would keep its clock from ever reaching the time: as much real time does as well. */
function isSnoozeOver({ snoozedUntilMs, asOf, at }: Triage, { clockMs, nowMs }: Times): boolean {
  if (snoozedUntilMs === null) return false;
  if (clockMs >= snoozedUntilMs) return true;
  return asOf !== null && nowMs - Date.parse(at) >= snoozedUntilMs - asOf.ms;
}

function standingOf(triage: Triage | null, raised: boolean, times: Times): Standing {
  const todo = (state: AlertState): Standing => ({ state, listed: "todo", overSinceMs: null });
  if (triage === null) return todo("new");
  const { state, snoozedUntilMs } = triage;
  if (state !== "snoozed" && !isClosed(state)) return todo(state);
  if (raised) return todo("new");
  if (state !== "snoozed") return { state, listed: "closed", overSinceMs: null };
  // Snoozed without a time: until a hit comes.
  if (!isSnoozeOver(triage, times)) return { state, listed: "snoozed", overSinceMs: null };
  return { ...todo("new"), overSinceMs: snoozedUntilMs };
}

const oldest = (group: readonly HappenedHit[]): number =>
  group.reduce((least, { ms }) => Math.min(least, ms), Infinity);

const riskOf = (hits: readonly AlertHit[]): number =>
  hits.reduce((risk, { ours, score }) => Math.max(risk, ours?.score ?? score ?? 0), LEAST_RISK);

/** Summed in cents, so that amounts add up as they do on paper. */
const amountOf = (hits: readonly AlertHit[]): number =>
  hits.reduce((cents, { amount }) => cents + Math.round((amount ?? 0) * 100), 0) / 100;

function agreementOf(hits: readonly AlertHit[]): AlertAgreement {
  if (hits.every(({ ours }) => ours === null)) return "theirs";
  return hits.some(({ theirs }) => theirs.length > 0) ? "both" : "ours";
}

function countsOf(alerts: readonly QueueAlert[]): Queue["counts"] {
  const listed = { todo: 0, snoozed: 0, closed: 0 };
  const agreements = { both: 0, ours: 0, theirs: 0 };
  const states = Object.fromEntries(ALERT_STATES.map((state) => [state, 0])) as Record<
    AlertState,
    number
  >;
  for (const alert of alerts) {
    listed[alert.listed] += 1;
    states[alert.state] += 1;
    agreements[alert.agreement] += 1;
  }
  return { listed, states, agreements };
}
