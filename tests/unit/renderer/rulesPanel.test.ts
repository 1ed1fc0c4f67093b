// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fail, ok } from "#shared/domain/result";
import { aFeature } from "../../support/decisionFixtures";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";
import { aWhatIf, someFigures, someKpis } from "../../support/whatIfFixtures";

let ports: FakePorts;
let window: OpenedWindow;

beforeEach(() => {
  // The environment has neither canvas nor layout: charts then tell their values as a list.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  HTMLCanvasElement.prototype.getContext = () => null;
  ports = fakePorts();
  ports.engine.decisionAnswers.features = () =>
    Promise.resolve(ok([aFeature("amount", { type: "number", unit: "money" })]));
  ports.engine.decisionAnswers.whatIf = ({ ruleSet }) => Promise.resolve(ok(aWhatIf(ruleSet)));
});

afterEach(() => {
  window.close();
  vi.unstubAllGlobals();
});

const openRules = async (address = "#/rules"): Promise<void> => {
  window = await openedWindow(address, undefined, ports);
};

describe("the rules workspace", () => {
  it("says what is worth a remark about a rule in words", async () => {
    ports.engine.decisionAnswers.whatIf = ({ ruleSet }) => {
      const rules = ruleSet.rules.map(({ id }) =>
        someFigures(id, id === "country_mismatch" ? { hint: "useless", precision: 0.01 } : {}),
      );
      return Promise.resolve(ok(aWhatIf(ruleSet, { rules })));
    };
    await openRules();
    await window.shows("no better than chance: 1.% of its hits are frauds, 5.56.% of all payments");
  });

  it("tells what a change does by sign and word, and that it is not saved", async () => {
    ports.engine.decisionAnswers.whatIf = ({ ruleSet }) => {
      const off = ruleSet.rules.some(({ id, state }) => id === "high_amount" && state === "off");
      return Promise.resolve(ok(aWhatIf(ruleSet, { kpis: someKpis(off ? { recall: 0.4 } : {}) })));
    };
    await openRules();
    await window.shows("50.%.25 of 50");
    await window.press("^Off$", "radio");
    await window.shows("40.%.25 of 50");
    await window.shows("▼ −10 pt worse than the saved rules");
    await window.shows("unsaved changes");
    await window.press("^Undo$");
    await window.shows("50.%.25 of 50");
    expect(window.text()).not.toContain("unsaved changes");
  });

  it("says that what needs labels cannot be said where none is known", async () => {
    ports.engine.decisionAnswers.whatIf = ({ ruleSet }) =>
      Promise.resolve(
        ok(aWhatIf(ruleSet, { kpis: someKpis({ labelled: 0, recall: null, precision: null }) })),
      );
    await openRules();
    await window.shows("No label is known at this moment");
  });

  it("says why nothing was decided, and decides when asked again", async () => {
    const answer = ports.engine.decisionAnswers.whatIf;
    ports.engine.decisionAnswers.whatIf = () =>
      Promise.resolve(fail("dataset.cancelled", "Cancelled."));
    await openRules();
    await window.shows("The deciding was cancelled");
    ports.engine.decisionAnswers.whatIf = answer;
    await window.press("^Decide$");
    await window.shows("25 of 50");
  });

  it("offers to try again where the rules could not be read", async () => {
    const read = ports.host.handlers["rules.read"];
    ports.host.handlers["rules.read"] = () => fail("rules.unreadable", "The file is damaged.");
    await openRules();
    await window.press("^Try again$");
    ports.host.handlers["rules.read"] = read;
    await window.press("^Try again$");
    await window.shows("High amount");
  });

  it("goes to the list where the rule that is open is undone", async () => {
    await openRules();
    await window.press("^New rule$");
    await window.shows("There is no test");
    await window.press("^Undo$");
    await window.shows("Country mismatch");
    expect(window.text()).not.toContain("There is no rule");
  });

  it("says that an address names a rule there is not", async () => {
    await openRules("#/rules/nothing");
    await window.shows("There is no rule nothing");
    await window.press("^All rules$");
    await window.shows("Country mismatch");
  });
});
