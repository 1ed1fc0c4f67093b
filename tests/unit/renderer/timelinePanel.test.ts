// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type {
  AroundRequest,
  ClockFrame,
  LanesRequest,
  Moment,
  NearRecord,
  StepTo,
} from "#shared/contract/replay";
import { fail, ok } from "#shared/domain/result";
import { giveElementsSizes } from "../../support/elementSizes";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { FakeReplay } from "../../support/fakeReplay";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";
import { aLoadedDataset } from "../../support/reports";

giveElementsSizes();

const START = Date.UTC(2025, 10, 14, 22);
const times = Array.from({ length: 10 }, (_, at) => START + at * 60_000);

let ports: FakePorts;
let replay: FakeReplay;
let window: OpenedWindow;
let lanesAsked: LanesRequest[];
let aroundAsked: AroundRequest[];

const aRecord = (position: number, more: Partial<NearRecord> = {}): NearRecord => ({
  ms: times[position]!,
  nano: 0,
  kind: "event",
  what: `event ${position}`,
  amount: null,
  product: null,
  address: { table: "events", record: position + 1 },
  entity: null,
  mark: null,
  position,
  customer: "C1",
  session: null,
  outcome: null,
  ...more,
});

beforeEach(() => {
  ports = fakePorts();
  replay = new FakeReplay(times);
  lanesAsked = [];
  aroundAsked = [];
  Object.assign(ports.engine.replayAnswers, replay.answers, {
    histogram: (request: LanesRequest) => {
      const none = new Uint32Array(request.bars);
      const counts = { records: none, allowed: none, challenged: none, blocked: none };
      return Promise.resolve(ok({ ...request, ...counts, alerts: none, decided: false }));
    },
    lanes: (request: LanesRequest) => {
      lanesAsked.push(request);
      const lane = (of: unknown) => ({
        of,
        total: 10,
        counts: new Uint32Array(request.bars).fill(request.bars === 1 ? 4 : 0),
        gravest: new Uint8Array(request.bars),
      });
      return Promise.resolve(ok([...request.streams, ...request.entities].map(lane)));
    },
    around: (request: AroundRequest) => {
      aroundAsked.push(request);
      const { before } = request.moment;
      const records = times.map((_, position) => aRecord(position));
      return Promise.resolve(ok({ records, happened: before }));
    },
    untimed: () => Promise.resolve(ok({ total: 0, streams: replay.span.streams, rows: [] })),
  });
});
afterEach(() => window.close());

const open = async (fragment: string) => {
  window = await openedWindow(fragment, aLoadedDataset(), ports);
  await window.shows("Sessions4 of 10");
};

const pressKey = (element: Element, key: string, more: KeyboardEventInit = {}) =>
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));

const lane = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>("[data-lane]")].find((element) =>
    element.textContent.includes(name),
  );
  if (found === undefined) throw new Error(`No lane ${name}`);
  return found;
};

/** Draws frames until the clock has come to rest. */
const settle = (wanted: () => void) =>
  vi.waitFor(() => {
    ports.frames.draw(300);
    wanted();
  });

describe("the lanes", () => {
  it("are one a stream and one an entity of the address, with how many are in view", async () => {
    await open("#/timeline/stream?lane=customer%3AC1");
    await window.shows("C14 of 10");
    expect(lanesAsked.at(-1)?.entities).toEqual([{ kind: "customer", id: "C1" }]);
  });

  it("are removed, and the address says so", async () => {
    await open("#/timeline/stream?lane=customer%3AC1&of=customer%3AC1");
    await window.press("Remove the lane: Customer C1");
    await vi.waitFor(() => expect(ports.history.fragment()).toBe("#/timeline/stream"));
  });

  it("get one for what the search finds", async () => {
    ports.engine.answers.search = () =>
      ok({ hits: [{ entity: { kind: "device", id: "D7" }, title: null, facts: [] }], total: 1 });
    await open("#/timeline/stream");
    await window.press("Add a lane");
    const field = await vi.waitFor(() => {
      const found = document.querySelector<HTMLInputElement>("input[role=combobox]");
      if (found === null) throw new Error("Not there yet");
      return found;
    });
    // React watches the property of the element itself.
    Reflect.set(HTMLInputElement.prototype, "value", "D7", field);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await window.press("Device D7", "option");
    await vi.waitFor(() =>
      expect(ports.history.fragment()).toBe("#/timeline/stream?lane=device%3AD7"),
    );
  });

  it("are walked by arrow keys, and Enter steps to the next record of one", async () => {
    const steps: unknown[] = [];
    ports.engine.replayAnswers.step = (_from, to, direction) => {
      steps.push([to, direction]);
      return Promise.resolve(ok(null));
    };
    await open("#/timeline/stream?lane=customer%3AC1");
    lane("Alerts").focus();
    pressKey(lane("Alerts"), "ArrowDown");
    expect(document.activeElement?.textContent).toContain("C1");
    pressKey(lane("C1"), "Enter", { shiftKey: true });
    const entity = { kind: "customer", id: "C1" };
    await vi.waitFor(() => expect(steps).toEqual([[{ kind: "entity", entity }, -1]]));
  });

  it("narrow the stream to their records", async () => {
    await open("#/timeline/stream");
    lane("Payments").click();
    await vi.waitFor(() => expect(aroundAsked.at(-1)?.streams).toEqual(["payment"]));
    expect(ports.history.fragment()).toBe("#/timeline/stream?stream=payment");
  });
});

