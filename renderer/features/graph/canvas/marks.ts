import type { PlacedNode } from "./elementDiff";
import { isDark, type GraphColours } from "./graphColours";
import { LABEL_HEIGHT, labelTop } from "./labelPlaces";
import { riskLevel, type Look } from "./looks";

/** A node as the layer of marks and labels draws it. */
export interface Marked {
  readonly node: PlacedNode;
  readonly look: Look;
  /** On the canvas, also while it is dragged. */
  x: number;
  y: number;
}

/** A place on the screen, and half the size of what lies there. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Below this a mark could not be told from dirt. */
const LEAST_RADIUS = 6;
const FONT_SIZE = 11;
const fontOf = (weight: number, { font }: GraphColours): string =>
  `${weight} ${FONT_SIZE}px ${font}`;

/** Signs on a node, so that nothing is told by colour alone: pinned, noted, fraud, how many more there are. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marked: Marked,
  { x, y, radius }: Spot,
  colours: GraphColours,
  sign: string | null,
): void {
  const { node, look } = marked;
  const text = textOn(fillOf(marked, colours), colours);
  if (node.group !== null && radius >= LEAST_RADIUS * 1.4)
    drawText(context, String(node.group.customers), x, y, text, colours);
  if (radius < LEAST_RADIUS) return;
  const corner = radius * 0.78;
  if (look.fraud) drawBadge(context, "F", x + corner, y - corner, colours.fraud, colours);
  if (sign !== null) drawBadge(context, sign, x - corner, y + corner, colours.ink, colours);
  if (node.pinned) drawPin(context, x - corner, y - corner, colours);
  if (node.note !== null) drawNote(context, x + corner, y + corner, colours);
  if (node.more > 0 && radius >= LEAST_RADIUS * 1.7)
    drawText(context, `+${node.more}`, x, y, text, colours);
}

/** What a node is filled with, before it pales with age. */
export function fillOf({ node, look }: Marked, { categories, fraud, risk }: GraphColours): string {
  const chosen = node.colour === null ? undefined : categories[node.colour];
  return chosen ?? (look.fraud ? fraud : risk[riskLevel(look.risk)]!);
}

/** Ink or surface, whichever stands off. */
const textOn = (fill: string, { surface, ink }: GraphColours): string =>
  isDark(fill) === isDark(surface) ? ink : surface;

function drawBadge(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  colours: GraphColours,
): void {
  context.beginPath();
  context.arc(x, y, 6.5, 0, 2 * Math.PI);
  context.fillStyle = colours.surface;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.stroke();
  context.font = `700 9px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour;
  context.fillText(text, x, y + 0.5);
}

function drawPin(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  { ink, surface }: GraphColours,
): void {
  context.lineWidth = 3.5;
  for (const colour of [surface, ink]) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 4, y + 5);
    context.stroke();
    context.beginPath();
    context.arc(x, y, colour === surface ? 4.5 : 3.2, 0, 2 * Math.PI);
    context.fill();
    context.lineWidth = 1.5;
  }
}

function drawNote(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  { ink, surface }: GraphColours,
): void {
  context.fillStyle = surface;
  context.strokeStyle = ink;
  context.lineWidth = 1.2;
  context.beginPath();
  context.rect(x - 4, y - 5, 8, 10);
  context.fill();
  context.moveTo(x - 2, y - 2);
  context.lineTo(x + 2, y - 2);
  context.moveTo(x - 2, y + 1);
  context.lineTo(x + 2, y + 1);
  context.stroke();
}

function drawText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  colours: GraphColours,
): void {
  context.font = fontOf(600, colours);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour;
  context.fillText(text, x, y + 0.5);
}

/** The name below a node, outlined so that lines do not run through it; of one that is chosen on a plate. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  text: string,
  spot: Spot,
  colours: GraphColours,
  emphasis: "selected" | "hovered" | null,
): void {
  const top = labelTop(spot);
  context.font = fontOf(emphasis === null ? 400 : 600, colours);
  context.textAlign = "center";
  context.textBaseline = "top";
  if (emphasis === null) {
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = colours.surface;
    context.strokeText(text, spot.x, top + 1);
  } else {
    const width = context.measureText(text).width + 8;
    context.fillStyle = colours.surface;
    context.strokeStyle = emphasis === "selected" ? colours.selection : colours.line;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(spot.x - width / 2, top - 1, width, LABEL_HEIGHT + 2, 3);
    context.fill();
    context.stroke();
  }
  context.fillStyle = colours.ink;
  context.fillText(text, spot.x, top + 1);
}

/** Width of a label before it is drawn. */
export function measureLabel(
  context: CanvasRenderingContext2D,
  text: string,
  colours: GraphColours,
): number {
  const font = fontOf(400, colours);
  if (context.font !== font) context.font = font;
  return context.measureText(text).width;
}

/** A ring that widens and fades around what has just appeared; `share` of its time has passed. */
export function drawFlash(
  context: CanvasRenderingContext2D,
  { x, y, radius }: Spot,
  share: number,
  { ink }: GraphColours,
): void {
  context.globalAlpha = 1 - share;
  context.strokeStyle = ink;
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(x, y, radius + 3 + share * 12, 0, 2 * Math.PI);
  context.stroke();
  context.globalAlpha = 1;
}

/** A line that has just appeared. */
export function drawLineFlash(
  context: CanvasRenderingContext2D,
  from: Spot,
  to: Spot,
  share: number,
  { ink }: GraphColours,
): void {
  context.globalAlpha = (1 - share) * 0.8;
  context.strokeStyle = ink;
  context.lineWidth = 5 * (1 - share) + 1;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.globalAlpha = 1;
}
