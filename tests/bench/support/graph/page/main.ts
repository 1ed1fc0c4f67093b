import * as Comlink from "comlink";
import { createLayoutClient } from "#renderer/platform/layoutClient";
import { startLayout } from "#renderer/workers/startLayout";
import type { LayoutRequest } from "#shared/contract/layout";
import { layoutOf, tangled, type BenchGraph } from "../benchGraph";
import { drawnOf, type Places } from "./drawn";
import { gestures, painted, type Frames } from "./frames";
import { mountCytoscape, mountOwn, mountSigma, openPainter } from "./renderers";

export type { Frames, Places };
export type Renderer = "own" | "cytoscape" | "sigma";

/** What the bench asks of the page. Times are milliseconds. */
export interface BenchPage {
  /** Each run of a layout in the worker, from asking to the answer; the first starts the worker. */
  layouts(size: number, runs: number): Promise<number[]>;
  /** Panning and zooming over the whole graph. */
  frames(renderer: Renderer, size: number, places: Places): Promise<Frames>;
  /** From the engine's answer to a picture of so many groups on the screen, the start of the worker included. */
  groups(count: number, links: readonly { from: number; to: number }[]): Promise<number>;
  /** From the engine's answer to the picture with a node's neighbours, each time on a canvas of its own. */
  expansions(count: number, runs: number): Promise<number[]>;
}

const host = document.getElementById("canvas");
if (host === null) throw new Error("The page has no canvas");
const layout = createLayoutClient(startLayout, Comlink.proxy);
const MOUNTS = { own: mountOwn, cytoscape: mountCytoscape, sigma: mountSigma };

async function placesOf(request: LayoutRequest): Promise<Places> {
  const places = await layout.run(request, () => {});
  if (!places.ok) throw new Error(places.error.message);
  return { x: Array.from(places.value.x), y: Array.from(places.value.y) };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const benchPage: BenchPage = {
  layouts: async (size, runs) => {
    const request = layoutOf(tangled(size), "force");
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await took(() => placesOf(request)));
    return times;
  },
  frames: (renderer, size, places) => gestures(MOUNTS[renderer](host, tangled(size), places)),
  groups: (count, links) =>
    took(async () => {
      const graph: BenchGraph = {
        size: count,
        links: links.map(({ from, to }): [number, number] => [from, to]),
      };
      const painter = openPainter(host);
      painter.show(drawnOf(graph, await placesOf(layoutOf(graph, "force"))));
      painter.fit();
      await painted();
    }),
  expansions: async (count, runs) => {
    const star: BenchGraph = {
      size: count + 1,
      links: Array.from({ length: count }, (_, at): [number, number] => [0, at + 1]),
    };
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      host.replaceChildren();
      const painter = openPainter(host);
      painter.show(drawnOf({ size: 1, links: [] }, { x: [0], y: [0] }));
      painter.fit();
      // The worker is there once a canvas has been looked at.
      await placesOf(layoutOf({ size: 1, links: [] }, "time"));
      await painted();
      const request = layoutOf(star, "force");
      request.nodes.x[0] = 0;
      request.nodes.y[0] = 0;
      times.push(
        await took(async () => {
          painter.show(drawnOf(star, await placesOf({ ...request, newOnly: true })));
          await painted();
        }),
      );
      painter.destroy();
    }
    return times;
  },
};

Object.assign(globalThis, { benchPage });
