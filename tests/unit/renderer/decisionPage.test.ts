// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fail, ok } from "#shared/domain/result";
import { aCustomerPage, aFact } from "../../support/browseFixtures";
import { aPaymentPage, decidingByAmount } from "../../support/decisionFixtures";
import { giveElementsSizes } from "../../support/elementSizes";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";
import { aLoadedDataset } from "../../support/reports";

giveElementsSizes();

let ports: FakePorts;
let window: OpenedWindow;

beforeEach(() => {
  ports = fakePorts();
  Object.assign(ports.engine.answers, {
    page: ({ kind }: { kind: string }) =>
      ok(kind === "customer" ? aCustomerPage() : aPaymentPage()),
    tables: () => ok([]),
  });
  Object.assign(ports.engine.decisionAnswers, decidingByAmount());
});
afterEach(() => window.close());

const open = async () => {
  window = await openedWindow("#/payment/PAY3", aLoadedDataset(), ports);
};

const sectionText = (id: string): string =>
  (document.getElementById(`section-${id}`)?.parentElement?.textContent ?? "").replace(/\s/g, " ");

/** Types as a user does: React listens to the native setter's event. */
function type(input: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

describe("the page of a payment", () => {
  it("says what was decided, why, and by which steps", async () => {
    await open();
    await window.shows("The amount of 249.90 € is unusually high.");
    const why = sectionText("why");
    expect(why).toContain("Block");
    expect(why).toContain("R01 High amount");
    expect(why).toContain("20 (R01)");
    expect(why).toContain("Shipped rules.");
  });

  it("says which rules the dataset's own alerts mean, and whether they hit here", async () => {
    const row = (name: string) => ({ cells: [name], entity: null, address: null, mark: null });
    const alerts = {
      id: "alerts" as const,
      columns: [{ name: "rule_triggered", type: "text" as const, entity: null }],
      rows: ["high_amount", "rapid_attempts", "gut_feeling", "high_amount"].map(row),
      total: 4,
      view: null,
    };
    ports.engine.answers.page = ({ kind }) =>
      ok(kind === "customer" ? aCustomerPage() : aPaymentPage({ lists: [alerts] }));
    await open();
    await window.shows("The dataset’s own alerts");
    const told = [...document.querySelectorAll(".dataset-alerts li")].map((one) => one.textContent);
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(/^high_amount R01 High amount which hits here$/);
    expect(told[1]).toMatch(/^rapid_attempts R03 .+ which does not hit here$/);
    expect(told[2]).toBe("gut_feeling no rule of the set has this name");
  });

  it("leads from a reason to the records its value comes from", async () => {
    await open();
    await window.press(/^amount 249/);
    await window.shows("Explains amount.");
  });

  it("shows why a value is missing, and keeps an age masked until the customer is revealed", async () => {
    await open();
    await window.shows("needs sca");
    expect(sectionText("features")).toContain("•••••");
    const revealed = aFact("birthdate", "1990-05-06", { personal: true });
    ports.engine.answers.page = ({ kind }) =>
      ok(kind === "customer" ? aCustomerPage({ facts: [revealed] }) : aPaymentPage());
    window.close();
    ports = Object.assign(fakePorts(), { engine: ports.engine });
    ports.engine.loads.length = 0;
    await open();
    await window.shows("34 y");
  });

  it("decides anew with other values, and goes back to the actual ones", async () => {
    await open();
    await window.shows("Show all");
    const result = () => sectionText("whatIf");
    const amount = document.querySelector<HTMLInputElement>(".supposed-number")!;
    type(amount, "20");
    await vi.waitFor(() => expect(result()).toContain("Would no longer hit"));
    expect(result()).toContain("Allow");
    await window.press("^Undo$");
    await vi.waitFor(() => expect(result()).toContain("Still hit"));
  });

  it("keeps its other sections where one fails", async () => {
    ports.engine.decisionAnswers.similar = () =>
      Promise.resolve(fail("worker.crashed", "The engine could not answer."));
    await open();
    await window.shows("is unusually high");
    await vi.waitFor(() =>
      expect(document.querySelectorAll(".record-section [role=alert]")).toHaveLength(1),
    );
    expect(sectionText("similar")).toContain("What to do");
  });
});