describe("the stream", () => {
  it("marks the record the clock stands at", async () => {
    await open("#/timeline/stream");
    await window.shows("event 9");
    await window.shows("The clock is here");
  });

  it("follows the clock, and greys what is still to come", async () => {
    await open("#/timeline/stream");
    await window.shows("event 9");
    await window.press("Previous: Record");
    await settle(() => expect(aroundAsked.at(-1)?.moment.before).toBe(9));
    await vi.waitFor(() =>
      expect(document.querySelector(".timeline-future")?.textContent).toContain("14 Nov 22:09"),
    );
  });

  it("opens a record in the inspector", async () => {
    await open("#/timeline/stream");
    await window.shows("event 9");
    await window.press("event 9", "row");
    await window.shows("events, row 10");
  });

  it("tells why it cannot be shown", async () => {
    ports.engine.replayAnswers.around = () =>
      Promise.resolve(fail("worker.crashed", "The engine died."));
    await open("#/timeline/stream");
    await window.shows("The engine died.");
  });
});

describe("stepping by record", () => {
  it("keeps to what the records are narrowed to", async () => {
    const steps: StepTo[] = [];
    ports.engine.replayAnswers.step = (_, to) => {
      steps.push(to);
      return Promise.resolve(ok(null));
    };
    await open("#/timeline/stream?stream=payment&lane=customer%3AC1&of=customer%3AC1");
    await window.press("Next: Record");
    await vi.waitFor(() =>
      expect(steps).toEqual([
        { kind: "entity", entity: { kind: "customer", id: "C1" }, stream: "payment" },
      ]),
    );
  });
});

describe("the difference", () => {
  const frame = (moment: Moment, orders: number): ClockFrame => ({
    moment,
    streams: { session: 0, event: moment.before, payment: 0, order: orders, alert: 0 },
    last: null,
    figures: {
      revenue: 12.5 * orders,
      orders,
      averageBasket: null,
      sessions: null,
      payments: null,
      failedPayments: null,
      fraudLabels: null,
      fraudRate: null,
      fraudAmount: null,
      alerts: null,
      customers: null,
    },
    kpis: null,
  });

  it("says how A and B are set while they are not", async () => {
    await open("#/timeline/difference");
    await window.shows("Keys I and O set A and B");
  });

  it("counts from A to B, whichever is the earlier, and exports it", async () => {
    ports.engine.replayAnswers.difference = (a, b) => {
      const [from, until] = a.before <= b.before ? [a, b] : [b, a];
      return Promise.resolve(
        ok({
          from: frame(from, 2),
          until: frame(until, 5),
          first: { customers: 3, devices: 0, ips: 0 },
          alerts: [],
          alertsTotal: 0,
          customers: [],
        }),
      );
    };
    await open("#/timeline/difference");
    await window.press("Set A here");
    await window.press("Zoom in");
    ports.engine.replayAnswers.step = () => Promise.resolve(ok({ ms: times[4]!, before: 5 }));
    await window.press("Stream", "tab");
    await window.press("Previous: Record");
    await settle(() => expect(aroundAsked.at(-1)?.moment.before).toBe(5));
    await window.press("Difference A–B", "tab");
    await window.press("Set B here");
    await window.shows("Orders52−3");
    await window.press("Swap");
    await window.shows("Orders25\\+3");
    await window.press("Export CSV");
    const { content } = ports.saved.at(-1)!;
    expect(new TextDecoder().decode(content as Uint8Array)).toContain("Revenue,25,62.5,37.5");
  });
});

describe("bookmarks", () => {
  it("are named after their place and time, and played as a tour", async () => {
    await open("#/timeline/bookmarks");
    await window.shows("No bookmark yet.");
    await window.press("Bookmark here");
    await window.shows("Timeline, 14 Nov 22:09:00");
    await window.press("Play as a tour");
    await window.shows("1 of 1");
    const strip = document.querySelector(".bookmark-tour")!;
    pressKey(strip, "Escape");
    await vi.waitFor(() => expect(document.querySelector(".bookmark-tour")).toBeNull());
  });

  it("are removed, and come back when that is undone", async () => {
    await open("#/timeline/bookmarks");
    await window.press("Bookmark here");
    await window.press("Remove: Timeline, 14 Nov");
    await window.shows("No bookmark yet.");
    pressKey(document.body, "z", { ctrlKey: true });
    await window.shows("Timeline, 14 Nov 22:09:00");
  });
});

it("A dataset without a single usable time has the tray, and no clock that is waited for", async () => {
  const timeless = new FakeReplay([]);
  Object.assign(ports.engine.replayAnswers, timeless.answers);
  window = await openedWindow("#/timeline", aLoadedDataset(), ports);
  await window.shows("Every record has a usable time.");
  expect(document.querySelector(".timeline-board")).toBeNull();
});

it("Records without a time are listed, counted by stream, and open in the inspector", async () => {
  ports.engine.replayAnswers.untimed = () =>
    Promise.resolve(
      ok({
        total: 1200,
        streams: { session: 0, event: 0, payment: 1200, order: 0, alert: 0 },
        rows: [
          {
            stream: "payment" as const,
            address: { table: "payments", record: 3 },
            entity: null,
            customer: "C1",
            what: "failed",
          },
        ],
      }),
    );
  await open("#/timeline/untimed");
  await window.shows("records without a usable time");
  await window.shows("Payments: 1,200");
  await window.press("failed", "row");
  await window.shows("payments, row 3");
});
