import { createRequire } from "node:module";
import { GlobalFonts } from "@napi-rs/canvas";
import type { Canvas } from "@napi-rs/canvas";
import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { PrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { Random } from "#generator/random";
import { CARD_FIELDS, type CardField } from "#shared/contract/identity";
import { CARD_LINES, LINE_LABELS } from "#shared/identity/cardLayout";
import type { GreyImage } from "#shared/identity/image";
import { penStops } from "#shared/identity/tamper/print";
import { drawPrinted } from "../photos/names";
import { compressed, greyOf, tonesOf } from "../photos/picture";

const PRINTED_FONT = `${CARD_LINES.size}px "DejaVu Sans cards"`;
const PAPER = "#f5f5f5";

const FONT_FILES = {
  "Altered sans": "@fontsource/inter/files/inter-latin-400-normal.woff2",
  "Altered serif": "dejavu-fonts-ttf/ttf/DejaVuSerif.ttf",
  "Altered mono": "dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf",
  "Altered bold": "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
} as const;

interface Pasted {
  readonly font?: string;
  readonly dx?: number;
  readonly dy?: number;
  readonly paper?: string;
}

/** A value cleared away and written anew, as it is done with a picture editor. */
const PASTED: Readonly<Record<string, Pasted>> = {
  "another sans": { font: `${CARD_LINES.size}px "Altered sans"` },
  serif: { font: `${CARD_LINES.size}px "Altered serif"` },
  monospaced: { font: `${CARD_LINES.size}px "Altered mono"` },
  bold: { font: `${CARD_LINES.size}px "Altered bold"` },
  "two points larger": { font: `${CARD_LINES.size + 2}px "DejaVu Sans cards"` },
  "two points smaller": { font: `${CARD_LINES.size - 2}px "DejaVu Sans cards"` },
  "3 px to the right": { dx: 3 },
  "3 px down": { dy: 3 },
  "patch 6 greys darker": { paper: "#efefef" },
  "patch 12 greys darker": { paper: "#e9e9e9" },
};

/** A patch that was saved as a JPEG of quality 35 before. */
const COMPRESSED = "compressed patch";

export const ALTERATIONS: readonly string[] = [...Object.keys(PASTED), COMPRESSED];

/** Untouched cards: as the generator draws them, and with characters on whole pixels and bolder digits. */
export const PRINTINGS = ["drawn", "whole pixels, bold digits"] as const;
export type Printing = (typeof PRINTINGS)[number];

function registerFonts(): void {
  const require = createRequire(import.meta.url);
  for (const [name, file] of Object.entries(FONT_FILES))
    if (!GlobalFonts.has(name)) GlobalFonts.registerFromPath(require.resolve(file), name);
}

interface Patch {
  /** Where the pen starts. */
  readonly pen: number;
  readonly baseline: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function patchOf(card: PrintedCard, field: CardField): Patch {
  const label = LINE_LABELS[field];
  const stops = penStops(`${label} ${card[field]}`);
  const pen = CARD_LINES.x + stops[label.length + 1]!;
  const baseline = CARD_LINES.baseline + CARD_FIELDS.indexOf(field) * CARD_LINES.step;
  const width = Math.ceil(CARD_LINES.x + stops.at(-1)! - pen) + 10;
  return { pen, baseline, left: Math.round(pen) - 4, top: baseline - 19, width, height: 26 };
}

function paste(canvas: Canvas, card: PrintedCard, field: CardField, pasted: Pasted): void {
  const { font = PRINTED_FONT, dx = 0, dy = 0, paper = PAPER } = pasted;
  const { pen, baseline, left, top, width, height } = patchOf(card, field);
  const context = canvas.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(left, top, width, height);
  context.fillStyle = "#000000";
  context.font = font;
  context.fillText(card[field], pen + dx, baseline + dy);
}

/** Writes the values anew as another printer sets them. */
function printOtherwise(canvas: Canvas, card: PrintedCard): void {
  const context = canvas.getContext("2d");
  for (const field of CARD_FIELDS) {
    const { pen, baseline, left, top, width, height } = patchOf(card, field);
    context.fillStyle = PAPER;
    context.fillRect(left, top, width, height);
    context.fillStyle = context.strokeStyle = "#000000";
    context.font = PRINTED_FONT;
    context.lineWidth = 0.45;
    const stops = penStops(card[field]);
    for (let at = 0; at < card[field].length; at++) {
      const character = card[field][at]!;
      const x = Math.round(pen + stops[at]!);
      context.fillText(character, x, baseline);
      if (/[0-9-]/.test(character)) context.strokeText(character, x, baseline);
    }
  }
}

export function untouchedCard(random: Random, printing: Printing) {
  const card = drawPrinted(random);
  const canvas = drawPrintedCard(random, card);
  if (printing !== "drawn") printOtherwise(canvas, card);
  return { card, image: greyOf(tonesOf(canvas)) };
}

export interface AlteredCard {
  readonly card: PrintedCard;
  readonly image: GreyImage;
  /** The field that was altered. */
  readonly field: CardField;
}

/** A card one of whose values, of more than one character, was altered. */
export async function alteredCard(random: Random, alteration: string): Promise<AlteredCard> {
  registerFonts();
  const card = drawPrinted(random);
  const field = random.pick(CARD_FIELDS.filter((one) => one !== "sex"));
  const canvas = drawPrintedCard(random, card);
  if (alteration === COMPRESSED) {
    const image = greyOf(tonesOf(canvas));
    const { data } = await compressed(image, "jpeg", 35);
    const { left, top, width, height } = patchOf(card, field);
    for (let y = top; y < top + height; y++) {
      const at = y * image.width + left;
      image.data.set(data.subarray(at, at + width), at);
    }
    return { card, image, field };
  }
  const pasted = PASTED[alteration];
  if (pasted === undefined) throw new TypeError(`No alteration is called ${alteration}`);
  paste(canvas, card, field, pasted);
  return { card, image: greyOf(tonesOf(canvas)), field };
}
