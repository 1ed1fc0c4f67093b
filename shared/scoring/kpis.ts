import type { Kpis } from "../contract/decisions";
import type { Moment } from "../contract/replay";
import { paymentsBefore } from "../log/eventLog";
import { calendarDays, CapacityPrecision } from "./capacity";
import type { DecisionColumns } from "./decideAll";
import { ALLOW } from "./decide";
import { dayOfLast, paymentsUpTo, UNLABELLED, type FigureColumns } from "./figureColumns";

export interface KpiOptions {
  readonly capacityPerDay: number;
  readonly labelDelayMs: number;
}

/** Sums over the first so many payments, as though all their labels were known. */
const noSums = () => ({
  challenged: 0,
  blocked: 0,
  frauds: 0,
  legitimate: 0,
  caught: 0,
  falseAlarms: 0,
  centsAvoided: 0,
  centsMissed: 0,
  centsFalseAlarms: 0,
});
type Sums = ReturnType<typeof noSums>;

/** Payments between two stored sums. */
const STRIDE = 256;

/** Figures of the days before one, among the days that have payments. */
interface DaysBefore {
  /** Alerts of all of them, of the one with the most, and how many of them were over the capacity. */
  readonly alerts: number;
  readonly most: number;
  readonly over: number;
  /** Days with a labelled payment, and the precisions at the capacity added up over them. */
  readonly labelled: number;
  readonly payments: number;
  readonly cards: number;
}

/** What is counted at a moment: the first `count` payments, and labels of the first `known` of them. */
export interface Counted {
  readonly count: number;
  readonly known: number;
}

