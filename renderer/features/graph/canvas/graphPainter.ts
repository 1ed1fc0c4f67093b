import type { Core } from "cytoscape";
import type { AtMoment, DrawnGraph } from "#shared/graph/scene/drawn";
import { edgeElement, nodeElement, startCore } from "./core";
import { diffElements, elementsOf, NO_ELEMENTS, type Elements } from "./elementDiff";
import { Flashes } from "./flashes";
import type { GraphColours } from "./graphColours";
import { coveredOf } from "./insets";
import type { Point } from "./lasso";
import { PaintedNodes } from "./paintedNodes";
import type { Marked, Spot } from "./marks";
import { MarksLayer, type MarksScene } from "./marksLayer";
import { MomentLooks, type LookChange } from "./momentLooks";
import { listenToCore, type CoreSelection, type PainterEvents } from "./painterInput";
import { PainterView } from "./painterView";
import { listenToPointer } from "./pointer";
import { LARGE, stylesheetOf } from "./stylesheet";
import type { Viewport } from "./viewport";

export interface PainterOptions {
  /** Filled; it has to have a size and a position of its own. */
  readonly host: HTMLElement;
  readonly colours: GraphColours;
  /** No flashes where less motion is asked for. */
  readonly reducedMotion: boolean;
  readonly events: GraphPainterEvents;
}

export interface GraphPainterEvents extends PainterEvents {
  /** Something lies elsewhere on the screen, or looks different; once a frame. */
  readonly changed: () => void;
  /** The picture rests where it was moved to. */
  readonly viewportRests: (viewport: Viewport) => void;
}

/**
 * Draws a graph as of a moment on a host element: shapes and lines by cytoscape, labels and signs on a layer above.
 * Knows neither stores nor React.
 */
export class GraphPainter {
  private readonly options: PainterOptions;
  private readonly stage = document.createElement("div");
  private readonly layer: MarksLayer;
  private readonly looks = new MomentLooks();
  private readonly flashes = new Flashes();
  private readonly view: PainterView;
  private readonly stopPointer: () => void;
  private cy: Core;
  private selection: CoreSelection;
  private isLarge = false;
  private inColours: GraphColours;
  private elements: Elements = NO_ELEMENTS;
  private readonly nodes = new PaintedNodes();
  private at: AtMoment = null;
  private selected: readonly string[] = [];
  private hovered: string | null = null;
  private focused: string | null = null;
  private traced: readonly string[] = [];
  private signs: ReadonlyMap<string, string> = new Map();
  private faint: ReadonlySet<string> = new Set();
  /** Moment of a comparison that is on the canvas, in the place of the clock's. */
  private compared: AtMoment = null;
  private lassoing = false;
  private line: readonly Point[] | null = null;

  constructor(options: PainterOptions) {
    const { host, colours, events } = options;
    this.options = options;
    this.inColours = colours;
    this.stage.className = "graph-stage";
    host.append(this.stage);
    this.layer = new MarksLayer(host, () => this.scene(), events.changed);
    this.cy = startCore(this.stage, colours, false);
    this.selection = this.listen();
    this.view = new PainterView({
      host,
      core: () => this.cy,
      spots: () => this.nodes.spots(null),
      changed: () => this.layer.redraw(),
      rests: events.viewportRests,
      covered: () => coveredOf(host),
    });
    this.stopPointer = listenToPointer(host, {
      isFree: () => this.hovered === null,
      isLasso: () => this.lassoing,
      panBy: (x, y) => this.view.panBy(x, y),
      zoomAt: (factor, at) => this.view.zoomBy(factor, at),
      settle: () => this.view.motion.settle(),
      left: () => this.hover(null),
      cleared: () => this.choose([]),
      lassoMoved: (line) => {
        this.line = line;
        this.layer.redraw();
      },
      lassoClosed: (line, adds) =>
        this.choose([
          ...(adds ? this.selected : []),
          ...this.nodes.within(line, this.view.camera()),
        ]),
    });
  }

