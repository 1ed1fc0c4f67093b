import { MS_PER_DAY } from "../domain/time";
import { intervalOf, resampleDays } from "./bootstrap";
import { measureDays, METRICS, type Measured, type Metric, type TestPayments } from "./foldMetrics";
import { UNLABELLED, type FigureColumns } from "./figureColumns";
import { foldsOf, type DaySpan, type FoldDays, type Protocol } from "./protocol";

/** What evaluation knows of every payment, in log order. */
export interface EvaluatedPayments {
  readonly size: number;
  /** UTC day since 1970-01-01; rises. */
  readonly days: Int32Array;
  /** 1 = fraud, 0 = legitimate, `UNLABELLED` = unlabelled. */
  readonly labels: Uint8Array;
  /** The card where the data has cards, else the customer; a payment without one has a number of its own. */
  readonly cards: ArrayLike<number>;
  /** What a fraud would cost: 0 where the attempt failed or has no amount. */
  readonly cents: Float64Array;
}

export const evaluatedPayments = ({
  size,
  ms,
  labels,
  cards,
  atStake,
}: FigureColumns): EvaluatedPayments => ({
  size,
  days: Int32Array.from(ms, (each) => Math.floor(each / MS_PER_DAY)),
  labels,
  cards,
  cents: atStake,
});

/** Null where there is no payment. */
export const daySpanOf = ({ days, size }: EvaluatedPayments): DaySpan | null =>
  size === 0 ? null : { first: days[0]!, last: days[size - 1]! };

/** Payments [from, to) in log order. */
export interface PaymentRange {
  readonly from: number;
  readonly to: number;
}

/** Something that scores payments once it has been fitted; `told` says what the fit came to. */
export interface FittedScorer<Told> {
  readonly told: Told;
  /** 0 … 1. */
  score(ordinal: number): number;
  /** Whether the outcome is not ALLOW. */
  isAlert(ordinal: number): boolean;
}

/** A figure with its 95 % interval; `reason` says why there is none. */
export interface Figure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason: string | null;
}
export type Figures = Readonly<Record<Metric, Figure>>;

export interface Fold<Told> {
  readonly days: FoldDays;
  readonly trained: { readonly payments: number; readonly frauds: number };
  /** Labelled payments of the test days that were measured, and the frauds among them. */
  readonly payments: number;
  readonly frauds: number;
  /** Payments of the test days left out: their card was known to be compromised, or they have no label. */
  readonly compromised: number;
  readonly unlabelled: number;
  readonly told: Told;
  readonly figures: Figures;
}

export interface Evaluation<Told> {
  readonly folds: readonly Fold<Told>[];
  /** Mean of the folds where a figure is defined; the interval is that of the mean. */
  readonly mean: Figures;
}

/**
 * Prequential evaluation (SPEC §7): every fold fits on its training days, waits the label delay and is measured on
 * the test days after it. Labels of the training days are known by then.
 */
export function evaluatePrequentially<Told>(
  payments: EvaluatedPayments,
  protocol: Protocol,
  fit: (training: PaymentRange) => FittedScorer<Told>,
): Evaluation<Told> {
  const runs = foldsOf(protocol).map((days, fold) => runFold(payments, protocol, days, fold, fit));
  const mean = figuresOf((metric) => ({
    value: meanOf(runs.map(({ measured }) => measured[metric])),
    resampled: meansByResample(runs.map(({ resampled }) => resampled[metric])),
    reason: "not defined in any fold",
  }));
  return { folds: runs.map(({ fold }) => fold), mean };
}

interface Run<Told> {
  readonly fold: Fold<Told>;
  readonly measured: Measured;
  readonly resampled: Readonly<Record<Metric, readonly (number | null)[]>>;
}

function runFold<Told>(
  payments: EvaluatedPayments,
  protocol: Protocol,
  days: FoldDays,
  seed: number,
  fit: (training: PaymentRange) => FittedScorer<Told>,
): Run<Told> {
  const training = rangeOf(payments, days.trainFrom, days.trainTo);
  const scorer = fit(training);
  const { test, compromised, unlabelled } = testPayments(payments, protocol, days, scorer);
  const measure = measureDays(test);
  const measured = measure(null);
  const draws = resampleDays(protocol.testDays, seed).map(measure);
  const resampled = byMetric((metric) => draws.map((draw) => draw[metric]));
  const frauds = test.labels.reduce((sum, label) => sum + label, 0);
  const why = reasonOf(test.labels.length, frauds);
  const figures = figuresOf((metric) => ({
    value: measured[metric],
    resampled: resampled[metric],
    reason: why,
  }));
  const trained = {
    payments: training.to - training.from,
    frauds: countFrauds(payments, training),
  };
  const counts = { payments: test.labels.length, frauds, compromised, unlabelled };
  return { fold: { days, trained, ...counts, told: scorer.told, figures }, measured, resampled };
}

