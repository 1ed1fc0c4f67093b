import fc from "fast-check";
import type { Kpis } from "#shared/contract/decisions";
import type { Moment } from "#shared/contract/replay";
import { OUTCOMES, type Outcome, type Rule, type RuleSet } from "#shared/contract/rules";
import { MS_PER_DAY } from "#shared/domain/time";
import { applyCalibration } from "#shared/scoring/calibration";
import { outcomeOf } from "#shared/scoring/decide";
import { dayOfMs, type FigureColumns } from "#shared/scoring/figureColumns";
import { patternsOf } from "#shared/scoring/hitPatterns";
import { cardsByDay, precisionByDay, type Daily } from "#shared/scoring/metrics";
import type { RuleHits } from "#shared/scoring/ruleHits";
import { overrideOf, pointsOf, ruleSetOf } from "../../support/ruleBuilder";

/** Payments and rules written down plainly, and figures of them worked out the slow way. */

export interface PlainPayment {
  readonly ms: number;
  /** 1, 0, or 2 = not said. */
  readonly label: number;
  /** Cents lost to a fraud. */
  readonly atStake: number;
  readonly card: number;
  readonly hits: readonly boolean[];
  readonly model: number;
  readonly scenario: number;
}

export const START = Date.UTC(2025, 10, 1);
const CARDS = 6;

export const columnsOf = (payments: readonly PlainPayment[]): FigureColumns => {
  const days = [...new Set(payments.map(({ ms }) => dayOfMs(ms)))];
  return {
    size: payments.length,
    ms: Float64Array.from(payments, ({ ms }) => ms),
    positions: Uint32Array.from(payments.keys()),
    labels: Uint8Array.from(payments, ({ label }) => label),
    atStake: Float64Array.from(payments, ({ atStake }) => atStake),
    cards: Uint32Array.from(payments, ({ card }) => card),
    cardCount: CARDS,
    dayMs: Float64Array.from(days),
    dayStarts: Uint32Array.from([
      ...days.map((day) => payments.findIndex(({ ms }) => dayOfMs(ms) === day)),
      payments.length,
    ]),
    lastMs: payments.at(-1)?.ms ?? 0,
  };
};

/** The moment of a clock sent to a time, or stepped to behind so many of the payments. */
export const momentOf = (
  payments: readonly PlainPayment[],
  to: { readonly ms: number } | { readonly behind: number },
): Moment => {
  if ("ms" in to) return { ms: to.ms, before: payments.filter(({ ms }) => ms <= to.ms).length };
  const before = to.behind % (payments.length + 1);
  return { ms: payments[before - 1]?.ms ?? START - 1, before };
};

export const hitsOf = (payments: readonly PlainPayment[], rules: readonly Rule[]): RuleHits => {
  const columns = rules.map((_, at) => Uint8Array.from(payments, ({ hits }) => Number(hits[at])));
  return {
    columns,
    unknown: rules.map(() => null),
    available: rules.map(() => true),
    patterns: patternsOf(columns, payments.length),
  };
};

const RULES = 5;

/** Evenly spread, and so that scores and thresholds meet now and then. */
const shareArbitrary = fc.integer({ min: 0, max: 50 }).map((part) => part / 50);

const ruleArbitrary = (id: string): fc.Arbitrary<Rule> => {
  const state = fc.constantFrom("active", "active", "shadow", "off" as const);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max: 80 }), state)
        .map(([points, its]) => pointsOf(id, points, { state: its })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...OUTCOMES), state)
        .map(([outcome, its]) => overrideOf(id, outcome, { state: its })),
    },
  );
};

export const ruleSetArbitrary: fc.Arbitrary<RuleSet> = fc
  .record({
    rules: fc.tuple(...Array.from({ length: RULES }, (_, at) => ruleArbitrary(`r${at}`))),
    thresholds: fc
      .tuple(shareArbitrary, shareArbitrary)
      .map(([a, b]) => ({ challenge: Math.min(a, b), block: Math.max(a, b) })),
    capacityPerDay: fc.integer({ min: 1, max: 6 }),
    labelDelayDays: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ rules, ...more }) => ruleSetOf(rules, more));

export const paymentsArbitrary: fc.Arbitrary<PlainPayment[]> = fc
  .array(
    fc.record({
      ms: fc.integer({ min: 0, max: 60 }).map((sixHours) => START + sixHours * (MS_PER_DAY / 4)),
      label: fc.integer({ min: 0, max: 2 }),
      atStake: fc.integer({ min: 0, max: 20_000 }),
      card: fc.nat(CARDS - 1),
      hits: fc.array(fc.boolean(), { minLength: RULES, maxLength: RULES }),
      model: fc.oneof(fc.constant(NaN), shareArbitrary),
      scenario: fc.nat(2),
    }),
    { maxLength: 600, size: "large" },
  )
  .map((payments) => payments.toSorted((a, b) => a.ms - b.ms));

