// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { browserHistory } from "#renderer/platform/browserPorts";

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, "", "#");
});

/** The browser arrives at an entry: one that is known by its step, or a new one. */
const arrive = (state: number | null) => {
  history.replaceState(state, "");
  window.dispatchEvent(new PopStateEvent("popstate", { state }));
};

function twoSteps() {
  const steps = browserHistory(window);
  const end = steps.subscribe(() => {});
  steps.push("#/tables");
  steps.push("#/sql");
  return { steps, end };
}

describe("the history of the browser", () => {
  it("keeps what is ahead when it goes back", () => {
    const { steps, end } = twoSteps();
    arrive(0);
    expect([steps.step(), steps.last()]).toEqual([0, 2]);
    end();
  });

  it("has nothing ahead of an address entered by hand", () => {
    const { steps, end } = twoSteps();
    arrive(0);
    arrive(null);
    expect([steps.step(), steps.last()]).toEqual([1, 1]);
    end();
  });

  it("keeps what is ahead over a reload, and begins anew in an entry of its own", () => {
    const { end } = twoSteps();
    arrive(1);
    end();
    const reloaded = browserHistory(window);
    expect([reloaded.step(), reloaded.last()]).toEqual([1, 2]);
    history.replaceState(null, "");
    expect(browserHistory(window).last()).toBe(0);
  });
});
