import { MS_PER_DAY } from "../domain/time";
import { dayOfLast, UNLABELLED, type FigureColumns } from "./figureColumns";

/** Steps of the thresholds that are proposed. */
export const THRESHOLD_STEPS = 1000;

/**
 * The highest of the steps 0, 1/steps … 1 that a value of 0 … 1 reaches, exact also where value × steps is rounded.
 */
export function stepReached(value: number, steps: number): number {
  const near = Math.round(value * steps);
  return near / steps <= value ? near : near - 1;
}

/** Frauds among a day's k highest scores, as shares of k. */
export interface DayPrecision {
  readonly payments: number;
  readonly cards: number;
}

/**
 * Precision at the capacity k, day by day: of a day's payments with a known label the k highest scores, and of them
 * the share of frauds. The same of cards, each with the highest of its scores that day, and a fraud where any of its
 * payments is one. As in the Fraud Detection Handbook (Le Borgne et al. 2022, chapter 4) the share is of k, also on a
 * day that has fewer; of equal scores at the k-th place the expected number counts, so that no order of the payments
 * changes the answer. Cards found earlier are not left out.
 */
export class CapacityPrecision {
  readonly #columns: FigureColumns;
  readonly #scores: Float64Array;
  readonly #k: number;
  /** Place of a card among those of the day that is measured, with that day: stale where it is another's. */
  readonly #placeOfCard: Uint32Array;
  readonly #dayOfCard: Int32Array;
  #days = 0;

  constructor(columns: FigureColumns, scores: Float64Array, capacityPerDay: number) {
    this.#columns = columns;
    this.#scores = scores;
    this.#k = capacityPerDay;
    this.#placeOfCard = new Uint32Array(columns.cardCount);
    this.#dayOfCard = new Int32Array(columns.cardCount).fill(-1);
  }

  /** Of the payments [from, to) of one day; null where none has a label. */
  of(from: number, to: number): DayPrecision | null {
    const { labels } = this.#columns;
    const scores = new Float64Array(to - from);
    const frauds = new Uint8Array(to - from);
    let count = 0;
    for (let at = from; at < to; at++) {
      if (labels[at] === UNLABELLED) continue;
      scores[count] = this.#scores[at]!;
      frauds[count++] = labels[at]!;
    }
    if (count === 0) return null;
    return {
      payments: this.#shareOf(scores.subarray(0, count), frauds),
      cards: this.#cardShare(from, to),
    };
  }

  #cardShare(from: number, to: number): number {
    const { labels, cards } = this.#columns;
    const day = this.#days++;
    const scores = new Float64Array(to - from);
    const frauds = new Uint8Array(to - from);
    let count = 0;
    for (let at = from; at < to; at++) {
      if (labels[at] === UNLABELLED) continue;
      const card = cards[at]!;
      if (this.#dayOfCard[card] !== day) {
        this.#dayOfCard[card] = day;
        this.#placeOfCard[card] = count++;
      }
      const place = this.#placeOfCard[card]!;
      scores[place] = Math.max(scores[place]!, this.#scores[at]!);
      frauds[place] = Math.max(frauds[place]!, labels[at]!);
    }
    return this.#shareOf(scores.subarray(0, count), frauds);
  }

  #shareOf(scores: Float64Array, frauds: Uint8Array): number {
    const k = this.#k;
    const last = scores.length <= k ? -Infinity : scores.toSorted()[scores.length - k]!;
    let above = 0;
    let fraudsAbove = 0;
    let level = 0;
    let fraudsLevel = 0;
    for (let at = 0; at < scores.length; at++) {
      if (scores[at]! > last) {
        above++;
        fraudsAbove += frauds[at]!;
      } else if (scores[at] === last) {
        level++;
        fraudsLevel += frauds[at]!;
      }
    }
    if (level === 0) return fraudsAbove / k;
    return (fraudsAbove + (fraudsLevel * (k - above)) / level) / k;
  }
}

/**
 * The smallest challenge threshold, in steps of 1 / `THRESHOLD_STEPS`, at which the mean of alerts a UTC day is
 * within the capacity; days run from the first to the last of the first `count` payments. Payments that an override
 * settles stay what they are. It may lie above the block threshold, which then has to rise with it. Null where
 * overrides alone are too many, or where too many scores are 1.
 * @param settled by payment: 1 = alerted by an override, 0 = allowed by one, −1 = decided by the score
 */
export function thresholdForCapacity(
  columns: FigureColumns,
  scores: Float64Array,
  settled: (ordinal: number) => number,
  count: number,
  capacityPerDay: number,
): number | null {
  const reached = new Uint32Array(THRESHOLD_STEPS + 1);
  let alerts = 0;
  for (let at = 0; at < count; at++) {
    const by = settled(at);
    if (by < 0) reached[stepReached(scores[at]!, THRESHOLD_STEPS)]!++;
    else alerts += by;
  }
  const most = capacityPerDay * calendarDays(columns, count);
  for (let step = THRESHOLD_STEPS; step >= 0; step--) {
    alerts += reached[step]!;
    if (alerts > most) return step === THRESHOLD_STEPS ? null : (step + 1) / THRESHOLD_STEPS;
  }
  return 0;
}

/** UTC days from the first to the last of the first `count` payments, both included. */
export function calendarDays(columns: FigureColumns, count: number): number {
  if (count === 0) return 0;
  const last = columns.dayMs[dayOfLast(columns, count)]!;
  return Math.round((last - columns.dayMs[0]!) / MS_PER_DAY) + 1;
}
