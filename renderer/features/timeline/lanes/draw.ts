import type { TFunction } from "i18next";
import type { Gap, Histogram, Lane } from "#shared/contract/replay";
import { ticksOf } from "#shared/clock/ticks";
import type { ChartColours } from "../../../ui/charts/colours";
import type { Format } from "../../../ui/format";
import { AXIS_HEIGHT, HEAD_HEIGHT, HISTOGRAM_HEIGHT, LANE_HEIGHT } from "./layout";
import { histogramShapes, laneShapes, xOf, type Bars, type Scale } from "./shapes";
import { SIGN_SIZE, SIGNS } from "./signs";
import { tickLabel } from "./tickLabel";

/** Everything a picture is drawn of, as it is at the moment of drawing. */
export interface Picture {
  readonly scale: Scale;
  readonly colours: ChartColours;
  readonly format: Format;
  readonly t: TFunction;
  /** Where the cursor is; null without a clock. */
  readonly cursorMs: number | null;
  /** What is still to come is left out instead of greyed. */
  readonly futureHidden: boolean;
  readonly marks: { readonly a: number | null; readonly b: number | null };
  readonly bookmarks: readonly number[];
  readonly gaps: readonly Gap[];
  /** The stretch that is being selected to zoom to. */
  readonly selecting: { readonly fromMs: number; readonly toMs: number } | null;
}

type Canvas = CanvasRenderingContext2D;

/** Pixels between marks of the axis, at least. */
const TICK_SPACING = 96;
/** Gaps narrower than this on screen are not marked, pixels. */
const NARROWEST_GAP = 14;

/** Axis and histogram. */
export function drawHead(context: Canvas, picture: Picture, histogram: Histogram | null): void {
  const { scale, colours } = picture;
  context.clearRect(0, 0, scale.width, HEAD_HEIGHT);
  drawGaps(context, picture, AXIS_HEIGHT, HEAD_HEIGHT);
  drawGrid(context, picture, HEAD_HEIGHT);
  if (histogram !== null) drawHistogram(context, picture, histogram);
  drawFuture(context, picture, AXIS_HEIGHT, HEAD_HEIGHT);
  drawTickLabels(context, picture);
  drawBookmarks(context, picture);
  line(context, 0, HEAD_HEIGHT - 0.5, scale.width, HEAD_HEIGHT - 0.5, colours.line);
  drawCursors(context, picture, HEAD_HEIGHT, true);
}

/** Lanes below one another, in the order of the list beside them. */
export function drawLanes(
  context: Canvas,
  picture: Picture,
  lanes: readonly Lane[],
  of: Bars | null,
): void {
  const { scale, colours } = picture;
  const height = lanes.length * LANE_HEIGHT;
  context.clearRect(0, 0, scale.width, height);
  drawGaps(context, picture, 0, height);
  drawGrid(context, picture, height);
  lanes.forEach((lane, at) => {
    const y = at * LANE_HEIGHT;
    if (of !== null) drawLane(context, picture, lane, of, y);
    line(context, 0, y + LANE_HEIGHT - 0.5, scale.width, y + LANE_HEIGHT - 0.5, colours.line);
  });
  drawFuture(context, picture, 0, height);
  drawCursors(context, picture, height, false);
}

function drawLane(context: Canvas, picture: Picture, lane: Lane, of: Bars, y: number): void {
  const { scale, colours } = picture;
  const shapes = laneShapes(lane, of, scale);
  context.fillStyle = colours.quiet;
  for (const { x, width, opacity } of shapes.bars) {
    context.globalAlpha = opacity;
    context.fillRect(x, y + 5, Math.max(width, 1), LANE_HEIGHT - 11);
  }
  context.globalAlpha = 1;
  for (const x of shapes.ticks)
    context.fillRect(Math.round(x) - 0.75, y + 5, 1.5, LANE_HEIGHT - 11);
  for (const { x, gravity } of shapes.signs)
    if (gravity !== "none") drawSign(context, gravity, x, y + LANE_HEIGHT / 2, colours);
}

function drawSign(
  context: Canvas,
  gravity: keyof typeof SIGNS,
  x: number,
  y: number,
  colours: ChartColours,
): void {
  const { path, filled, colour } = SIGNS[gravity];
  const ink = { quiet: colours.ink, middle: colours.riskRamp[1]!, risk: colours.risk }[colour];
  const shape = new Path2D(path);
  context.save();
  context.translate(x - SIGN_SIZE / 2, y - SIGN_SIZE / 2 - 0.5);
  // A rim in the colour of the ground keeps it apart from the density below it.
  context.strokeStyle = colours.surface;
  context.lineWidth = 4;
  context.stroke(shape);
  context.strokeStyle = ink;
  context.lineWidth = 1.6;
  if (filled) {
    context.fillStyle = ink;
    context.fill(shape);
  } else {
    if (gravity === "blocked") {
      context.fillStyle = colours.surface;
      context.fill(shape);
    }
    context.stroke(shape);
  }
  context.restore();
}

