import type { Cell } from "../../write/layout";
import { DAY, MINUTE, PERIOD_END, SECOND } from "../calendar";
import type { Defect } from "./defect";
import type { Draft, DraftTable, DraftTables } from "./drafts";

const valuesOf = (table: DraftTable, column: string): Set<Cell> =>
  new Set(table.drafts.map((draft) => table.get(draft, column)));

/** Failed and without an alert: no order and no alert depends on the payment. */
function isLonely({ payments, fraud_alerts }: DraftTables): (draft: Draft) => boolean {
  const alerted = valuesOf(fraud_alerts, "payment_id");
  return (draft) =>
    payments.get(draft, "result") === "failed" && !alerted.has(payments.get(draft, "payment_id"));
}

/** Came once and did not buy. */
function cameOnce({ customers, sessions, payments }: DraftTables): (draft: Draft) => boolean {
  const visits = new Map<Cell, number>();
  for (const draft of sessions.drafts) {
    const id = sessions.get(draft, "customer_id");
    visits.set(id, (visits.get(id) ?? 0) + 1);
  }
  const paid = valuesOf(payments, "customer_id");
  return (draft) => {
    const id = customers.get(draft, "customer_id");
    return visits.get(id) === 1 && !paid.has(id);
  };
}

const later = (ms: number) => (was: Cell) => Number(was) + ms;
const dearer = (euros: number) => (was: Cell) => Math.round((Number(was) + euros) * 100) / 100;
const opposite = (was: Cell): Cell => 1 - Number(was);

/** Times, amounts and flags that contradict other records. */
export const CONTENT_DEFECTS: readonly Defect[] = [
  {
    id: "customers.late_signup",
    says: "Customers who signed up after their only visit.",
    check: "sessions.after_signup",
    count: 5,
    inRecords: (tables) =>
      tables.customers.spoil("signup_ts", 5, () => PERIOD_END - SECOND, cameOnce(tables)),
  },
  {
    id: "sessions.end_before_start",
    says: "Sessions that end before they start; their events lie outside them too.",
    check: "sessions.ends_after_start",
    count: 4,
    inRecords: ({ sessions, payments }) => {
      const paying = valuesOf(payments, "session_id");
      sessions.spoil(
        "end_ts",
        4,
        (_, draft) => Number(sessions.get(draft, "start_ts")) - MINUTE,
        (draft) => !paying.has(sessions.get(draft, "session_id")),
      );
    },
  },
  {
    id: "payments.another_day",
    says: "Payments a day after their session.",
    check: "payments.inside_session",
    count: 5,
    inRecords: (tables) => tables.payments.spoil("attempt_ts", 5, later(DAY), isLonely(tables)),
  },
  {
    id: "orders.another_day",
    says: "Orders a day after their payment.",
    check: "orders.at_payment_time",
    count: 4,
    inRecords: ({ orders }) => orders.spoil("order_ts", 4, later(DAY)),
  },
  {
    id: "orders.wrong_total",
    says: "Orders whose total is one euro more than their items and their payment.",
    check: "orders.total_matches_items",
    count: 6,
    inRecords: ({ orders }) => orders.spoil("total_amount", 6, dearer(1)),
  },
  {
    id: "fraud_alerts.wrong_amount",
    says: "Alerts whose amount is ten euros more than their payment.",
    check: "fraud_alerts.amount_matches_payment",
    count: 2,
    inRecords: ({ fraud_alerts }) => fraud_alerts.spoil("amount", 2, dearer(10)),
  },
  {
    id: "fraud_alerts.wrong_label",
    says: "Alerts that deny the fraud label of their payment.",
    check: "fraud_alerts.label_matches_payment",
    count: 3,
    inRecords: ({ fraud_alerts }) => fraud_alerts.spoil("is_fraud_label", 3, opposite),
  },
  {
    id: "customers.wrong_minor_flag",
    says: "Customers whose is_minor contradicts their birthdate.",
    check: "customers.is_minor_matches_birthdate",
    count: 5,
    inRecords: (tables) => tables.customers.spoil("is_minor", 5, opposite, cameOnce(tables)),
  },
  {
    id: "synthetic_id_labels.wrong_adult_flag",
    says: "ID card labels whose is_adult contradicts their birthdate.",
    check: "synthetic_id_labels.is_adult_matches_birthdate",
    count: 2,
    inRecords: ({ synthetic_id_labels }) => synthetic_id_labels.spoil("is_adult", 2, opposite),
  },
];
