import type { Core } from "cytoscape";
import type { AtMoment, DrawnGraph } from "#shared/graph/scene/drawn";
import { edgeElement, nodeElement, startCore } from "./core";
import { diffElements, elementsOf, NO_ELEMENTS, type Elements } from "./elementDiff";
import { Flashes } from "./flashes";
import type { GraphColours } from "./graphColours";
import type { Marked } from "./marks";
import { MarksLayer, type MarksScene, type View } from "./marksLayer";
import { MomentLooks, type LookChange } from "./momentLooks";
import { listenToCore, type CoreSelection, type PainterEvents } from "./painterInput";
import { LARGE, stylesheetOf } from "./stylesheet";
import { isSameViewport, panOf, viewportOf, type Size, type Viewport } from "./viewport";

export interface PainterOptions {
  /** Filled; it has to have a size and a position of its own. */
  readonly host: HTMLElement;
  readonly colours: GraphColours;
  /** No flashes where less motion is asked for. */
  readonly reducedMotion: boolean;
  readonly events: GraphPainterEvents;
}

export interface GraphPainterEvents extends PainterEvents {
  /** While the picture is panned or zoomed, once a frame. */
  readonly viewportMoved: (viewport: Viewport) => void;
  /** The picture rests where the user has moved it. */
  readonly viewportRests: (viewport: Viewport) => void;
}

/** Nothing is enlarged beyond this by fitting. */
const FIT_ZOOM = 1.3;
const FIT_PADDING = 40;
const REST_MS = 250;

/**
 * Draws a graph as of a moment on a host element: shapes and lines by cytoscape, labels and signs on a layer above.
 * Knows neither stores nor React.
 */
export class GraphPainter {
  private readonly options: PainterOptions;
  private readonly stage = document.createElement("div");
  private readonly canvas = document.createElement("canvas");
  private readonly looks = new MomentLooks();
  private readonly layer = new MarksLayer();
  private readonly flashes = new Flashes();
  private readonly sizes: ResizeObserver;
  private cy: Core;
  private selection: CoreSelection;
  private isLarge = false;
  private colours: GraphColours;
  private elements: Elements = NO_ELEMENTS;
  private nodes = new Map<string, Marked>();
  private at: AtMoment = null;
  private selected: readonly string[] = [];
  private hovered: string | null = null;
  private focused: string | null = null;
  private signs: ReadonlyMap<string, string> = new Map();
  private frame: number | null = null;
  private rest: ReturnType<typeof setTimeout> | null = null;
  private size: Size = { width: 0, height: 0 };
  /** Wanted while the host has no size yet. */
  private wanted: Viewport | "fit" | null = null;
  /** Set from outside, and not to be told. */
  private reported: Viewport | null = null;

  constructor(options: PainterOptions) {
    this.options = options;
    this.colours = options.colours;
    this.stage.className = "graph-stage";
    this.canvas.className = "graph-marks";
    options.host.append(this.stage, this.canvas);
    this.cy = startCore(this.stage, this.colours, false);
    this.selection = this.listen();
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(options.host);
    this.resized();
  }

  /** Changes on the canvas what has changed since the last call, and nothing else. */
  show(drawn: DrawnGraph): void {
    const next = elementsOf(drawn);
    const large = next.nodes.size > LARGE;
    if (large !== this.isLarge) this.startAnew(large);
    const { removed, moved, addedNodes, addedEdges } = diffElements(this.elements, next);
    const isFirst = this.elements.nodes.size === 0;
    this.elements = next;
    const changes = this.looks.set(next, drawn.filter, this.at);
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
    this.markNodes();
    if (!isFirst) this.flash(changes);
    this.redraw();
  }

  /**
   * The clock stands elsewhere.
   *
   * @param isJump it has not moved there: what appears does not flash
   */
  setMoment(at: AtMoment, isJump: boolean): void {
    this.at = at;
    const changes = this.looks.moveTo(at);
    if (changes.length === 0) return;
    this.cy.batch(() => this.restyle(changes));
    this.markNodes();
    if (!isJump) this.flash(changes);
    this.redraw();
  }

  setSelected(keys: readonly string[]): void {
    this.selected = keys;
    this.selection.set(keys);
    this.redraw();
  }

  setHovered(key: string | null): void {
    this.hovered = key;
    this.redraw();
  }

  setFocused(key: string | null): void {
    this.focused = key;
    this.redraw();
  }

  /** A sign at nodes, and what is faint; both by key. */
  setDifference(signs: ReadonlyMap<string, string>, faint: ReadonlySet<string> | null): void {
    this.signs = signs;
    this.cy.batch(() => {
      this.cy.elements(".faint").removeClass("faint");
      if (faint !== null) for (const key of faint) this.cy.getElementById(key).addClass("faint");
    });
    this.redraw();
  }

  setColours(colours: GraphColours): void {
    this.colours = colours;
    this.cy.style(stylesheetOf(colours, this.isLarge));
    this.layer.changed();
    this.redraw();
  }

  viewport(): Viewport {
    return viewportOf(this.cy.zoom(), this.cy.pan(), this.size);
  }

  /** Shows exactly this part; nobody is told. */
  setViewport(viewport: Viewport): void {
    this.reported = viewport;
    if (this.size.width === 0) this.wanted = viewport;
    else this.cy.viewport({ zoom: viewport.zoom, pan: panOf(viewport, this.size) });
  }

