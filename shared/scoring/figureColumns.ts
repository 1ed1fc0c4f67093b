import { MS_PER_DAY } from "../domain/time";
import { paymentKey, type EventLog } from "../log/eventLog";
import { NONE } from "../log/kinds";

/** Value of a label that is not said, as in `PaymentColumns.fraud`. */
export const UNLABELLED = 2;

/** What figures need of a log's payments besides their decisions; one entry a payment, in log order. */
export interface FigureColumns {
  readonly size: number;
  /** Rising. */
  readonly ms: Float64Array;
  /** Positions in the log, rising. */
  readonly positions: Uint32Array;
  /** 1 = fraud, 0 = legitimate, `UNLABELLED`, whether known yet or not. */
  readonly labels: Uint8Array;
  /** Cents that would be lost to a fraud: 0 where the attempt failed or has no amount. */
  readonly atStake: Float64Array;
  /** Card of the payment, its customer where it has none, itself where it has neither: 0 … cardCount − 1. */
  readonly cards: Uint32Array;
  readonly cardCount: number;
  /** UTC midnight of each day that has payments, rising. */
  readonly dayMs: Float64Array;
  /** First payment of each of these days, and `size` at the end. */
  readonly dayStarts: Uint32Array;
  /** Time of the last record of the log, whatever its kind; 0 where the log is empty. */
  readonly lastMs: number;
}

export const dayOfMs = (ms: number): number => Math.floor(ms / MS_PER_DAY) * MS_PER_DAY;

function daysOf(ms: Float64Array): Pick<FigureColumns, "dayMs" | "dayStarts"> {
  const dayMs: number[] = [];
  const dayStarts: number[] = [];
  for (let at = 0; at < ms.length; at++) {
    const day = dayOfMs(ms[at]!);
    if (day === dayMs.at(-1)) continue;
    dayMs.push(day);
    dayStarts.push(at);
  }
  return {
    dayMs: Float64Array.from(dayMs),
    dayStarts: Uint32Array.from([...dayStarts, ms.length]),
  };
}

/** Card codes come first, then customers', then one for each payment that has neither. */
function cardsOf(log: EventLog): Pick<FigureColumns, "cards" | "cardCount"> {
  const { size } = log.payments;
  const customersFrom = log.dictionaries.keys.card.size;
  let cardCount = customersFrom + log.dictionaries.keys.customer.size;
  const cards = Uint32Array.from({ length: size }, (_, ordinal) => {
    const card = paymentKey(log, "card", ordinal);
    if (card !== NONE) return card;
    const customer = paymentKey(log, "customer", ordinal);
    return customer === NONE ? cardCount++ : customersFrom + customer;
  });
  return { cards, cardCount };
}

export function figureColumnsOf(log: EventLog): FigureColumns {
  const { size, position, cents, failed, fraud } = log.payments;
  const ms = Float64Array.from(position, (at) => log.ms[at]!);
  return {
    size,
    ms,
    positions: position,
    labels: fraud,
    atStake: cents.map((amount, at) => (failed[at] === 1 || Number.isNaN(amount) ? 0 : amount)),
    ...cardsOf(log),
    ...daysOf(ms),
    lastMs: log.size === 0 ? 0 : log.ms[log.size - 1]!,
  };
}

/** How many payments are at most as late as a moment. A payment within the moment's millisecond counts. O(log n). */
export function paymentsUpTo({ ms }: Pick<FigureColumns, "ms">, moment: number): number {
  let low = 0;
  let high = ms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ms[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The day, among those with payments, of the last of the first `count` payments; −1 where count is 0. O(log days). */
export function dayOfLast({ dayStarts }: Pick<FigureColumns, "dayStarts">, count: number): number {
  let low = 0;
  let high = dayStarts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dayStarts[middle]! < count) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