  /** Changes on the canvas what has changed since the last call, and nothing else. */
  show(drawn: DrawnGraph): void {
    const next = elementsOf(drawn);
    const large = next.nodes.size > LARGE;
    if (large !== this.isLarge) this.startAnew(large);
    const { removed, moved, addedNodes, addedEdges } = diffElements(this.elements, next);
    const isFirst = this.elements.nodes.size === 0;
    this.elements = next;
    const changes = this.looks.set(next, drawn.filter, this.compared ?? this.at);
    const { cy } = this;
    const classesOf = (key: string): string => this.looks.of(key)?.classes ?? "";
    cy.batch(() => {
      for (const key of removed) cy.getElementById(key).remove();
      for (const { key, width, x, y } of moved)
        cy.getElementById(key).data("width", width).position({ x, y });
      this.restyle(changes);
      cy.add([
        ...addedNodes.map((node) => nodeElement(node, classesOf(node.key))),
        ...addedEdges.map((edge) => edgeElement(edge, classesOf(edge.key))),
      ]);
    });
    if (addedNodes.length + addedEdges.length > 0) this.selection.set(this.selected);
    this.nodes.set(this.elements, this.looks);
    this.layer.changed();
    if (!isFirst) this.flash(changes);
  }

  /**
   * The clock stands elsewhere.
   *
   * @param isJump it has not moved there: what appears does not flash
   */
  setMoment(at: AtMoment, isJump: boolean): void {
    this.at = at;
    if (this.compared === null) this.moveLooks(isJump);
  }

  setSelected(keys: readonly string[]): void {
    this.selected = keys;
    this.selection.set(keys);
    this.layer.redraw();
  }

  setHovered(key: string | null): void {
    this.hovered = key;
    this.layer.redraw();
  }

  /** A path that stands out, node by node. */
  setTraced(keys: readonly string[]): void {
    this.traced = keys;
    this.layer.redraw();
  }

  /** Where the keyboard is. */
  setFocused(key: string | null): void {
    this.focused = key;
    this.layer.redraw();
  }

  /** While it is on, dragging draws a line around nodes that are to be selected. */
  setLasso(on: boolean): void {
    this.lassoing = on;
  }

  /**
   * A comparison is drawn as of a moment of its own, the clock's being null: signs at nodes, and what is faint, by key.
   */
  setDifference(
    signs: ReadonlyMap<string, string>,
    faint: ReadonlySet<string>,
    at: AtMoment,
  ): void {
    this.signs = signs;
    this.faint = faint;
    this.compared = at;
    this.cy.batch(() => {
      this.cy.elements(".faint").removeClass("faint");
      for (const key of faint) this.cy.getElementById(key).addClass("faint");
    });
    this.moveLooks(true);
  }

  setColours(colours: GraphColours): void {
    this.inColours = colours;
    this.cy.style(stylesheetOf(colours, this.isLarge));
    this.layer.changed();
  }

  viewport(): Viewport {
    return this.view.viewport();
  }

  /** Shows exactly this part; `viewportRests` does not tell of it. */
  setViewport(viewport: Viewport): void {
    this.view.show(viewport);
  }

  /** Shows everything, also what is still to come, or these nodes. */
  fit(keys: readonly string[] | null = null): void {
    this.view.fit(this.nodes.spots(keys));
  }

  /** The same, moving there where motion is allowed. */
  moveTo(keys: readonly string[]): void {
    this.view.fit(this.nodes.spots(keys), !this.options.reducedMotion && !this.isLarge);
  }

  zoomBy(factor: number): void {
    this.view.zoomBy(factor, null);
  }

  panBy(x: number, y: number): void {
    this.view.panBy(x, y);
  }

  /** This place of the canvas comes to the middle. */
  centreOn({ x, y }: Point): void {
    const { zoom, pan, size } = this.view.camera();
    this.view.panBy(size.width / 2 - x * zoom - pan.x, size.height / 2 - y * zoom - pan.y);
  }

