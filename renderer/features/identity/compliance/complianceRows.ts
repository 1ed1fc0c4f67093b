import { decisionOn } from "#shared/casework/state";
import type { RestrictedOrder } from "#shared/contract/compliance";
import {
  AGE_STATUSES,
  verifyOrder,
  type AgeStatus,
  type AgeVerification,
  type CustomerCard,
} from "#shared/identity/check/verifyOrder";
import { correctionsOf, datasetFileOf, type CardRow } from "../../../stores/identityRows";

/** An order with adult-restricted items, and whether its customer is known to have been of age. */
export interface ComplianceRow extends Pick<AgeVerification, "status" | "reasons"> {
  readonly order: RestrictedOrder;
  /** Pictures of the queue that are the customer's. */
  readonly cards: readonly CardRow[];
  /** Cards of the customer that are in the dataset and not in the queue. */
  readonly unread: readonly string[];
}

/** The orders in the order of their time, each held against the cards that have been read. */
export function complianceRows(
  orders: readonly RestrictedOrder[],
  rows: readonly CardRow[],
): readonly ComplianceRow[] {
  const byCustomer = new Map<string, CardRow[]>();
  for (const row of rows) {
    const id = row.customer?.id;
    if (id !== undefined) byCustomer.set(id, [...(byCustomer.get(id) ?? []), row]);
  }
  return orders.map((order) => {
    const cards = byCustomer.get(order.customer?.id ?? "") ?? [];
    const queued = new Set(rows.map(({ picture }) => datasetFileOf(picture)));
    const unread = order.cards.filter((file) => !queued.has(file));
    const { status, reasons } = verifyOrder(order, [
      ...cards.map((row) => customerCard(order, row)),
      ...unread.map(unreadCard),
    ]);
    return { order, cards, unread, status, reasons };
  });
}

const customerCard = (
  { id }: RestrictedOrder,
  { picture, work, others }: CardRow,
): CustomerCard => ({
  card: picture.file,
  reading: picture.reading,
  corrections: correctionsOf(work),
  byHand: decisionOn(work, id),
  others,
});

const unreadCard = (file: string): CustomerCard => ({
  card: file,
  reading: null,
  corrections: {},
  byHand: null,
  others: [],
});

export function statusCounts(rows: readonly ComplianceRow[]): Readonly<Record<AgeStatus, number>> {
  const counts = Object.fromEntries(AGE_STATUSES.map((status) => [status, 0])) as Record<
    AgeStatus,
    number
  >;
  for (const { status } of rows) counts[status] += 1;
  return counts;
}
