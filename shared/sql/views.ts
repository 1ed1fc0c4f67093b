import type { SqlColumn, SqlType } from "./design";

/** A view that joins what is often looked at together. Amounts that are computed are rounded to cents. */
export interface SqlView {
  readonly name: string;
  /** Tables it reads; it is there where all of them are. */
  readonly tables: readonly string[];
  readonly columns: readonly SqlColumn[];
  /** The statement behind `CREATE VIEW name (columns) AS`. */
  readonly select: string;
}

const columns = (list: Readonly<Record<string, SqlType>>): SqlColumn[] =>
  Object.entries(list).map(([name, type]) => ({ name, type }));

/** Orders with their lines, one row a line; `line_total` is quantity times the product's price today. */
const ORDER_LINES: SqlView = {
  name: "order_lines",
  tables: ["orders", "order_items", "products"],
  columns: columns({
    order_id: "text",
    order_ts: "time",
    customer_id: "text",
    session_id: "text",
    payment_id: "text",
    status: "text",
    product_id: "text",
    product: "text",
    category: "text",
    qty: "integer",
    unit_price: "number",
    line_total: "number",
    order_total: "number",
  }),
  select: `SELECT o.order_id, o.order_ts, o.customer_id, o.session_id, o.payment_id, o.status,
  i.product_id, p.name, p.category, i.qty, p.unit_price, round(i.qty * p.unit_price, 2), o.total_amount
FROM order_items i
JOIN orders o ON o.order_id = i.order_id
LEFT JOIN products p ON p.product_id = i.product_id`,
};

/** Payment attempts with their customer, session and order; what is missing in the dataset is NULL. */
const PAYMENT_DETAILS: SqlView = {
  name: "payment_details",
  tables: ["payments", "customers", "sessions", "orders"],
  columns: columns({
    payment_id: "text",
    attempt_ts: "time",
    amount: "number",
    method: "text",
    result: "text",
    is_fraud_label: "flag",
    card_bin: "text",
    payment_country: "text",
    customer_id: "text",
    customer_country: "text",
    signup_ts: "time",
    session_id: "text",
    session_start_ts: "time",
    session_end_ts: "time",
    session_device: "text",
    utm_source: "text",
    utm_campaign: "text",
    ip_hash: "text",
    device_id: "text",
    order_id: "text",
    order_status: "text",
  }),
  select: `SELECT y.payment_id, y.attempt_ts, y.amount, y.method, y.result, y.is_fraud_label, y.card_bin,
  y.payment_country, y.customer_id, c.country, c.signup_ts, y.session_id, s.start_ts, s.end_ts, s.device,
  s.utm_source, s.utm_campaign, y.ip_hash, y.device_id, o.order_id, o.status
FROM payments y
LEFT JOIN customers c ON c.customer_id = y.customer_id
LEFT JOIN sessions s ON s.session_id = y.session_id
LEFT JOIN orders o ON o.payment_id = y.payment_id`,
};

/** Orders and revenue of each UTC day that has an order; every status counts, as in the overview. */
const DAILY_REVENUE: SqlView = {
  name: "daily_revenue",
  tables: ["orders"],
  columns: columns({
    day: "date",
    orders: "integer",
    revenue: "number",
    average_basket: "number",
  }),
  select: `SELECT substr(order_ts, 1, 10), count(*), round(sum(total_amount), 2),
  round(avg(total_amount), 2)
FROM orders
WHERE order_ts IS NOT NULL
GROUP BY substr(order_ts, 1, 10)`,
};

const EVENT_PRODUCTS: SqlView = {
  name: "event_products",
  tables: ["events", "products"],
  columns: columns({
    event_id: "text",
    ts: "time",
    event_type: "text",
    customer_id: "text",
    session_id: "text",
    device: "text",
    product_id: "text",
    product: "text",
    category: "text",
    unit_price: "number",
    is_adult_restricted: "flag",
    cart_value: "number",
  }),
  select: `SELECT e.event_id, e.ts, e.event_type, e.customer_id, e.session_id, e.device, e.product_id,
  p.name, p.category, p.unit_price, p.is_adult_restricted, e.cart_value
FROM events e
LEFT JOIN products p ON p.product_id = e.product_id`,
};

/** Transactions of each UTC day; `frauds` counts the labels, where the dataset has them. */
const DAILY_AMOUNTS: SqlView = {
  name: "daily_amounts",
  tables: ["transactions"],
  columns: columns({
    day: "date",
    transactions: "integer",
    accounts: "integer",
    amount: "number",
    average_amount: "number",
    frauds: "integer",
    fraud_amount: "number",
  }),
  select: `SELECT substr(timestamp, 1, 10), count(*), count(DISTINCT account_id), round(sum(amount), 2),
  round(avg(amount), 2), sum(is_fraud), round(sum(CASE WHEN is_fraud = 1 THEN amount ELSE 0 END), 2)
FROM transactions
WHERE timestamp IS NOT NULL
GROUP BY substr(timestamp, 1, 10)`,
};

/** What each account did as a whole. */
const ACCOUNT_SUMMARY: SqlView = {
  name: "account_summary",
  tables: ["transactions"],
  columns: columns({
    account_id: "text",
    transactions: "integer",
    first_timestamp: "time",
    last_timestamp: "time",
    amount: "number",
    largest_amount: "number",
    merchants: "integer",
    countries: "integer",
    frauds: "integer",
  }),
  select: `SELECT account_id, count(*), min(timestamp), max(timestamp), round(sum(amount), 2),
  max(amount), count(DISTINCT merchant_id), count(DISTINCT country), sum(is_fraud)
FROM transactions
GROUP BY account_id`,
};

const VIEWS: readonly SqlView[] = [
  ORDER_LINES,
  PAYMENT_DETAILS,
  DAILY_REVENUE,
  EVENT_PRODUCTS,
  DAILY_AMOUNTS,
  ACCOUNT_SUMMARY,
];

/** The views that can be made of these tables. */
export const viewsOver = (tables: ReadonlySet<string>): readonly SqlView[] =>
  VIEWS.filter((view) => view.tables.every((table) => tables.has(table)));

export const createView = ({ name, columns: list, select }: SqlView): string =>
  `CREATE VIEW ${name} (${list.map((column) => column.name).join(", ")}) AS\n${select}`;
