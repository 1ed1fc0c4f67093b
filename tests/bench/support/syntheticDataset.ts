import { NULL_CODE, type Column, type Table, type TextColumn } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { seeded } from "./seeded";

/** Documented rows of the timed tables: the mix of records of a KiVendTout dataset. */
const MIX = { sessions: 6000, events: 71_694, payments: 1583, orders: 1289, fraud_alerts: 22 };
const MIX_TOTAL = Object.values(MIX).reduce((sum, rows) => sum + rows, 0);
const START_MS = Date.UTC(2025, 10, 1);
const SPAN_SECONDS = 61 * 86_400;

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => prefix + String(at).padStart(8, "0"));

const text = (codes: Uint32Array, values: readonly string[]): TextColumn => ({
  kind: "text",
  codes,
  values,
});

function uniqueText(prefix: string, rows: number): Column {
  const width = prefix.length + 8;
  const bytes = new Uint8Array(rows * width);
  const encoder = new TextEncoder();
  for (let row = 0; row < rows; row++)
    encoder.encodeInto(prefix + String(row).padStart(8, "0"), bytes.subarray(row * width));
  return {
    kind: "unique",
    bytes,
    offsets: Uint32Array.from({ length: rows + 1 }, (_, row) => row * width),
  };
}

/** A KiVendTout dataset of about `records` timed records in random row order, straight as columns. */
export function syntheticDataset(records: number, seed: number): Dataset {
  const random = seeded(seed);
  const rowsOf = (table: keyof typeof MIX): number => Math.ceil((records * MIX[table]) / MIX_TOTAL);
  const draw = (rows: number, from: number): Uint32Array => {
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) codes[row] = Math.floor(random() * from);
    return codes;
  };
  const sometimes = (codes: Uint32Array, share: number): Uint32Array =>
    codes.map((code) => (random() < share ? code : NULL_CODE));
  const range = (rows: number): Uint32Array => new Uint32Array(rows).map((_, row) => row);
  const time = (rows: number, fine: boolean): Column => {
    const ms = new Float64Array(rows);
    for (let row = 0; row < rows; row++)
      ms[row] =
        START_MS +
        Math.floor(random() * SPAN_SECONDS) * 1000 +
        (fine ? Math.floor(random() * 1000) : 0);
    return { kind: "time", ms, nano: fine ? draw(rows, 1_000_000) : null };
  };
  const sessionRows = rowsOf("sessions");
  const paymentRows = rowsOf("payments");
  const values = {
    customer: names("C", Math.ceil(sessionRows / 2.4)),
    session: names("S", sessionRows),
    ip: names("ip", Math.ceil(sessionRows / 1.5)),
    device: names("dev", Math.ceil(paymentRows / 1.5)),
    product: names("P", 200),
    payment: names("PAY", paymentRows),
    order: names("O", rowsOf("orders")),
    alert: names("AL", rowsOf("fraud_alerts")),
    bin: names("", 40),
  };
  const key = (name: keyof typeof values, rows: number): TextColumn =>
    text(draw(rows, values[name].length), values[name]);
  const table = (name: keyof typeof MIX, columns: Record<string, Column>): [string, Table] => [
    name,
    {
      name,
      rows: rowsOf(name),
      records: null,
      columns: {
        customer_id: key("customer", rowsOf(name)),
        session_id: key("session", rowsOf(name)),
        ...columns,
      },
    },
  ];
  const eventRows = rowsOf("events");
  const cents = draw(paymentRows, 30_000);
  const tables = new Map([
    table("sessions", {
      session_id: text(range(sessionRows), values.session),
      start_ts: time(sessionRows, false),
      ip_hash: key("ip", sessionRows),
    }),
    table("events", {
      event_id: uniqueText("E", eventRows),
      ts: time(eventRows, true),
      event_type: text(draw(eventRows, 10), names("type", 10)),
      ip_hash: key("ip", eventRows),
      product_id: text(sometimes(draw(eventRows, 200), 0.7), values.product),
      payment_id: text(sometimes(draw(eventRows, paymentRows), 0.05), values.payment),
    }),
    table("payments", {
      payment_id: text(range(paymentRows), values.payment),
      attempt_ts: time(paymentRows, false),
      ip_hash: key("ip", paymentRows),
      device_id: key("device", paymentRows),
      card_bin: key("bin", paymentRows),
      payment_country: text(draw(paymentRows, 2), ["FR", "BE"]),
      method: text(draw(paymentRows, 2), ["card", "paypal"]),
      amount: { kind: "number", data: Float64Array.from(cents, (amount) => amount / 100) },
      result: text(draw(paymentRows, 2), ["success", "failed"]),
      is_fraud_label: {
        kind: "flag",
        data: Uint8Array.from(cents, (amount) => (amount % 16 === 0 ? 1 : 0)),
      },
    }),
    table("orders", {
      order_id: text(range(values.order.length), values.order),
      order_ts: time(values.order.length, false),
      payment_id: key("payment", values.order.length),
    }),
    table("fraud_alerts", {
      alert_id: text(range(values.alert.length), values.alert),
      alert_ts: time(values.alert.length, false),
      payment_id: key("payment", values.alert.length),
    }),
  ]);
  return {
    schema: "kivendtout",
    label: "synthetic",
    tables,
    sources: [],
    quarantine: [],
    problems: [],
    comparisons: [],
    cardFiles: [],
    ignoredFiles: [],
    manifest: null,
    scenarios: null,
    scenarioProblems: [],
  };
}
