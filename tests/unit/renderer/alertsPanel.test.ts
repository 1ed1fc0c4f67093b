// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Action } from "#shared/contract/casework";
import type { AlertHit } from "#shared/contract/replay";
import { fail, ok } from "#shared/domain/result";
import { aHit, HOUR } from "../../support/alertHits";
import { giveElementsSizes } from "../../support/elementSizes";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { FakeReplay } from "../../support/fakeReplay";
import { triaged } from "../../support/journalBuilder";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";

giveElementsSizes();

const DEMO = { path: "/data/kivendtout-demo", label: "kivendtout-demo" };
const CUSTOMERS = ["C1", "C2", "C3", "C4"];
/** The later the customer, the smaller the amount, so that the order is C1 to C4. */
const HITS: readonly AlertHit[] = CUSTOMERS.map((customerId, at) =>
  aHit(at + 1, { customerId, amount: 400 - at * 100 }),
);
const times = Array.from({ length: 10 }, (_, at) => at * HOUR);

let ports: FakePorts;
let window: OpenedWindow;
let hits: readonly AlertHit[];

beforeEach(() => {
  ports = fakePorts();
  hits = HITS;
  Object.assign(ports.engine.replayAnswers, new FakeReplay(times).answers, {
    hits: () => Promise.resolve(ok(hits)),
  });
});

afterEach(() => window.close());

const openAlerts = async (address = "#/alerts"): Promise<void> => {
  window = await openedWindow(address, undefined, ports);
};

const listed = (): readonly string[] =>
  [...document.querySelectorAll(".alert-row .mono")].map((cell) => cell.textContent);
const lists = (...names: readonly string[]) => vi.waitFor(() => expect(listed()).toEqual(names));
const current = (): string | null =>
  document.querySelector(".alert-row[aria-current=true] .mono")?.textContent ?? null;
const marked = (): readonly string[] =>
  [...document.querySelectorAll(".alert-row[aria-selected=true] .mono")].map(
    (cell) => cell.textContent,
  );

function key(name: string, more: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }),
  );
}

const written = (): readonly Action[] =>
  ports.host
    .called("journal.append")
    .flatMap((input) => (input as { readonly actions: readonly Action[] }).actions);
const writes = (count: number) => vi.waitFor(() => expect(written()).toHaveLength(count));

