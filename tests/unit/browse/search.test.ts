import { describe, expect, it } from "vitest";
import { smallDataset } from "../../support/smallDataset";
import { browsingOf, figureOf, pageOf, valueOf, type Browsing } from "./browsing";

const found = ({ browser }: Browsing, text: string, limit = 100): string[] =>
  valueOf(browser.search(text, limit)).hits.map(({ entity }) => `${entity.kind} ${entity.id}`);

const small = browsingOf(smallDataset(30));

describe("a search", () => {
  it("finds an exact id of any kind first, then beginnings, then the rest", () => {
    const on = browsingOf({
      customers: [{ customer_id: "C12" }, { customer_id: "C1" }, { customer_id: "XC1" }],
      products: [{ product_id: "C10", name: "Chair", unit_price: 1 }],
    });
    expect(found(on, "c1")).toEqual(["customer C1", "customer C12", "product C10", "customer XC1"]);
  });

  it.each([
    ["customers", "C00003", "customer C00003"],
    ["payments", "y00003", "payment Y00003"],
    ["orders", "O00003", "order O00003"],
    ["sessions", "S00003", "session S00003"],
    ["products by id", "P00003", "product P00003"],
    ["products by name, without case", "product 5", "product P00005"],
    ["devices", "dev_7-", "device dev_7-0123456789"],
    ["IPs", "IP4-", "ip ip4-0123456789abcdef"],
    ["the payment of an alert", "a00017", "payment Y00017"],
    ["the session of an event", "e-000007-1-0123456789ABCDEF", "session S00007"],
  ])("finds %s", (_, text, hit) => {
    expect(found(small, text)[0]).toBe(hit);
  });

  it("says where it found what has another id than the text", () => {
    const hits = (text: string) => valueOf(small.browser.search(text, 1)).hits[0];
    expect(hits("A00017")?.title).toBe("A00017");
    expect(hits("product 5")?.title).toBe("Product 5");
    expect(hits("C00003")?.title).toBeNull();
  });

  it("takes turns among the kinds and counts what it leaves out", () => {
    const { hits, total } = valueOf(small.browser.search("0000", 5));
    expect(hits.map(({ entity }) => entity.kind)).toEqual([
      "customer",
      "payment",
      "order",
      "session",
      "product",
    ]);
    expect(total).toBe(10 + 10 + 8 + 10 + 7);
  });

  it("tells hits apart by what belongs to them", () => {
    const [hit] = valueOf(small.browser.search("dev_0-", 1)).hits;
    expect(hit?.facts).toEqual([
      { id: "payments", value: 3, unit: "count" },
      { id: "customers", value: 3, unit: "count" },
    ]);
  });

  it("counts the orders of a product and the products of an order as their pages do", () => {
    const on = browsingOf({
      products: [{ product_id: "P1", name: "Lamp", unit_price: 10 }],
      orders: [{ order_id: "O1", total_amount: 30, order_ts: "2025-11-03 10:00:00" }],
      order_items: [
        { order_id: "O1", product_id: "P1", qty: 1 },
        { order_id: "O1", product_id: "P1", qty: 2 },
        { order_id: "gone", product_id: "P1", qty: 1 },
      ],
    });
    const factOf = (text: string, id: string) =>
      valueOf(on.browser.search(text, 1)).hits[0]?.facts.find((fact) => fact.id === id)?.value;
    expect(factOf("P1", "orders")).toBe(1);
    expect(factOf("P1", "orders")).toBe(figureOf(pageOf(on, "product", "P1"), "orders"));
    expect(factOf("O1", "products")).toBe(1);
    expect(factOf("O1", "products")).toBe(figureOf(pageOf(on, "order", "O1"), "products"));
  });

  it("looks at nothing personal", () => {
    for (const text of ["NOM1", "ÉLISE", "ID0000001", "1990-02-28", "1960-02-10", "id_0000.png"])
      expect(valueOf(small.browser.search(text, 10)).total).toBe(0);
  });

  it("for nothing finds nothing", () => {
    expect(valueOf(small.browser.search("  ", 10))).toEqual({ hits: [], total: 0 });
  });

  it("finds the accounts, transactions, devices and IPs of the other schema", () => {
    const on = browsingOf(
      {
        transactions: [
          {
            transaction_id: "tx_1",
            timestamp: 0,
            account_id: "acc_1",
            amount: 1,
            device_id: "d_1",
            ip: "10.0.0.1",
          },
        ],
      },
      "transactions",
    );
    expect(found(on, "1")).toEqual(["ip 10.0.0.1", "customer acc_1", "payment tx_1", "device d_1"]);
  });
});
