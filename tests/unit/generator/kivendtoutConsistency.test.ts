import { describe, expect, it } from "vitest";
import { byKey, cents, eventMs, generateTables, grouped, number, ageAt, text } from "./records";
import type { Rec } from "./records";

const PERIOD_END = Date.UTC(2026, 0, 1);

describe.each([42, 7])("a dataset of seed %i agrees with itself", (seed) => {
  const tables = generateTables(seed);
  const customers = byKey(tables.customers, "customer_id");
  const products = byKey(tables.products, "product_id");
  const sessions = byKey(tables.sessions, "session_id");
  const payments = byKey(tables.payments, "payment_id");
  const orders = byKey(tables.orders, "order_id");
  const itemsOf = grouped(tables.order_items, "order_id");

  const none = (records: readonly Rec[], isWrong: (record: Rec) => boolean) =>
    expect(records.find(isWrong)).toBeUndefined();

  it("sessions lie in the period, after the signup, and end after they start", () => {
    none(
      tables.sessions,
      (one) =>
        number(one["start_ts"]) < Date.UTC(2025, 10, 1) ||
        number(one["end_ts"]) >= PERIOD_END ||
        number(one["end_ts"]) <= number(one["start_ts"]) ||
        number(customers.get(one["customer_id"]!)?.["signup_ts"] ?? 0) > number(one["start_ts"]),
    );
  });

  it("no customer is in two sessions at once", () => {
    for (const [customer, own] of grouped(tables.sessions, "customer_id")) {
      if (customer === null) continue;
      const sorted = own.toSorted((a, b) => number(a["start_ts"]) - number(b["start_ts"]));
      none(sorted.slice(1), (one) => {
        const before = sorted[sorted.indexOf(one) - 1]!;
        return number(before["end_ts"]) > number(one["start_ts"]);
      });
    }
  });

  it("payments are made in their session, by its customer and from its address", () => {
    none(tables.payments, (payment) => {
      const session = sessions.get(payment["session_id"]!)!;
      return (
        payment["customer_id"] !== session["customer_id"] ||
        payment["ip_hash"] !== session["ip_hash"] ||
        number(payment["attempt_ts"]) < number(session["start_ts"]) ||
        number(payment["attempt_ts"]) > number(session["end_ts"])
      );
    });
  });

  it("a device is always of one kind", () => {
    const kinds = new Map<unknown, unknown>();
    none(tables.payments, (payment) => {
      const kind = sessions.get(payment["session_id"]!)!["device"];
      const known = kinds.get(payment["device_id"]) ?? kind;
      kinds.set(payment["device_id"], known);
      return known !== kind;
    });
  });

  it("an address is always in one country", () => {
    const countries = new Map<unknown, unknown>();
    none(tables.payments, (payment) => {
      const known = countries.get(payment["ip_hash"]) ?? payment["payment_country"];
      countries.set(payment["ip_hash"], known);
      return known !== payment["payment_country"];
    });
  });

  it("every successful payment has one order at its time and of its amount", () => {
    const ordered = grouped(tables.orders, "payment_id");
    none(tables.payments, (payment) => {
      const own = ordered.get(payment["payment_id"]!) ?? [];
      if (payment["result"] === "failed") return own.length > 0;
      const order = own[0];
      return (
        own.length !== 1 ||
        order!["customer_id"] !== payment["customer_id"] ||
        order!["session_id"] !== payment["session_id"] ||
        order!["order_ts"] !== payment["attempt_ts"] ||
        order!["total_amount"] !== payment["amount"]
      );
    });
  });

  it("the total of an order is the sum of its items, each product once", () => {
    none(tables.orders, (order) => {
      const items = itemsOf.get(order["order_id"]!) ?? [];
      const sum = items.reduce(
        (total, item) =>
          total + number(item["qty"]) * cents(products.get(item["product_id"]!)!["unit_price"]),
        0,
      );
      const different = new Set(items.map((item) => item["product_id"]));
      return sum !== cents(order["total_amount"]) || different.size !== items.length;
    });
  });

  it("products exist before they are looked at or sold", () => {
    const created = (id: Rec[string]) => number(products.get(id)!["created_at"]);
    none(
      tables.events,
      (event) => event["product_id"] !== null && created(event["product_id"]!) > eventMs(event),
    );
    none(
      tables.order_items,
      (item) => created(item["product_id"]!) > number(orders.get(item["order_id"]!)!["order_ts"]),
    );
  });

  it("who is a minor is the same at signup and at the end of the period", () => {
    none(tables.customers, (customer) => {
      const minorAt = (atMs: number) => (ageAt(customer["birthdate"], atMs) < 18 ? 1 : 0);
      return (
        minorAt(number(customer["signup_ts"])) !== customer["is_minor"] ||
        minorAt(PERIOD_END) !== customer["is_minor"]
      );
    });
  });

  it("the card of an adult says so by its birthdate", () => {
    none(
      tables.synthetic_id_labels,
      (card) => (ageAt(card["birthdate"], PERIOD_END) >= 18 ? 1 : 0) !== card["is_adult"],
    );
  });

  it("alerts repeat their payment", () => {
    none(tables.fraud_alerts, (alert) => {
      const payment = payments.get(alert["payment_id"]!)!;
      return (
        alert["customer_id"] !== payment["customer_id"] ||
        alert["session_id"] !== payment["session_id"] ||
        alert["amount"] !== payment["amount"] ||
        alert["alert_ts"] !== payment["attempt_ts"] ||
        alert["is_fraud_label"] !== payment["is_fraud_label"]
      );
    });
  });

  it("events lie in their session and repeat its context", () => {
    const context = ["customer_id", "device", "ip_hash", "utm_source", "utm_campaign"];
    none(tables.events, (event) => {
      const session = sessions.get(event["session_id"]!)!;
      return (
        context.some((column) => event[column] !== session[column]) ||
        eventMs(event) < number(session["start_ts"]) ||
        eventMs(event) > number(session["end_ts"])
      );
    });
  });

  it("events are in order of time", () => {
    const times = tables.events.map((event) => text(event["ts"]));
    expect(times.every((time, at) => at === 0 || times[at - 1]! <= time)).toBe(true);
  });

  it("every payment has one attempt in its second, every order one event after it", () => {
    const attempts = tables.events.filter((event) => event["event_type"] === "payment_attempt");
    const placed = tables.events.filter((event) => event["event_type"] === "order_placed");
    expect(attempts).toHaveLength(tables.payments.length);
    expect(placed).toHaveLength(tables.orders.length);
    none(attempts, (event) => {
      const payment = payments.get(event["payment_id"]!)!;
      const behind = eventMs(event) - number(payment["attempt_ts"]);
      return behind < 0 || behind >= 1000 || event["cart_value"] !== payment["amount"];
    });
    none(placed, (event) => {
      const order = orders.get(event["order_id"]!)!;
      const behind = eventMs(event) - number(order["order_ts"]);
      return behind < 0 || behind > 3000 || event["payment_id"] !== order["payment_id"];
    });
  });

  it("the cart is worth what was put in and not taken out, and is empty after an order", () => {
    for (const events of grouped(tables.events, "session_id").values()) {
      let value = 0;
      none(events, (event) => {
        const price = cents(products.get(event["product_id"]!)?.["unit_price"]);
        if (event["event_type"] === "add_to_cart") value += price;
        if (event["event_type"] === "remove_from_cart") value -= price;
        const isWrong = event["cart_value"] !== null && cents(event["cart_value"]) !== value;
        if (event["event_type"] === "order_placed") value = 0;
        return isWrong || value < 0;
      });
    }
  });

  it("the funnel narrows from sessions to carts to checkouts to orders", () => {
    const sessionsWith = (type: string) =>
      new Set(
        tables.events
          .filter((event) => event["event_type"] === type)
          .map((event) => event["session_id"]),
      ).size;
    const steps = [
      "product_view",
      "add_to_cart",
      "checkout_start",
      "payment_attempt",
      "order_placed",
    ];
    const counts = [tables.sessions.length, ...steps.map(sessionsWith)];
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(new Set(counts).size).toBe(counts.length);
  });

  it("more is bought on campaign days and in the evening than at other times", () => {
    const perDay = grouped(
      tables.orders.map((order) => ({ day: Math.floor(number(order["order_ts"]) / 86_400_000) })),
      "day",
    );
    const blackFriday = perDay.get(Date.UTC(2025, 10, 28) / 86_400_000)!.length;
    expect(blackFriday).toBeGreaterThan((2 * tables.orders.length) / 61);
    const hour = (order: Rec) => new Date(number(order["order_ts"])).getUTCHours();
    const evening = tables.orders.filter((order) => hour(order) >= 18 && hour(order) < 22).length;
    const night = tables.orders.filter((order) => hour(order) < 5).length;
    expect(evening).toBeGreaterThan(4 * night);
  });

  it("cards belong to different customers with different document numbers", () => {
    expect(new Set(tables.id_links.map((link) => link["customer_id"])).size).toBe(60);
    expect(new Set(tables.synthetic_id_labels.map((card) => card["doc_number"])).size).toBe(60);
    none(tables.id_links, (link) => !customers.has(link["customer_id"]!));
  });
});
