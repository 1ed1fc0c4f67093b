import type { Dataset } from "#shared/domain/dataset";
import type { KIVENDTOUT_TABLES } from "#shared/domain/schema";
import { checkDataset } from "#shared/quality/checkDataset";
import type { CheckResult, QualityReport } from "#shared/quality/report";
import { datasetOf, type Cell } from "../../support/datasetBuilder";

type ShopTable = (typeof KIVENDTOUT_TABLES)[number]["name"];
export type Shop = Record<ShopTable, Record<string, Cell>[]>;

const session = (id: string, customer: string, start: string, end: string) => ({
  session_id: id,
  customer_id: customer,
  start_ts: start,
  end_ts: end,
  device: "ios",
  ip_hash: `ip-${customer}`,
  utm_source: "direct",
  utm_campaign: "none",
});

const event = (
  id: string,
  sessionId: string,
  customer: string,
  ts: string,
  type: string,
  more: Record<string, Cell> = {},
) => ({
  event_id: id,
  ts,
  event_type: type,
  customer_id: customer,
  session_id: sessionId,
  device: "ios",
  ip_hash: `ip-${customer}`,
  utm_source: "direct",
  utm_campaign: "none",
  product_id: null,
  cart_value: null,
  payment_id: null,
  order_id: null,
  ...more,
});

const payment = (id: string, customer: string, sessionId: string, ts: string) => ({
  payment_id: id,
  customer_id: customer,
  session_id: sessionId,
  attempt_ts: ts,
  method: "card",
  card_bin: "497010",
  payment_country: "FR",
  ip_hash: `ip-${customer}`,
  device_id: `device-${customer}`,
  amount: 25.5,
  result: "success",
  is_fraud_label: false,
});

/**
 * A shop in which everything agrees. C1 buys two P1 in S1; C2 fails once and then buys one P2 (adult-restricted)
 * in S2, which is labelled as fraud and alerted; C3, a minor, only looks around in S3.
 */
