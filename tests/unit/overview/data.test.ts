import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_FILTER, type OverviewFilter } from "#shared/contract/overview";
import { datasetOf, type TableRows } from "../../support/datasetBuilder";
import { anyFilter, dataOf, filterBy, oddDataset, overviewOf, valuesOf } from "./shop";

/** Two customers, three sessions, three payments, two orders: small enough to count by hand. */
const SHOP: TableRows = {
  customers: [
    { customer_id: "C1", country: "FR" },
    { customer_id: "C2", country: null },
    { customer_id: "C3", country: "DE" },
  ],
  products: [
    { product_id: "P1", name: "Lamp", category: "Home", unit_price: 10.1 },
    { product_id: "P2", name: "Ball", category: "Sports", unit_price: 5 },
  ],
  sessions: [
    session("S1", "C1", "2025-11-03 09:00:00", "ios", "ads"),
    session("S2", "C1", "2025-11-10 09:00:00", "android", "ads"),
    session("S3", "C2", "2025-11-24 23:30:00", "ios", "mail"),
  ],
  orders: [
    order("O1", "C1", "S1", "Y1", "2025-11-03 10:00:00", 20.2),
    order("O2", "C2", "S3", "Y3", "2025-11-23 23:59:59.999999999", 0.1),
  ],
  order_items: [
    { order_id: "O1", product_id: "P1", qty: 2 },
    { order_id: "O1", product_id: "P1", qty: 1 },
    { order_id: "O2", product_id: "P2", qty: 1 },
  ],
  payments: [
    paid("Y1", "C1", "S1", "2025-11-03 10:00:00", "card", 20.2, "success", 0),
    paid("Y2", "C1", "S1", "2025-11-03 10:05:00", "paypal", 0.2, "failed", 1),
    paid("Y3", "C2", "S3", "2025-11-23 23:59:59.999999999", "card", 0.1, "success", 1),
  ],
  fraud_alerts: [
    {
      alert_id: "A1",
      alert_ts: "2025-11-03 10:05:00",
      payment_id: "Y2",
      customer_id: "C1",
      session_id: "S1",
    },
  ],
  events: [
    { event_id: "E1", session_id: "S1", event_type: "add_to_cart", product_id: "P1" },
    { event_id: "E2", session_id: "S1", event_type: "checkout_start", product_id: null },
    { event_id: "E3", session_id: "S2", event_type: "add_to_cart", product_id: "P2" },
  ],
};

function session(id: string, customer: string, start: string, device: string, source: string) {
  return {
    session_id: id,
    customer_id: customer,
    start_ts: start,
    device,
    utm_source: source,
    utm_campaign: "none",
  };
}

function order(
  id: string,
  customer: string,
  session_id: string,
  payment: string,
  time: string,
  total: number,
) {
  return {
    order_id: id,
    customer_id: customer,
    session_id,
    payment_id: payment,
    order_ts: time,
    total_amount: total,
  };
}

function paid(
  id: string,
  customer: string,
  session_id: string,
  time: string,
  method: string,
  amount: number,
  result: string,
  label: number,
) {
  return {
    payment_id: id,
    customer_id: customer,
    session_id,
    attempt_ts: time,
    method,
    amount,
    result,
    is_fraud_label: label,
  };
}

const shop = overviewOf(datasetOf("kivendtout", SHOP));
const rowsOf = (chart: keyof ReturnType<typeof dataOf>["charts"], filter = NO_FILTER) =>
  dataOf(shop, filter).charts[chart]?.rows;

