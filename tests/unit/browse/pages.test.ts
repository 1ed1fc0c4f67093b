import { describe, expect, it } from "vitest";
import { TIMELINE_ROWS } from "#shared/contract/browse";
import { smallDataset } from "../../support/smallDataset";
import {
  browsingOf,
  figureOf,
  listOf,
  pageOf,
  recordsOf,
  rowsByColumn,
  type Browsing,
} from "./browsing";

/** One customer pays twice from a device that another uses as well; the second payment succeeds and is an order. */
const shop = (): Browsing =>
  browsingOf({
    customers: [
      { customer_id: "C1", signup_ts: "2025-11-01 10:00:00", birthdate: "1990-05-06" },
      { customer_id: "C2", signup_ts: "2025-11-09 10:00:00" },
    ],
    products: [
      {
        product_id: "P1",
        name: "Lamp",
        category: "Home",
        unit_price: 10.1,
        is_adult_restricted: 0,
      },
      { product_id: "P2", name: "Wine", category: "Food", unit_price: 5, is_adult_restricted: 1 },
    ],
    sessions: [
      {
        session_id: "S1",
        customer_id: "C1",
        start_ts: "2025-11-03 10:00:00",
        end_ts: "2025-11-03 10:20:00",
        ip_hash: "i1",
      },
      {
        session_id: "S2",
        customer_id: "C2",
        start_ts: "2025-11-02 10:00:00",
        end_ts: "2025-11-02 10:20:00",
        ip_hash: "i2",
      },
    ],
    payments: [
      {
        payment_id: "Y1",
        customer_id: "C1",
        session_id: "S1",
        attempt_ts: "2025-11-03 10:05:00",
        card_bin: "400001",
        ip_hash: "i1",
        device_id: "d1",
        amount: 40.4,
        result: "failed",
        is_fraud_label: 0,
      },
      {
        payment_id: "Y2",
        customer_id: "C1",
        session_id: "S1",
        attempt_ts: "2025-11-03 10:06:00",
        card_bin: "400002",
        ip_hash: "i1",
        device_id: "d1",
        amount: 25.2,
        result: "success",
        is_fraud_label: 1,
      },
      {
        payment_id: "Y3",
        customer_id: "C2",
        session_id: "S2",
        attempt_ts: "2025-11-02 10:06:00",
        card_bin: "400001",
        ip_hash: "i2",
        device_id: "d1",
        amount: 5,
        result: "success",
        is_fraud_label: 0,
      },
      {
        payment_id: "Y4",
        customer_id: "C1",
        session_id: "S9",
        attempt_ts: null,
        card_bin: null,
        ip_hash: "i1",
        device_id: "d2",
        amount: 1,
        result: "failed",
        is_fraud_label: 0,
      },
    ],
    orders: [
      {
        order_id: "O1",
        customer_id: "C1",
        session_id: "S1",
        payment_id: "Y2",
        order_ts: "2025-11-03 10:06:00",
        total_amount: 25.2,
        status: "paid",
      },
      {
        order_id: "O2",
        customer_id: "C2",
        session_id: "S2",
        payment_id: "Y3",
        order_ts: "2025-11-02 10:06:00",
        total_amount: 7,
        status: "pending",
      },
    ],
    order_items: [
      { order_id: "O1", product_id: "P1", qty: 2 },
      { order_id: "O1", product_id: "P2", qty: 1 },
      { order_id: "O2", product_id: "P2", qty: 1 },
    ],
    fraud_alerts: [
      {
        alert_id: "A1",
        alert_ts: "2025-11-03 10:07:00",
        payment_id: "Y2",
        customer_id: "C1",
        session_id: "S1",
        amount: 25.2,
        rule_triggered: "velocity",
        is_fraud_label: 1,
      },
    ],
    events: [
      {
        event_id: "e1",
        ts: "2025-11-03 10:01:00.5",
        event_type: "product_view",
        customer_id: "C1",
        session_id: "S1",
        ip_hash: "i1",
        product_id: "P1",
      },
      {
        event_id: "e2",
        ts: "2025-11-03 10:02:00",
        event_type: "add_to_cart",
        customer_id: "C1",
        session_id: "S1",
        ip_hash: "i1",
        product_id: "P1",
        cart_value: 20.2,
      },
      {
        event_id: "e3",
        ts: "2025-11-03 10:06:00",
        event_type: "order_placed",
        customer_id: "C1",
        session_id: "S1",
        ip_hash: "i1",
        order_id: "O1",
      },
    ],
  });

