import type { DrawnEdge } from "#shared/graph/scene/drawn";
import type { GraphColours } from "./graphColours";
import { placeLabels, shortLabel, type Labelled } from "./labelPlaces";
import {
  drawFlash,
  drawLabel,
  drawLineFlash,
  drawTrace,
  drawMarks,
  measureLabel,
  type Marked,
  type Spot,
} from "./marks";
import type { Point } from "./lasso";
import type { Camera } from "./motion";
import { spotOf as spotAt } from "./paintedNodes";
import type { Size } from "./viewport";

/** Everything the layer draws. */
export interface MarksScene {
  /** By key; of nodes alone. */
  readonly nodes: ReadonlyMap<string, Marked>;
  readonly edges: ReadonlyMap<string, DrawnEdge>;
  readonly selected: ReadonlySet<string>;
  readonly hovered: string | null;
  /** Where the keyboard is. */
  readonly focused: string | null;
  /** A path that stands out, node by node. */
  readonly traced: readonly string[];
  readonly colours: GraphColours;
  /** A sign at a node, e.g. of a comparison; null for none. */
  readonly signOf: (key: string) => string | null;
  /** What has appeared lately, and which share of its flash has passed. */
  readonly flashes: ReadonlyMap<string, number>;
  /** A lasso under way, in pixels of the screen. */
  readonly line: readonly Point[] | null;
  readonly camera: Camera & { readonly size: Size };
  readonly pixelRatio: number;
}

/** More labels than this at once are not read. */
const MOST_LABELS = 400;
/** A node smaller than this on the screen has no label of its own accord. */
const LEAST_WIDTH = 9;
/** Up to so many nodes each may have one however small. */
const FEW = 80;

/**
 * Labels and signs above the shapes, in pixels of the screen: they stay readable at any zoom, cover nothing, and cost
 * little to draw, so that they stay while the picture is moved.
 */
export class MarksLayer {
  private readonly canvas = document.createElement("canvas");
  private readonly scene: () => MarksScene;
  private readonly drawn: () => void;
  private readonly labels = new LabelChoice();
  private frame: number | null = null;

  /** @param drawn told after each frame */
  constructor(host: HTMLElement, scene: () => MarksScene, drawn: () => void) {
    this.scene = scene;
    this.drawn = drawn;
    this.canvas.className = "graph-marks";
    host.append(this.canvas);
  }

  /** Nodes, their places or their looks are others: which labels have room has to be found again. */
  changed(): void {
    this.labels.forget();
    this.redraw();
  }

  redraw(): void {
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  stop(): void {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.canvas.remove();
  }

  private draw(): void {
    this.frame = null;
    const scene = this.scene();
    const { size, pixelRatio } = { ...scene, ...scene.camera };
    const context = this.canvas.getContext("2d");
    if (context === null || size.width === 0) return;
    const [width, height] = [size.width, size.height].map((side) => Math.round(side * pixelRatio));
    if (this.canvas.width !== width || this.canvas.height !== height)
      Object.assign(this.canvas, { width, height });
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    drawLayer(context, scene, this.labels);
    if (scene.flashes.size > 0) this.redraw();
    this.drawn();
  }
}

export function drawLayer(
  context: CanvasRenderingContext2D,
  scene: MarksScene,
  choice: LabelChoice,
): void {
  const { nodes, selected, hovered, focused, line, colours, camera } = scene;
  const { zoom, size } = camera;
  const spotOf = (marked: Marked): Spot => spotAt(marked, camera);
  const isSeen = ({ x, y, radius }: Spot): boolean =>
    x + radius > -80 &&
    y + radius > -20 &&
    x - radius < size.width + 80 &&
    y - radius < size.height;
  drawTrace(context, tracedSpots(scene), colours);
  for (const [key, marked] of nodes) {
    if (!marked.look.shown || marked.node.dimmed) continue;
    const spot = spotOf(marked);
    if (isSeen(spot)) drawMarks(context, marked, spot, colours, scene.signOf(key));
  }
  for (const { key, text } of choice.of(context, scene, zoom)) {
    if (selected.has(key) || key === hovered || key === focused) continue;
    const marked = nodes.get(key);
    const spot = marked && spotOf(marked);
    if (spot !== undefined && isSeen(spot)) drawLabel(context, text, spot, colours, null);
  }
  drawFlashes(context, scene, spotOf);
  for (const key of [...selected, focused, hovered]) {
    const marked = key === null ? undefined : nodes.get(key);
    if (marked?.look.shown !== true) continue;
    const text = key === hovered ? marked.node.label : shortLabel(marked.node.label);
    drawLabel(context, text, spotOf(marked), colours, key === hovered ? "hovered" : "selected");
  }
  const focus = focused === null ? undefined : nodes.get(focused);
  if (focus !== undefined) drawFocus(context, spotOf(focus), colours);
  if (line !== null) drawLasso(context, line, colours);
}

/** Of the nodes of the path that are there; in customers alone its entities are not. */
const tracedSpots = ({ traced, nodes, camera }: MarksScene): readonly Spot[] =>
  traced.flatMap((key) => {
    const marked = nodes.get(key);
    return marked?.look.shown === true ? [spotAt(marked, camera)] : [];
  });

function drawFlashes(
  context: CanvasRenderingContext2D,
  { flashes, nodes, edges, colours }: MarksScene,
  spotOf: (marked: Marked) => Spot,
): void {
  for (const [key, share] of flashes) {
    const marked = nodes.get(key);
    if (marked !== undefined) drawFlash(context, spotOf(marked), share, colours);
    const edge = edges.get(key);
    const from = edge && nodes.get(edge.source);
    const to = edge && nodes.get(edge.target);
    if (from !== undefined && to !== undefined)
      drawLineFlash(context, spotOf(from), spotOf(to), share, colours);
  }
}

interface Label {
  readonly key: string;
  readonly text: string;
}

/** Which nodes have a label at a zoom. */
export class LabelChoice {
  private labels: readonly Label[] = [];
  private zoom: number | null = null;
  private readonly widths = new Map<string, number>();

