import { createRequire } from "node:module";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import type { Random } from "../../random";
import type { CardField } from "#shared/contract/identity";
import { CARD_FIELDS } from "#shared/contract/identity";
import {
  CARD_FRAME,
  CARD_LINES,
  CARD_PHOTO,
  CARD_PHOTO_TEXT,
  CARD_SIZE,
  CARD_TITLE,
  LINE_LABELS,
} from "#shared/identity/cardLayout";
import { dateText } from "../../write/cellText";
import type { Card } from "./holders";

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

/** What is printed in the six lines, as text. */
export type PrintedCard = Readonly<Record<CardField, string>>;

export const printedCard = (card: Card): PrintedCard => ({
  last_name: card.lastName,
  first_name: card.firstName,
  sex: card.sex,
  birthdate: dateText(card.birthDay),
  doc_number: card.documentNumber,
  expiry: dateText(card.expiryDay),
});

function drawBox(context: SKRSContext2D, box: typeof CARD_FRAME | typeof CARD_PHOTO): void {
  context.lineWidth = box.line;
  const inset = box.line / 2;
  context.strokeRect(box.x + inset, box.y + inset, box.width - box.line, box.height - box.line);
}

/** A line of whole pixels (Bresenham), since a canvas stroke would be smoothed and the published ones are not. */
function drawScratch(context: SKRSContext2D, random: Random): void {
  const coordinate = (size: number): number =>
    random.integer(SCRATCH_MARGIN, size - SCRATCH_MARGIN);
  let [x, y] = [coordinate(CARD_SIZE.width), coordinate(CARD_SIZE.height)];
  const [toX, toY] = [coordinate(CARD_SIZE.width), coordinate(CARD_SIZE.height)];
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

/** The card drawn on a canvas of 900×560 pixels. */
export function drawPrintedCard(random: Random, card: PrintedCard): Canvas {
  registerFont();
  const canvas = createCanvas(CARD_SIZE.width, CARD_SIZE.height);
  const context = canvas.getContext("2d");
  context.fillStyle = PAPER;
  context.fillRect(0, 0, CARD_SIZE.width, CARD_SIZE.height);
  context.strokeStyle = INK;
  drawBox(context, CARD_FRAME);
  drawBox(context, CARD_PHOTO);
  const write = (text: string, x: number, baseline: number, size: number): void => {
    context.font = `${size}px "${FONT}"`;
    context.fillText(text, x, baseline);
  };
  context.fillStyle = FAINT_INK;
  write(CARD_PHOTO_TEXT.text, CARD_PHOTO_TEXT.x, CARD_PHOTO_TEXT.baseline, CARD_PHOTO_TEXT.size);
  context.fillStyle = INK;
  write(CARD_TITLE.text, CARD_TITLE.x, CARD_TITLE.baseline, CARD_TITLE.size);
  const { x, baseline, step, size } = CARD_LINES;
  for (const [at, field] of CARD_FIELDS.entries())
    write(`${LINE_LABELS[field]} ${card[field]}`, x, baseline + at * step, size);
  context.fillStyle = SCRATCH;
  for (let n = 0; n < SCRATCHES; n++) drawScratch(context, random);
  return canvas;
}

/** The card as a PNG of 900×560 pixels. */
export const drawCard = (random: Random, card: Card): Promise<Buffer> =>
  drawPrintedCard(random, printedCard(card)).encode("png");
