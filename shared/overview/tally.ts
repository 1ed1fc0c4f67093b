import type { Measure } from "./measures";
import type { CountedKind } from "./paths";
import type { CountedRecords } from "./records";
import type { Selection } from "./selection";
import { EMPTY } from "./valueCodes";

/** Group of a record that belongs to none (an hour or bucket of a record without a time). */
export const NO_GROUP = 0xffffffff;

/** Group numbers below `count`, per row of each kind. */
export interface Groups {
  readonly count: number;
  readonly of: ReadonlyMap<CountedKind, Uint32Array>;
}

interface KindTally {
  readonly records: Float64Array;
  readonly cents: Float64Array;
  readonly failed: Float64Array;
  readonly fraud: Float64Array;
  readonly fraudCents: Float64Array;
}

/** Rows of one kind brought together by customer: those of customer c are rows[starts[c] … starts[c + 1]). */
export interface RowsByCustomer {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

export function rowsByCustomer(customers: Uint32Array, count: number): RowsByCustomer {
  const starts = new Uint32Array(count + 1);
  for (const customer of customers) starts[customer + 1]!++;
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
  const next = starts.slice();
  const rows = new Uint32Array(customers.length);
  for (let row = 0; row < customers.length; row++) rows[next[customers[row]!]!++] = row;
  return { starts, rows };
}

/** Counts and sums per group over the records that pass the conditions. */
export class Tally {
  readonly #kinds = new Map<CountedKind, KindTally>();
  readonly #customers: Float64Array;

  constructor(
    kinds: readonly CountedRecords[],
    groups: Groups,
    selection: Selection,
    conditions: number,
    byCustomer: ReadonlyMap<CountedKind, RowsByCustomer>,
  ) {
    for (const records of kinds) {
      const failures = selection.get(records.kind)!;
      const of = groups.of.get(records.kind)!;
      this.#kinds.set(records.kind, tallyKind(records, of, groups.count, failures, conditions));
    }
    this.#customers = countCustomers(groups, selection, conditions, byCustomer);
  }

  /** Whether a group has any record. */
  has(group: number): boolean {
    for (const { records } of this.#kinds.values()) if (records[group]! > 0) return true;
    return false;
  }

  cents(kind: CountedKind, group: number): number {
    return this.#kinds.get(kind)?.cents[group] ?? 0;
  }

  /** A measure that the dataset can tell, of the kind that tells it; amounts in euros. */
  value(measure: Measure, kind: CountedKind, group: number): number | null {
    if (measure === "customers") return this.#customers[group]!;
    const tally = this.#kinds.get(kind);
    if (tally === undefined) return null;
    return measured(measure, {
      records: tally.records[group]!,
      cents: tally.cents[group]!,
      failed: tally.failed[group]!,
      fraud: tally.fraud[group]!,
      fraudCents: tally.fraudCents[group]!,
    });
  }
}

/** Counts and sums in cents over some records of one kind. */
export interface KindSums {
  readonly records: number;
  readonly cents: number;
  readonly failed: number;
  readonly fraud: number;
  readonly fraudCents: number;
}

/** A measure from the sums of the kind that tells it; amounts in euros. */
export function measured(measure: Exclude<Measure, "customers">, sums: KindSums): number | null {
  const { records } = sums;
  switch (measure) {
    case "sessions":
    case "orders":
    case "payments":
    case "alerts":
      return records;
    case "revenue":
      return sums.cents / 100;
    case "average_basket":
      return records === 0 ? null : sums.cents / records / 100;
    case "failed_payments":
      return sums.failed;
    case "fraud_labels":
      return sums.fraud;
    case "fraud_rate":
      return records === 0 ? null : sums.fraud / records;
    case "fraud_amount":
      return sums.fraudCents / 100;
  }
}

function tallyKind(
  { cents, failed, fraud }: CountedRecords,
  groupOf: Uint32Array,
  count: number,
  failures: Uint16Array,
  conditions: number,
): KindTally {
  const zeros = () => new Float64Array(count);
  const tally = {
    records: zeros(),
    cents: zeros(),
    failed: zeros(),
    fraud: zeros(),
    fraudCents: zeros(),
  };
  for (let row = 0; row < failures.length; row++) {
    const group = groupOf[row]!;
    if ((failures[row]! & conditions) !== 0 || group === NO_GROUP) continue;
    tally.records[group]!++;
    const amount = cents === null ? 0 : cents[row]!;
    tally.cents[group]! += amount;
    if (failed !== null) tally.failed[group]! += failed[row]!;
    if (fraud === null || fraud[row] === 0) continue;
    tally.fraud[group]!++;
    tally.fraudCents[group]! += amount;
  }
  return tally;
}

/** Different customers per group: customer by customer, each group remembers whom it counted last. */
function countCustomers(
  groups: Groups,
  selection: Selection,
  conditions: number,
  byCustomer: ReadonlyMap<CountedKind, RowsByCustomer>,
): Float64Array {
  const counts = new Float64Array(groups.count);
  const last = new Uint32Array(groups.count);
  const kinds = [...byCustomer].map(([kind, by]) => ({
    ...by,
    failures: selection.get(kind)!,
    of: groups.of.get(kind)!,
  }));
  const customers = (kinds[0]?.starts.length ?? 1) - 1;
  for (let customer = EMPTY + 1; customer < customers; customer++) {
    for (const { starts, rows, failures, of } of kinds) {
      for (let at = starts[customer]!; at < starts[customer + 1]!; at++) {
        const row = rows[at]!;
        const group = of[row]!;
        if ((failures[row]! & conditions) !== 0 || group === NO_GROUP) continue;
        if (last[group] === customer) continue;
        last[group] = customer;
        counts[group]!++;
      }
    }
  }
  return counts;
}