const on = shop();

describe("the page of a customer", () => {
  const page = pageOf(on, "customer", "C1");

  it("counts what belongs to them, also what has no time", () => {
    const figures = Object.fromEntries(page.figures.map(({ id, value }) => [id, value]));
    expect(figures).toEqual({
      payments: 3,
      failed_payments: 2,
      fraud_labels: 1,
      amount_paid: 25.2,
      amount_mean: 22.2,
      devices: 2,
      ips: 1,
      bins: 2,
      alerts: 1,
      orders: 1,
      revenue: 25.2,
      sessions: 1,
      events: 3,
      account_age_at_last: 2 + 7 / 1440,
    });
  });

  it("lists payments latest first, those without a time last, each with its mark", () => {
    const { rows, total } = listOf(page, "payments");
    expect(rows.map(({ entity, mark }) => [entity?.id, mark])).toEqual([
      ["Y2", "fraud"],
      ["Y1", "failed"],
      ["Y4", "failed"],
    ]);
    expect(total).toBe(3);
  });

  it("says which devices they share with how many others", () => {
    expect(rowsByColumn(listOf(page, "devices"))).toEqual([
      {
        device_id: "d1",
        payments: "2",
        failed_payments: "1",
        fraud_labels: "1",
        other_customers: "1",
        first_ts: "2025-11-03 10:05:00",
        last_ts: "2025-11-03 10:06:00",
      },
      {
        device_id: "d2",
        payments: "1",
        failed_payments: "1",
        fraud_labels: "0",
        other_customers: "0",
        first_ts: null,
        last_ts: null,
      },
    ]);
  });

  it("counts sessions and payments of an IP together", () => {
    expect(rowsByColumn(listOf(page, "ips"))).toEqual([
      {
        ip_hash: "i1",
        sessions: "1",
        payments: "3",
        failed_payments: "2",
        fraud_labels: "1",
        other_customers: "0",
        first_ts: "2025-11-03 10:00:00",
        last_ts: "2025-11-03 10:06:00",
      },
    ]);
  });

  it("tells their moments in the total order, across all kinds of record", () => {
    expect(page.timeline.map(({ kind, what }) => [kind, what])).toEqual([
      ["session", null],
      ["event", "product_view"],
      ["event", "add_to_cart"],
      ["payment", "failed"],
      ["event", "order_placed"],
      ["payment", "success"],
      ["order", "paid"],
      ["alert", "velocity"],
    ]);
    expect(page.timelineTotal).toBe(8);
  });

  it("tells the last moments only where there are too many", () => {
    const events = Array.from({ length: TIMELINE_ROWS + 5 }, (_, i) => ({
      event_id: `e${i}`,
      ts: Date.UTC(2025, 10, 1) + i,
      event_type: "search",
      customer_id: "C1",
    }));
    const busy = pageOf(
      browsingOf({ customers: [{ customer_id: "C1" }], events }),
      "customer",
      "C1",
    );
    expect(busy.timelineTotal).toBe(TIMELINE_ROWS + 5);
    expect(busy.timeline).toHaveLength(TIMELINE_ROWS);
    expect(busy.timeline.at(-1)!.address).toEqual({ table: "events", record: TIMELINE_ROWS + 5 });
  });
});

