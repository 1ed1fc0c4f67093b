// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  NO_FILTER,
  type OverviewData,
  type OverviewFilter,
  type OverviewFinding,
} from "#shared/contract/overview";
import { fail, ok } from "#shared/domain/result";
import { start } from "../../../renderer/start";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { aLoadedDataset } from "../../support/reports";

let ports: FakePorts;
let root: HTMLElement;
let stop: () => void;

beforeEach(() => {
  // The environment has neither canvas nor layout: charts then tell their values as a list.
  vi.stubGlobal("ResizeObserver", ResizeObserverStub);
  HTMLCanvasElement.prototype.getContext = () => null;
  ports = fakePorts();
  root = document.body.appendChild(document.createElement("div"));
  stop = () => {};
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

class ResizeObserverStub {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const ORDERS = { FR: 30, DE: 12 } as const;

/** A shop of two countries; what passes a filter by country is counted. */
function overviewOf({ values }: OverviewFilter, more: Partial<OverviewData> = {}): OverviewData {
  const chosen = (["FR", "DE"] as const).filter(
    (code) => values.country === undefined || values.country.includes(code),
  );
  const orders = chosen.reduce((sum, code) => sum + ORDERS[code], 0);
  const none = { columns: [], rows: [] };
  return {
    basis: { schema: "kivendtout", tables: ["orders"], labelled: true },
    figures: {
      revenue: orders * 10,
      orders,
      averageBasket: orders === 0 ? null : 10,
      sessions: orders * 4,
      payments: orders,
      failedPayments: 0,
      fraudLabels: 3,
      fraudRate: orders === 0 ? null : 3 / orders,
      fraudAmount: 30,
      alerts: 1,
      customers: 5,
    },
    charts: {
      revenue: none,
      funnel: null,
      sources: none,
      campaigns: none,
      products: none,
      hours: none,
      devices: none,
      methods: none,
      cohorts: none,
      countries: {
        columns: ["country", "customers", "orders", "revenue", "payments", "fraud_labels"],
        rows: [
          ["FR", 3, 30, 300, 30, 2],
          ["DE", 2, 12, 120, 12, 1],
        ],
      },
    },
    firstMs: 0,
    lastMs: 1,
    ...more,
  };
}

const text = () => (root.textContent ?? "").replace(/\s/g, " ");
/** A view is loaded when it is first needed, which takes its time on a busy machine. */
const WITHIN = { timeout: 20_000 };
const shows = (wanted: RegExp) => vi.waitFor(() => expect(text()).toMatch(wanted), WITHIN);

const aFinding: OverviewFinding = {
  kind: "sharedDevice",
  entity: { kind: "device", id: "D1" },
  facts: { customers: 5, payments: 9, minutes: 40, fraudLabels: 4 },
};

async function openOverview(address = "#/overview"): Promise<void> {
  ports.engine.answers.overview ??= (filter) => ok(overviewOf(filter));
  ports.history.replace(address);
  stop = await start(root, ports);
  await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1), WITHIN);
  ports.engine.loads[0]!.finish(ok(aLoadedDataset()));
}

const countries = () =>
  vi.waitFor(() => {
    const found = root.querySelector<HTMLElement>("[role=application][aria-label=Countries]");
    if (found === null) throw new Error("No chart of countries");
    return found;
  }, WITHIN);

const press = (element: Element, key: string) =>
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));

describe("the overview", () => {
  it("shows the figures with their units, and the fraud rate with what it counts", async () => {
    await openOverview();
    await shows(/Revenue420 €/);
    await shows(/Fraud rate7.14 %3 of 42/);
  });

  it("narrows everything to a country chosen by keyboard, and Back undoes it", async () => {
    await openOverview();
    const chart = await countries();
    press(chart, "ArrowDown");
    await vi.waitFor(
      () => expect(chart.querySelector("[aria-live]")?.textContent).toContain("FR France"),
      WITHIN,
    );
    press(chart, "Enter");
    await shows(/30 of 42 orders/);
    expect(ports.history.fragment()).toBe("#/overview?country=FR");
    await shows(/Country FR France/);
    ports.history.move(-1);
    await shows(/42 of 42 orders/);
  });

  it("shows the measure its address names", async () => {
    await openOverview("#/overview?measure=orders");
    await shows(/Revenue420 €/);
    const chosen = () => root.querySelector('[aria-pressed="true"], [aria-checked="true"]');
    await vi.waitFor(() => expect(chosen()?.textContent).toBe("Orders"), WITHIN);
  });

  it("takes a value away by its chip", async () => {
    await openOverview("#/overview?country=DE");
    await shows(/12 of 42 orders/);
    root.querySelector<HTMLElement>("[aria-label^='Remove Country DE']")?.click();
    await shows(/42 of 42 orders/);
  });

  it("says that nothing passes the filter and offers to clear it", async () => {
    await openOverview("#/overview?country=XX");
    await shows(/No record passes the filter/);
    const [clear] = [...root.querySelectorAll("button")].filter(
      ({ textContent }) => textContent === "Clear the filter",
    );
    clear?.click();
    await shows(/42 of 42 orders/);
  });

  it("names the charts the dataset cannot fill, and what they need", async () => {
    await openOverview();
    await shows(/Funnel \(sessions, events and orders\)/);
    expect(root.querySelector("[data-chart=funnel]")).toBeNull();
  });

  it("tells a finding in a sentence that leads to its page", async () => {
    ports.engine.answers.findings = () => ok([aFinding]);
    await openOverview();
    await shows(/5 customers made 9 payments from one device within 40 minutes; 4 are labelled/);
    root.querySelector<HTMLElement>("button.overview-finding")?.click();
    expect(ports.history.fragment()).toBe("#/device/D1");
  });

  it("says what failed where the engine cannot answer", async () => {
    ports.engine.answers.overview = () => fail("dataset.notFound", "Nothing is open.");
    await openOverview();
    await shows(/dataset\.notFound/);
  });

  it("does not ask for the whole dataset again when the filter changes", async () => {
    const asked: OverviewFilter[] = [];
    ports.engine.answers.overview = (filter) => {
      asked.push(filter);
      return ok(overviewOf(filter));
    };
    await openOverview("#/overview?country=DE");
    await shows(/12 of 42 orders/);
    const before = asked.filter((filter) => filter === NO_FILTER).length;
    ports.history.type("#/overview?country=FR");
    await shows(/30 of 42 orders/);
    expect(asked.filter((filter) => filter === NO_FILTER)).toHaveLength(before);
  });
});