/** The payments of the test days that are measured: labelled ones whose card is not known to be compromised. */
function testPayments<Told>(
  payments: EvaluatedPayments,
  { delay }: Protocol,
  { trainFrom, testFrom, testTo }: FoldDays,
  scorer: FittedScorer<Told>,
): { test: TestPayments; compromised: number; unlabelled: number } {
  const firstFraud = firstFraudDays(payments, trainFrom);
  const { from, to } = rangeOf(payments, testFrom, testTo);
  const chosen: number[] = [];
  let compromised = 0;
  let unlabelled = 0;
  for (let ordinal = from; ordinal < to; ordinal++) {
    const fraudDay = firstFraud.get(payments.cards[ordinal]!) ?? Infinity;
    if (fraudDay <= payments.days[ordinal]! - delay - 1) compromised++;
    else if (payments.labels[ordinal] === UNLABELLED) unlabelled++;
    else chosen.push(ordinal);
  }
  const test = {
    scores: Float64Array.from(chosen, (ordinal) => scorer.score(ordinal)),
    labels: Uint8Array.from(chosen, (ordinal) => payments.labels[ordinal]!),
    days: Uint32Array.from(chosen, (ordinal) => payments.days[ordinal]! - testFrom),
    dayCount: testTo - testFrom + 1,
    cards: Float64Array.from(chosen, (ordinal) => payments.cards[ordinal]!),
    cents: Float64Array.from(chosen, (ordinal) => payments.cents[ordinal]!),
    alerts: Uint8Array.from(chosen, (ordinal) => Number(scorer.isAlert(ordinal))),
  };
  return { test, compromised, unlabelled };
}

/**
 * Day of each card's first fraud since training began. A card is known to be compromised on day d when that is day
 * d − delay − 1 or before, which takes in the training days: the last of them is delay + 1 days before the first test day.
 */
function firstFraudDays(
  { size, days, labels, cards }: EvaluatedPayments,
  trainFrom: number,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let ordinal = firstFrom(days, trainFrom); ordinal < size; ordinal++)
    if (labels[ordinal] === 1 && !found.has(cards[ordinal]!))
      found.set(cards[ordinal]!, days[ordinal]!);
  return found;
}

/** First payment on the day or after. */
function firstFrom(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

const rangeOf = ({ days }: EvaluatedPayments, first: number, last: number): PaymentRange => ({
  from: firstFrom(days, first),
  to: firstFrom(days, last + 1),
});

function countFrauds({ labels }: EvaluatedPayments, { from, to }: PaymentRange): number {
  let frauds = 0;
  for (let ordinal = from; ordinal < to; ordinal++) if (labels[ordinal] === 1) frauds++;
  return frauds;
}

function reasonOf(payments: number, frauds: number): string {
  if (payments === 0) return "no labelled payment in the test days";
  if (frauds === 0) return "no fraud in the test days";
  return frauds === payments
    ? "no legitimate payment in the test days"
    : "no alert in the test days";
}

const byMetric = <T>(valueOf: (metric: Metric) => T): Record<Metric, T> =>
  Object.fromEntries(METRICS.map((metric) => [metric, valueOf(metric)])) as Record<Metric, T>;

function figuresOf(
  of: (metric: Metric) => {
    readonly value: number | null;
    readonly resampled: readonly (number | null)[];
    readonly reason: string;
  },
): Figures {
  return byMetric((metric) => {
    const { value, resampled, reason } = of(metric);
    const interval = value === null ? null : intervalOf(resampled);
    return {
      value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      reason: value === null ? reason : null,
    };
  });
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

const meansByResample = (
  folds: readonly (readonly (number | null)[])[],
): readonly (number | null)[] =>
  (folds[0] ?? []).map((_, draw) => meanOf(folds.map((values) => values[draw]!)));