describe("figures", () => {
  it("count all records, and customers that did something", () => {
    expect(dataOf(shop).figures).toEqual({
      revenue: 20.3,
      orders: 2,
      averageBasket: 10.15,
      sessions: 3,
      payments: 3,
      failedPayments: 1,
      fraudLabels: 2,
      fraudRate: 2 / 3,
      fraudAmount: 0.3,
      alerts: 1,
      customers: 2,
    });
  });

  it("follow a filter through sessions, payments and orders, each its own way", () => {
    const figuresBy = (values: OverviewFilter["values"]) => {
      const { orders, sessions, payments, alerts } = dataOf(shop, filterBy(values)).figures;
      return { orders, sessions, payments, alerts };
    };
    expect(figuresBy({ country: [""] })).toEqual({
      orders: 1,
      sessions: 1,
      payments: 1,
      alerts: 0,
    });
    expect(figuresBy({ device: ["ios"] })).toEqual({
      orders: 2,
      sessions: 2,
      payments: 3,
      alerts: 1,
    });
    expect(figuresBy({ method: ["paypal"] })).toEqual({
      orders: 0,
      sessions: 1,
      payments: 1,
      alerts: 1,
    });
    expect(figuresBy({ method: [""] })).toEqual({ orders: 0, sessions: 1, payments: 0, alerts: 0 });
    expect(figuresBy({ product: ["P1"] })).toEqual({
      orders: 1,
      sessions: 1,
      payments: 1,
      alerts: 0,
    });
    expect(figuresBy({ product: [""] })).toEqual({
      orders: 0,
      sessions: 1,
      payments: 1,
      alerts: 1,
    });
    expect(figuresBy({ hour: ["10"], weekday: ["1"] })).toEqual({
      orders: 1,
      sessions: 0,
      payments: 2,
      alerts: 1,
    });
  });

  it("include the start of a span of time and leave out its end", () => {
    const time = Date.UTC(2025, 10, 3, 10);
    const ordersIn = (fromMs: number | null, toMs: number | null) =>
      dataOf(shop, { ...NO_FILTER, fromMs, toMs }).figures.orders;
    expect([ordersIn(time, time + 1), ordersIn(time + 1, null), ordersIn(null, time)]).toEqual([
      1, 1, 0,
    ]);
  });

  it("have no average and no rate without orders and payments", () => {
    const { averageBasket, fraudRate, revenue } = dataOf(shop, filterBy({ hour: ["3"] })).figures;
    expect({ averageBasket, fraudRate, revenue }).toEqual({
      averageBasket: null,
      fraudRate: null,
      revenue: 0,
    });
  });

  it("say nothing of what transactions do not tell", () => {
    const transactions = [
      { transaction_id: "T1", timestamp: "2025-11-03 10:00:00", account_id: "A", amount: 5 },
      { transaction_id: "T2", timestamp: "2025-11-03 11:00:00", account_id: "A", amount: 7 },
    ];
    const { figures, charts } = dataOf(overviewOf(datasetOf("transactions", { transactions })));
    expect(figures).toEqual({
      revenue: 12,
      orders: null,
      averageBasket: null,
      sessions: null,
      payments: 2,
      failedPayments: null,
      fraudLabels: null,
      fraudRate: null,
      fraudAmount: null,
      alerts: null,
      customers: 1,
    });
    expect(charts.revenue?.rows).toEqual([["2025-11-03", null, 12, null, 2, null, null]]);
    expect(
      Object.entries(charts)
        .filter(([, chart]) => chart !== null)
        .map(([id]) => id),
    ).toEqual(["revenue", "hours"]);
  });
});

