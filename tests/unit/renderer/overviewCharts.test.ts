import { createInstance, type TFunction } from "i18next";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  DIMENSIONS,
  NO_FILTER,
  type ChartTable,
  type OverviewFilter,
} from "#shared/contract/overview";
import { drawnOf, type Asked, type Wording } from "#renderer/features/overview/drawn";
import {
  choose,
  chooseRange,
  isChosen,
  isEmpty,
  withoutRange,
  withoutValue,
} from "#renderer/features/overview/filters";
import { overStretch } from "#renderer/features/overview/overStretch";
import { createNames } from "#renderer/features/overview/names";
import { en } from "#renderer/i18n/en";
import { createFormat } from "#renderer/ui/format";

const filterOf = (values: OverviewFilter["values"]): OverviewFilter => ({ ...NO_FILTER, values });

describe("choosing a value of a chart", () => {
  it("replaces what was chosen of its dimension and leaves the others", () => {
    const before = filterOf({ country: ["FR"], device: ["ios"] });
    expect(choose(before, { country: "DE" }, false).values).toEqual({
      country: ["DE"],
      device: ["ios"],
    });
  });

  it("takes the filter away where it was the only one chosen", () => {
    expect(isEmpty(choose(filterOf({ country: ["FR"] }), { country: "FR" }, false))).toBe(true);
  });

  it("joins the others with a modifier, and leaves them the second time", () => {
    const two = choose(filterOf({ country: ["FR"] }), { country: "DE" }, true);
    expect(two.values.country).toEqual(["FR", "DE"]);
    expect(choose(two, { country: "DE" }, true).values.country).toEqual(["FR"]);
  });

  it("of a cell sets both of its dimensions", () => {
    const cell = choose(NO_FILTER, { weekday: "6", hour: "14" }, false);
    expect(cell.values).toEqual({ weekday: ["6"], hour: ["14"] });
    expect(isEmpty(choose(cell, { weekday: "6", hour: "14" }, false))).toBe(true);
  });

  it("can choose the empty value", () => {
    expect(choose(NO_FILTER, { source: "" }, false).values.source).toEqual([""]);
  });

  it("twice without a modifier ends where it began, for any one value and a filter without it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DIMENSIONS), fc.string(), (dimension, value) => {
        const once = choose(NO_FILTER, { [dimension]: value }, false);
        expect(isChosen(once, { [dimension]: value })).toBe(true);
        expect(choose(once, { [dimension]: value }, false)).toEqual(NO_FILTER);
        expect(withoutValue(once, dimension, value)).toEqual(NO_FILTER);
      }),
      { seed: 7 },
    );
  });
});

describe("a cell of a chart with two dimensions", () => {
  it("is chosen where both of its values are, an open dimension taking any", () => {
    const filter = filterOf({ country: ["FR"] });
    expect(isChosen(filter, { country: "FR", device: "ios" })).toBe(true);
    expect(isChosen(filter, { country: "DE", device: "ios" })).toBe(false);
    expect(isChosen(NO_FILTER, { country: "FR", device: "ios" })).toBe(false);
  });
});

describe("choosing a stretch of time", () => {
  it("of months ends where the next month begins", () => {
    const chosen = chooseRange(NO_FILTER, "2025-11-01", "2025-12-01", "month");
    expect(chosen.fromMs).toBe(Date.UTC(2025, 10, 1));
    expect(chosen.toMs).toBe(Date.UTC(2026, 0, 1));
  });

  it("of a week has seven days, and once more opens the time again", () => {
    const chosen = chooseRange(NO_FILTER, "2025-11-03", "2025-11-03", "week");
    expect(chosen.toMs).toBe(Date.UTC(2025, 10, 10));
    expect(chooseRange(chosen, "2025-11-03", "2025-11-03", "week")).toEqual(NO_FILTER);
    expect(withoutRange(chosen)).toEqual(NO_FILTER);
  });
});

let wording: Wording;
beforeAll(async () => {
  const i18n = createInstance();
  await i18n.init({ lng: "en", resources: { en: { translation: en } } });
  const t: TFunction = i18n.t;
  const format = createFormat("en");
  wording = { t, format, names: createNames("en", t, format, new Map([["P1", "Lamp"]])) };
});

const aTable = (columns: readonly string[], ...rows: ChartTable["rows"][number][]): ChartTable => ({
  columns,
  rows,
});

const asked = (more: Partial<Asked> & Pick<Asked, "id" | "table">): Asked => ({
  filter: NO_FILTER,
  grain: "day",
  measure: "revenue",
  limit: 8,
  ...more,
});

const COUNTRY_COLUMNS = ["country", "customers", "orders", "revenue", "payments", "fraud_labels"];