  forget(): void {
    this.zoom = null;
  }

  /** Depends on the zoom and not on the pan, so that labels do not come and go while the picture is moved. */
  of(
    context: CanvasRenderingContext2D,
    { nodes, colours }: MarksScene,
    zoom: number,
  ): readonly Label[] {
    if (this.zoom === zoom) return this.labels;
    this.zoom = zoom;
    const shown = [...nodes.values()].filter(({ look }) => look.shown);
    const candidates = shown
      .filter(
        ({ node }) => !node.dimmed && (node.width * zoom >= LEAST_WIDTH || shown.length <= FEW),
      )
      .sort(byImportance)
      .slice(0, MOST_LABELS * 3);
    const spot = ({ x, y, node }: Marked): Spot => ({
      x: x * zoom,
      y: y * zoom,
      radius: (node.width * zoom) / 2,
    });
    const labelled = candidates.map((marked): Labelled => {
      const text = shortLabel(marked.node.label);
      return { ...spot(marked), text, width: this.widthOf(context, text, colours) };
    });
    const obstacles = candidates.length === 0 ? [] : shown.map(spot);
    this.labels = placeLabels(labelled, obstacles)
      .slice(0, MOST_LABELS)
      .map((place) => ({ key: candidates[place]!.node.key, text: labelled[place]!.text }));
    return this.labels;
  }

  private widthOf(context: CanvasRenderingContext2D, text: string, colours: GraphColours): number {
    const known = this.widths.get(text) ?? measureLabel(context, text, colours);
    this.widths.set(text, known);
    return known;
  }
}

/** The riskiest first, of like ones the largest; the key makes the order the same every time. */
const byImportance = (a: Marked, b: Marked): number =>
  Number(b.look.fraud) - Number(a.look.fraud) ||
  (b.look.risk || 0) - (a.look.risk || 0) ||
  b.node.width - a.node.width ||
  (a.node.key < b.node.key ? -1 : 1);

function drawFocus(
  context: CanvasRenderingContext2D,
  { x, y, radius }: Spot,
  { selection }: GraphColours,
): void {
  context.strokeStyle = selection;
  context.lineWidth = 2;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.arc(x, y, radius + 6, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}

function drawLasso(
  context: CanvasRenderingContext2D,
  line: readonly Point[],
  { selection }: GraphColours,
): void {
  context.beginPath();
  for (const { x, y } of line) context.lineTo(x, y);
  context.closePath();
  context.fillStyle = selection;
  context.globalAlpha = 0.12;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = selection;
  context.lineWidth = 1.5;
  context.stroke();
}
