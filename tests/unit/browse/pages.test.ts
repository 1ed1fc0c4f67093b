import { describe, expect, it } from "vitest";
import { TIMELINE_ROWS } from "#shared/contract/browse";
import { smallDataset } from "../../support/smallDataset";
import { browsingOf, figureOf, listOf, pageOf, recordsOf, rowsByColumn } from "./browsing";
import { pageShop } from "./pageShop";

const on = pageShop();

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

  it("says where the customer is from and whether they are a minor", () => {
    const { facts } = pageOf(on, "payment", "Y4");
    const said = Object.fromEntries(facts.map(({ field, value }) => [field, value]));
    expect(Object.keys(said)).toEqual(
      expect.arrayContaining(["customers.country", "customers.is_minor"]),
    );
    const { facts: own } = pageOf(on, "customer", "C1");
    const country = own.find(({ field }) => field === "country")?.value;
    expect(said["customers.country"]).toBe(country);
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
