import cytoscape from "cytoscape";
import { MultiUndirectedGraph } from "graphology";
import Sigma from "sigma";
import { readGraphColours } from "#renderer/features/graph/canvas/graphColours";
import { GraphPainter } from "#renderer/features/graph/canvas/graphPainter";
import type { BenchGraph } from "../benchGraph";
import { drawnOf, type Places } from "./drawn";
import type { Mounted } from "./frames";

const ignore = (): void => {};
/** Pixels of a wheel that enlarge by e; about what a notch does in the application. */
const WHEEL = 556;

/** The application's own canvas. */
export const openPainter = (host: HTMLElement): GraphPainter =>
  new GraphPainter({
    host,
    colours: readGraphColours(),
    reducedMotion: false,
    events: {
      selected: ignore,
      hovered: ignore,
      opened: ignore,
      menu: ignore,
      moved: ignore,
      changed: ignore,
      viewportRests: ignore,
    },
  });

/** Moved as by a mouse: dragged, and zoomed by its wheel. */
export function mountOwn(host: HTMLElement, graph: BenchGraph, places: Places): Mounted {
  const painter = openPainter(host);
  painter.show(drawnOf(graph, places));
  painter.fit();
  // No pointer of the browser's own is behind these events, which could be captured.
  host.setPointerCapture = ignore;
  const hand = { clientX: host.clientWidth / 2, clientY: host.clientHeight / 2 };
  const pointer = (type: string): void => {
    const event = { ...hand, button: 0, pointerId: 1, pointerType: "mouse", bubbles: true };
    host.dispatchEvent(new PointerEvent(type, event));
  };
  let isHeld = false;
  return {
    pan: (x, y) => {
      if (!isHeld) pointer("pointerdown");
      isHeld = true;
      hand.clientX += x;
      hand.clientY += y;
      pointer("pointermove");
    },
    zoom: (factor) => {
      if (isHeld) pointer("pointerup");
      isHeld = false;
      const deltaY = -Math.log(factor) * WHEEL;
      host.dispatchEvent(new WheelEvent("wheel", { ...hand, deltaY, cancelable: true }));
    },
    redraw: (x, y) => {
      const { zoom, x: left, y: top } = painter.viewport();
      painter.setViewport({ zoom, x: left + x / zoom, y: top + y / zoom });
    },
    onDrawn: (drawn) => coreIn(host).on("render", drawn),
    movesPicture: true,
  };
}

/** The cytoscape behind the application's canvas, which cytoscape itself notes at its container. */
function coreIn(host: HTMLElement): cytoscape.Core {
  for (const element of host.querySelectorAll<Registered>("*"))
    if (element._cyreg !== undefined) return element._cyreg.cy;
  throw new Error("The canvas holds no cytoscape");
}

type Registered = HTMLElement & { readonly _cyreg?: { readonly cy: cytoscape.Core } };

/** Cytoscape as it comes, with labels. */
export function mountCytoscape(host: HTMLElement, graph: BenchGraph, places: Places): Mounted {
  const { nodes, edges } = drawnOf(graph, places);
  const cy = cytoscape({
    container: host,
    style: [{ selector: "node", style: { label: "data(label)", width: 30, height: 30 } }],
    layout: { name: "preset" },
    elements: {
      nodes: nodes.map(({ key, label, x, y }) => ({
        data: { id: key, label },
        position: { x: x ?? 0, y: y ?? 0 },
      })),
      edges: edges.map(({ key, source, target }) => ({ data: { id: key, source, target } })),
    },
  });
  cy.fit();
  const middle = { x: host.clientWidth / 2, y: host.clientHeight / 2 };
  const pan = (x: number, y: number) => void cy.panBy({ x, y });
  return {
    pan,
    zoom: (factor) => void cy.zoom({ level: cy.zoom() * factor, renderedPosition: middle }),
    redraw: pan,
    onDrawn: (drawn) => cy.on("render", drawn),
    movesPicture: false,
  };
}

/** Sigma as it comes, with labels. */
export function mountSigma(host: HTMLElement, graph: BenchGraph, places: Places): Mounted {
  const { nodes, edges } = drawnOf(graph, places);
  const model = new MultiUndirectedGraph();
  for (const { key, label, x, y } of nodes)
    model.addNode(key, { x: x ?? 0, y: y ?? 0, label, size: 4, color: "#4477aa" });
  for (const { source, target } of edges) model.addEdge(source, target, { color: "#bbbbbb" });
  const sigma = new Sigma(model, host);
  const camera = sigma.getCamera();
  const pan = (x: number, y: number): void => {
    const { x: left, y: top } = camera.getState();
    camera.setState({ x: left + x / host.clientWidth, y: top + y / host.clientHeight });
  };
  return {
    pan,
    zoom: (factor) => camera.setState({ ratio: camera.getState().ratio / factor }),
    redraw: pan,
    onDrawn: (drawn) => sigma.on("afterRender", drawn),
    movesPicture: false,
  };
}