function drawHistogram(context: Canvas, picture: Picture, histogram: Histogram): void {
  const { scale, colours, t, format } = picture;
  const { bars, mostRecords, mostPayments } = histogramShapes(histogram, scale);
  const room = HISTOGRAM_HEIGHT - 14;
  const ground = HEAD_HEIGHT - 1;
  const fill = (x: number, width: number, from: number, share: number, colour: string): number => {
    context.fillStyle = colour;
    const height = share * room;
    context.fillRect(x, ground - from - height, Math.max(width - 0.5, 1), height);
    return from + height;
  };
  for (const { x, width, records, allowed, challenged, blocked } of bars) {
    fill(x, width, 0, records, colours.lineStrong);
    // The gravest stand on the ground, where they can be compared.
    const afterBlocked = fill(x, width, 0, blocked, colours.risk);
    const afterChallenged = fill(x, width, afterBlocked, challenged, colours.riskRamp[1]!);
    fill(x, width, afterChallenged, allowed, colours.quiet);
  }
  if (mostRecords === 0) return;
  context.font = `10px ${colours.font}`;
  context.textBaseline = "top";
  context.textAlign = "left";
  const text = t("timeline.scales", {
    records: format.count(mostRecords),
    payments: format.count(mostPayments),
  });
  const { width } = context.measureText(text);
  context.fillStyle = colours.surface;
  context.globalAlpha = 0.85;
  context.fillRect(2, AXIS_HEIGHT + 1, width + 6, 12);
  context.globalAlpha = 1;
  context.fillStyle = colours.quiet;
  context.fillText(text, 5, AXIS_HEIGHT + 2);
}

const ticksFor = ({ scale }: Picture) =>
  ticksOf(scale, Math.max(2, Math.floor(scale.width / TICK_SPACING)));

function drawGrid(context: Canvas, picture: Picture, height: number): void {
  const { scale, colours } = picture;
  context.globalAlpha = 0.7;
  for (const at of ticksFor(picture).at) {
    const x = Math.round(xOf(scale, at)) + 0.5;
    line(context, x, 0, x, height, colours.line);
  }
  context.globalAlpha = 1;
}

function drawTickLabels(context: Canvas, picture: Picture): void {
  const { scale, colours, format } = picture;
  const { unit, at } = ticksFor(picture);
  context.fillStyle = colours.quiet;
  context.font = `11px ${colours.font}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  at.forEach((ms, index) => {
    const text = tickLabel(unit, ms, at[index - 1] ?? null, format);
    const x = xOf(scale, ms) + 4;
    if (x + context.measureText(text).width < scale.width) context.fillText(text, x, 10);
  });
}

/** A break where nothing happens for long: two strokes on a quiet ground. */
function drawGaps(context: Canvas, picture: Picture, top: number, bottom: number): void {
  const { scale, colours, gaps } = picture;
  for (const { fromMs, toMs } of gaps) {
    if (toMs < scale.fromMs || fromMs > scale.toMs) continue;
    const from = Math.max(xOf(scale, fromMs), 0);
    const to = Math.min(xOf(scale, toMs), scale.width);
    if (to - from < NARROWEST_GAP) continue;
    context.globalAlpha = 0.5;
    context.fillStyle = colours.line;
    context.fillRect(from + 1, top, to - from - 2, bottom - top);
    context.globalAlpha = 1;
    const middle = (from + to) / 2;
    // The break is drawn once, on the axis of the histogram.
    if (top === 0) continue;
    for (const x of [middle - 3, middle + 3])
      line(context, x - 3, bottom - 4, x + 3, bottom - 16, colours.quiet, 1.5);
  }
}

function drawFuture(context: Canvas, picture: Picture, top: number, bottom: number): void {
  const { scale, colours, cursorMs, futureHidden } = picture;
  if (cursorMs === null || cursorMs >= scale.toMs) return;
  const x = Math.max(xOf(scale, cursorMs), 0);
  context.globalAlpha = futureHidden ? 1 : 0.6;
  context.fillStyle = colours.surface;
  context.fillRect(x, top, scale.width - x, bottom - top);
  context.globalAlpha = 1;
}

function drawBookmarks(context: Canvas, { scale, colours, bookmarks }: Picture): void {
  context.fillStyle = colours.selection;
  context.strokeStyle = colours.surface;
  context.lineWidth = 1.5;
  const y = AXIS_HEIGHT + 7;
  for (const ms of bookmarks) {
    if (ms < scale.fromMs || ms > scale.toMs) continue;
    const x = xOf(scale, ms);
    context.beginPath();
    context.moveTo(x, y - 5);
    context.lineTo(x + 5, y);
    context.lineTo(x, y + 5);
    context.lineTo(x - 5, y);
    context.closePath();
    context.stroke();
    context.fill();
  }
}

function drawCursors(context: Canvas, picture: Picture, height: number, head: boolean): void {
  const { scale, colours, cursorMs, marks, selecting } = picture;
  if (selecting !== null) {
    const from = xOf(scale, Math.min(selecting.fromMs, selecting.toMs));
    const to = xOf(scale, Math.max(selecting.fromMs, selecting.toMs));
    context.globalAlpha = 0.2;
    context.fillStyle = colours.selection;
    context.fillRect(from, 0, to - from, height);
    context.globalAlpha = 1;
  }
  for (const name of ["a", "b"] as const) {
    const ms = marks[name];
    if (ms === null || ms < scale.fromMs || ms > scale.toMs) continue;
    const x = Math.round(xOf(scale, ms)) + 0.5;
    context.setLineDash([3, 3]);
    line(context, x, 0, x, height, colours.ink);
    context.setLineDash([]);
    if (head) drawLetter(context, name === "a" ? "A" : "B", x, colours);
  }
  if (cursorMs === null || cursorMs < scale.fromMs || cursorMs > scale.toMs) return;
  const x = Math.round(xOf(scale, cursorMs)) + 0.5;
  line(context, x, 0, x, height, colours.selection, 2);
}

function drawLetter(context: Canvas, letter: string, x: number, colours: ChartColours): void {
  context.fillStyle = colours.ink;
  context.fillRect(x, 1, 13, 13);
  context.fillStyle = colours.surface;
  context.font = `600 10px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(letter, x + 6.5, 8);
}

function line(
  context: Canvas,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  colour: string,
  width = 1,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}