export interface PlainDecision {
  readonly score: number;
  readonly outcome: Outcome;
  /** Settled by an override. */
  readonly settled: boolean;
}

const STRICTEST_FIRST = OUTCOMES.toReversed();

export function decidePlainly(
  { rules, calibration, thresholds }: RuleSet,
  { hits, model }: PlainPayment,
  withModel: boolean,
): PlainDecision {
  let points = 0;
  const overrides: Outcome[] = [];
  for (const [at, { state, effect }] of rules.entries()) {
    if (!hits[at] || state !== "active") continue;
    if ("points" in effect) points += effect.points;
    else overrides.push(effect.outcome);
  }
  const ofRules = applyCalibration(calibration, points);
  const score = withModel && model > ofRules ? model : ofRules;
  const byScore = outcomeOf(score, thresholds);
  const override = STRICTEST_FIRST.find((outcome) => overrides.includes(outcome));
  return {
    score,
    outcome: override === "CHALLENGE" && byScore === "BLOCK" ? byScore : (override ?? byScore),
    settled: override !== undefined,
  };
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** KPIs as of a moment from nothing but the payments until then. */
export function kpisPlainly(
  ruleSet: RuleSet,
  payments: readonly PlainPayment[],
  { ms: nowMs, before }: Moment,
  withModel: boolean,
): Kpis {
  const decided = payments
    .slice(0, before)
    .map((payment) => ({ ...payment, ...decidePlainly(ruleSet, payment, withModel) }));
  const delay = ruleSet.labelDelayDays * MS_PER_DAY;
  const known = decided.filter(({ ms, label }) => ms + delay <= nowMs && label !== 2);
  const isAlert = ({ outcome }: PlainDecision): boolean => outcome !== "ALLOW";
  const frauds = known.filter(({ label }) => label === 1);
  const legitimate = known.filter(({ label }) => label === 0);
  const caught = frauds.filter(isAlert);
  const falseAlarms = legitimate.filter(isAlert);
  const money = (of: readonly PlainPayment[]): number =>
    of.reduce((sum, { atStake }) => sum + atStake, 0) / 100;
  const days = decided.map(({ ms }) => dayOfMs(ms));
  const dayCount = days.length === 0 ? 0 : (days.at(-1)! - days[0]!) / MS_PER_DAY + 1;
  const alertDays = new Map<number, number>();
  for (const { ms } of decided.filter(isAlert))
    alertDays.set(dayOfMs(ms), (alertDays.get(dayOfMs(ms)) ?? 0) + 1);
  const daily: Daily = {
    scores: Float64Array.from(known, ({ score }) => score),
    labels: Uint8Array.from(known, ({ label }) => label),
    days: known.map(({ ms }) => dayOfMs(ms)),
  };
  const precision = (of: Daily): number | null =>
    meanOf([...precisionByDay(of, ruleSet.capacityPerDay).values()]);
  const count = (outcome: Outcome): number =>
    decided.filter((each) => each.outcome === outcome).length;
  return {
    payments: decided.length,
    allowed: count("ALLOW"),
    challenged: count("CHALLENGE"),
    blocked: count("BLOCK"),
    labelled: known.length,
    frauds: frauds.length,
    caught: caught.length,
    falseAlarms: falseAlarms.length,
    recall: share(caught.length, frauds.length),
    falsePositiveRate: share(falseAlarms.length, legitimate.length),
    precision: share(caught.length, caught.length + falseAlarms.length),
    frictionRate: share(falseAlarms.length, legitimate.length),
    precisionAtCapacity: precision(daily),
    cardPrecisionAtCapacity: precision(
      cardsByDay(
        daily,
        known.map(({ card }) => card),
      ),
    ),
    moneyAvoided: money(caught),
    moneyMissed: money(frauds.filter((fraud) => !isAlert(fraud))),
    moneyFalseAlarms: money(falseAlarms),
    days: dayCount,
    alertsPerDay: share(decided.filter(isAlert).length, dayCount),
    mostAlertsInADay: Math.max(0, ...alertDays.values()),
    daysOverCapacity: [...alertDays.values()].filter((alerts) => alerts > ruleSet.capacityPerDay)
      .length,
  };
}
