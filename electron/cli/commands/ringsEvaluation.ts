import { cellText } from "#shared/domain/cells";
import { columnOf } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { SCENARIO_TABLES } from "#shared/domain/scenarios";
import type { Ring } from "#shared/graph/rings/types";
import { paymentKey, paymentsBefore, type EventLog } from "#shared/log/eventLog";
import { NONE } from "#shared/log/kinds";
import { PaymentIds } from "#shared/log/paymentIds";

/** A ring as the dataset tells it. */
export interface TrueRing {
  readonly id: string;
  readonly scenario: string | null;
  /** Customers with one of its payments before the moment. */
  readonly customers: ReadonlySet<string>;
}

/**
 * How well the reported rings are the true ones, over pairs of customers in one ring. Precision is null where no pair
 * is reported, recall where there is none to find; F1 where there is neither.
 */
export interface RingEvaluation {
  readonly pairwiseF1: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly trueRings: readonly TrueRing[];
  /** Of each reported ring, the true one most of its customers are of. */
  readonly matches: readonly (RingMatch | null)[];
}

export interface RingMatch {
  readonly ring: TrueRing;
  readonly inCommon: number;
}

/** The dataset's own rings by id, of payments before a position; null where it does not tell any. */
export function trueRingsOf(
  dataset: Dataset,
  log: EventLog,
  before: number,
): readonly TrueRing[] | null {
  const table = dataset.scenarios;
  const ringIds = columnOf(table ?? undefined, "ring_id", "text");
  if (table === null || ringIds === null || ringIds.values.length === 0) return null;
  const textOf = (name: string, row: number): string | null => {
    const column = table.columns[name];
    return column === undefined ? null : cellText(column, row);
  };
  const rowOf = new Map<string, number>();
  ringIds.codes.forEach((_, row) => {
    const id = textOf(SCENARIO_TABLES[dataset.schema].key, row);
    if (id !== null && textOf("ring_id", row) !== null) rowOf.set(id, row);
  });
  const ids = new PaymentIds(dataset, log);
  const names = log.dictionaries.keys.customer.values;
  const rings = new Map<string, { scenario: string | null; customers: Set<string> }>();
  const happened = paymentsBefore(log.payments.position, before);
  for (let ordinal = 0; ordinal < happened; ordinal++) {
    const row = rowOf.get(ids.idOf(ordinal));
    const customer = paymentKey(log, "customer", ordinal);
    if (row === undefined || customer === NONE) continue;
    const id = textOf("ring_id", row)!;
    const ring = rings.get(id) ?? { scenario: textOf("scenario", row), customers: new Set() };
    rings.set(id, ring);
    ring.customers.add(names[customer]!);
  }
  return [...rings].map(([id, ring]) => ({ id, ...ring })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function evaluateRings(
  rings: readonly Ring[],
  trueRings: readonly TrueRing[],
): RingEvaluation {
  const reported = pairsOf(rings.map(({ customers }) => customers));
  const expected = pairsOf(trueRings.map(({ customers }) => [...customers]));
  const right = [...reported].filter((pair) => expected.has(pair)).length;
  const ratio = (of: number): number | null => (of === 0 ? null : right / of);
  const both = reported.size + expected.size;
  return {
    pairwiseF1: both === 0 ? null : (2 * right) / both,
    precision: ratio(reported.size),
    recall: ratio(expected.size),
    trueRings,
    matches: rings.map((ring) => matchOf(ring, trueRings)),
  };
}

function matchOf({ customers }: Ring, trueRings: readonly TrueRing[]): RingMatch | null {
  let best: RingMatch | null = null;
  for (const ring of trueRings) {
    const inCommon = customers.filter((customer) => ring.customers.has(customer)).length;
    if (inCommon > (best?.inCommon ?? 0)) best = { ring, inCommon };
  }
  return best;
}

/** Pairs of customers in one group, each once. */
function pairsOf(groups: readonly (readonly string[])[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const group of groups) {
    const sorted = [...new Set(group)].sort();
    sorted.forEach((one, at) => {
      for (const other of sorted.slice(at + 1)) pairs.add(JSON.stringify([one, other]));
    });
  }
  return pairs;
}