  /** Moves no further than it has to. */
  bringIntoView(key: string): void {
    const spot = this.spotOf(key);
    if (spot === null) return;
    const { width, height } = this.view.camera().size;
    const x = Math.min(Math.max(spot.x, EDGE), Math.max(width - EDGE, EDGE));
    const y = Math.min(Math.max(spot.y, EDGE), Math.max(height - EDGE, EDGE));
    if (x !== spot.x || y !== spot.y) this.view.panBy(x - spot.x, y - spot.y);
  }

  camera(): MarksScene["camera"] {
    return this.view.camera();
  }

  colours(): GraphColours {
    return this.inColours;
  }

  /** Where a node is, in pixels from the host's top left; null where it is not drawn. */
  spotOf(key: string): Spot | null {
    return this.nodes.onScreen(key, this.view.camera());
  }

  /** Nodes with their places and looks, by key. */
  marked(): ReadonlyMap<string, Marked> {
    return this.nodes.all();
  }

  destroy(): void {
    this.stopPointer();
    this.view.stop();
    this.layer.stop();
    this.cy.destroy();
    this.stage.remove();
  }

  private listen(): CoreSelection {
    const { events } = this.options;
    const tell = {
      ...events,
      selected: (keys: readonly string[]) => {
        this.selected = keys;
        events.selected(keys);
      },
    };
    return listenToCore(this.cy, tell, {
      dragged: (key, x, y) => {
        this.nodes.drag(key, x, y);
        this.layer.changed();
      },
      viewportMoved: () => this.view.hasMoved(),
      over: (key) => this.hover(key),
      drawn: () => this.view.motion.hasDrawn(),
    });
  }

  /** Cytoscape takes its sparing options only when it starts. */
  private startAnew(isLarge: boolean): void {
    const camera = this.view.motion.camera();
    this.cy.destroy();
    this.isLarge = isLarge;
    this.cy = startCore(this.stage, this.inColours, isLarge);
    this.cy.viewport({ zoom: camera.zoom, pan: { ...camera.pan } });
    this.selection = this.listen();
    this.view.motion.sparing = isLarge;
    this.elements = NO_ELEMENTS;
  }

  private hover(key: string | null): void {
    if (key !== this.hovered) this.options.events.hovered(key);
  }

  private choose(keys: readonly string[]): void {
    const once = [...new Set(keys)];
    this.setSelected(once);
    this.options.events.selected(once);
  }

  private moveLooks(isJump: boolean): void {
    const changes = this.looks.moveTo(this.compared ?? this.at);
    this.cy.batch(() => this.restyle(changes));
    if (changes.length > 0) {
      this.nodes.set(this.elements, this.looks);
      this.layer.changed();
    }
    if (!isJump) this.flash(changes);
    this.layer.redraw();
  }

  private restyle(changes: readonly LookChange[]): void {
    for (const { key, look } of changes) {
      const element = this.cy.getElementById(key);
      element.classes(this.faint.has(key) ? `${look.classes} faint` : look.classes);
    }
  }

  private flash(changes: readonly LookChange[]): void {
    if (this.options.reducedMotion) return;
    const appeared = changes.filter((change) => change.appeared).map(({ key }) => key);
    this.flashes.add(appeared, performance.now());
  }

  private scene(): MarksScene {
    const { signs } = this;
    return {
      nodes: this.nodes.all(),
      edges: this.elements.edges,
      selected: new Set(this.selected),
      hovered: this.hovered,
      focused: this.focused,
      traced: this.traced,
      line: this.line,
      colours: this.inColours,
      signOf: (key) => signs.get(key) ?? null,
      flashes: this.flashes.at(performance.now()),
      camera: this.view.camera(),
      pixelRatio: this.isLarge ? 1 : devicePixelRatio,
    };
  }
}

/** Nearer to the edge than this a node is brought in. */
const EDGE = 48;
