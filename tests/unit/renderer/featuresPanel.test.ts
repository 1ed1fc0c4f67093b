// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LeakCheckOptions } from "#shared/contract/decisions";
import { fail, ok } from "#shared/domain/result";
import { aLeakReport, decidingByAmount } from "../../support/decisionFixtures";
import { giveElementsSizes } from "../../support/elementSizes";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";
import { aLoadedDataset } from "../../support/reports";

giveElementsSizes();

let ports: FakePorts;
let window: OpenedWindow;

beforeEach(() => {
  ports = fakePorts();
  Object.assign(ports.engine.decisionAnswers, decidingByAmount());
});
afterEach(() => window.close());

const open = async (fragment: string) => {
  window = await openedWindow(fragment, aLoadedDataset(), ports);
};

describe("the catalogue of features", () => {
  it("opens at the feature its address names, and says which rules use it", async () => {
    await open("#/features/catalogue?feature=amount");
    await window.shows("Explains amount.");
    await window.shows("R01 High amount");
    await window.shows("Available in this dataset.");
  });

  it("says what the dataset lacks for one that is switched off", async () => {
    await open("#/features/catalogue?feature=sca");
    await window.shows("Switched off: the dataset lacks sca.");
  });

  it("tells why it cannot be shown", async () => {
    ports.engine.decisionAnswers.features = () =>
      Promise.resolve(fail("worker.crashed", "The engine could not answer."));
    await open("#/features");
    await window.shows("What to do");
  });
});

describe("the leak check", () => {
  const leak = {
    paymentId: "PAY3",
    feature: "own_result",
    change: "own_outcome",
    before: true,
    after: false,
  } as const;

  it("says plainly that nothing was found, and what was tried", async () => {
    ports.engine.decisionAnswers.leakCheck = () => Promise.resolve(ok(aLeakReport()));
    await open("#/features/leaks");
    await window.press("Run the check");
    await window.shows("No leak found.");
    await window.shows("57,000");
    await window.shows("every later record altered at random12,345");
  });

  it("finds the leak that was planted, and shows where", async () => {
    const asked: LeakCheckOptions[] = [];
    ports.engine.decisionAnswers.leakCheck = (options) => {
      asked.push(options);
      return Promise.resolve(ok(aLeakReport({ leaks: [leak] })));
    };
    await open("#/features/leaks");
    await window.press(/Plant a leak/, "label");
    await window.press("Run the check");
    await window.shows("1 leak found. A leak was planted");
    await window.shows("PAY3own_resultyesno");
    expect(asked).toEqual([{ payments: 20, seed: 1, plantLeak: true }]);
  });

  it("says so where another feature leaks beside the planted one", async () => {
    const other = { ...leak, feature: "amount_z_7d" };
    ports.engine.decisionAnswers.leakCheck = () =>
      Promise.resolve(ok(aLeakReport({ leaks: [leak, other] })));
    await open("#/features/leaks");
    await window.press(/Plant a leak/, "label");
    await window.press("Run the check");
    await window.shows("1 other feature leaks as well.");
  });

  it("that misses the planted leak says that it cannot be trusted", async () => {
    ports.engine.decisionAnswers.leakCheck = () => Promise.resolve(ok(aLeakReport()));
    await open("#/features/leaks");
    await window.press(/Plant a leak/, "label");
    await window.press("Run the check");
    await window.shows("cannot be trusted");
  });

  it("is cancelled on request, and tells a failure", async () => {
    ports.engine.decisionAnswers.leakCheck = () => new Promise(() => {});
    await open("#/features/leaks");
    await window.press("Run the check");
    await window.shows("Starting the check");
    await window.press("^Cancel$");
    await window.shows("Cancelling");
  });
});
