import { describe, expect, it } from "vitest";
import { browsingOf, figureOf, listOf, pageOf, rowsByColumn } from "./browsing";
import { pageShop } from "./pageShop";

const on = pageShop();

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
