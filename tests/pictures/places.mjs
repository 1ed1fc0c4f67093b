import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * The rows of a table of the demo dataset. The generator quotes nothing.
 * @param {string} folder
 * @param {string} table
 * @returns {Record<string, string>[]}
 */
function rowsOf(folder, table) {
  const [head = "", ...lines] = readFileSync(path.join(folder, `${table}.csv`), "utf8")
    .trimEnd()
    .split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
  });
}

/**
 * Every place worth a picture, by name: the device most customers pay from, of these the one with most fraud labels,
 * what leads to it, and a payment that is stopped.
 * @param {string} folder the demo dataset
 */
export function placesOf(folder) {
  const payments = rowsOf(folder, "payments");
  /** @type {Map<string, Record<string, string>[]>} */
  const byDevice = new Map();
  for (const payment of payments)
    byDevice.set(payment.device_id, [...(byDevice.get(payment.device_id) ?? []), payment]);
  const labels = (rows) => rows.filter((row) => row.is_fraud_label === "1").length;
  const customers = (rows) => new Set(rows.map((row) => row.customer_id)).size;
  const telling = (rows) => customers(rows) * 100 + labels(rows);
  const [device, ofDevice] = [...byDevice].reduce((a, b) =>
    telling(b[1]) > telling(a[1]) ? b : a,
  );
  // The last payment of whoever has most fraud labels: by then several rules hit.
  const frauds = payments.filter((row) => row.is_fraud_label === "1");
  const fraudsOf = (customer) => frauds.filter((row) => row.customer_id === customer);
  const stopped = frauds
    .map((row) => fraudsOf(row.customer_id))
    .reduce((a, b) => (b.length > a.length ? b : a), [])
    .at(-1);
  const payment = ofDevice.find((row) => row.result === "success") ?? ofDevice[0];
  const order = rowsOf(folder, "orders").find((row) => row.customer_id === payment?.customer_id);
  const item = rowsOf(folder, "order_items").find((row) => row.order_id === order?.order_id);
  const sql = `SELECT day, orders, revenue\nFROM daily_revenue\nORDER BY day`;
  return {
    overview: "#/overview",
    "overview-filtered": "#/overview?country=FR&device=ios",
    alerts: "#/alerts",
    timeline: `#/timeline/stream?lane=device%3A${device}`,
    "graph-start": "#/graph",
    graph: `#/graph?node=device%3A${device}`,
    cases: "#/cases",
    dataset: "#/dataset",
    quality: "#/quality/checks",
    tables: "#/tables",
    table: "#/tables/payments?is.result=failed&sort=-amount",
    events: "#/tables/events",
    sql: `#/sql?q=${encodeURIComponent(sql)}`,
    customer: `#/customer/${payment?.customer_id}`,
    payment: `#/payment/${payment?.payment_id}`,
    order: `#/order/${order?.order_id}`,
    session: `#/session/${payment?.session_id}`,
    product: `#/product/${item?.product_id}`,
    device: `#/device/${device}`,
    ip: `#/ip/${payment?.ip_hash}`,
    rules: "#/rules",
    rule: "#/rules/velocity",
    features: "#/features/catalogue",
    leaks: "#/features/leaks",
    stopped: `#/payment/${stopped?.payment_id}`,
    settings: "#/settings/general",
    privacy: "#/settings/privacy",
    about: "#/settings/about",
  };
}
