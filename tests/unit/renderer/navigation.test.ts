import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTITY_KINDS, type FieldFilter } from "#shared/contract/browse";
import { DIMENSIONS, GRAINS } from "#shared/contract/overview";
import {
  formatLocation,
  homeOf,
  MEASURES,
  parseLocation,
  QUALITY_TABS,
  SETTINGS_SECTIONS,
  type Location,
} from "#renderer/stores/location";
import { createNavigation } from "#renderer/stores/navigation";
import { FakeHistory } from "../../support/fakePorts";

const text = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const name = fc.stringMatching(/^[a-z][a-z_]{0,11}$/);
const whole = fc.option(fc.integer(), { nil: null });
const values = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });
const end = fc.option(text, { nil: null });

const condition = (field: string): fc.Arbitrary<FieldFilter> =>
  fc.oneof(
    fc.record({
      field: fc.constant(field),
      op: fc.constant("is" as const),
      values: fc.array(fc.option(text, { nil: null }), { maxLength: 3 }),
    }),
    fc.record({ field: fc.constant(field), op: fc.constant("contains" as const), text }),
    fc.record({
      field: fc.constant(field),
      op: fc.constant("between" as const),
      min: end,
      max: end,
    }),
  );
// Several conditions may be on one field, of one kind or another.
const conditions = fc.array(fc.oneof(name, fc.constantFrom("amount", "is2.x", "-")), {
  maxLength: 4,
});
const filters = conditions.chain((fields) => fc.tuple(...fields.map(condition)));
const sort = fc.option(
  fc.record({ field: fc.oneof(name, fc.constantFrom("-x", "+x")), descending: fc.boolean() }),
  { nil: null },
);
const dimensions = fc
  .subarray([...DIMENSIONS])
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((dimension) => [dimension, values]))));

const place: fc.Arbitrary<Location> = fc.oneof(
  fc.record({
    page: fc.constant("overview" as const),
    filter: fc.record({ fromMs: whole, toMs: whole, values: dimensions }),
    grain: fc.constantFrom(...GRAINS),
    measure: fc.constantFrom(...MEASURES),
  }),
  fc.record({
    page: fc.constant("graph" as const),
    nodes: fc.array(
      fc
        .tuple(fc.constantFrom("customer", "device", "ip", "payment"), text)
        .map(([kind, id]) => `${kind}:${id}`),
      { maxLength: 3 },
    ),
    view: fc.option(text, { nil: null }),
  }),
  fc.constant({ page: "dataset" as const }),
  fc.record({
    page: fc.constant("quality" as const),
    tab: fc.constantFrom(...QUALITY_TABS),
    checkId: fc.option(text, { nil: null }),
  }),
  fc.record({
    page: fc.constant("tables" as const),
    view: fc.option(fc.record({ table: name, filters, sort }), { nil: null }),
  }),
  fc.record({
    page: fc.constant("record" as const),
    entity: fc.record({ kind: fc.constantFrom(...ENTITY_KINDS), id: text }),
  }),
  fc.record({ page: fc.constant("sql" as const), query: fc.option(text, { nil: null }) }),
  fc.record({
    page: fc.constant("settings" as const),
    section: fc.constantFrom(...SETTINGS_SECTIONS),
  }),
);

describe("the address of a place", () => {
  it("leads back to it", () => {
    fc.assert(
      fc.property(place, (location) => {
        expect(parseLocation(formatLocation(location))).toEqual(location);
      }),
      { seed: 20251122, numRuns: 500 },
    );
  });

  it("is well formed where a text is not", () => {
    const half = String.fromCharCode(0xd800);
    const address = formatLocation({ page: "record", entity: { kind: "ip", id: `a${half}b` } });
    expect(parseLocation(address)).toEqual({
      page: "record",
      entity: { kind: "ip", id: "a\uFFFDb" },
    });
    expect(formatLocation({ page: "sql", query: half })).toBe("#/sql?q=%EF%BF%BD");
  });

  it("is found in a whole URL", () => {
    expect(parseLocation("http://127.0.0.1:4173/#/customer/C00001")).toEqual({
      page: "record",
      entity: { kind: "customer", id: "C00001" },
    });
  });

  it.each([
    "",
    "#",
    "#token=abc",
    "#/",
    "#/nowhere",
    "#/customer",
    "#/customer/",
    "#/a/b/c",
    "#/%E0",
  ])("is none for %j", (address) => {
    expect(parseLocation(address)).toBeNull();
  });

  it("that asks for too little keeps the rest at its beginning", () => {
    expect(parseLocation("#/overview?grain=year&from=soon")).toEqual(homeOf("overview"));
  });
});

