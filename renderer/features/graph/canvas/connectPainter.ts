import { EXPAND_STEP } from "#shared/contract/graph";
import type { DrawnGraph } from "#shared/graph/scene/drawn";
import { worded } from "#shared/graph/scene/groupLabel";
import { asNodeKey, isGroupKey } from "#shared/graph/scene/keys";
import type { GraphState } from "../../../stores/graphState";
import type { App } from "../../../stores/stores";
import { CanvasListeners } from "./canvasEvents";
import { readGraphColours } from "./graphColours";
import { GraphPainter } from "./graphPainter";
import { isSameViewport } from "./viewport";

export interface ConnectedCanvas {
  readonly painter: GraphPainter;
  /** After every frame in which something lies elsewhere or looks different. */
  readonly subscribe: CanvasListeners["subscribe"];
  readonly stop: () => void;
}

interface Ports {
  readonly host: HTMLElement;
  readonly app: App;
  readonly openMenu: (key: string | null, left: number, top: number) => void;
  /** Called so where it has no name. */
  readonly unnamed: string;
}

/** So many records further, the clock has not moved there but jumped. */
const JUMP = 200;

/** A painter that draws the graph's store as of the clock, and tells the store what is done on the canvas. */
export function connectPainter({ host, app, openMenu, unnamed }: Ports): ConnectedCanvas {
  const { graph, clock } = app;
  const listeners = new CanvasListeners();
  const painter = new GraphPainter({
    host,
    colours: readGraphColours(),
    reducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
    events: {
      selected: (keys) => graph.getState().select(keys),
      hovered: (key) => graph.getState().hover(key),
      opened: (key) => openNode(app, key),
      menu: openMenu,
      moved: (places) => graph.getState().move(places),
      changed: listeners.tell,
      viewportRests: (viewport) => graph.getState().setViewport(viewport),
    },
  });
  const { drawn, selected, scene } = graph.getState();
  painter.setMoment(clock.getState().moment, true);
  painter.show(worded(drawn, unnamed));
  painter.setSelected(selected);
  if (scene.viewport === null) painter.fit();
  else painter.setViewport(scene.viewport);
  const ends = [
    followGraph(app, painter, unnamed),
    clock.subscribe(({ moment, playing }, before) => {
      if (moment === before.moment) return;
      const far = Math.abs((moment?.before ?? 0) - (before.moment?.before ?? 0));
      painter.setMoment(moment, playing === 0 && far > JUMP);
    }),
    watchTheme(() => painter.setColours(readGraphColours())),
  ];
  return {
    painter,
    subscribe: listeners.subscribe,
    stop: () => {
      for (const end of ends) end();
      painter.destroy();
      graph.getState().hover(null);
    },
  };
}

/** A group gives way to its members; of a node the riskiest neighbours come. */
export function openNode({ graph }: Pick<App, "graph">, key: string): void {
  const { openGroup, expand, scene } = graph.getState();
  const node = asNodeKey(key);
  if (isGroupKey(key)) void openGroup(key);
  else if (node !== null)
    void expand(node, { kinds: scene.filter.kinds, order: "risk", count: EXPAND_STEP });
}

function followGraph({ graph }: App, painter: GraphPainter, unnamed: string): () => void {
  let fitsNext = false;
  return graph.subscribe((state, before) => {
    if (state.layingOut === null && before.layingOut !== null) {
      // The layout arrives within the same turn, or was called off.
      fitsNext = true;
      queueMicrotask(() => {
        fitsNext = false;
      });
    }
    const { viewport } = state.scene;
    if (state.drawn !== before.drawn) {
      painter.show(worded(state.drawn, unnamed));
      if (viewport === null || fitsNext) painter.fit();
      if (hasFoundPath(state, before)) painter.moveTo(pathKeys(state.drawn));
    } else if (viewport === null && before.scene.viewport !== null) painter.fit();
    if (state.selected !== before.selected) painter.setSelected(state.selected);
    if (state.hovered !== before.hovered) painter.setHovered(state.hovered);
    if (state.traced !== before.traced) painter.setTraced(state.traced);
    const asks = viewport !== null && viewport !== before.scene.viewport;
    if (asks && !isSameViewport(viewport, painter.viewport())) painter.setViewport(viewport);
  });
}

/** Not where a whole scene with a path has come, which brings its own part of the canvas. */
const hasFoundPath = ({ scene, view }: GraphState, before: GraphState): boolean =>
  scene.path !== null &&
  scene.path !== before.scene.path &&
  scene.viewport === before.scene.viewport &&
  view?.id === before.view?.id;

const pathKeys = ({ nodes }: DrawnGraph): readonly string[] =>
  nodes.flatMap(({ key, dimmed }) => (dimmed ? [] : [key]));

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  return () => observer.disconnect();
}
