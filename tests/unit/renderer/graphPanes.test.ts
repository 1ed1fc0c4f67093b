// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { GraphApi } from "#shared/contract/graph";
import type { Dataset } from "#shared/domain/dataset";
import { ok } from "#shared/domain/result";
import type { GraphStore } from "#renderer/stores/graphState";
import type { RingReport } from "#shared/graph/rings/types";
import { giveElementsSizes } from "../../support/elementSizes";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { FakeReplay } from "../../support/fakeReplay";
import { openedGraph } from "../../support/openedGraph";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";
import { paymentLog } from "../../support/paymentLog";
import { aLoadedDataset } from "../../support/reports";
import { aRing } from "../../support/rings";

// A document without pictures has no canvas to draw on.
const canvas = vi.hoisted((): { graph: GraphStore | null } => ({ graph: null }));
vi.mock("../../../renderer/features/graph/canvas/GraphCanvas", async () => {
  const { useApp } = await import("../../../renderer/stores/context");
  const GraphCanvas = () => {
    canvas.graph = useApp().graph;
    return null;
  };
  return { GraphCanvas };
});

giveElementsSizes();
// What every browser says while nothing is in full screen; this document does not know of it.
Object.defineProperty(document, "fullscreenElement", { value: null });

const at = (day: number) => `2025-11-${String(day).padStart(2, "0")} 10:00:00`;

/** C1 and C2 on one device, C3 and C4 on another; C5 alone. */
const shop = (): Dataset =>
  paymentLog()
    .customer("C1", { country: "FR", born: "1990-02-03" })
    .pays("P1", { at: at(1), customer: "C1", device: "dev_a", ip: "ip_1", amount: 10 })
    .pays("P2", { at: at(2), customer: "C2", device: "dev_a", ip: "ip_2", fraud: true })
    .pays("P3", { at: at(3), customer: "C3", device: "dev_b", ip: "ip_3", result: "failed" })
    .pays("P4", { at: at(4), customer: "C4", device: "dev_b", ip: "ip_4" })
    .pays("P5", { at: at(5), customer: "C5", device: "dev_c", ip: "ip_5" })
    .dataset();

/** Everybody by themselves. */
const nobodyShares = (): Dataset =>
  paymentLog()
    .pays("P1", { at: at(1), customer: "C1", device: "dev_a", ip: "ip_1" })
    .pays("P2", { at: at(2), customer: "C2", device: "dev_b", ip: "ip_2" })
    .dataset();

const aReport: RingReport = {
  rings: [aRing()],
  considered: 4,
  setAside: [
    { reason: "household", count: 2 },
    { reason: "carrier", count: 1 },
  ],
};

let ports: FakePorts;
let window: OpenedWindow;

// The workspace is fetched when it is first shown, which takes longer than what is on screen is waited for.
beforeAll(() => import("../../../renderer/features/graph/GraphPanel"), 30_000);
beforeEach(() => {
  canvas.graph = null;
  ports = fakePorts();
  const replay = new FakeReplay([1, 2, 3, 4, 5].map((day) => Date.UTC(2025, 10, day, 10)));
  Object.assign(ports.engine.replayAnswers, replay.answers);
});
afterEach(() => window.close());

/** The graph of a dataset on screen, everything answered by the engine's own desk but the rings. */
async function open(dataset: Dataset, rings: RingReport): Promise<void> {
  const { desk } = openedGraph(dataset);
  const answers: Partial<GraphApi> = {
    summary: (...question) => desk.summary(...question),
    suggest: (...question) => desk.suggest(...question),
    scene: (...question) => desk.scene(...question),
    neighbours: (...question) => desk.neighbours(...question),
    card: (...question) => desk.card(...question),
    aggregate: (...question) => desk.aggregate(...question),
    paths: (...question) => desk.paths(...question),
    groups: (...question) => desk.groups(...question),
    members: (...question) => desk.members(...question),
    similar: (...question) => desk.similar(...question),
    rings: () => Promise.resolve(ok(rings)),
  };
  Object.assign(ports.engine.graphAnswers, answers);
  window = await openedWindow("#/graph", aLoadedDataset(), ports);
  await window.shows("Who shares what with whom");
}

const NO_RINGS: RingReport = { rings: [], considered: 0, setAside: [] };

const field = (label: string): HTMLInputElement =>
  document.querySelector<HTMLInputElement>(`.graph-left input[aria-label="${label}"]`)!;

