import {
  areaUnderRoc,
  averagePrecision,
  cardsByDay,
  curveOf,
  precisionByDay,
  rankByScore,
  recallAtFalsePositiveRate,
  type Daily,
} from "./metrics";

/** Labelled payments of the test days, one entry each. */
export interface TestPayments {
  readonly scores: Float64Array;
  /** 1 = fraud, 0 = legitimate. */
  readonly labels: Uint8Array;
  /** Test day, from 0. */
  readonly days: Uint32Array;
  readonly dayCount: number;
  readonly cards: Float64Array;
  readonly cents: Float64Array;
  /** 1 where the outcome is not ALLOW. */
  readonly alerts: Uint8Array;
}

/**
 * What a fold is measured by. `…_best` is what a perfect ranking would come to: a day with fewer than 100 frauds
 * cannot fill its hundred. Money is in the major unit and counts attempts that did not fail.
 */
export const METRICS = [
  "auc_roc",
  "average_precision",
  "precision_at_100",
  "precision_at_100_best",
  "card_precision_at_100",
  "card_precision_at_100_best",
  "recall_at_1_percent_fpr",
  "recall",
  "precision",
  "false_positive_rate",
  "alerts_per_day",
  "money_saved",
  "money_missed",
  "money_false_alarms",
] as const;
export type Metric = (typeof METRICS)[number];
export type Measured = Readonly<Record<Metric, number | null>>;

const TOP = 100;
const LOW_RATE = 0.01;

/** Sums of a day that outcomes are measured by. */
const SUMS = ["frauds", "caught", "legitimate", "alarms", "saved", "missed", "alarmed"] as const;
type Sums = Record<(typeof SUMS)[number], number>;
const noSums = (): Sums => ({
  frauds: 0,
  caught: 0,
  legitimate: 0,
  alarms: 0,
  saved: 0,
  missed: 0,
  alarmed: 0,
});

function sumsByDay({ labels, days, dayCount, cents, alerts }: TestPayments): readonly Sums[] {
  const byDay = Array.from({ length: dayCount }, noSums);
  for (let at = 0; at < labels.length; at++) {
    const day = byDay[days[at]!]!;
    if (labels[at] === 1) {
      day.frauds++;
      day.caught += alerts[at]!;
      if (alerts[at] === 1) day.saved += cents[at]!;
      else day.missed += cents[at]!;
    } else {
      day.legitimate++;
      day.alarms += alerts[at]!;
      if (alerts[at] === 1) day.alarmed += cents[at]!;
    }
  }
  return byDay;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Mean over the days that have payments, each as often as it is drawn. */
function meanOfDays(byDay: ReadonlyMap<number, number>, weights: ArrayLike<number> | null) {
  let sum = 0;
  let days = 0;
  for (const [day, value] of byDay) {
    const weight = weights === null ? 1 : weights[day]!;
    sum += weight * value;
    days += weight;
  }
  return share(sum, days);
}

const perfect = ({ labels, days }: Daily): Daily => ({
  scores: Float64Array.from(labels),
  labels,
  days,
});

/**
 * Sorts and counts once; the answer measures the test days, each as often as its weight says (once where null).
 */
export function measureDays(test: TestPayments): (weights: ArrayLike<number> | null) => Measured {
  const ranking = rankByScore(test.scores, test.labels);
  const cards = cardsByDay(test, test.cards);
  const top = {
    precision_at_100: precisionByDay(test, TOP),
    precision_at_100_best: precisionByDay(perfect(test), TOP),
    card_precision_at_100: precisionByDay(cards, TOP),
    card_precision_at_100_best: precisionByDay(perfect(cards), TOP),
  };
  const byDay = sumsByDay(test);
  const ofPayment = new Uint32Array(test.days.length);
  return (weights) => {
    const mean = (name: keyof typeof top) => meanOfDays(top[name], weights);
    for (let at = 0; at < ofPayment.length; at++)
      ofPayment[at] = weights === null ? 1 : weights[test.days[at]!]!;
    const curve = curveOf(ranking, ofPayment);
    return {
      auc_roc: areaUnderRoc(curve),
      average_precision: averagePrecision(curve),
      precision_at_100: mean("precision_at_100"),
      precision_at_100_best: mean("precision_at_100_best"),
      card_precision_at_100: mean("card_precision_at_100"),
      card_precision_at_100_best: mean("card_precision_at_100_best"),
      recall_at_1_percent_fpr: recallAtFalsePositiveRate(curve, LOW_RATE),
      ...measureOutcomes(byDay, weights),
    };
  };
}

function measureOutcomes(byDay: readonly Sums[], weights: ArrayLike<number> | null) {
  const all = noSums();
  byDay.forEach((day, at) => {
    for (const name of SUMS) all[name] += day[name] * (weights === null ? 1 : weights[at]!);
  });
  const alerts = all.caught + all.alarms;
  return {
    recall: share(all.caught, all.frauds),
    precision: share(all.caught, alerts),
    false_positive_rate: share(all.alarms, all.legitimate),
    alerts_per_day: share(alerts, byDay.length),
    money_saved: all.saved / 100,
    money_missed: all.missed / 100,
    money_false_alarms: all.alarmed / 100,
  };
}
