// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Action } from "#shared/contract/casework";
import type { AlertHit } from "#shared/contract/replay";
import { fail, ok } from "#shared/domain/result";
import { aHit, HOUR, theirs } from "../../support/alertHits";
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

  it("judges once while a key is held down, and goes on through the list", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("f");
    await lists("C2", "C3", "C4");
    key("f", { repeat: true });
    key("1", { code: "Digit1" });
    await writes(2);
    key("1", { code: "Digit1", repeat: true });
    key("j", { repeat: true });
    await vi.waitFor(() => expect(current()).toBe("C3"));
    expect(listed()).toEqual(["C2", "C3", "C4"]);
    expect(ports.history.fragment()).toMatch(/^#\/alerts/);
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
    // What is escalated is still to do.
    await window.shows("2 alerts: escalated, 4 left");
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

  it("sets the clock to where the newest hit became one, which is the alert where only the dataset raises it", async () => {
    hits = [aHit(1, { customerId: "C1", ours: null, theirs: [theirs(6)] })];
    await openAlerts();
    await lists("C1");
    await window.press("Set the clock to the newest hit");
    await window.shows("showing 1 of 1 alert as of 1 Jan 1970 06:00:00");
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
    await window.shows("how alerts were judged is not known");
    key("f");
    expect(written()).toEqual([]);
    expect(current()).toBe("C1");
  });

  it("reads the journal once more where it could not be read", async () => {
    ports.host.journalOf(DEMO).add(triaged("customer:C1", ["P1"]));
    const read = ports.host.handlers["journal.read"];
    ports.host.handlers["journal.read"] = () => fail("casework.unreadable", "No right to read.");
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    await window.shows("The casework could not be read");
    ports.host.handlers["journal.read"] = read;
    await window.press("^Try again$");
    await lists("C2", "C3", "C4");
    expect(window.text()).not.toContain("how alerts were judged is not known");
  });

  it("says that an outcome is being written until it is on the disk", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    const write = ports.host.handlers["journal.append"];
    let letGo = (): void => {};
    ports.host.handlers["journal.append"] = (input) =>
      new Promise((resolve) => {
        letGo = () => resolve(write(input));
      });
    key("f");
    await window.shows("C1: confirmed fraud.*being written");
    letGo();
    await vi.waitFor(() => expect(window.text()).not.toContain("being written"));
    await window.shows("C1: confirmed fraud");
  });

  it("does not say a reason that could not be written", async () => {
    await openAlerts();
    await lists("C1", "C2", "C3", "C4");
    key("p");
    await lists("C2", "C3", "C4");
    await window.shows("household");
    ports.host.handlers["journal.append"] = () => fail("casework.unwritable", "The disk is full.");
    key("2", { code: "Digit2" });
    await writes(2);
    await window.shows("C1: false positive");
    await vi.waitFor(() => expect(window.text()).not.toMatch(/household|being written/));
  });

  it("draws the newest hits of an alert that has many with the one explained, and all when asked", async () => {
    hits = Array.from({ length: 312 }, (_, at) =>
      aHit(1, { paymentId: `P${at + 1}`, score: at === 0 ? 0.9 : 0.6 }),
    );
    await openAlerts();
    await lists("C1");
    const lines = () =>
      [...document.querySelectorAll(".alert-hits tbody th .mono")].map((cell) => cell.textContent);
    await window.shows("51 of 312");
    expect([lines().length, lines()[0], lines().at(-1)]).toEqual([51, "P312", "P1"]);
    await window.press("^Show all hits$");
    await vi.waitFor(() => expect(lines()).toHaveLength(312));
    expect(window.text()).not.toContain("of 312");
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
