import { timestampText } from "../write/cellText";
import type { ColumnKind, ColumnLayout, Row, TableFormat, TableLayout } from "../write/layout";
import type { Random } from "../random";
import { SECOND } from "./calendar";
import type { Event } from "./events/stream";
import type { Alert } from "./labels";
import type { Payment, Session } from "./ledger";
import type { Customer, Product } from "./model";

const columns = (kinds: Readonly<Record<string, ColumnKind>>): ColumnLayout[] =>
  Object.entries(kinds).map(([name, kind]) => ({ name, kind }));

const table = (
  name: string,
  formats: readonly TableFormat[],
  kinds: Readonly<Record<string, ColumnKind>>,
): TableLayout => ({ name, formats, columns: columns(kinds) });

const BOTH: readonly TableFormat[] = ["csv", "parquet"];

/** The tables as files, their columns in the published order. */
export const LAYOUTS = {
  customers: table("customers", BOTH, {
    customer_id: "text",
    signup_ts: "timestamp",
    country: "text",
    preferred_device: "text",
    birthdate: "date",
    is_minor: "integer",
  }),
  products: table("products", BOTH, {
    product_id: "text",
    name: "text",
    category: "text",
    is_adult_restricted: "integer",
    unit_price: "decimal",
    created_at: "timestamp",
  }),
  sessions: table("sessions", BOTH, {
    session_id: "text",
    customer_id: "text",
    start_ts: "timestamp",
    end_ts: "timestamp",
    device: "text",
    ip_hash: "text",
    utm_source: "text",
    utm_campaign: "text",
  }),
  orders: table("orders", BOTH, {
    order_id: "text",
    customer_id: "text",
    session_id: "text",
    payment_id: "text",
    order_ts: "timestamp",
    total_amount: "decimal",
    currency: "text",
    shipping_method: "text",
    status: "text",
  }),
  order_items: table("order_items", BOTH, {
    order_id: "text",
    product_id: "text",
    qty: "integer",
  }),
  payments: table("payments", BOTH, {
    payment_id: "text",
    customer_id: "text",
    session_id: "text",
    attempt_ts: "timestamp",
    method: "text",
    card_bin: "text",
    payment_country: "text",
    ip_hash: "text",
    device_id: "text",
    amount: "decimal",
    result: "text",
    is_fraud_label: "integer",
  }),
  fraud_alerts: table("fraud_alerts", BOTH, {
    alert_id: "text",
    alert_ts: "timestamp",
    payment_id: "text",
    customer_id: "text",
    session_id: "text",
    amount: "decimal",
    rule_triggered: "text",
    is_fraud_label: "integer",
  }),
  events: table("events", ["jsonl", "parquet"], {
    event_id: "text",
    // Text, since a Parquet timestamp of microseconds could not hold the nine decimals.
    ts: "text",
    event_type: "text",
    customer_id: "text",
    session_id: "text",
    device: "text",
    ip_hash: "text",
    utm_source: "text",
    utm_campaign: "text",
    product_id: "text",
    cart_value: "decimal",
    payment_id: "text",
    order_id: "text",
  }),
  synthetic_id_labels: table("synthetic_id_labels", ["csv"], {
    last_name: "text",
    first_name: "text",
    sex: "text",
    birthdate: "date",
    doc_number: "text",
    expiry: "date",
    is_adult: "integer",
    file: "text",
  }),
  fraud_scenarios: table("fraud_scenarios", ["csv"], {
    payment_id: "text",
    customer_id: "text",
    kind: "text",
    scenario: "text",
    ring_id: "text",
    true_fraud: "integer",
  }),
  id_links: table("id_links", ["csv"], { file: "text", customer_id: "text" }),
} as const satisfies Readonly<Record<string, TableLayout>>;

export type TableName = keyof typeof LAYOUTS;
export type Layouts = Readonly<Record<TableName, TableLayout>>;

const euros = (cents: number): number => cents / 100;
const flag = (value: boolean): number => (value ? 1 : 0);

export const customerRow = (customer: Customer): Row => [
  customer.id,
  customer.signupMs,
  customer.country,
  customer.preferred,
  customer.birthDay,
  flag(customer.isMinor),
];

export const productRow = (product: Product): Row => [
  product.id,
  product.name,
  product.category,
  flag(product.adultOnly),
  euros(product.cents),
  product.createdMs,
];

export const sessionRow = ({ id, visit }: Session): Row => [
  id,
  visit.customer?.id ?? null,
  visit.startMs,
  visit.endMs,
  visit.device.kind,
  visit.address.hash,
  visit.traffic.source,
  visit.traffic.campaign,
];

export const paymentRow = (payment: Payment, labelled: boolean): Row => [
  payment.id,
  payment.customer.id,
  payment.sessionId,
  payment.attempt.atMs,
  payment.attempt.method,
  payment.attempt.bin,
  payment.visit.address.country,
  payment.visit.address.hash,
  payment.visit.device.id,
  euros(payment.cents),
  payment.attempt.succeeds ? "success" : "failed",
  flag(labelled),
];

/** The order of a payment and its lines; nothing where the payment failed. */
export function orderRows(payment: Payment): { order: Row; lines: Row[] } | null {
  const { order, attempt } = payment;
  if (order === null) return null;
  return {
    order: [
      order.id,
      payment.customer.id,
      payment.sessionId,
      payment.id,
      attempt.atMs,
      euros(payment.cents),
      "EUR",
      order.shipping,
      order.status,
    ],
    lines: attempt.basket.lines.map(({ product, quantity }) => [order.id, product.id, quantity]),
  };
}

export const alertRow = ({ id, payment, rule }: Alert): Row => [
  id,
  payment.attempt.atMs,
  payment.id,
  payment.customer.id,
  payment.sessionId,
  euros(payment.cents),
  rule,
  1,
];

export const scenarioRow = ({ id, customer, attempt }: Payment): Row => [
  id,
  customer.id,
  attempt.story.kind,
  attempt.story.scenario,
  attempt.story.ringId,
  flag(attempt.story.kind === "fraud"),
];

export function eventRow(random: Random, event: Event): Row {
  const { visit, id } = event.session;
  return [
    random.uuid(),
    `${timestampText(event.second * SECOND)}.${String(event.nano).padStart(9, "0")}`,
    event.type,
    visit.customer?.id ?? null,
    id,
    visit.device.kind,
    visit.address.hash,
    visit.traffic.source,
    visit.traffic.campaign,
    event.productId,
    event.cartCents === null ? null : euros(event.cartCents),
    event.paymentId,
    event.orderId,
  ];
}
