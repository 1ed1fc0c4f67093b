import type { OverviewFigures, OverviewFilter } from "../contract/overview";
import type { Moment } from "../contract/replay";
import { kindsOfMeasure, type Measure } from "../overview/measures";
import type { OverviewModel } from "../overview/model";
import type { CountedKind } from "../overview/paths";
import type { CountedRecords } from "../overview/records";
import { measured, type KindSums } from "../overview/tally";
import { headlineFigures } from "../overview/tallyCharts";
import { EMPTY } from "../overview/valueCodes";
import type { LogPlaces } from "./logPlaces";
import { passingTurns } from "./passing";
import { passedBy, TurnList, type Turns } from "./turns";

/** Sums over the records of one kind that count: entry i of each holds behind the first i turns. */
interface RunningSums {
  readonly turns: Turns;
  readonly records: Int32Array;
  readonly cents: Float64Array;
  readonly failed: Int32Array;
  readonly fraud: Int32Array;
  readonly fraudCents: Float64Array;
}

/** How many different customers there are, likewise. */
interface RunningCustomers {
  readonly turns: Turns;
  readonly customers: Int32Array;
}

/**
 * The headline figures of the overview under one filter, as of any moment: what `Overview.data` says as of it, from
 * sums that one pass makes. O(log n) a moment. 49 bytes a record that the filter lets through.
 */
export class FigureTimeline {
  readonly #model: OverviewModel;
  readonly #sums: ReadonlyMap<CountedKind, RunningSums>;
  readonly #customers: RunningCustomers;

  constructor(model: OverviewModel, places: LogPlaces, filter: OverviewFilter) {
    this.#model = model;
    const turns = new Map(
      Array.from(model.records.keys(), (kind) => [kind, passingTurns(model, places, kind, filter)]),
    );
    this.#sums = new Map(
      Array.from(turns, ([kind, each]) => [kind, runningSums(model.records.get(kind)!, each)]),
    );
    this.#customers = runningCustomers(model, turns);
  }

  at(moment: Moment): OverviewFigures {
    const sums = new Map(Array.from(this.#sums, ([kind, each]) => [kind, sumsAt(each, moment)]));
    return headlineFigures((measure) => this.#value(measure, sums, moment));
  }

  #value(
    measure: Measure,
    sums: ReadonlyMap<CountedKind, KindSums>,
    moment: Moment,
  ): number | null {
    const [kind] = kindsOfMeasure(measure, this.#model.basis);
    if (kind === undefined) return null;
    if (measure !== "customers") return measured(measure, sums.get(kind)!);
    return this.#customers.customers[passedBy(this.#customers.turns, moment)]!;
  }
}

function runningSums({ cents, failed, fraud }: CountedRecords, turns: Turns): RunningSums {
  const { rows, signs } = turns;
  const size = rows.length + 1;
  const sums = {
    turns,
    records: new Int32Array(size),
    cents: new Float64Array(size),
    failed: new Int32Array(size),
    fraud: new Int32Array(size),
    fraudCents: new Float64Array(size),
  };
  for (let at = 1; at < size; at++) {
    const row = rows[at - 1]!;
    const sign = signs[at - 1]!;
    const amount = cents === null ? 0 : cents[row]!;
    const isFraud = fraud === null ? 0 : fraud[row]!;
    sums.records[at] = sums.records[at - 1]! + sign;
    sums.cents[at] = sums.cents[at - 1]! + sign * amount;
    sums.failed[at] = sums.failed[at - 1]! + sign * (failed === null ? 0 : failed[row]!);
    sums.fraud[at] = sums.fraud[at - 1]! + sign * isFraud;
    sums.fraudCents[at] = sums.fraudCents[at - 1]! + sign * isFraud * amount;
  }
  return sums;
}

function sumsAt(sums: RunningSums, moment: Moment): KindSums {
  const passed = passedBy(sums.turns, moment);
  return {
    records: sums.records[passed]!,
    cents: sums.cents[passed]!,
    failed: sums.failed[passed]!,
    fraud: sums.fraud[passed]!,
    fraudCents: sums.fraudCents[passed]!,
  };
}

/** A customer counts while any session, order or payment of theirs does. */
function runningCustomers(
  { records, basis }: OverviewModel,
  turns: ReadonlyMap<CountedKind, Turns>,
): RunningCustomers {
  const found = new TurnList();
  for (const kind of kindsOfMeasure("customers", basis)) {
    const { orders, times, rows, signs } = turns.get(kind)!;
    const { customers } = records.get(kind)!;
    for (let at = 0; at < rows.length; at++) {
      const customer = customers[rows[at]!]!;
      if (customer !== EMPTY)
        found.add(orders[at]!, times[at]!, customer, signs[at] === 1 ? 1 : -1);
    }
  }
  const sorted = found.sorted();
  const counting = new Map<number, number>();
  const running = new Int32Array(sorted.rows.length + 1);
  for (let at = 0; at < sorted.rows.length; at++) {
    const customer = sorted.rows[at]!;
    const before = counting.get(customer) ?? 0;
    const after = before + sorted.signs[at]!;
    counting.set(customer, after);
    running[at + 1] = running[at]! + Number(after > 0) - Number(before > 0);
  }
  return { turns: sorted, customers: running };
}
