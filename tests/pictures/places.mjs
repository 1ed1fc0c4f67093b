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
 * Every place worth a picture, by name: the device most customers pay from, and what leads to it.
 * @param {string} folder the demo dataset
 */
export function placesOf(folder) {
  const payments = rowsOf(folder, "payments");
  /** @type {Map<string, Set<string>>} */
  const customersByDevice = new Map();
  for (const { device_id = "", customer_id = "" } of payments)
    customersByDevice.set(
      device_id,
      (customersByDevice.get(device_id) ?? new Set()).add(customer_id),
    );
  const [device = ""] = [...customersByDevice].reduce((a, b) => (b[1].size > a[1].size ? b : a));
  const ofDevice = payments.filter((row) => row.device_id === device);
  const payment = ofDevice.find((row) => row.result === "success") ?? ofDevice[0];
  const order = rowsOf(folder, "orders").find((row) => row.customer_id === payment?.customer_id);
  const item = rowsOf(folder, "order_items").find((row) => row.order_id === order?.order_id);
  const sql = `SELECT day, orders, revenue\nFROM daily_revenue\nORDER BY day`;
  return {
    overview: "#/overview",
    "overview-filtered": "#/overview?country=FR&device=ios",
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
    settings: "#/settings/general",
    privacy: "#/settings/privacy",
    about: "#/settings/about",
  };
}