describe("the page of a payment", () => {
  it("leads to what it refers to, and nowhere where that does not exist", () => {
    const { facts } = pageOf(on, "payment", "Y4");
    const leads = Object.fromEntries(facts.map(({ field, entity }) => [field, entity?.id ?? null]));
    expect(leads).toMatchObject({
      customer_id: "C1",
      session_id: null,
      device_id: "d2",
      ip_hash: "i1",
      payment_id: null,
    });
  });

  it("says how old account and session were and what the customer paid before", () => {
    const page = pageOf(on, "payment", "Y2");
    expect(figureOf(page, "account_age")).toBeCloseTo(2 + 6 / 1440, 9);
    expect(figureOf(page, "session_age")).toBe(360);
    expect(figureOf(page, "payments_before")).toBe(1);
    expect(figureOf(page, "customers_on_device")).toBe(2);
    expect(figureOf(page, "customers_on_ip")).toBe(1);
    expect(figureOf(page, "alerts")).toBe(1);
  });

  it("lists its order, its alerts and the payments on the same device", () => {
    const page = pageOf(on, "payment", "Y2");
    const ids = (list: Parameters<typeof listOf>[1]) =>
      listOf(page, list).rows.map(({ cells }) => cells[0]);
    expect(ids("orders")).toEqual(["O1"]);
    expect(ids("alerts")).toEqual(["A1"]);
    expect(ids("payments_on_device")).toEqual(["Y2", "Y1", "Y3"]);
    expect(ids("payments_on_ip")).toEqual(["Y2", "Y1", "Y4"]);
  });

  it("tells the moments of its session", () => {
    expect(pageOf(on, "payment", "Y1").timelineTotal).toBe(8);
  });
});

describe("the page of an order", () => {
  it("adds its lines up and says what the total differs by", () => {
    expect(figureOf(pageOf(on, "order", "O1"), "total_difference")).toBe(0);
    const odd = pageOf(on, "order", "O2");
    expect(figureOf(odd, "lines_total")).toBe(5);
    expect(figureOf(odd, "total_difference")).toBe(2);
  });

  it("shows each line with its product", () => {
    expect(rowsByColumn(listOf(pageOf(on, "order", "O1"), "order_items"))).toEqual([
      {
        product_id: "P1",
        name: "Lamp",
        category: "Home",
        is_adult_restricted: "0",
        unit_price: "10.1",
        qty: "2",
        line_total: "20.2",
      },
      {
        product_id: "P2",
        name: "Wine",
        category: "Food",
        is_adult_restricted: "1",
        unit_price: "5",
        qty: "1",
        line_total: "5",
      },
    ]);
  });

  it("cannot add up lines whose product is unknown", () => {
    const page = pageOf(
      browsingOf({
        orders: [{ order_id: "O1", total_amount: 1 }],
        order_items: [{ order_id: "O1", product_id: "P9", qty: 1 }],
        products: [],
      }),
      "order",
      "O1",
    );
    expect(figureOf(page, "total_difference")).toBeNull();
    expect(listOf(page, "order_items").rows[0]!.entity).toBeNull();
  });
});

describe("the page of a session", () => {
  it("goes second by second, with times to the nanosecond and the carts' values", () => {
    const page = pageOf(on, "session", "S1");
    expect(page.timeline[1]).toEqual({
      ms: Date.UTC(2025, 10, 3, 10, 1, 0, 500),
      nano: 0,
      kind: "event",
      what: "product_view",
      amount: null,
      product: "P1",
      address: { table: "events", record: 1 },
      entity: { kind: "product", id: "P1" },
      mark: null,
    });
    expect(figureOf(page, "duration")).toBe(1200);
    expect(figureOf(page, "cart_value")).toBe(20.2);
  });

  it("lists the products looked at and ordered", () => {
    const rows = rowsByColumn(listOf(pageOf(on, "session", "S1"), "products"));
    expect(rows.map(({ product_id, views, quantity }) => [product_id, views, quantity])).toEqual([
      ["P1", "1", "2"],
      ["P2", "0", "1"],
    ]);
  });
});

