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
/** Below this figures beside nodes would run into one another. */
const LEAST_RADIUS_OF_MORE = 3.5;
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
  const corner = radius * 0.78;
  if (node.group !== null && radius >= LEAST_RADIUS * 1.4)
    drawText(context, String(node.group.customers), x, y, text, colours);
  if (node.colour !== null) drawRiskArc(context, marked, { x, y, radius }, colours);
  if (look.fraud) drawFraud(context, { x: x + corner, y: y - corner, radius }, colours);
  if (node.more > 0 && radius >= LEAST_RADIUS_OF_MORE)
    drawMore(context, `+${node.more}`, { x, y, radius }, text, colours);
  if (radius < LEAST_RADIUS) return;
  if (sign !== null) drawBadge(context, sign, x - corner, y + corner, colours.ink, colours);
  if (node.pinned) drawPin(context, x - corner, y - corner, colours);
  if (node.note !== null) drawNote(context, x + corner, y + corner, colours);
}

/** What a node is filled with: the colour that was chosen, else that of its risk. */
export function fillOf({ node, look }: Marked, { categories, risk }: GraphColours): string {
  const chosen = node.colour === null ? undefined : categories[node.colour];
  return chosen ?? risk[riskLevel(look.risk)]!;
}

/** The risk of a node whose filling says something else: a part of a circle around it, the longer the riskier. */
function drawRiskArc(
  context: CanvasRenderingContext2D,
  { look, node }: Marked,
  { x, y, radius }: Spot,
  { riskLines, surface }: GraphColours,
): void {
  if (Number.isNaN(look.risk)) return;
  const from = -Math.PI / 2;
  // Outside an outline, which grows with the node.
  const around = radius + (5 * radius * 2) / node.width + 3;
  for (const [width, colour] of [
    [5, surface],
    [3, riskLines[riskLevel(look.risk)]!],
  ] as const) {
    context.beginPath();
    context.arc(x, y, around, from, from + Math.max(look.risk, 0.02) * 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** The filled badge of a fraud label; of a small node a dot, since the colour of its filling does not tell. */
function drawFraud(
  context: CanvasRenderingContext2D,
  { x, y, radius }: Spot,
  colours: GraphColours,
): void {
  const size = radius < LEAST_RADIUS ? Math.max(radius * 0.6, 2) : 6.5;
  for (const [round, colour] of [
    [size + 1.5, colours.surface],
    [size, colours.fraud],
  ] as const) {
    context.beginPath();
    context.arc(x, y, round, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  }
  if (radius < LEAST_RADIUS) return;
  context.font = `700 9px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colours.surface;
  context.fillText("F", x, y + 0.5);
}

/** How many neighbours are not shown: inside the node where there is room, else beside it. */
function drawMore(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y, radius }: Spot,
  inside: string,
  colours: GraphColours,
): void {
  if (radius >= LEAST_RADIUS * 1.7) return drawText(context, text, x, y, inside, colours);
  context.font = `600 9px ${colours.font}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = colours.surface;
  context.strokeText(text, x + radius + 3, y + 0.5);
  context.fillStyle = colours.quiet;
  context.fillText(text, x + radius + 3, y + 0.5);
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

/** A path from node to node, each of them ringed. */
export function drawTrace(
  context: CanvasRenderingContext2D,
  spots: readonly Spot[],
  { selection }: GraphColours,
): void {
  context.strokeStyle = selection;
  context.lineJoin = "round";
  context.lineWidth = 3;
  spots.forEach((spot, at) => {
    context.beginPath();
    context.arc(spot.x, spot.y, spot.radius + 4, 0, 2 * Math.PI);
    context.stroke();
    const next = spots[at + 1];
    if (next === undefined) return;
    const angle = Math.atan2(next.y - spot.y, next.x - spot.x);
    const edgeOf = ({ x, y, radius }: Spot, sign: 1 | -1) =>
      [
        x + sign * Math.cos(angle) * (radius + 4),
        y + sign * Math.sin(angle) * (radius + 4),
      ] as const;
    context.beginPath();
    context.moveTo(...edgeOf(spot, 1));
    context.lineTo(...edgeOf(next, -1));
    context.stroke();
  });
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