export function countedAt(
  columns: FigureColumns,
  { ms, before }: Moment,
  labelDelayMs: number,
): Counted {
  const count = paymentsBefore(columns.positions, before);
  return { count, known: Math.min(count, paymentsUpTo(columns, ms - labelDelayMs)) };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * The KPIs of decided payments as of any moment t, without going through the payments again. What each is:
 *
 * - The payments counted are those that have happened at t, by their place in the log. A label counts once it is
 *   known: where the payment is at least the label delay older than t, to the millisecond. A younger label is not known, also at the last record. As the
 *   delay is the same for all, the payments whose label may be known are the first so many too, and every figure
 *   is a difference of sums.
 * - `labelled`, `frauds`: payments with a known label, and those of them that are frauds. `caught`, `falseAlarms`:
 *   frauds and legitimate payments, by known label, whose outcome is not ALLOW.
 * - `recall` = caught / frauds; `precision` = caught / (caught + false alarms); `falsePositiveRate` and
 *   `frictionRate` = false alarms / legitimate (one counts alarms, the other customers who are challenged or blocked;
 *   with one decision a payment they are the same).
 * - Money is of attempts that did not fail (a failed one loses nothing), in the major unit: avoided = caught frauds,
 *   missed = frauds that were allowed, false alarms = legitimate payments held up.
 * - `days`: UTC days from the first to the last payment that has happened, days without payments included.
 *   `alertsPerDay` = payments that are not allowed / days. Days over capacity have more alerts than the capacity.
 * - `precisionAtCapacity`, `cardPrecisionAtCapacity`: see `CapacityPrecision`; the mean over the days that have a
 *   payment with a known label, the day up to which labels are known included as far as they are.
 */
export class KpiTimeline {
  readonly #columns: FigureColumns;
  readonly #decisions: DecisionColumns;
  readonly #options: KpiOptions;
  readonly #precision: CapacityPrecision;
  /** Sums before every `STRIDE`th payment. */
  readonly #stored: readonly Sums[];
  /** By day. */
  readonly #before: readonly DaysBefore[];

  constructor(columns: FigureColumns, decisions: DecisionColumns, options: KpiOptions) {
    this.#columns = columns;
    this.#decisions = decisions;
    this.#options = options;
    this.#precision = new CapacityPrecision(columns, decisions.scores, options.capacityPerDay);
    this.#stored = this.#storeSums();
    this.#before = this.#sumDays();
  }

  /** O(log payments), and one pass over the payments of a day. */
  at(moment: Moment): Kpis {
    const { count, known } = countedAt(this.#columns, moment, this.#options.labelDelayMs);
    const decided = this.#sumsUpTo(count);
    const sums = this.#sumsUpTo(known);
    const days = calendarDays(this.#columns, count);
    return {
      payments: count,
      allowed: count - decided.challenged - decided.blocked,
      challenged: decided.challenged,
      blocked: decided.blocked,
      labelled: sums.frauds + sums.legitimate,
      frauds: sums.frauds,
      caught: sums.caught,
      falseAlarms: sums.falseAlarms,
      recall: ratio(sums.caught, sums.frauds),
      falsePositiveRate: ratio(sums.falseAlarms, sums.legitimate),
      precision: ratio(sums.caught, sums.caught + sums.falseAlarms),
      frictionRate: ratio(sums.falseAlarms, sums.legitimate),
      ...this.#precisionUpTo(known),
      moneyAvoided: sums.centsAvoided / 100,
      moneyMissed: sums.centsMissed / 100,
      moneyFalseAlarms: sums.centsFalseAlarms / 100,
      days,
      alertsPerDay: ratio(decided.challenged + decided.blocked, days),
      ...this.#alertDays(count, decided.challenged + decided.blocked),
    };
  }

  #add(at: number, sums: Sums): void {
    const { labels, atStake } = this.#columns;
    const outcome = this.#decisions.outcomes[at]!;
    if (outcome === 1) sums.challenged++;
    else if (outcome === 2) sums.blocked++;
    const label = labels[at]!;
    if (label === UNLABELLED) return;
    const alerted = outcome !== ALLOW;
    if (label === 1) {
      sums.frauds++;
      if (alerted) {
        sums.caught++;
        sums.centsAvoided += atStake[at]!;
      } else sums.centsMissed += atStake[at]!;
    } else {
      sums.legitimate++;
      if (!alerted) return;
      sums.falseAlarms++;
      sums.centsFalseAlarms += atStake[at]!;
    }
  }

  #storeSums(): Sums[] {
    const stored: Sums[] = [];
    const sums = noSums();
    for (let at = 0; at < this.#columns.size; at++) {
      if (at % STRIDE === 0) stored.push({ ...sums });
      this.#add(at, sums);
    }
    stored.push({ ...sums });
    return stored;
  }

  #sumsUpTo(count: number): Sums {
    const block = Math.floor(count / STRIDE);
    const sums = { ...this.#stored[block]! };
    for (let at = block * STRIDE; at < count; at++) this.#add(at, sums);
    return sums;
  }

  #sumDays(): DaysBefore[] {
    const { dayStarts, dayMs } = this.#columns;
    let before: DaysBefore = { alerts: 0, most: 0, over: 0, labelled: 0, payments: 0, cards: 0 };
    return Array.from(dayMs, (_, day) => {
      const stored = before;
      const end = dayStarts[day + 1]!;
      const precision = this.#precision.of(dayStarts[day]!, end);
      const { challenged, blocked } = this.#sumsUpTo(end);
      const alerts = challenged + blocked - before.alerts;
      before = {
        alerts: challenged + blocked,
        most: Math.max(before.most, alerts),
        over: before.over + Number(alerts > this.#options.capacityPerDay),
        labelled: before.labelled + Number(precision !== null),
        payments: before.payments + (precision?.payments ?? 0),
        cards: before.cards + (precision?.cards ?? 0),
      };
      return stored;
    });
  }

  #alertDays(count: number, alerts: number): Pick<Kpis, "mostAlertsInADay" | "daysOverCapacity"> {
    const before = this.#before[dayOfLast(this.#columns, count)];
    if (before === undefined) return { mostAlertsInADay: 0, daysOverCapacity: 0 };
    const today = alerts - before.alerts;
    return {
      mostAlertsInADay: Math.max(before.most, today),
      daysOverCapacity: before.over + Number(today > this.#options.capacityPerDay),
    };
  }

  #precisionUpTo(known: number): Pick<Kpis, "precisionAtCapacity" | "cardPrecisionAtCapacity"> {
    const day = dayOfLast(this.#columns, known);
    const before = this.#before[day];
    if (before === undefined) return { precisionAtCapacity: null, cardPrecisionAtCapacity: null };
    const last = this.#precision.of(this.#columns.dayStarts[day]!, known);
    const days = before.labelled + Number(last !== null);
    return {
      precisionAtCapacity: ratio(before.payments + (last?.payments ?? 0), days),
      cardPrecisionAtCapacity: ratio(before.cards + (last?.cards ?? 0), days),
    };
  }
}
