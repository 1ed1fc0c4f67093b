import type { EntityRef } from "../contract/browse";
import type { AlertHit } from "../contract/replay";
import type { Records } from "../browse/records";
import { whatOf } from "../browse/timeline";
import { NONE } from "../log/kinds";
import type { LogPlaces } from "./logPlaces";

/** An alert of the dataset, as a hit tells it. */
export type DatasetAlert = AlertHit["theirs"][number];

/** The alerts about one payment; about none or one that is not there, each alone. */
export interface AlertedPayment {
  /** −1 where the payment has no usable time or is not there. */
  readonly ordinal: number;
  /** Row of the payment, −1 where it is not there. */
  readonly row: number;
  /** In the order they came, at least one. */
  readonly alerts: readonly DatasetAlert[];
}

/** The payments that alerts of the dataset name, in the order of their first alerts; untimed alerts name none. */
export function alertedPayments(records: Records, places: LogPlaces): readonly AlertedPayment[] {
  const positions = places.kinds.alert;
  const { log } = places;
  const named = Array.from(positions, (position) => log.keys.payment?.[position] ?? NONE);
  const ordinals = ordinalsOf(places, new Set(named));
  const byPayment = new Map<number | string, AlertedPayment & { alerts: DatasetAlert[] }>();
  positions.forEach((position, at) => {
    const code = named[at]!;
    const ordinal = ordinals.get(code) ?? -1;
    const row = ordinal < 0 ? untimedRow(records, code) : log.row[log.payments.position[ordinal]!]!;
    const alert = alertAt(records, position);
    const known = row < 0 ? undefined : byPayment.get(row);
    if (known === undefined)
      byPayment.set(row < 0 ? `alert ${position}` : row, { ordinal, row, alerts: [alert] });
    else known.alerts.push(alert);
  });
  return [...byPayment.values()];
}

/** Ordinals of the payments with these codes, the first of those that share one. */
function ordinalsOf({ log }: LogPlaces, codes: ReadonlySet<number>): ReadonlyMap<number, number> {
  const ordinals = new Map<number, number>();
  const own = log.keys.payment;
  if (own === null || codes.size === 0) return ordinals;
  log.payments.position.forEach((position, ordinal) => {
    const code = own[position]!;
    if (code !== NONE && codes.has(code) && !ordinals.has(code)) ordinals.set(code, ordinal);
  });
  return ordinals;
}

function untimedRow(records: Records, code: number): number {
  if (code === NONE) return -1;
  const payment: EntityRef = {
    kind: "payment",
    id: records.index.log.dictionaries.keys.payment.values[code]!,
  };
  return records.rowOf(payment);
}

function alertAt(records: Records, position: number): DatasetAlert {
  const { log } = records.index;
  const row = log.row[position]!;
  const id = records.text(records.table("alert"), records.source("alert")?.key, row);
  return {
    alertId: id ?? "",
    ms: log.ms[position]!,
    position,
    rule: whatOf(records, "alert", row),
  };
}
