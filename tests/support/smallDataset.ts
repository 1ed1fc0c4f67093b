import type { TableName } from "#shared/domain/schema";
import type { FileRow } from "./tableFiles";

export type SmallDataset = Readonly<Record<string, readonly FileRow[]>> &
  Readonly<Partial<Record<TableName, readonly FileRow[]>>>;

const two = (value: number): string => String(value).padStart(2, "0");
const id = (letter: string, i: number): string => `${letter}${String(i).padStart(5, "0")}`;
const at = (day: number, minute: number): string =>
  `2025-11-${two(1 + (day % 28))} ${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}:07`;

/** A consistent KiVendTout dataset of `n` payments, each in a session of its own; every table but the cards' has rows. */
export function smallDataset(n: number): SmallDataset & Readonly<Record<TableName, FileRow[]>> {
  const each = <T>(make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const isPaid = (i: number) => i % 5 !== 4;
  const amount = (i: number) => (1 + (i % 2)) * (10 + (i % 7) + 0.5);
  const customer = (i: number) => id("C", i % Math.ceil(n / 3));
  const orders = Array.from({ length: n }, (_, i) => i).filter(isPaid);
  return {
    customers: Array.from({ length: Math.ceil(n / 3) }, (_, i) => ({
      customer_id: id("C", i),
      signup_ts: at(0, i),
      country: ["FR", "DE", "ÎL"][i % 3]!,
      preferred_device: "ios",
      birthdate: `19${two(60 + (i % 30))}-02-1${i % 10}`,
      is_minor: 0,
    })),
    products: Array.from({ length: 7 }, (_, i) => ({
      product_id: id("P", i),
      name: i === 3 ? 'Lamp, "tall"\nblue' : `Product ${i}`,
      category: ["Home", "Sports"][i % 2]!,
      is_adult_restricted: 0,
      unit_price: 10.5 + i,
      created_at: at(0, i),
    })),
    sessions: each((i) => ({
      session_id: id("S", i),
      customer_id: customer(i),
      start_ts: at(i, 600),
      end_ts: at(i, 660),
      device: "web_mobile",
      ip_hash: `ip${i % 11}-0123456789abcdef`,
      utm_source: "direct",
      utm_campaign: i % 4 === 0 ? null : "none",
    })),
    orders: orders.map((i) => ({
      order_id: id("O", i),
      customer_id: customer(i),
      session_id: id("S", i),
      payment_id: id("Y", i),
      order_ts: at(i, 630),
      total_amount: amount(i),
      currency: "EUR",
      shipping_method: "express",
      status: "paid",
    })),
    order_items: orders.map((i) => ({
      order_id: id("O", i),
      product_id: id("P", i % 7),
      qty: 1 + (i % 2),
    })),
    payments: each((i) => ({
      payment_id: id("Y", i),
      customer_id: customer(i),
      session_id: id("S", i),
      attempt_ts: at(i, 630),
      method: ["card", "paypal"][i % 2]!,
      card_bin: i % 2 === 0 ? String(400_000 + i) : null,
      payment_country: "FR",
      ip_hash: `ip${i % 11}-0123456789abcdef`,
      device_id: `dev_${i % 13}-0123456789`,
      amount: amount(i),
      result: isPaid(i) ? "success" : "failed",
      is_fraud_label: i % 17 === 0 ? 1 : 0,
    })),
    fraud_alerts: each((i) => i)
      .filter((i) => i % 17 === 0)
      .map((i) => ({
        alert_id: id("A", i),
        alert_ts: at(i, 630),
        payment_id: id("Y", i),
        customer_id: customer(i),
        session_id: id("S", i),
        amount: amount(i),
        rule_triggered: "high_amount",
        is_fraud_label: 1,
      })),
    events: each((i) => i).flatMap((i) =>
      ["product_view", "add_to_cart", "payment_attempt"].map((event_type, k) => ({
        event_id: `e-${id("0", i)}-${k}-0123456789abcdef`,
        ts: `${at(i, 610 + k * 5)}.${String(123_456_789 + i).padStart(9, "0")}`,
        event_type,
        customer_id: customer(i),
        session_id: id("S", i),
        device: "web_mobile",
        ip_hash: `ip${i % 11}-0123456789abcdef`,
        utm_source: "direct",
        utm_campaign: "none",
        product_id: k < 2 ? id("P", i % 7) : null,
        cart_value: k === 1 ? amount(i) : null,
        payment_id: k === 2 ? id("Y", i) : null,
        order_id: null,
      })),
    ),
    synthetic_id_labels: Array.from({ length: 4 }, (_, i) => ({
      last_name: `NOM${i}`,
      first_name: "ÉLISE",
      sex: i % 2 === 0 ? "M" : "F",
      birthdate: "1990-02-28",
      doc_number: `ID000000${i}`,
      expiry: "2035-01-31",
      is_adult: 1,
      file: `id_000${i}.png`,
    })),
    id_links: Array.from({ length: 4 }, (_, i) => ({
      file: `id_000${i}.png`,
      customer_id: customer(i),
    })),
    transactions: each((i) => ({
      transaction_id: id("T", i),
      timestamp: `${at(i, 630)}.${String(i).padStart(3, "0")}`,
      account_id: customer(i),
      card_hash: i % 3 === 0 ? null : `card${i % 5}`,
      amount: amount(i),
      merchant_id: `M${i % 4}`,
      lat: 48.5 + i / 100,
      lon: -2.25,
      is_fraud: i % 9 === 0 ? 1 : 0,
    })),
  };
}