export const consistentShop = (): Shop => ({
  customers: [
    { customer_id: "C1", signup_ts: "2025-11-01 08:00:00", birthdate: "1980-05-01" },
    { customer_id: "C2", signup_ts: "2025-11-02 08:00:00", birthdate: "1990-06-02" },
    { customer_id: "C3", signup_ts: "2025-11-03 08:00:00", birthdate: "2010-07-03" },
  ].map((row) => ({
    ...row,
    country: "FR",
    preferred_device: "ios",
    is_minor: row.customer_id === "C3",
  })),
  products: [
    { product_id: "P1", category: "Books", is_adult_restricted: false, unit_price: 10 },
    { product_id: "P2", category: "Adult", is_adult_restricted: true, unit_price: 25.5 },
  ].map((row) => ({
    ...row,
    name: `Product ${row.product_id}`,
    created_at: "2025-10-01 00:00:00",
  })),
  sessions: [
    session("S1", "C1", "2025-11-10 10:00:00", "2025-11-10 10:20:07"),
    session("S2", "C2", "2025-11-11 10:00:00", "2025-11-11 10:20:07"),
    session("S3", "C3", "2025-11-12 10:00:00", "2025-11-12 10:20:07"),
  ],
  payments: [
    { ...payment("PAY1", "C1", "S1", "2025-11-10 10:10:00"), amount: 20 },
    { ...payment("PAY2", "C2", "S2", "2025-11-11 10:10:00"), result: "failed" },
    { ...payment("PAY3", "C2", "S2", "2025-11-11 10:12:00"), is_fraud_label: true },
  ],
  orders: [
    { order_id: "O1", customer_id: "C1", session_id: "S1", payment_id: "PAY1", total_amount: 20 },
    { order_id: "O2", customer_id: "C2", session_id: "S2", payment_id: "PAY3", total_amount: 25.5 },
  ].map((row) => ({
    ...row,
    order_ts: row.order_id === "O1" ? "2025-11-10 10:10:00" : "2025-11-11 10:12:00",
    currency: "EUR",
    shipping_method: "standard",
    status: "paid",
  })),
  order_items: [
    { order_id: "O1", product_id: "P1", qty: 2 },
    { order_id: "O2", product_id: "P2", qty: 1 },
  ],
  fraud_alerts: [
    {
      alert_id: "AL1",
      alert_ts: "2025-11-11 10:12:00",
      payment_id: "PAY3",
      customer_id: "C2",
      session_id: "S2",
      amount: 25.5,
      rule_triggered: "high_amount",
      is_fraud_label: true,
    },
  ],
  events: [
    event("E01", "S1", "C1", "2025-11-10 10:01:00", "add_to_cart", { product_id: "P1" }),
    event("E02", "S1", "C1", "2025-11-10 10:02:00", "add_to_cart", { product_id: "P1" }),
    event("E03", "S1", "C1", "2025-11-10 10:05:00", "checkout_start", { cart_value: 20 }),
    event("E04", "S1", "C1", "2025-11-10 10:10:00", "payment_attempt", {
      cart_value: 20,
      payment_id: "PAY1",
    }),
    event("E05", "S1", "C1", "2025-11-10 10:10:00.000000001", "order_placed", {
      cart_value: 20,
      payment_id: "PAY1",
      order_id: "O1",
    }),
    event("E06", "S2", "C2", "2025-11-11 10:01:00", "add_to_cart", { product_id: "P2" }),
    event("E07", "S2", "C2", "2025-11-11 10:02:00", "add_to_cart", { product_id: "P1" }),
    event("E08", "S2", "C2", "2025-11-11 10:03:00", "remove_from_cart", { product_id: "P1" }),
    event("E09", "S2", "C2", "2025-11-11 10:05:00", "checkout_start", { cart_value: 25.5 }),
    event("E10", "S2", "C2", "2025-11-11 10:10:00", "payment_attempt", {
      cart_value: 25.5,
      payment_id: "PAY2",
    }),
    event("E11", "S2", "C2", "2025-11-11 10:12:00", "payment_attempt", {
      cart_value: 25.5,
      payment_id: "PAY3",
    }),
    event("E12", "S2", "C2", "2025-11-11 10:12:30", "order_placed", {
      cart_value: 25.5,
      payment_id: "PAY3",
      order_id: "O2",
    }),
    event("E13", "S3", "C3", "2025-11-12 10:01:00", "product_view", { product_id: "P1" }),
  ],
  synthetic_id_labels: [
    { birthdate: "1980-05-01", is_adult: true, doc_number: "ID1", sex: "F", first_name: "LEA" },
    { birthdate: "2010-07-03", is_adult: false, doc_number: "ID2", sex: "M", first_name: "LUC" },
  ].map((row) => ({
    ...row,
    last_name: "PETIT",
    expiry: "2035-01-01",
    file: `${row.doc_number}.png`,
  })),
  id_links: [
    { file: "ID1.png", customer_id: "C1" },
    { file: "ID2.png", customer_id: "C2" },
  ],
});

/** The shop as a dataset, after a change; facts about files (quarantine, sources, …) can be added. */
export function shopWith(
  change: (shop: Shop) => void = () => undefined,
  more: Partial<Dataset> = {},
): Dataset {
  const shop = consistentShop();
  change(shop);
  return { ...datasetOf("kivendtout", shop), cardFiles: ["ID1.png", "ID2.png"], ...more };
}

export const reportOf = (change?: (shop: Shop) => void, more?: Partial<Dataset>): QualityReport =>
  checkDataset(shopWith(change, more));

/** The check of this id; fails the test where it did not run. */
export function checkIn(report: QualityReport, id: string): CheckResult {
  const check = report.checks.find((candidate) => candidate.id === id);
  if (check === undefined) throw new Error(`${id} did not run`);
  return check;
}