describe("a chart of names", () => {
  const table = aTable(
    COUNTRY_COLUMNS,
    ["FR", 5, 4, 100, 10, 1],
    ["DE", 5, 9, 50, 4, 2],
    [null, 1, 1, 10, 0, 0],
  );

  it("names countries beside their code, and the empty value by a word", () => {
    const { spec } = drawnOf(asked({ id: "countries", table }), wording);
    expect(spec.points.map(({ label }) => label)).toEqual(["FR France", "DE Germany", "unknown"]);
  });

  it("orders by the measure asked for", () => {
    const { spec } = drawnOf(asked({ id: "countries", table, measure: "orders" }), wording);
    expect(spec.points.map(({ key }) => key)).toEqual(["DE", "FR", ""]);
  });

  it("gives the fraud rate as labels of payments, none where nothing was paid", () => {
    const { spec } = drawnOf(asked({ id: "countries", table, measure: "fraud_rate" }), wording);
    expect(spec.series[0]?.values).toEqual([0.5, 0.1, null]);
    expect(spec.series[0]?.colour).toBe("risk");
  });

  it("keeps a chosen value that would find no room", () => {
    const filter = filterOf({ country: ["DE"] });
    const drawn = drawnOf(asked({ id: "countries", table, filter, limit: 1 }), wording);
    expect(drawn.spec.points.map(({ key }) => key)).toEqual(["FR", "DE"]);
    expect([...drawn.selected]).toEqual(["DE"]);
    expect([drawn.shown, drawn.total]).toEqual([2, 3]);
  });

  it("shows revenue where it does not know the measure asked for", () => {
    const products = aTable(
      ["product", "name", "category", "quantity", "orders", "revenue"],
      ["P1", "Lamp", "Home", 2, 1, 30],
    );
    const drawn = drawnOf(
      asked({ id: "products", table: products, measure: "fraud_rate" }),
      wording,
    );
    expect(drawn.measure).toBe("revenue");
    expect(drawn.spec.points[0]).toMatchObject({ label: "Lamp", detail: "Lamp · P1 · Home" });
  });

  it("leaves out what the dataset cannot say", () => {
    const transactions = aTable(COUNTRY_COLUMNS, ["FR", 2, null, 80, 3, null]);
    const { spec } = drawnOf(asked({ id: "countries", table: transactions }), wording);
    expect(spec.series.map(({ name }) => name)).toEqual(["Revenue", "Customers", "Payments"]);
  });
});

describe("a chart of two dimensions", () => {
  it("has a cell for every pair, without a value where there is no row", () => {
    const table = aTable(
      [
        "country",
        "device",
        "customers",
        "sessions",
        "orders",
        "revenue",
        "payments",
        "fraud_labels",
      ],
      ["FR", "ios", 1, 1, 1, 20, 1, 0],
      ["DE", "android", 1, 1, 1, 10, 1, 0],
    );
    const { spec, picks } = drawnOf(asked({ id: "cohorts", table }), wording);
    expect(spec.grid).toEqual({ columns: ["ios", "android"], rows: ["FR France", "DE Germany"] });
    expect(spec.series[0]?.values).toEqual([20, null, null, 10]);
    expect(picks.get(spec.points[1]!.key)).toEqual({ country: "FR", device: "android" });
  });
});

describe("the rows of a chart of two dimensions", () => {
  const table = aTable(
    ["country", "device", "orders", "revenue", "payments", "fraud_labels"],
    ["FR", "ios", 1, 60, 100, 3],
    ["FR", "android", 1, 40, 100, 3],
    ["DE", "ios", 3, 30, 10, 2],
    ["BE", "ios", 2, 10, 1, 0],
  );

  it.each([
    ["revenue", ["FR France", "DE Germany"]],
    ["orders", ["DE Germany", "FR France"]],
    ["fraud_labels", ["FR France", "DE Germany"]],
    ["fraud_rate", ["DE Germany", "FR France"]],
  ] as const)("are those with the most by %s", (measure, rows) => {
    const { spec } = drawnOf(asked({ id: "cohorts", table, measure, limit: 2 }), wording);
    expect(spec.grid?.rows).toEqual(rows);
  });

  it("stay in their order where they are weekdays", () => {
    const hours = aTable(["weekday", "hour", "orders", "revenue"], [1, 10, 1, 5], [2, 10, 1, 50]);
    const { spec } = drawnOf(asked({ id: "hours", table: hours }), wording);
    expect(spec.series[0]?.values).toEqual([5, 50]);
  });
});

describe("the chart over time", () => {
  const table = aTable(
    ["bucket", "orders", "revenue", "average_basket", "payments", "fraud_labels", "fraud_amount"],
    ["2025-11-03", 2, 50, 25, 3, 1, 10],
  );

  it("has bars for the measure, a line for the orders and marks for the fraud labels", () => {
    const { spec } = drawnOf(asked({ id: "revenue", table, grain: "week" }), wording);
    expect(spec.series.slice(0, 3).map(({ name, draw }) => [name, draw])).toEqual([
      ["Revenue", undefined],
      ["Orders", "line"],
      ["Fraud labels", "marks"],
    ]);
    expect(spec.points[0]).toMatchObject({ label: "3 Nov", detail: "Week of 3 Nov 2025" });
  });
});

describe("a chart over time", () => {
  const day = (n: number): number => Date.UTC(2025, 0, n);
  const rowsOf = (...days: string[]): ChartTable => ({
    columns: ["bucket", "revenue"],
    rows: days.map((bucket) => [bucket, 1]),
  });
  const stretch = { fromMs: day(1), toMs: day(4) };
  const bucketsOf = (table: ChartTable, filter: OverviewFilter = NO_FILTER): readonly unknown[] =>
    overStretch(table, "day", filter, stretch).rows.map(([bucket]) => bucket);
  const allDays = ["2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04"];

  it("keeps its axis while the clock comes from the first record to the last", () => {
    for (let come = 0; come <= allDays.length; come++)
      expect(bucketsOf(rowsOf(...allDays.slice(0, come)))).toEqual(allDays);
  });

  it("ends where the filter does, and beyond the stretch where records do", () => {
    const until = { ...NO_FILTER, toMs: day(3) };
    expect(bucketsOf(rowsOf("2025-01-01"), until)).toEqual(allDays.slice(0, 2));
    expect(bucketsOf(rowsOf("2025-01-09"))).toEqual(["2025-01-09"]);
  });

  it("has no figures for what is still to come", () => {
    expect(overStretch(rowsOf("2025-01-03"), "day", NO_FILTER, stretch).rows.at(-1)).toEqual([
      "2025-01-04",
      null,
    ]);
  });
});
