import { DIFFERENCE_ROWS, type StateDifference } from "../contract/replay";
import { amountOf } from "../browse/payments";
import type { Records } from "../browse/records";
import { paymentKey } from "../log/eventLog";
import { compareText } from "../log/keyOrder";
import { NONE } from "../log/kinds";
import type { DecidedPayments } from "./decidedPayments";
import { countBelow } from "./logPlaces";

/** Ordinals [from, to) of payments. */
export interface PaymentStretch {
  readonly from: number;
  readonly to: number;
}

type Alerts = Pick<StateDifference, "alerts" | "alertsTotal">;

/** The payments of a stretch that are not allowed, highest score first, of equal ones the earlier. */
export function alertsIn(
  records: Records,
  decided: DecidedPayments | null,
  { from, to }: PaymentStretch,
): Alerts {
  if (decided === null) return { alerts: [], alertsTotal: 0 };
  const { log } = records.index;
  const { alerted } = decided;
  const within = alerted.slice(countBelow(alerted, from), countBelow(alerted, to));
  within.sort((a, b) => decided.scoreOf(b) - decided.scoreOf(a) || a - b);
  const { key } = records.source("payment")!;
  const table = records.table("payment");
  const alerts = Array.from(within.subarray(0, DIFFERENCE_ROWS), (ordinal) => {
    const position = log.payments.position[ordinal]!;
    const row = log.row[position]!;
    return {
      paymentId: records.text(table, key, row) ?? "",
      customerId: records.key("payment", "customer", row),
      ms: log.ms[position]!,
      amount: amountOf(records, row),
      outcome: decided.outcomeOf(ordinal),
      score: decided.scoreOf(ordinal),
    };
  });
  return { alerts, alertsTotal: within.length };
}

interface Spending {
  payments: number;
  cents: number;
  alerts: number;
}

/** The customers with the most payments in a stretch, of equal ones those who paid more, then by id. O(payments of it). */
export function customersIn(
  { index: { log } }: Records,
  decided: DecidedPayments | null,
  { from, to }: PaymentStretch,
): StateDifference["customers"] {
  const { cents, failed } = log.payments;
  const spendings = new Map<number, Spending>();
  for (let ordinal = from; ordinal < to; ordinal++) {
    const customer = paymentKey(log, "customer", ordinal);
    if (customer === NONE) continue;
    const spending = spendings.get(customer) ?? { payments: 0, cents: 0, alerts: 0 };
    spendings.set(customer, spending);
    spending.payments++;
    if (failed[ordinal] !== 1 && !Number.isNaN(cents[ordinal]!)) spending.cents += cents[ordinal]!;
    if (decided !== null && decided.outcomeOf(ordinal) !== "ALLOW") spending.alerts++;
  }
  const ids = log.dictionaries.keys.customer.values;
  return [...spendings]
    .sort(
      ([one, a], [other, b]) =>
        b.payments - a.payments || b.cents - a.cents || compareText(ids[one]!, ids[other]!),
    )
    .slice(0, DIFFERENCE_ROWS)
    .map(([customer, { payments, cents: paid, alerts }]) => ({
      customerId: ids[customer]!,
      payments,
      paid: paid / 100,
      alerts,
    }));
}