describe("the alerts workspace", () => {
  it("lists the most urgent first and says how many as of when", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    expect(current()).toBe("C1");
    await window.shows("showing 4 of 4 alerts as of 1 Jan 1970 09:00:00");
  });

  it("writes an outcome with the hits it saw and goes on to the next", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("j");
    await vi.waitFor(() => expect(current()).toBe("C2"));
    key("f");
    await lists("C1", "C3", "C4");
    expect(current()).toBe("C3");
    expect(written()).toMatchObject([
      {
        kind: "triaged",
        alerts: [{ key: "customer:C2", hits: ["P2"] }],
        state: "confirmed_fraud",
        reason: null,
        asOf: { ms: 9 * HOUR, before: 10 },
      },
    ]);
    await window.shows("C2: confirmed fraud, 3 left");
    await window.shows("1 cleared today");
  });

  it("takes a digit for the reason of what was just judged, and for a workspace otherwise", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("p");
    await window.shows("household");
    key("2", { code: "Digit2" });
    await writes(2);
    expect(written()[1]).toMatchObject({
      alerts: [{ key: "customer:C1", hits: ["P1"] }],
      state: "false_positive",
      reason: "known_household",
    });
    expect(window.text()).not.toContain("retries");
    key("j");
    key("1", { code: "Digit1" });
    await vi.waitFor(() => expect(ports.history.fragment()).toMatch(/^#\/overview/));
  });

  it("gives up the reasons with the next key that is no digit", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("p");
    await window.shows("household");
    key("j");
    await vi.waitFor(() => expect(window.text()).not.toContain("household"));
  });

  it("judges all that are selected at once", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("x");
    await vi.waitFor(() => expect(marked()).toEqual(["C1"]));
    key("J", { shiftKey: true });
    await vi.waitFor(() => expect(marked()).toEqual(["C1", "C2"]));
    key("e");
    await writes(1);
    expect(written()[0]).toMatchObject({
      alerts: [
        { key: "customer:C1", hits: ["P1"] },
        { key: "customer:C2", hits: ["P2"] },
      ],
      state: "escalated",
    });
    await vi.waitFor(() => expect(marked()).toEqual([]));
    expect(current()).toBe("C3");
  });

  it("selects all that are shown, and none with Escape", async () => {
    await openAlerts("#/alerts?search=C3");
    await lists("C3");
    key("a", { ctrlKey: true });
    await vi.waitFor(() => expect(marked()).toEqual(["C3"]));
    key("Escape");
    await vi.waitFor(() => expect(marked()).toEqual([]));
  });

  it("snoozes for days of the data", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("s");
    await window.shows("Snooze until");
    key("2", { code: "Digit2" });
    await lists("C2", "C3", "C4");
    expect(written()).toMatchObject([
      { state: "snoozed", snoozedUntilMs: 9 * HOUR + 3 * 24 * HOUR },
    ]);
  });

  it("brings an alert back when the outcome is undone, and looks at it", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("f");
    await lists("C2", "C3", "C4");
    key("j");
    key("z", { ctrlKey: true });
    await lists("C1", "C2", "C3", "C4");
    await vi.waitFor(() => expect(current()).toBe("C1"));
  });

  it("raises a closed alert again when hits come, and says so", async () => {
    hits = [...HITS, aHit(5, { customerId: "C1" })];
    ports.host.journalOf(DEMO).add(triaged("customer:C1", ["P1"]));
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    await window.shows("2 hits\\+1 new");
    await window.shows("1 new hit since it was closed as false positive");
  });

  it("draws the line of the capacity between the rows, and keeps another capacity", async () => {
    ports.host.settings = { ...ports.host.settings, alertCapacity: 2 };
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    await window.shows("2 a day: what is above can be cleared today \\(2\\)");
    const order = [...document.querySelectorAll(".alert-rows > *")].map((row) =>
      row.classList.contains("alert-line") ? "line" : "row",
    );
    expect(order).toEqual(["row", "row", "line", "row", "row"]);
  });

  it("keeps filters in its address and clears them where nothing passes", async () => {
    await openAlerts("#/alerts?agreement=theirs");
    await window.shows("No alert of this list passes the filters");
    await window.press("Clear the filters");
    await lists("C1", "C2", "C3", "C4");
    expect(ports.history.fragment()).toBe("#/alerts");
    await window.press("^Closed", "button");
    await window.shows("Nothing is closed");
    expect(ports.history.fragment()).toBe("#/alerts?list=closed");
  });

  it("judges nothing while the journal cannot be read, and says so", async () => {
    ports.host.handlers["journal.read"] = () => fail("casework.unwritable", "No such place.");
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    await window.shows("can be read, but not judged");
    key("f");
    expect(written()).toEqual([]);
    expect(current()).toBe("C1");
  });

  it("stays with the alert where an outcome cannot be written", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    ports.host.handlers["journal.append"] = () => fail("casework.unwritable", "The disk is full.");
    key("f");
    await writes(1);
    await vi.waitFor(() => expect(current()).toBe("C1"));
    expect(listed()).toEqual(["C1", "C2", "C3", "C4"]);
  });

  it("opens a case with what is selected", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("c");
    await window.press("New case: C1");
    await writes(1);
    expect(written()).toMatchObject([
      { kind: "case_opened", title: "C1", alerts: ["customer:C1"] },
    ]);
  });

  it("tells that there is nothing to do", async () => {
    hits = [];
    await openAlerts();
    await window.shows("No alert as of this moment");
  });
});