describe("the page of a product", () => {
  it("says how often it was looked at and bought, and by whom", () => {
    const page = pageOf(on, "product", "P2");
    expect(page.title).toBe("Wine");
    expect(Object.fromEntries(page.figures.map(({ id, value }) => [id, value]))).toEqual({
      views: 0,
      orders: 2,
      quantity: 2,
      revenue: 10,
      customers: 2,
    });
    expect(listOf(page, "orders").rows.map(({ entity }) => entity?.id)).toEqual(["O1", "O2"]);
    expect(listOf(page, "customers").rows.map(({ entity }) => entity?.id)).toEqual(["C1", "C2"]);
  });
});

describe("the pages of devices and IPs", () => {
  it("have no record of their own but all who use them", () => {
    const device = pageOf(on, "device", "d1");
    expect(device.address).toBeNull();
    expect(device.facts).toEqual([]);
    expect(figureOf(device, "customers")).toBe(2);
    expect(rowsByColumn(listOf(device, "customers"))[0]).toEqual({
      customer_id: "C1",
      payments: "2",
      failed_payments: "1",
      fraud_labels: "1",
      first_ts: "2025-11-03 10:05:00",
      last_ts: "2025-11-03 10:06:00",
    });
    const ip = pageOf(on, "ip", "i1");
    expect(figureOf(ip, "sessions")).toBe(1);
    expect(figureOf(ip, "devices")).toBe(2);
  });
});

describe("every page", () => {
  const small = browsingOf(smallDataset(40));

  it.each([
    ["customer", "C00002"],
    ["payment", "Y00005"],
    ["order", "O00005"],
    ["session", "S00005"],
    ["device", "dev_5-0123456789"],
    ["ip", "ip5-0123456789abcdef"],
  ] as const)("of a %s lists the rows that its views show in the tables", (kind, id) => {
    const lists = pageOf(small, kind, id).lists.filter(({ view }) => view !== null);
    expect(lists.length).toBeGreaterThan(0);
    for (const { rows, view } of lists)
      expect(new Set(recordsOf(small, view!))).toEqual(
        new Set(rows.map(({ address }) => address?.record)),
      );
  });

  it.each(["customer", "payment", "order", "session", "product", "device", "ip"] as const)(
    "of an unknown %s is not found",
    (kind) => {
      expect(small.browser.page({ kind, id: "nobody" })).toMatchObject({
        ok: false,
        error: { code: "dataset.notFound" },
      });
    },
  );

  it("of the transactions has accounts, transactions, devices and IPs as far as the columns go", () => {
    const bank = browsingOf(
      {
        transactions: [
          {
            transaction_id: "t1",
            timestamp: 1000,
            account_id: "a1",
            amount: 10,
            device_id: "d1",
            is_fraud: 1,
          },
          {
            transaction_id: "t2",
            timestamp: 2000,
            account_id: "a2",
            amount: 20,
            device_id: "d1",
            is_fraud: 0,
          },
        ],
      },
      "transactions",
    );
    const account = pageOf(bank, "customer", "a1");
    expect(account.address).toBeNull();
    expect(figureOf(account, "amount_paid")).toBe(10);
    expect(figureOf(account, "orders")).toBeUndefined();
    expect(listOf(account, "devices").rows[0]!.mark).toBe("fraud");
    expect(figureOf(pageOf(bank, "device", "d1"), "customers")).toBe(2);
    const payment = pageOf(bank, "payment", "t2");
    expect(payment.facts.find(({ field }) => field === "account_id")?.entity).toEqual({
      kind: "customer",
      id: "a2",
    });
    expect(listOf(payment, "payments_on_device").total).toBe(2);
    expect(bank.browser.page({ kind: "order", id: "t1" })).toMatchObject({ ok: false });
  });
});
