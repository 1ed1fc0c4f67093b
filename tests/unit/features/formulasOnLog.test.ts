import { describe, expect, it } from "vitest";
import { compileFeatures } from "#shared/features/program";
import type { Row, TableRows } from "../../support/datasetBuilder";
import { builtLog, KIVENDTOUT_ROWS, paymentRow } from "./builtSource";

const LABEL_DELAY_MS = 7 * 86_400_000;

/** Values of features at the last payment of a log; NaN = missing. */
function atLast(tables: TableRows, names: readonly string[]): Readonly<Record<string, number>> {
  const { log, source } = builtLog("kivendtout", tables);
  const program = compileFeatures(source, names, { labelDelayMs: LABEL_DELAY_MS });
  if (!program.ok) throw new Error(program.error.message);
  const values = new Float64Array(names.length);
  program.value.evaluate(log.payments.position.at(-1)!, values);
  return Object.fromEntries(names.map((name, at) => [name, values[at]!]));
}

const day = (date: number, time = "12:00:00"): string =>
  `2025-11-${String(date).padStart(2, "0")} ${time}`;
const paid = (date: number, amount: number, more: Row = {}): Row =>
  paymentRow(`Y${date}`, day(date), { amount, ...more });
const withPayments = (...payments: Row[]): TableRows => ({ ...KIVENDTOUT_ROWS, payments });

describe("amounts on a log", () => {
  const names = [
    "mean_amount_customer_7d",
    "std_amount_customer_7d",
    "amount_z_7d",
    "amount_z_7d_shrunk",
  ];

  it("give the worked example: mean 60, deviation 40 and 249.90 are z 4.75", () => {
    // What is older than seven days, of others, or the payment itself, is not in the mean.
    const values = atLast(
      withPayments(
        paid(2, 5000),
        paid(10, 20),
        paid(11, 60),
        paid(12, 100),
        paid(13, 3000, { customer_id: "C2" }),
        paid(14, 249.9),
      ),
      names,
    );
    expect(values["mean_amount_customer_7d"]).toBe(60);
    expect(values["std_amount_customer_7d"]).toBe(40);
    expect(values["amount_z_7d"]!.toFixed(2)).toBe("4.75");
  });

  it("have a deviation of exactly 0 in a flat history, no z, and a shrunk one", () => {
    const flat = [9, 10, 11, 12].map((date) => paid(date, 19.99));
    const values = atLast(
      withPayments(paid(5, 40, { customer_id: "C2" }), ...flat, paid(13, 90)),
      names,
    );
    expect(values["std_amount_customer_7d"]).toBe(0);
    expect(values["amount_z_7d"]).toBeNaN();
    expect(values["amount_z_7d_shrunk"]).toBeGreaterThan(2);
  });

  it("are measured by the population for a customer's first payment", () => {
    const values = atLast(
      withPayments(paid(10, 20), paid(11, 60), paid(12, 100), paid(14, 140, { customer_id: "C2" })),
      names,
    );
    expect(values["mean_amount_customer_7d"]).toBeNaN();
    expect(values["amount_z_7d"]).toBeNaN();
    expect(values["amount_z_7d_shrunk"]).toBe(2);
  });
});

describe("a first payment on a log", () => {
  it("has nothing to compare with", () => {
    const names = [
      "is_first_payment",
      "new_device",
      "new_ip",
      "country_changed",
      "distance_km_previous",
      "seconds_since_last_customer",
    ];
    expect(atLast(withPayments(paid(10, 20)), names)).toEqual({
      is_first_payment: 1,
      new_device: NaN,
      new_ip: NaN,
      country_changed: NaN,
      distance_km_previous: NaN,
      seconds_since_last_customer: NaN,
    });
  });

  it("is followed by one that has", () => {
    const names = ["is_first_payment", "new_device", "new_ip", "new_bin", "country_changed"];
    const second = paid(11, 20, { device_id: "d2", payment_country: "BE", card_bin: null });
    expect(atLast(withPayments(paid(10, 20), second), names)).toEqual({
      is_first_payment: 0,
      new_device: 1,
      new_ip: 0,
      new_bin: NaN,
      country_changed: 1,
    });
  });
});

describe("a session on a log", () => {
  const event = (event_type: string, time: string, more: Row = {}): Row => ({
    event_id: `${event_type} ${time}`,
    ts: day(10, time),
    event_type,
    customer_id: "C1",
    session_id: "S-Y10",
    ...more,
  });

  it("counts steps before the payment, and never what tells its outcome", () => {
    const tables = {
      ...withPayments(paid(10, 20, { result: "failed" })),
      sessions: [{ session_id: "S-Y10", customer_id: "C1", start_ts: day(10, "11:50:00") }],
      products: [
        { product_id: "P1", category: "Wine", is_adult_restricted: 1 },
        { product_id: "P2", category: "Books", is_adult_restricted: 0 },
        { product_id: "P3", category: "Tools", is_adult_restricted: 0 },
      ],
      events: [
        event("product_view", "11:51:00", { product_id: "P1" }),
        event("product_view", "11:52:00", { product_id: "P2" }),
        event("add_to_cart", "11:53:00", { product_id: "P1" }),
        event("checkout_start", "11:58:00"),
        event("payment_attempt", "11:59:59", { payment_id: "Y10" }),
        event("payment_failed", "11:59:59.5", { payment_id: "Y10" }),
        event("payment_failed", "11:59:59.6", { product_id: "P3" }),
        event("search", "12:00:01"),
      ],
    };
    const names = [
      "session_seconds",
      "session_events",
      "product_views",
      "products_seen",
      "searches",
      "seconds_since_first_cart_add",
      "seconds_since_checkout_start",
      "adult_items_in_cart",
      "failed_session",
      "payment_attempts_session",
      "uniq_category_viewed_customer_1h",
    ];
    expect(atLast(tables, names)).toEqual({
      session_seconds: 600,
      session_events: 4,
      product_views: 2,
      products_seen: 2,
      searches: 0,
      seconds_since_first_cart_add: 420,
      seconds_since_checkout_start: 120,
      adult_items_in_cart: 1,
      failed_session: 0,
      payment_attempts_session: 1,
      uniq_category_viewed_customer_1h: 2,
    });
  });
});

describe("labels on a log", () => {
  it("count once they are as old as the label delay", () => {
    const fraud = { is_fraud_label: 1 };
    const names = ["known_fraud_ip_30d", "known_legitimate_ip_30d", "fraud_share_ip_30d"];
    const early = [paid(1, 10, fraud), paid(2, 10), paid(9, 10, fraud)];
    expect(atLast(withPayments(...early, paid(10, 20, fraud)), names)).toEqual({
      known_fraud_ip_30d: 1,
      known_legitimate_ip_30d: 1,
      fraud_share_ip_30d: 0.5,
    });
    expect(
      atLast(withPayments(paid(5, 10, fraud), paid(10, 20)), names)["fraud_share_ip_30d"],
    ).toBeNaN();
  });
});
