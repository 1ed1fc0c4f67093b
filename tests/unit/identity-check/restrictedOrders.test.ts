import { describe, expect, it } from "vitest";
import { Browser } from "#shared/browse/browser";
import { Privacy } from "#shared/browse/privacy";
import type { Dataset } from "#shared/domain/dataset";
import { buildLog } from "#shared/log/buildLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { findDemoDataset, NO_DEMO_DATASET, readFolder } from "../../support/readFolder";

function opened(dataset: Dataset) {
  const privacy = new Privacy();
  const log = buildLog(dataset);
  return { browser: new Browser(dataset, new PostingIndex(log), privacy), privacy, log };
}

const anOrder = (order_id: string, customer_id: string | null, order_ts: string | null): Row => ({
  order_id,
  customer_id,
  session_id: "S1",
  payment_id: `P${order_id}`,
  order_ts,
  total_amount: 40,
  currency: "EUR",
  shipping_method: "express",
  status: "paid",
});

const products: readonly Row[] = [
  { product_id: "WINE", name: "Red wine", category: "Drinks", is_adult_restricted: 1 },
  { product_id: "LAMP", name: "Lamp", category: "Home", is_adult_restricted: 0 },
];

const customers: readonly Row[] = [
  { customer_id: "MINOR", birthdate: "2007-11-15" },
  { customer_id: "ADULT", birthdate: "1990-02-03" },
  { customer_id: "UNKNOWN", birthdate: null },
];

const shop = (orders: readonly Row[], items: readonly (readonly [string, string])[]) =>
  opened(
    datasetOf("kivendtout", {
      customers,
      products,
      orders,
      order_items: items.map(([order_id, product_id]) => ({ order_id, product_id, qty: 2 })),
      id_links: [
        { file: "b.png", customer_id: "ADULT" },
        { file: "cards/a.png", customer_id: "ADULT" },
      ],
    }),
  );

describe("orders with adult-restricted items", () => {
  it("are listed with those items only, and whether their customer was of age that day", () => {
    const { browser } = shop(
      [
        anOrder("O1", "MINOR", "2025-11-14 23:59:59"),
        anOrder("O2", "MINOR", "2025-11-15 00:00:00"),
        anOrder("O3", "ADULT", "2025-11-16 10:00:00"),
      ],
      [
        ["O1", "WINE"],
        ["O1", "LAMP"],
        ["O2", "WINE"],
        ["O3", "LAMP"],
      ],
    );
    const orders = browser.restrictedOrders(null);
    expect(orders.map(({ id, on, isOfAge }) => [id, on, isOfAge])).toEqual([
      ["O1", "2025-11-14", false],
      ["O2", "2025-11-15", true],
    ]);
    expect(orders[0]!.items).toEqual([
      { product: "WINE", name: "Red wine", category: "Drinks", quantity: 2 },
    ]);
  });

  it("keep birthdate and age back until the customer is revealed", () => {
    const { browser, privacy } = shop(
      [anOrder("O1", "ADULT", "2025-11-14 10:00:00")],
      [["O1", "WINE"]],
    );
    expect(browser.restrictedOrders(null)[0]).toMatchObject({
      customer: { id: "ADULT", record: 2, birthdate: "1990-••-••" },
      age: null,
      isOfAge: true,
      cards: ["a.png", "b.png"],
    });
    privacy.reveal({ table: "customers", record: 2 });
    expect(browser.restrictedOrders(null)[0]).toMatchObject({
      customer: { birthdate: "1990-02-03" },
      age: 35,
    });
  });

  it("of customers without a birthdate, or of nobody, say that it is not known", () => {
    const { browser } = shop(
      [
        anOrder("O1", "UNKNOWN", "2025-11-14 10:00:00"),
        anOrder("O2", "GONE", "2025-11-15 10:00:00"),
        anOrder("O3", null, "2025-11-16 10:00:00"),
      ],
      [
        ["O1", "WINE"],
        ["O2", "WINE"],
        ["O3", "WINE"],
      ],
    );
    const orders = browser.restrictedOrders(null);
    expect(orders.map(({ isOfAge, customer }) => [isOfAge, customer?.record])).toEqual([
      [null, 3],
      [null, null],
      [null, undefined],
    ]);
  });

  it("are those that have happened by a moment, to the record", () => {
    const at = "2025-11-14 10:00:00";
    const { browser, log } = shop(
      [anOrder("O1", "ADULT", at), anOrder("O2", "ADULT", at), anOrder("O3", "ADULT", null)],
      [
        ["O1", "WINE"],
        ["O2", "WINE"],
        ["O3", "WINE"],
      ],
    );
    const idsAt = (before: number): string[] =>
      browser.restrictedOrders({ ms: log.ms[0]!, before }).map(({ id }) => id);
    expect([idsAt(0), idsAt(1), idsAt(2)]).toEqual([[], ["O1"], ["O1", "O2"]]);
    const all = browser.restrictedOrders(null);
    expect(all.map(({ id, atMs }) => [id, atMs !== null])).toEqual([
      ["O1", true],
      ["O2", true],
      ["O3", false],
    ]);
  });
});

const demo = findDemoDataset();

describe.skipIf(demo === null)(
  `the demo dataset${demo === null ? ` (${NO_DEMO_DATASET})` : ""}`,
  () => {
    it("has twelve orders of minors with adult-restricted items", async () => {
      const { browser } = opened(await readFolder(demo!));
      const orders = browser.restrictedOrders(null);
      expect(orders.filter(({ isOfAge }) => isOfAge === false)).toHaveLength(12);
      expect(orders.filter(({ isOfAge }) => isOfAge === null)).toHaveLength(0);
      expect(orders.length).toBeGreaterThan(12);
    });

    it("has sixty cards, each with its picture and its customer", async () => {
      const { browser } = opened(await readFolder(demo!));
      const cards = browser.cards();
      expect(cards).toHaveLength(60);
      for (const card of cards)
        expect(card).toMatchObject({ hasPicture: true, isRevealed: false, customer: {} });
    });
  },
);
