import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Random } from "../../random";
import { dateText } from "../../write/cellText";
import type { Card } from "./holders";

/* Sizes in pixels, measured on the published cards. */
const WIDTH = 900;
const HEIGHT = 560;
const FRAME = { x: 20, y: 20, width: 861, height: 521, line: 3 };
const PHOTO = { x: 60, y: 120, width: 181, height: 221, line: 2 };
const TITLE = { text: "CARTE D'IDENTITE (SYNTHETIQUE)", x: 40, baseline: 60, size: 26 };
const PHOTO_TEXT = { x: 95, baseline: 232, size: 18 };
const FIELDS = { x: 280, baseline: 137, step: 34, size: 18 };
const SCRATCHES = 10;
const SCRATCH_MARGIN = 30;

const PAPER = "#f5f5f5";
const INK = "#000000";
const FAINT_INK = "#323232";
const SCRATCH = "#dcdcdc";
const FONT = "DejaVu Sans cards";

function registerFont(): void {
  if (GlobalFonts.has(FONT)) return;
  const file = createRequire(import.meta.url).resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
  GlobalFonts.registerFromPath(file, FONT);
}

const fieldLines = (card: Card): string[] => [
  `NOM: ${card.lastName}`,
  `PRENOM: ${card.firstName}`,
  `SEXE: ${card.sex}`,
  `DATE NAISSANCE: ${dateText(card.birthDay)}`,
  `N° DOCUMENT: ${card.documentNumber}`,
  `EXPIRATION: ${dateText(card.expiryDay)}`,
];

function drawBox(context: SKRSContext2D, box: typeof FRAME): void {
  context.lineWidth = box.line;
  const inset = box.line / 2;
  context.strokeRect(box.x + inset, box.y + inset, box.width - box.line, box.height - box.line);
}

/** A line of whole pixels (Bresenham), since a canvas stroke would be smoothed and the published ones are not. */
function drawScratch(context: SKRSContext2D, random: Random): void {
  const coordinate = (size: number): number =>
    random.integer(SCRATCH_MARGIN, size - SCRATCH_MARGIN);
  let [x, y] = [coordinate(WIDTH), coordinate(HEIGHT)];
  const [toX, toY] = [coordinate(WIDTH), coordinate(HEIGHT)];
  const [dx, dy] = [Math.abs(toX - x), -Math.abs(toY - y)];
  for (let error = dx + dy; ;) {
    context.fillRect(x, y, 1, 1);
    if (x === toX && y === toY) return;
    const doubled = 2 * error;
    if (doubled >= dy) {
      error += dy;
      x += Math.sign(toX - x);
    }
    if (doubled <= dx) {
      error += dx;
      y += Math.sign(toY - y);
    }
  }
}

/** The card as a PNG of 900×560 pixels. */
export async function drawCard(random: Random, card: Card): Promise<Buffer> {
  registerFont();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext("2d");
  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.strokeStyle = INK;
  drawBox(context, FRAME);
  drawBox(context, PHOTO);
  const write = (text: string, x: number, baseline: number, size: number): void => {
    context.font = `${size}px "${FONT}"`;
    context.fillText(text, x, baseline);
  };
  context.fillStyle = FAINT_INK;
  write("PHOTO", PHOTO_TEXT.x, PHOTO_TEXT.baseline, PHOTO_TEXT.size);
  context.fillStyle = INK;
  write(TITLE.text, TITLE.x, TITLE.baseline, TITLE.size);
  for (const [at, line] of fieldLines(card).entries())
    write(line, FIELDS.x, FIELDS.baseline + at * FIELDS.step, FIELDS.size);
  context.fillStyle = SCRATCH;
  for (let n = 0; n < SCRATCHES; n++) drawScratch(context, random);
  return canvas.encode("png");
}
