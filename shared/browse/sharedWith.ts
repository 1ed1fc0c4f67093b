import { PAGE_ROWS, type PageList } from "../contract/browse";
import { MS_PER_DAY } from "../domain/time";
import { compareInstants, type Instant } from "../log/kinds";
import { compareTexts } from "./fold";
import { paymentField, type GroupKey } from "./groupLists";
import { countColumn } from "./listColumns";
import { hasFailed, isLabelled } from "./payments";
import type { Records } from "./records";

/** Days after which a label counts as known (SPEC §5). */
const LABEL_DELAY_DAYS = 7;

const SHARED = ["device", "ip", "bin"] as const satisfies readonly GroupKey[];
const COUNTS = ["payments_before", "failed_before", "known_frauds", "last_ts"] as const;

/**
 * The customers other than a payment's own who had paid with its device, IP or BIN before it, with what was known of
 * them at that moment: those with known frauds first, then by what is shared, then by how much they had paid.
 *
 * @param at the moment of the payment, null where it does not say: then nothing was before it
 * @param instantOf the moment of a payment by its row
 */
export function sharedWith(
  records: Records,
  row: number,
  at: Instant | null,
  instantOf: (row: number) => Instant | null,
): readonly PageList[] {
  const name = paymentField(records, "customer");
  if (name === null || at === null) return [];
  const isEarlier = (other: number): boolean => {
    const instant = instantOf(other);
    return instant !== null && compareInstants(instant, at) < 0;
  };
  const knownUntil = at.ms - LABEL_DELAY_DAYS * MS_PER_DAY;
  const isKnownFraud = (other: number): boolean =>
    isLabelled(records, other) && (instantOf(other)?.ms ?? Infinity) <= knownUntil;
  const rows = SHARED.flatMap((by, place) =>
    groupByCustomer(records, row, by, isEarlier).map(({ customer, payments }) => ({
      customer,
      by: place,
      payments,
      failed: payments.filter((other) => hasFailed(records, other)).length,
      frauds: payments.filter(isKnownFraud).length,
      last: lastTime(records, payments),
    })),
  ).sort(
    (a, b) =>
      b.frauds - a.frauds ||
      a.by - b.by ||
      b.payments.length - a.payments.length ||
      compareTexts(a.customer, b.customer),
  );
  const list: PageList = {
    id: "shared_with",
    columns: [
      { name, type: "text", entity: "customer" },
      countColumn("shared_field"),
      ...COUNTS.map(countColumn),
    ],
    rows: rows.slice(0, PAGE_ROWS).map(({ customer, by, payments, failed, frauds, last }) => ({
      cells: [
        customer,
        paymentField(records, SHARED[by]!),
        String(payments.length),
        String(failed),
        String(frauds),
        last,
      ],
      entity: records.entity("customer", customer),
      address: null,
      mark: frauds > 0 ? "fraud" : failed > 0 ? "failed" : null,
    })),
    total: rows.length,
    view: null,
  };
  return [list];
}

function groupByCustomer(
  records: Records,
  row: number,
  by: GroupKey,
  isEarlier: (other: number) => boolean,
): readonly { readonly customer: string; readonly payments: readonly number[] }[] {
  const id = records.key("payment", by, row);
  if (id === null || paymentField(records, by) === null) return [];
  const own = records.key("payment", "customer", row);
  const groups = new Map<string, number[]>();
  for (const other of records.belonging(by, id).payment) {
    const customer = records.key("payment", "customer", other);
    if (customer === null || customer === own || !isEarlier(other)) continue;
    const payments = groups.get(customer);
    if (payments === undefined) groups.set(customer, [other]);
    else payments.push(other);
  }
  return [...groups].map(([customer, payments]) => ({ customer, payments }));
}

function lastTime(records: Records, payments: readonly number[]): string | null {
  const times = payments
    .map((row) => records.time("payment", row))
    .filter((time) => time !== null)
    .sort(compareTexts);
  return times.at(-1) ?? null;
}