  /** Shows everything, or these nodes. */
  fit(keys: readonly string[] | null = null): void {
    if (this.size.width === 0) {
      this.wanted = "fit";
      return;
    }
    const { cy } = this;
    const wanted = keys === null ? null : new Set(keys);
    const elements = cy.nodes().filter((node) => wanted === null || wanted.has(node.id()));
    if (elements.length === 0) return;
    cy.fit(elements, FIT_PADDING);
    if (cy.zoom() > FIT_ZOOM) {
      cy.zoom(FIT_ZOOM);
      cy.center(elements);
    }
  }

  zoomBy(factor: number): void {
    const { width, height } = this.size;
    this.cy.zoom({
      level: this.cy.zoom() * factor,
      renderedPosition: { x: width / 2, y: height / 2 },
    });
  }

  panBy(x: number, y: number): void {
    this.cy.panBy({ x, y });
  }

  /** Where a node is on the screen, in pixels from the host's top left; null where it is not drawn. */
  spotOf(key: string): { readonly x: number; readonly y: number; readonly radius: number } | null {
    const marked = this.nodes.get(key);
    if (marked?.look.shown !== true) return null;
    const { zoom, pan } = this.view();
    return {
      x: marked.x * zoom + pan.x,
      y: marked.y * zoom + pan.y,
      radius: (marked.node.width * zoom) / 2,
    };
  }

  /** Nodes with their places and looks, by key. */
  marked(): ReadonlyMap<string, Marked> {
    return this.nodes;
  }

  view(): View {
    return { zoom: this.cy.zoom(), pan: { ...this.cy.pan() }, size: this.size };
  }

  destroy(): void {
    this.sizes.disconnect();
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    if (this.rest !== null) clearTimeout(this.rest);
    this.cy.destroy();
    this.stage.remove();
    this.canvas.remove();
  }

  private listen(): CoreSelection {
    const { events } = this.options;
    return listenToCore(
      this.cy,
      {
        ...events,
        selected: (keys) => {
          this.selected = keys;
          events.selected(keys);
        },
      },
      {
        dragged: (key, x, y) => {
          const marked = this.nodes.get(key);
          if (marked !== undefined) this.nodes.set(key, { ...marked, x, y });
          this.layer.changed();
          this.redraw();
        },
        viewportMoved: () => {
          this.redraw();
          events.viewportMoved(this.viewport());
          this.restLater();
        },
      },
    );
  }

  /** Cytoscape takes its sparing options only when it starts. */
  private startAnew(isLarge: boolean): void {
    const view = { zoom: this.cy.zoom(), pan: { ...this.cy.pan() } };
    this.cy.destroy();
    this.isLarge = isLarge;
    this.cy = startCore(this.stage, this.colours, isLarge);
    this.cy.viewport(view);
    this.selection = this.listen();
    this.elements = NO_ELEMENTS;
  }

  private restyle(changes: readonly LookChange[]): void {
    for (const { key, look } of changes) {
      const element = this.cy.getElementById(key);
      element.classes(element.hasClass("faint") ? `${look.classes} faint` : look.classes);
    }
  }

  private markNodes(): void {
    const nodes = new Map<string, Marked>();
    for (const [key, node] of this.elements.nodes) {
      const look = this.looks.of(key);
      if (look !== null) nodes.set(key, { node, look, x: node.x, y: node.y });
    }
    this.nodes = nodes;
    this.layer.changed();
  }

  private flash(changes: readonly LookChange[]): void {
    if (this.options.reducedMotion) return;
    const appeared = changes.filter((change) => change.appeared).map(({ key }) => key);
    this.flashes.add(appeared, performance.now());
  }

  private resized(): void {
    const { clientWidth: width, clientHeight: height } = this.options.host;
    if (width === this.size.width && height === this.size.height) return;
    const before = this.size.width === 0 ? null : this.viewport();
    this.size = { width, height };
    this.cy.resize();
    if (width === 0) return;
    if (before !== null) this.setViewport(before);
    else if (this.wanted === "fit") this.fit();
    else if (this.wanted !== null) this.setViewport(this.wanted);
    this.wanted = null;
    this.redraw();
  }

  private restLater(): void {
    if (this.rest !== null) clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.rest = null;
      const viewport = this.viewport();
      if (isSameViewport(viewport, this.reported)) return;
      this.reported = viewport;
      this.options.events.viewportRests(viewport);
    }, REST_MS);
  }

  private redraw(): void {
    this.frame ??= requestAnimationFrame(() => this.drawMarks());
  }

  private drawMarks(): void {
    this.frame = null;
    const context = this.canvas.getContext("2d");
    if (context === null || this.size.width === 0) return;
    const { width, height } = this.size;
    const ratio = this.isLarge ? 1 : devicePixelRatio;
    if (
      this.canvas.width !== Math.round(width * ratio) ||
      this.canvas.height !== Math.round(height * ratio)
    ) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const scene = this.scene();
    this.layer.draw(context, scene, this.view());
    if (scene.flashes.size > 0) this.redraw();
  }

  private scene(): MarksScene {
    const { nodes, hovered, focused, colours, signs } = this;
    return {
      nodes,
      edges: this.elements.edges,
      selected: new Set(this.selected),
      hovered,
      focused,
      colours,
      signOf: (key) => signs.get(key) ?? null,
      flashes: this.flashes.at(performance.now()),
    };
  }
}
