import { GRAVITIES, type Gravity, type Stream } from "../contract/replay";
import { paymentAt } from "../log/eventLog";
import { rankOf } from "../log/kinds";
import type { AlertedPayment } from "./datasetAlerts";
import type { DecidedPayments } from "./decidedPayments";
import type { BarBounds } from "./histogram";
import { countBelow, type LogPlaces, type Positions } from "./logPlaces";

const ALERT_RANK = rankOf("alert");
const codeOf = (gravity: Gravity): number => GRAVITIES.indexOf(gravity);
const NONE = codeOf("none");
const ALERT = codeOf("alert");

/** How grave each record is: payments by what is said of them, alerts of the dataset as such, all others not at all. */
export class Gravities {
  readonly #places: LogPlaces;
  /** By ordinal. */
  readonly #payments: Uint8Array;

  /** @param decided null until payments have been decided: then none is challenged or blocked */
  constructor(
    places: LogPlaces,
    decided: DecidedPayments | null,
    alerted: readonly AlertedPayment[],
  ) {
    this.#places = places;
    const { payments } = places.log;
    const gravities = payments.failed.map((failed) => (failed === 1 ? codeOf("failed") : NONE));
    const raise = (ordinal: number, gravity: number): void => {
      gravities[ordinal] = Math.max(gravities[ordinal]!, gravity);
    };
    for (const ordinal of decided?.alerted ?? [])
      raise(ordinal, codeOf(decided?.outcomeOf(ordinal) === "BLOCK" ? "blocked" : "challenged"));
    for (const { ordinal } of alerted) if (ordinal >= 0) raise(ordinal, ALERT);
    payments.fraud.forEach((label, ordinal) => {
      if (label === 1) raise(ordinal, codeOf("fraud"));
    });
    this.#payments = gravities;
  }

  at(position: number): number {
    const { log } = this.#places;
    if (log.rank[position] === ALERT_RANK) return ALERT;
    const ordinal = paymentAt(log, position);
    return ordinal < 0 ? NONE : this.#payments[ordinal]!;
  }

  ofStream(stream: Stream, bounds: BarBounds): Uint8Array {
    const positions = this.#places.kinds[stream];
    if (stream === "payment") return gravest(positions, bounds, (place) => this.#payments[place]!);
    if (stream === "alert") return gravest(positions, bounds, () => ALERT);
    return new Uint8Array(bounds.length - 1);
  }

  /** Among the records at these positions. */
  ofRecords(positions: Positions, bounds: BarBounds): Uint8Array {
    return gravest(positions, bounds, (place) => this.at(positions[place]!));
  }
}

/** The gravest of each bar. O(records of the stretch). */
function gravest(
  positions: Positions,
  bounds: BarBounds,
  gravityOf: (place: number) => number,
): Uint8Array {
  const bars = new Uint8Array(bounds.length - 1);
  let place = countBelow(positions, bounds[0]!);
  for (let bar = 0; bar < bars.length; bar++)
    for (; place < positions.length && positions[place]! < bounds[bar + 1]!; place++)
      bars[bar] = Math.max(bars[bar]!, gravityOf(place));
  return bars;
}