describe("charts", () => {
  it("give weeks by their Monday, empty ones between the first and the last as well", () => {
    expect(dataOf(shop, NO_FILTER, "week").charts.revenue?.rows).toEqual([
      ["2025-11-03", 1, 20.2, 20.2, 2, 1, 0.2],
      ["2025-11-10", 0, 0, null, 0, 0, 0],
      ["2025-11-17", 1, 0.1, 0.1, 1, 1, 0.1],
    ]);
  });

  it("keep the last nanosecond of a day in that day", () => {
    expect(rowsOf("revenue")?.at(-1)?.[0]).toBe("2025-11-23");
  });

  it("give months by their first day", () => {
    expect(dataOf(shop, NO_FILTER, "month").charts.revenue?.rows).toEqual([
      ["2025-11-01", 2, 20.3, 10.15, 3, 2, 0.3],
    ]);
  });

  it("do not fill a gap of centuries with empty days", () => {
    const late = order("O3", "C1", "S1", "Y1", "2925-01-01 00:00:00", 1);
    const dataset = datasetOf("kivendtout", { ...SHOP, orders: [...SHOP.orders!, late] });
    const rows = dataOf(overviewOf(dataset)).charts.revenue?.rows;
    expect(rows).toHaveLength(4001);
    expect(rows?.at(-1)?.slice(0, 2)).toEqual(["2925-01-01", 1]);
  });

  it("count sessions by step, and those that took every step before it", () => {
    expect(rowsOf("funnel")).toEqual([
      ["session", 3, 3],
      ["cart", 2, 2],
      ["checkout", 1, 1],
      ["order", 2, 1],
    ]);
  });

  it("sell products at the price of their table, orders counted once", () => {
    expect(rowsOf("products")).toEqual([
      ["P1", "Lamp", "Home", 3, 1, 30.3],
      ["P2", "Ball", "Sports", 1, 1, 5],
    ]);
  });

  it("count different customers by country, the empty one last among equals", () => {
    expect(rowsOf("countries")).toEqual([
      ["FR", 1, 1, 20.2, 2, 1],
      [null, 1, 1, 0.1, 1, 1],
    ]);
  });

  it("cross country and device", () => {
    expect(rowsOf("cohorts")).toEqual([
      ["FR", "ios", 1, 1, 1, 20.2, 2, 1],
      [null, "ios", 1, 1, 1, 0.1, 1, 1],
      ["FR", "android", 1, 1, 0, 0, 0, 0],
    ]);
  });

  it("have a row for every hour of the week", () => {
    const rows = rowsOf("hours")!;
    expect(rows).toHaveLength(168);
    expect(rows[10]).toEqual([1, 10, 1, 20.2, 2, 1]);
    expect(rows.at(-1)).toEqual([7, 23, 1, 0.1, 1, 1]);
  });

  it("keep showing what their own filter does not choose", () => {
    const french = filterBy({ country: ["FR"] });
    expect(rowsOf("countries", french)).toEqual(rowsOf("countries"));
    expect(rowsOf("sources", french)?.map(([source]) => source)).toEqual(["ads"]);
  });

  it("are null where the dataset lacks their tables", () => {
    const { payments } = SHOP;
    const { charts } = dataOf(overviewOf(datasetOf("kivendtout", { payments: payments! })));
    expect(charts.funnel ?? charts.products ?? charts.sources ?? charts.countries).toBeNull();
    expect(charts.methods?.rows).toEqual([
      ["card", 2, 0, null, null, 1],
      ["paypal", 1, 1, null, null, 1],
    ]);
  });
});

describe("filters", () => {
  const overview = overviewOf(oddDataset(40));
  const all = dataOf(overview);
  const additive = ["revenue", "orders", "sessions", "payments", "fraudLabels", "alerts"] as const;
  const figuresOf = (filter: OverviewFilter) => {
    const { figures } = dataOf(overview, filter);
    return additive.map((name) => Math.round(figures[name]! * 100));
  };
  const sum = (filters: readonly OverviewFilter[]) =>
    filters.map(figuresOf).reduce((a, b) => a.map((value, at) => value + b[at]!));

  it.each(["country", "device", "source", "campaign", "weekday", "hour"] as const)(
    "by one %s after the other add up to no filter",
    (dimension) => {
      const values =
        dimension === "hour"
          ? ["", ...Array.from({ length: 24 }, (_, at) => String(at))]
          : [...new Set([...valuesOf(all)[dimension], ""])];
      expect(sum(values.map((value) => filterBy({ [dimension]: [value] })))).toEqual(
        figuresOf(NO_FILTER),
      );
    },
  );

  it("by both halves of a span of time add up to the whole", () => {
    const filters = fc.tuple(anyFilter(all), fc.integer({ min: all.firstMs!, max: all.lastMs! }));
    fc.assert(
      fc.property(filters, ([filter, middle]) => {
        const span = { ...filter, fromMs: all.firstMs, toMs: all.lastMs! + 1 };
        const halves = [
          { ...span, toMs: middle },
          { ...span, fromMs: middle },
        ];
        expect(sum(halves)).toEqual(figuresOf(span));
      }),
      { numRuns: 100, seed: 21 },
    );
  });

  it("do not depend on the order or repetition of their values", () => {
    fc.assert(
      fc.property(anyFilter(all), (filter) => {
        const entries = Object.entries(filter.values).reverse();
        const values = Object.fromEntries(
          entries.map(([dimension, texts]) => [dimension, [...texts, ...texts].reverse()]),
        );
        expect(dataOf(overview, { ...filter, values })).toEqual(dataOf(overview, filter));
      }),
      { numRuns: 100, seed: 22 },
    );
  });

  it("with empty lists are no filter", () => {
    expect(dataOf(overview, filterBy({ country: [], product: [] }))).toEqual(all);
  });

  it("never choose more than there is without them", () => {
    fc.assert(
      fc.property(anyFilter(all), (filter) => {
        const wider = figuresOf({ ...filter, values: {} });
        figuresOf(filter).forEach((figure, at) => expect(figure).toBeLessThanOrEqual(wider[at]!));
      }),
      { numRuns: 100, seed: 23 },
    );
  });
});