function type(input: HTMLInputElement, text: string): void {
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(input, text);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What a click on the canvas acts on, once there is one. */
const onCanvas = () => canvas.graph!.getState();

const press = (element: Element, key: string): void => {
  for (const kind of ["keydown", "keyup"])
    element.dispatchEvent(new KeyboardEvent(kind, { key, bubbles: true, cancelable: true }));
};

const choose = async (input: HTMLInputElement, text: string): Promise<void> => {
  type(input, text);
  await vi.waitFor(() => expect(document.querySelector("[role=option]")).not.toBeNull());
  press(input, "Enter");
};

describe("the start of the graph", () => {
  it("says how much is shared as of the clock, and each ring in a sentence", async () => {
    await open(shop(), aReport);
    await window.shows("Shared devices2 of 3");
    await window.shows("2 customers paid from 1 device within 2 days: 2 of their 3 payments");
    await window.shows("as of 5 Nov 2025 10:00:00 UTC");
  });

  it("plays a ring's life from just before its first payment, between A and B", async () => {
    const ring = { ...aRing(), firstMs: Date.UTC(2025, 10, 2, 10), firstPosition: 1 };
    await open(shop(), { ...aReport, rings: [ring] });
    await window.shows("5 of 5");
    await window.press("^Play$");
    await window.shows("2 Nov 10:00:001 of 5");
  });

  it("tells what was considered and set aside", async () => {
    await open(shop(), aReport);
    await window.shows("1 of 4 groups looked at are rings. Set aside:Households2Carriers1");
  });

  it("says with numbers that nothing is shared, and marks likenesses as no links", async () => {
    await open(nobodyShares(), NO_RINGS);
    await window.shows("2 customers have paid; 2 devices and 2 IP addresses have been seen");
    await window.shows("That holds for the whole dataset");
    await window.shows("A likeness is not a shared thing");
    expect(window.text()).not.toContain("Whole dataset as communities");
  });

  it("shows of a likeness a customer that has one, where the riskiest has none", async () => {
    await open(
      paymentLog()
        .customer("C1", { country: "FR", born: "1970-01-01" })
        .customer("C2", { country: "FR", born: "1990-02-03" })
        .customer("C3", { country: "FR", born: "1990-02-03" })
        .pays("P1", { at: at(1), customer: "C1", device: "dev_a", ip: "ip_1" })
        .pays("P2", { at: at(2), customer: "C2", device: "dev_b", ip: "ip_2" })
        .pays("P3", { at: at(3), customer: "C3", device: "dev_c", ip: "ip_3" })
        .dataset(),
      NO_RINGS,
    );
    await window.press("Same country and birthdate");
    await window.shows("CustomerC2");
  });

  it("shows a customer with its own devices and IPs where nothing is shared", async () => {
    await open(nobodyShares(), NO_RINGS);
    await window.press("Show a customer with its devices and IPs");
    await window.shows("Neighbours2 of 2 shown, by risk 1 of 1 device, 1 of 1 IP address");
  });
});

describe("the search for a node", () => {
  it("lists what has the text in its id, with facts and how many there are", async () => {
    await open(shop(), NO_RINGS);
    type(field("Find a node"), "dev_");
    await window.shows("Device · shared by 2 · 2 payments");
    await window.shows("3 of 3Enter shows it with its neighbours");
  });

  it("chooses nothing that lacks the text, while what has it is being looked for", async () => {
    await open(shop(), NO_RINGS);
    type(field("Find a node"), "C");
    await window.shows("6 of 6Enter");
    Object.assign(ports.engine.graphAnswers, { suggest: () => new Promise(() => {}) });
    type(field("Find a node"), "C3");
    await vi.waitFor(() => expect(document.querySelectorAll("[role=option]")).toHaveLength(1));
    press(field("Find a node"), "Enter");
    await window.shows("CustomerC3");
  });

  it("starts the graph with what Enter chooses, and shows its card", async () => {
    await open(shop(), NO_RINGS);
    await choose(field("Find a node"), "C1");
    await window.shows("CustomerC1");
    await window.shows("Payments1.*Amount10 €");
    await window.shows("Birthdate.*1990-••-••");
  });
});

describe("what is on the canvas", () => {
  const listed = () =>
    document.querySelectorAll('section[aria-label="Nodes, riskiest first"] .graph-row');

  it("is told with its nodes as of the clock, and nothing of what is still to come", async () => {
    await open(shop(), aReport);
    await window.press("^Show$");
    await window.press("^Selected$", "tab");
    await window.shows("On the canvas.*2 customers 1 device2 links");
    expect(listed()).toHaveLength(3);
    press(document.body, "Home");
    await window.shows("On the canvas.*1 customer 1 device1 link");
    expect(listed()).toHaveLength(2);
  });

  it("is chosen from the list of its nodes", async () => {
    await open(shop(), aReport);
    await window.press("^Show$");
    await window.press("^Selected$", "tab");
    await window.press("^Device dev_a");
    await window.shows("2 of 2 shown, by risk 2 of 2 customers");
  });
});

describe("a link that is selected", () => {
  it("is explained in words of the graph once another view draws it no longer", async () => {
    await open(shop(), aReport);
    await window.press("^Show$");
    await vi.waitFor(() => expect(canvas.graph?.getState().scene.items).toHaveLength(3));
    onCanvas().select(["customer:C1|device:dev_a"]);
    await window.press("^Selected$", "tab");
    await window.shows("Link by payments");
    onCanvas().setView("customers");
    await window.shows("Link not drawn.*C1 – .*dev_a.*is not on the canvas as it is drawn now");
    expect(window.text()).not.toContain("folder");
  });
});

describe("a ring", () => {
  it("is named on the card of whoever is in it", async () => {
    await open(shop(), aReport);
    await choose(field("Find a node"), "C1");
    await window.shows("In ring.*0.91.*2 customers paid from 1 device");
  });

  it("is framed no longer once another scene has taken its place", async () => {
    await open(shop(), aReport);
    const framed = () => document.querySelectorAll(".graph-ring-chosen").length;
    const show = () =>
      document.querySelector<HTMLElement>(".graph-left .graph-ring .graph-acts button");
    await vi.waitFor(() => expect(show()).not.toBeNull());
    show()!.click();
    await vi.waitFor(() => expect(framed()).toBe(1));
    await onCanvas().start(["customer:C5"], false);
    await vi.waitFor(() => expect(framed()).toBe(0));
  });
});

describe("paths between two nodes", () => {
  const ends = () => document.querySelectorAll<HTMLInputElement>(".graph-path-end input");

  it("are told with what is shared on the way", async () => {
    await open(shop(), NO_RINGS);
    await window.press("Paths", "tab");
    await vi.waitFor(() => expect(ends()).toHaveLength(2));
    await choose(ends()[0]!, "C1");
    await vi.waitFor(() => expect(ends()).toHaveLength(1));
    await choose(ends()[0]!, "C2");
    await window.press("^Find$");
    await window.shows("1 path, no other");
    await window.shows("via device Device dev_a shared by 2");
  });

  it("say where there are none how many each end is connected with", async () => {
    await open(shop(), NO_RINGS);
    await window.press("Paths", "tab");
    await vi.waitFor(() => expect(ends()).toHaveLength(2));
    await choose(ends()[0]!, "C1");
    await vi.waitFor(() => expect(ends()).toHaveLength(1));
    await choose(ends()[0]!, "C5");
    await window.press("^Find$");
    await window.shows(
      "Not connected. One is connected with 2 customers, the other with 1 customer",
    );
    await window.shows("Customers like C1");
  });
});

describe("the neighbours of a node", () => {
  it("are told as so many of so many, and each is added by its line", async () => {
    await open(shop(), NO_RINGS);
    await choose(field("Find a node"), "C1");
    await window.shows("1 of 2 shown, by risk 1 of 1 device, 0 of 1 IP address");
    await window.press("ip_1");
    await window.shows("2 of 2 shown, by risk 1 of 1 device, 1 of 1 IP address");
  });

  it("of a kind the graph does not show are listed once they are asked for", async () => {
    await open(shop(), NO_RINGS);
    await choose(field("Find a node"), "C1");
    await window.shows("1 of 2 shown");
    await window.press("List only 1 payment");
    await window.shows("0 of 1 shown, by risk 0 of 1 payment");
    await window.press("P1");
    await window.shows("1 of 1 shown, by risk 1 of 1 payment");
  });
});

describe("the filters", () => {
  it("say how many are on, wherever one is looking, and go together", async () => {
    await open(shop(), NO_RINGS);
    await window.press("Filters", "tab");
    await window.shows("No filter is on");
    await window.shows("Device0 of 3");
    document.querySelector<HTMLElement>(".graph-kind input")!.click();
    await window.shows("1 filter on");
    await window.shows("Filters1");
    await window.press("Clear all");
    await window.shows("No filter is on");
  });
});
