// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "#shared/domain/result";
import { createStores, type App } from "#renderer/stores/stores";
import { runTour } from "#renderer/features/tour/runTour";
import { STOPS, TOUR_STEPS, type TourStep } from "#renderer/features/tour/tourSteps";
import { whenThere } from "#renderer/features/tour/whenThere";
import { en } from "#renderer/i18n/en";
import { anAppInfo } from "../../support/fakeHost";
import { fakePorts } from "../../support/fakePorts";
import { aLoadedDataset } from "../../support/reports";
import { i18nOf } from "../../support/i18n";

const PATIENCE_MS = 4000;

beforeEach(() => {
  // jsdom lays nothing out: an element counts as drawn unless it is hidden.
  vi.spyOn(Element.prototype, "getClientRects").mockImplementation(function (this: Element) {
    const rectangles = this.hasAttribute("hidden") ? [] : [new DOMRect(0, 0, 10, 10)];
    return Object.assign(rectangles, { item: (at: number) => rectangles[at] ?? null });
  });
  Element.prototype.scrollIntoView = () => {};
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe("waiting for what a step points at", () => {
  const never = new AbortController().signal;

  it("ends with the element that is there, or comes", async () => {
    const waiting = whenThere(".late", never);
    const late = document.body.appendChild(document.createElement("p"));
    late.className = "late";
    expect(await waiting).toBe(late);
    expect(await whenThere(".late", never)).toBe(late);
  });

  it("takes what has no extent for absent, and gives up", async () => {
    document.body.innerHTML = `<p class="late" hidden></p>`;
    const waiting = whenThere(".late", never);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await waiting).toBeNull();
  });

  it("ends with the tour", async () => {
    const tour = new AbortController();
    const waiting = whenThere(".late", tour.signal);
    tour.abort();
    expect(await waiting).toBeNull();
  });
});

describe("the guided tour", () => {
  const title = (step: TourStep): string => en.tour.step[step].title;
  const shown = () => document.querySelector(".tour-popover .driver-popover-title")?.textContent;
  const shows = (step: TourStep) => vi.waitFor(() => expect(shown()).toBe(title(step)));
  const press = (kind: "next" | "prev") =>
    document.querySelector<HTMLElement>(`.driver-popover-${kind}-btn`)!.click();

  /** A window with the demo dataset open, in which everything but these steps has something to point at. */
  async function take(...lacking: TourStep[]) {
    const ports = fakePorts();
    ports.engine.answers.findings = () => ok([]);
    const app: App = { ...createStores(ports), ports, info: anAppInfo() };
    const opening = app.session.getState().open({ kind: "demo" });
    await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
    ports.engine.loads[0]!.finish(ok(aLoadedDataset()));
    await opening;
    const main = document.body.appendChild(document.createElement("main"));
    for (const step of TOUR_STEPS) if (!lacking.includes(step)) draw(STOPS[step].selector, main);
    const onEnd = vi.fn();
    const end = runTour(app, i18nOf("en").t, onEnd);
    return { app, onEnd, end };
  }

  /** An element for a selector of the tour: the last of its parts. */
  function draw(selector: string, main: HTMLElement): void {
    const element = document.createElement("div");
    const [part = ""] = selector.split(" ").slice(-1);
    const attribute = /^\[(.+)=(.+)\]$/.exec(part);
    if (attribute === null) element.className = part.slice(1);
    else element.setAttribute(attribute[1]!, attribute[2]!);
    main.append(element);
  }

  it("goes to the place of each step, and skips one that the dataset has nothing for", async () => {
    const { app, onEnd } = await take();
    for (const step of TOUR_STEPS.filter((one) => one !== "record" && one !== "why")) {
      await shows(step);
      press("next");
    }
    await vi.waitFor(() => expect(onEnd).toHaveBeenCalledTimes(1));
    expect(app.navigation.getState().location.page).toBe("overview");
    expect(shown()).toBeUndefined();
  });

  it("skips what is not drawn in time, forwards and backwards", async () => {
    await take("country");
    await shows("figures");
    press("next");
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    await shows("findings");
    press("prev");
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    await shows("figures");
  });

  it("ends when it is asked to, once", async () => {
    const { onEnd, end } = await take();
    await shows("figures");
    end();
    end();
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(shown()).toBeUndefined();
  });
});
