// @vitest-environment jsdom
import cytoscape from "cytoscape";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PainterView } from "#renderer/features/graph/canvas/painterView";
import type { Viewport } from "#renderer/features/graph/canvas/viewport";

const SPOTS = [
  { x: -300, y: 0, radius: 10 },
  { x: 500, y: 200, radius: 10 },
];

let resized: () => void = () => {};
let told: Viewport[];

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(call: () => void) {
        resized = call;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

let covered = { top: 0, right: 0 };

/** A view on a host of this size, which can be changed afterwards. */
function aView(width: number, height: number) {
  const size = { width, height };
  const host = document.createElement("div");
  Object.defineProperties(host, {
    clientWidth: { get: () => size.width },
    clientHeight: { get: () => size.height },
  });
  const core = cytoscape({ headless: true });
  const view = new PainterView({
    host,
    core: () => core,
    spots: () => SPOTS,
    changed: () => {},
    rests: (viewport) => told.push(viewport),
    covered: () => covered,
  });
  core.on("viewport", () => view.hasMoved());
  return {
    view,
    resize: (next: typeof size) => {
      Object.assign(size, next);
      resized();
    },
  };
}

describe("the part of the canvas that is in sight", () => {
  it("has everything beside the tools and below the texts that lie on the canvas", () => {
    covered = { top: 100, right: 200 };
    const { view } = aView(900, 600);
    view.fit(SPOTS);
    const { zoom, pan } = view.camera();
    for (const { x, y, radius } of SPOTS) {
      expect((x + radius) * zoom + pan.x).toBeLessThanOrEqual(700);
      expect((y - radius) * zoom + pan.y).toBeGreaterThanOrEqual(100);
    }
    covered = { top: 0, right: 0 };
  });

  it("is told once everything has been brought into sight", () => {
    const { view } = aView(900, 600);
    view.fit(SPOTS);
    vi.runAllTimers();
    expect(told).toEqual([view.viewport()]);
  });

  it("is told of after the host has changed its size meanwhile", () => {
    const { view, resize } = aView(900, 600);
    view.fit(SPOTS);
    resize({ width: 900, height: 580 });
    vi.runAllTimers();
    expect(told).toEqual([view.viewport()]);
    expect(told[0]?.x).toBeCloseTo(100, 9);
  });

  it("keeps its middle in a host of another size, and is not told of again", () => {
    const { view, resize } = aView(900, 600);
    view.show({ zoom: 0.5, x: 40, y: 20 });
    resize({ width: 500, height: 300 });
    vi.runAllTimers();
    expect(told).toEqual([]);
    expect(view.viewport()).toEqual({ zoom: 0.5, x: 40, y: 20 });
  });
});
