/**
 * Measures of a ranking of payments by score (SPEC §7). Each is null where it is not defined. Own code: the packages
 * there are take a threshold at a time, leave ties in the order they come in, and know no weights, which the
 * bootstrap needs so that a resample costs a pass and no sort.
 */

/** Payments in groups of equal scores; made once and measured under any weights. */
export interface Ranking {
  /** 1 = fraud, 0 = legitimate, by payment. */
  readonly labels: Uint8Array;
  /** Place of each payment's score among the distinct scores, 0 = the highest. */
  readonly places: Uint32Array;
  readonly distinct: number;
}

/** Frauds and legitimate payments at or above each distinct score, from the highest to the lowest. */
export interface Curve {
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
}

/** @param scores no NaN */
export function rankByScore(scores: Float64Array, labels: Uint8Array): Ranking {
  const rising = scores.toSorted().filter((score, at, all) => at === 0 || score !== all[at - 1]);
  const places = Uint32Array.from(scores, (score) => rising.length - 1 - placeAmong(rising, score));
  return { labels, places, distinct: rising.length };
}

/** Place of a value that is among them. */
function placeAmong(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param weights how often each payment counts; once where not given */
export function curveOf(
  { labels, places, distinct }: Ranking,
  weights: ArrayLike<number> | null = null,
): Curve {
  const truePositives = new Float64Array(distinct);
  const falsePositives = new Float64Array(distinct);
  for (let at = 0; at < places.length; at++) {
    const counts = labels[at] === 1 ? truePositives : falsePositives;
    counts[places[at]!]! += weights === null ? 1 : weights[at]!;
  }
  for (let place = 1; place < distinct; place++) {
    truePositives[place]! += truePositives[place - 1]!;
    falsePositives[place]! += falsePositives[place - 1]!;
  }
  return { truePositives, falsePositives };
}

const lastOf = (values: Float64Array): number => values[values.length - 1] ?? 0;

/**
 * Area under the ROC curve: the chance that a fraud scores above a legitimate payment, a tie counting half
 * (the Mann–Whitney statistic by midranks). Null without a fraud or without a legitimate payment.
 */
export function areaUnderRoc({ truePositives, falsePositives }: Curve): number | null {
  const pairs = lastOf(truePositives) * lastOf(falsePositives);
  if (pairs === 0) return null;
  let area = 0;
  for (let group = 0, hits = 0, misses = 0; group < truePositives.length; group++) {
    area += (falsePositives[group]! - misses) * (truePositives[group]! + hits);
    hits = truePositives[group]!;
    misses = falsePositives[group]!;
  }
  return area / 2 / pairs;
}

/**
 * Σ (recall_n − recall_{n−1}) · precision_n over the distinct scores, not interpolated, as scikit-learn's
 * `average_precision_score`. Null without a fraud.
 */
export function averagePrecision({ truePositives, falsePositives }: Curve): number | null {
  const frauds = lastOf(truePositives);
  if (frauds === 0) return null;
  let sum = 0;
  for (let group = 0, before = 0; group < truePositives.length; group++) {
    const hits = truePositives[group]!;
    if (hits > before) sum += ((hits - before) * hits) / (hits + falsePositives[group]!);
    before = hits;
  }
  return sum / frauds;
}

/**
 * Largest recall of any threshold whose share of legitimate payments is within `rate`; nothing is interpolated.
 * Null without a fraud or without a legitimate payment.
 */
export function recallAtFalsePositiveRate(
  { truePositives, falsePositives }: Curve,
  rate: number,
): number | null {
  const frauds = lastOf(truePositives);
  const legitimate = lastOf(falsePositives);
  if (frauds === 0 || legitimate === 0) return null;
  let within = 0;
  for (let group = 0; group < truePositives.length; group++)
    if (falsePositives[group]! / legitimate <= rate) within = truePositives[group]!;
  return within / frauds;
}

/** Payments, or cards, of several days. */
export interface Daily {
  readonly scores: Float64Array;
  /** 1 = fraud, 0 = legitimate. */
  readonly labels: Uint8Array;
  /** Any number that tells one day from another. */
  readonly days: ArrayLike<number>;
}

/**
 * Of each day's k highest scores the share of frauds, by day in order; the mean over days is precision at k of the
 * Fraud Detection Handbook (Le Borgne et al. 2022, chapter 4), card precision at k where it is given cards. The
 * share is of k, also on a day that has fewer. Of scores that are equal at the k-th place the expected number counts,
 * so that no order of the payments changes the answer.
 */
export function precisionByDay({ scores, labels, days }: Daily, k: number): Map<number, number> {
  const payments = new Map<number, number[]>();
  for (let at = 0; at < scores.length; at++) {
    const ofDay = payments.get(days[at]!);
    if (ofDay === undefined) payments.set(days[at]!, [at]);
    else ofDay.push(at);
  }
  return new Map(
    [...payments]
      .sort(([a], [b]) => a - b)
      .map(([day, ofDay]) => {
        const ranking = rankByScore(
          Float64Array.from(ofDay, (at) => scores[at]!),
          Uint8Array.from(ofDay, (at) => labels[at]!),
        );
        return [day, expectedHits(ranking, k) / k];
      }),
  );
}

/** Frauds among the first k, those of the group of equal scores that straddles k in proportion. */
function expectedHits(ranking: Ranking, k: number): number {
  const { truePositives, falsePositives } = curveOf(ranking);
  let start = 0;
  let hits = 0;
  for (let place = 0; place < ranking.distinct; place++) {
    const end = truePositives[place]! + falsePositives[place]!;
    const frauds = truePositives[place]! - hits;
    if (end >= k) return hits + (frauds * (k - start)) / (end - start);
    start = end;
    hits = truePositives[place]!;
  }
  return hits;
}

/** One entry a day and card: its highest score, and a fraud where any of its payments is one. */
export function cardsByDay({ scores, labels, days }: Daily, cards: ArrayLike<number>): Daily {
  const found = new Map<string, { score: number; label: number; day: number }>();
  for (let at = 0; at < scores.length; at++) {
    const day = days[at]!;
    const name = `${day} ${cards[at]}`;
    const card = found.get(name);
    if (card === undefined) found.set(name, { score: scores[at]!, label: labels[at]!, day });
    else {
      card.score = Math.max(card.score, scores[at]!);
      card.label = Math.max(card.label, labels[at]!);
    }
  }
  const all = [...found.values()];
  return {
    scores: Float64Array.from(all, ({ score }) => score),
    labels: Uint8Array.from(all, ({ label }) => label),
    days: all.map(({ day }) => day),
  };
}
