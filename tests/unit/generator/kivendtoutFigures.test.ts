import { describe, expect, it } from "vitest";
import { KIVENDTOUT_TABLES } from "#shared/domain/schema";
import { cents, countWhere, distinct, generateTables, grouped, number, text } from "./records";

const CASES = [
  { seed: 42, scale: 1 },
  { seed: 1, scale: 1 },
  { seed: 99, scale: 2 },
  { seed: 31_415, scale: 3 },
];

describe.each(CASES)("the documented figures at seed $seed and scale $scale", ({ seed, scale }) => {
  const tables = generateTables(seed, scale);

  it.each([
    ["customers", 2500 * scale],
    ["products", 200],
    ["sessions", 6000 * scale],
    ["orders", 1289 * scale],
    ["order_items", 2651 * scale],
    ["payments", 1583 * scale],
    ["fraud_alerts", 22 * scale],
    ["events", 71_694 * scale],
    ["synthetic_id_labels", 60],
    ["id_links", 60],
    ["fraud_scenarios", 1583 * scale],
  ] as const)("%s has %i rows", (table, rows) => {
    expect(tables[table]).toHaveLength(rows);
  });

  it("48 of the 60 cards are of adults", () => {
    expect(countWhere(tables.synthetic_id_labels, "is_adult", 1)).toBe(48);
  });

  it("1,289 payments succeed and 294 fail", () => {
    expect(countWhere(tables.payments, "result", "success")).toBe(1289 * scale);
    expect(countWhere(tables.payments, "result", "failed")).toBe(294 * scale);
  });

  it("103 payments, 6.5 %, have a fraud label", () => {
    expect(countWhere(tables.payments, "is_fraud_label", 1)).toBe(103 * scale);
  });

  it("every alert has a label, and names another payment than the others", () => {
    expect(countWhere(tables.fraud_alerts, "is_fraud_label", 1)).toBe(22 * scale);
    expect(distinct(tables.fraud_alerts, "payment_id").size).toBe(22 * scale);
  });

  it("3 frauds have no label and 3 honest payments have one", () => {
    const truth = new Map(
      tables.fraud_scenarios.map((one) => [one["payment_id"], one["true_fraud"]]),
    );
    const wrong = tables.payments.filter(
      (payment) => truth.get(payment["payment_id"]) !== payment["is_fraud_label"],
    );
    expect(countWhere(wrong, "is_fraud_label", 0)).toBe(3 * scale);
    expect(countWhere(wrong, "is_fraud_label", 1)).toBe(3 * scale);
  });

  it("revenue is 60,000 to 80,000 euros", () => {
    const revenue = tables.orders.reduce((sum, order) => sum + cents(order["total_amount"]), 0);
    expect(revenue).toBeGreaterThan(60_000_00 * scale);
    expect(revenue).toBeLessThan(80_000_00 * scale);
  });

  it("prices are 10 to 100 euros with a median of about 18", () => {
    const prices = tables.products
      .map((product) => cents(product["unit_price"]))
      .sort((a, b) => a - b);
    expect(prices[0]).toBeGreaterThanOrEqual(10_00);
    expect(prices.at(-1)).toBeLessThanOrEqual(100_00);
    expect(Math.abs(prices[100]! - 18_00)).toBeLessThan(50);
  });

  it("most items are bought once", () => {
    expect(countWhere(tables.order_items, "qty", 1)).toBeGreaterThan(
      tables.order_items.length * 0.8,
    );
  });

  it("12 orders of minors have an adult-restricted item", () => {
    const minors = new Set(
      tables.customers.filter((one) => one["is_minor"] === 1).map((one) => one["customer_id"]),
    );
    const restricted = new Set(
      tables.products
        .filter((one) => one["is_adult_restricted"] === 1)
        .map((one) => one["product_id"]),
    );
    const lines = grouped(tables.order_items, "order_id");
    const planted = tables.orders.filter(
      (order) =>
        minors.has(order["customer_id"]) &&
        lines.get(order["order_id"]!)!.some((line) => restricted.has(line["product_id"])),
    );
    expect(planted).toHaveLength(12 * scale);
  });

  it("two cards have another birthdate than the customer they are linked to", () => {
    const born = new Map(tables.customers.map((one) => [one["customer_id"], one["birthdate"]]));
    const onCard = new Map(
      tables.synthetic_id_labels.map((card) => [card["file"], card["birthdate"]]),
    );
    const wrong = tables.id_links.filter(
      (link) => born.get(link["customer_id"]) !== onCard.get(link["file"]),
    );
    expect(wrong).toHaveLength(2);
  });

  it("most orders are paid, some cancelled, some pending", () => {
    const share = (status: string) =>
      countWhere(tables.orders, "status", status) / tables.orders.length;
    expect(share("paid")).toBeGreaterThan(0.85);
    expect(share("cancelled")).toBeGreaterThan(share("pending"));
    expect(share("pending")).toBeGreaterThan(0);
  });

  it("uses every documented word and no other", () => {
    for (const { name, fields } of KIVENDTOUT_TABLES)
      for (const field of fields)
        if ("vocabulary" in field) {
          const used = distinct(tables[name], field.name);
          const documented: readonly string[] = field.vocabulary ?? [];
          expect([...used].sort(), `${name}.${field.name}`).toEqual(documented.toSorted());
        }
  });

  it("identifiers, BINs and hashes are spelled as in the published files", () => {
    const spelled = (records: readonly Record<string, unknown>[], column: string, as: RegExp) =>
      expect(
        records.find((record) => !as.test(String(record[column]))),
        column,
      ).toBeUndefined();
    spelled(tables.customers, "customer_id", /^C\d{5}$/);
    spelled(tables.products, "product_id", /^P\d{4}$/);
    spelled(tables.sessions, "session_id", /^S\d{6}$/);
    spelled(tables.sessions, "ip_hash", /^[0-9a-f]{16}$/);
    spelled(tables.payments, "payment_id", /^PAY\d{7}$/);
    spelled(tables.payments, "card_bin", /^\d{6}$/);
    spelled(tables.payments, "device_id", /^dev_[0-9a-f]{12}$/);
    spelled(tables.orders, "order_id", /^O\d{7}$/);
    spelled(tables.fraud_alerts, "alert_id", /^AL[0-9A-F]{10}$/);
    spelled(
      tables.events,
      "event_id",
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    spelled(tables.events, "ts", /^2025-1[12]-\d\d \d\d:\d\d:\d\d\.\d{9}$/);
  });

  it("every key is unique", () => {
    for (const { name, key } of KIVENDTOUT_TABLES)
      if (key !== null) expect(distinct(tables[name], key).size, name).toBe(tables[name].length);
  });

  it("events cover November and December 2025", () => {
    const times = tables.events.map((event) => text(event["ts"])).sort();
    expect(times[0]! < "2025-11-03").toBe(true);
    expect(times.at(-1)! > "2025-12-30").toBe(true);
  });

  it("some sessions are anonymous, and none of those pays", () => {
    const anonymous = tables.sessions.filter((session) => session["customer_id"] === null);
    expect(anonymous.length / tables.sessions.length).toBeGreaterThan(0.1);
    const paying = distinct(tables.payments, "session_id");
    expect(anonymous.some((session) => paying.has(session["session_id"]!))).toBe(false);
  });

  it("rings have their own identifiers and keep their size", () => {
    const inRings = tables.fraud_scenarios.filter((one) => one["ring_id"] !== null);
    const sizes = [...grouped(inRings, "ring_id").values()].map(
      (payments) => distinct(payments, "customer_id").size,
    );
    expect(sizes).toHaveLength(6 * scale);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8);
  });

  it("devices and addresses grow with the scale", () => {
    const perUnit = distinct(tables.sessions, "ip_hash").size / scale;
    expect(perUnit).toBeGreaterThan(2000);
    expect(distinct(tables.payments, "device_id").size / scale).toBeGreaterThan(700);
    expect(number(tables.products.length)).toBe(200);
  });
});
