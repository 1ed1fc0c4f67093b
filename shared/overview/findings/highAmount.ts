import type { OverviewFinding } from "../../contract/overview";
import { uniqueText } from "../../domain/cells";
import { NULL_CODE } from "../../domain/columns";
import type { Dataset } from "../../domain/dataset";
import type { EventLog } from "../../log/eventLog";
import { SCHEMA_SOURCES } from "../../log/sources";
import { paymentsBy } from "./bursts";

/**
 * When a payment is far above what its customer pays otherwise: that often the mean of at least so many others, and
 * among the highest of all payments.
 */
const TIMES_USUAL = 4;
const OTHERS = 3;
const TOP_SHARE = 0.01;

/** The payment that is most often its customer's usual amount; null where none stands out. */
export function highAmount(dataset: Dataset, log: EventLog): OverviewFinding | null {
  const { cents } = log.payments;
  const least = amountOfTop(cents);
  const { starts, ordinals } = paymentsBy(log, "customer");
  let best: { ordinal: number; usual: number; others: number; times: number } | null = null;
  for (let code = 0; code + 1 < starts.length; code++) {
    const own = ordinals
      .subarray(starts[code], starts[code + 1])
      .filter((ordinal) => !Number.isNaN(cents[ordinal]!));
    const others = own.length - 1;
    if (others < OTHERS) continue;
    const sum = own.reduce((total, ordinal) => total + cents[ordinal]!, 0);
    for (const ordinal of own) {
      const amount = cents[ordinal]!;
      const usual = (sum - amount) / others;
      const times = amount / usual;
      if (amount < least || usual <= 0 || times < TIMES_USUAL) continue;
      if (best === null || times > best.times || (times === best.times && ordinal < best.ordinal))
        best = { ordinal, usual, others, times };
    }
  }
  const id = best === null ? null : paymentId(dataset, log, best.ordinal);
  if (best === null || id === null) return null;
  return {
    kind: "highAmount",
    entity: { kind: "payment", id },
    facts: {
      amount: cents[best.ordinal]! / 100,
      usual: Math.round(best.usual) / 100,
      others: best.others,
    },
  };
}

/** Smallest amount of the highest share of payments, in cents. */
function amountOfTop(cents: Float64Array): number {
  const sorted = cents.filter((amount) => !Number.isNaN(amount)).sort();
  return sorted[Math.floor(sorted.length * (1 - TOP_SHARE))] ?? Infinity;
}

function paymentId({ schema, tables }: Dataset, log: EventLog, ordinal: number): string | null {
  const source = SCHEMA_SOURCES[schema].records.find(({ kind }) => kind === "payment");
  const column = source && tables.get(source.table)?.columns[source.key];
  const row = log.row[log.payments.position[ordinal]!]!;
  if (column?.kind === "unique") return uniqueText(column, row);
  if (column?.kind !== "text" || column.codes[row] === NULL_CODE) return null;
  return column.values[column.codes[row]!]!;
}
