import type { Histogram, HistogramRequest } from "../contract/replay";
import type { DecidedPayments } from "./decidedPayments";
import { countBelow, type LogPlaces, type Positions } from "./logPlaces";

/** First position of each bar, and that behind the last: bar i holds the positions [bounds[i], bounds[i + 1]). */
export type BarBounds = Uint32Array;

/** Bars are half-open, so that each record of the stretch is in one of them. O(bars · log n). */
export function barBounds(places: LogPlaces, { fromMs, toMs, bars }: HistogramRequest): BarBounds {
  const length = Math.max(toMs - fromMs, 0);
  return Uint32Array.from({ length: bars + 1 }, (_, at) =>
    places.firstFrom(fromMs + (length * at) / bars),
  );
}

/** How many of the positions each bar holds. O(bars · log n). */
export function countsOf(positions: Positions, bounds: BarBounds): Uint32Array {
  const below = bounds.map((bound) => countBelow(positions, bound));
  return below.subarray(1).map((count, bar) => count - below[bar]!);
}

/** @param decided null until payments have been decided: then all count as allowed */
export function histogramOf(
  places: LogPlaces,
  decided: DecidedPayments | null,
  request: HistogramRequest,
): Histogram {
  const { fromMs, toMs, bars } = request;
  const bounds = barBounds(places, request);
  const payments = countsOf(places.kinds.payment, bounds);
  const challenged =
    decided === null ? new Uint32Array(bars) : countsOf(decided.challenged, bounds);
  const blocked = decided === null ? new Uint32Array(bars) : countsOf(decided.blocked, bounds);
  return {
    fromMs,
    toMs,
    bars,
    decided: decided !== null,
    records: bounds.subarray(1).map((bound, bar) => bound - bounds[bar]!),
    allowed: payments.map((count, bar) => count - challenged[bar]! - blocked[bar]!),
    challenged,
    blocked,
    alerts: countsOf(places.kinds.alert, bounds),
  };
}
