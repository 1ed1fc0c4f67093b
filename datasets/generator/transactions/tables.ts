import type { ColumnLayout, Row, TableFormat, TableLayout } from "../write/layout";
import { CATEGORIES } from "./categories";
import type { Merchant } from "./merchants";
import type { Payment } from "./record";

const text = (name: string): ColumnLayout => ({ name, kind: "text" });
const decimal = (name: string): ColumnLayout => ({ name, kind: "decimal" });

/** The columns of SPEC §4, in its order. */
const COLUMNS: readonly ColumnLayout[] = [
  text("transaction_id"),
  { name: "timestamp", kind: "timestamp" },
  text("account_id"),
  text("card_hash"),
  decimal("amount"),
  text("currency"),
  text("merchant_id"),
  text("merchant_category"),
  text("channel"),
  text("country"),
  text("device_id"),
  text("ip"),
  decimal("lat"),
  decimal("lon"),
  { name: "is_fraud", kind: "integer" },
];

export const transactionsLayout = (formats: readonly TableFormat[]): TableLayout => ({
  name: "transactions",
  columns: COLUMNS,
  formats,
});

/** For evaluation only: the fraudulent transactions and how each was committed. */
export const SCENARIOS_LAYOUT: TableLayout = {
  name: "transaction_scenarios",
  columns: [text("transaction_id"), text("scenario")],
  formats: ["csv"],
};

export const transactionId = (number: number): string => `tx_${String(number).padStart(9, "0")}`;

/** The payment as a row; times are cut to whole seconds. */
export function transactionRow(payment: Payment, id: string, merchants: readonly Merchant[]): Row {
  const merchant = merchants[payment.merchant]!;
  return [
    id,
    Math.floor(payment.timeMs / 1000) * 1000,
    payment.accountId,
    payment.cardHash,
    payment.amountCents / 100,
    "EUR",
    merchant.id,
    CATEGORIES[merchant.category]!.name,
    payment.channel,
    payment.country,
    payment.deviceId,
    payment.ip,
    payment.lat,
    payment.lon,
    payment.scenario === null ? 0 : 1,
  ];
}

/** The row as the text formats have it: the time in ISO-8601 with its zone, as in the events of the topic. */
export function inText(row: Row): Row {
  const [id, timestamp, ...rest] = row;
  const iso = new Date(Number(timestamp)).toISOString().replace(".000Z", "Z");
  return [id!, iso, ...rest];
}