const navigate = () => {
  const history = new FakeHistory();
  const { getState } = createNavigation(history);
  return { history, getState };
};

const customer = { page: "record", entity: { kind: "customer", id: "C00001" } } as const;
const payment = { page: "record", entity: { kind: "payment", id: "P1" } } as const;

describe("navigation", () => {
  it("puts every place into the history, and back returns to the one before", () => {
    const { history, getState } = navigate();
    getState().go(customer);
    getState().go(payment);
    expect(history.fragment()).toBe("#/payment/P1");
    getState().back();
    expect(getState()).toMatchObject({ location: customer, canGoBack: true, canGoForward: true });
    getState().forward();
    expect(getState()).toMatchObject({ location: payment, canGoForward: false });
  });

  it("has nothing ahead once an address is entered by hand after going back", () => {
    const { history, getState } = navigate();
    for (const place of [customer, payment, customer]) getState().go(place);
    getState().back();
    getState().back();
    history.type("#/dataset");
    expect(getState()).toMatchObject({ canGoBack: true, canGoForward: false });
  });

  it("knows after a reload what is behind and ahead", () => {
    const { history, getState } = navigate();
    getState().go(customer);
    getState().go(payment);
    getState().back();
    expect(createNavigation(history).getState()).toMatchObject({
      location: customer,
      canGoBack: true,
      canGoForward: true,
    });
  });

  it("makes no step where it is already", () => {
    const { history, getState } = navigate();
    getState().go(customer);
    getState().go(customer);
    expect(history.step()).toBe(1);
  });

  it("returns to the place last seen in a workspace, and at a second call to its beginning", () => {
    const { getState } = navigate();
    getState().showTab("quarantine");
    getState().show("dataset");
    getState().show("quality");
    expect(getState().location).toMatchObject({ page: "quality", tab: "quarantine" });
    getState().show("quality");
    expect(getState().location).toEqual(homeOf("quality"));
  });

  it("follows an address entered by hand, and stays where it is for one that leads nowhere", () => {
    const { history, getState } = navigate();
    history.type("#/customer/C00001");
    expect(getState().location).toEqual(customer);
    history.type("#/nowhere");
    expect(getState().location).toEqual(customer);
    expect(history.fragment()).toBe("#/customer/C00001");
  });

  it("begins where the address says", () => {
    const history = new FakeHistory();
    history.replace("#/payment/P1");
    expect(createNavigation(history).getState().location).toEqual(payment);
  });

  it("forgets what was seen of the former dataset", () => {
    const { getState } = navigate();
    getState().openTable({ table: "payments", filters: [], sort: null });
    getState().inspect({ table: "payments", record: 3 });
    getState().land(homeOf("dataset"));
    getState().show("tables");
    expect(getState()).toMatchObject({ location: homeOf("tables"), inspected: null });
  });

  it("lets go of the selected record where another record or table is gone to", () => {
    const { getState } = navigate();
    getState().openTable({ table: "fraud_alerts", filters: [], sort: null });
    getState().inspect({ table: "fraud_alerts", record: 7 });
    getState().openTable({
      table: "fraud_alerts",
      filters: [],
      sort: { field: "amount", descending: true },
    });
    expect(getState().inspected).toEqual({ table: "fraud_alerts", record: 7 });
    getState().go(payment);
    expect(getState().inspected).toBeNull();
    getState().inspect({ table: "fraud_alerts", record: 7 });
    getState().go(customer);
    expect(getState().inspected).toBeNull();
    getState().inspect({ table: "customers", record: 1 });
    getState().back();
    expect(getState().inspected).toBeNull();
  });

  it("leaves the palette open where a dataset lands while somebody types into it", () => {
    const { getState } = navigate();
    getState().toggle("palette");
    getState().land(homeOf("overview"));
    expect(getState().overlay).toBe("palette");
    getState().toggle("open");
    getState().land(homeOf("dataset"));
    expect(getState().overlay).toBeNull();
  });

  it("shows a check in the quality workspace", () => {
    const { getState } = navigate();
    getState().showTab("quarantine");
    getState().showCheck("keys.unique.customers");
    expect(getState().location).toEqual({
      page: "quality",
      tab: "checks",
      checkId: "keys.unique.customers",
    });
  });

  it("closes an overlay that is toggled twice, and with every step", () => {
    const { getState } = navigate();
    getState().toggle("notices");
    expect(getState().overlay).toBe("notices");
    getState().toggle("notices");
    expect(getState().overlay).toBeNull();
    getState().toggle("open");
    getState().go(customer);
    expect(getState().overlay).toBeNull();
  });
});
