import { createCanvas, type Canvas } from "@napi-rs/canvas";
import type { Random } from "#generator/random";
import type { PrintedCard } from "#generator/kivendtout/cards/drawCard";
import { CARD_FIELDS, type CardField } from "#shared/contract/identity";
import {
  CARD_FRAME,
  CARD_LINES,
  CARD_PHOTO,
  CARD_TITLE,
  LINE_LABELS,
} from "#shared/identity/cardLayout";

/** Documents that are not the known card, the nearer to it the later. */

/** The generator's own face, which drawing a card registers. */
const FACE = '"DejaVu Sans cards"';

const SENTENCES = [
  "Le marché se tient chaque jeudi matin sur la place de l'église.",
  "Les marchandises voyagent aux risques du destinataire.",
  "Toute réclamation doit parvenir au vendeur dans les huit jours.",
  "Le présent document annule et remplace le précédent.",
];

function paper(width: number, height: number, colour = "#fbfaf6") {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#151515";
  context.strokeStyle = "#151515";
  const write = (text: string, x: number, y: number, size: number) => {
    context.font = `${size}px ${FACE}`;
    context.fillText(text, x, y);
  };
  return { canvas, context, write };
}

export function drawTextPage(random: Random): Canvas {
  const { canvas, write } = paper(1240, 1754);
  for (let y = 150; y < 1650; y += 40) write(random.pick(SENTENCES), 120, y, 24);
  return canvas;
}

/** A form with a frame, a title and lines with labels and dates. */
export function drawInvoice(random: Random): Canvas {
  const { canvas, context, write } = paper(1240, 877);
  context.strokeRect(40, 40, 1160, 797);
  write("FACTURE", 80, 110, 40);
  const lines = [
    "NUMÉRO: F2025-00318",
    "DATE: 2025-11-28",
    "CLIENT: MAISON DURIEUX",
    "TOTAL: 118,40 EUR",
  ];
  for (const [at, line] of lines.entries()) write(line, 80, 200 + 50 * at, 26);
  for (let y = 480; y < 800; y += 44) write(random.pick(SENTENCES), 80, y, 20);
  return canvas;
}

export const FOREIGN_LAYOUTS = [
  "same_print_reordered",
  "reordered",
  "english",
  "two_columns",
  "upright",
] as const;
type ForeignLayout = (typeof FOREIGN_LAYOUTS)[number];

const ENGLISH: Readonly<Record<CardField, string>> = {
  last_name: "SURNAME:",
  first_name: "GIVEN NAME:",
  sex: "SEX:",
  birthdate: "DATE OF BIRTH:",
  doc_number: "DOCUMENT NO:",
  expiry: "VALID UNTIL:",
};

/** A card that another authority might give out: the same facts, placed otherwise. */
export function drawForeignCard(random: Random, layout: ForeignLayout, card: PrintedCard): Canvas {
  const { canvas, context, write } =
    layout === "upright" ? paper(560, 900, "#f5f5f5") : paper(900, 560, "#f5f5f5");
  const same = layout === "same_print_reordered";
  context.lineWidth = CARD_FRAME.line;
  const edge = CARD_FRAME.x + CARD_FRAME.line / 2;
  context.strokeRect(edge, edge, canvas.width - 2 * edge, canvas.height - 2 * edge);
  context.lineWidth = CARD_PHOTO.line;
  const photo = same ? CARD_PHOTO : layout === "upright" ? { x: 190, y: 120 } : { x: 640, y: 150 };
  context.strokeRect(photo.x, photo.y, CARD_PHOTO.width, CARD_PHOTO.height);
  const title = layout === "english" ? "IDENTITY CARD (SPECIMEN)" : "TITRE DE SEJOUR (SPECIMEN)";
  write(same ? CARD_TITLE.text : title, CARD_TITLE.x, CARD_TITLE.baseline, CARD_TITLE.size);
  const fields = same || layout === "reordered" ? shuffledAll(random) : CARD_FIELDS;
  const labels = layout === "english" ? ENGLISH : LINE_LABELS;
  for (const [at, field] of fields.entries()) {
    const { x, y } = lineAt(layout, at);
    write(`${labels[field]} ${card[field]}`, x, y, CARD_LINES.size);
  }
  return canvas;
}

/** Another order, no line in its own place. */
const shuffledAll = (random: Random): CardField[] => {
  const by = random.integer(1, CARD_FIELDS.length - 1);
  return CARD_FIELDS.map((_, at) => CARD_FIELDS[(at + by) % CARD_FIELDS.length]!);
};

function lineAt(layout: ForeignLayout, at: number): { x: number; y: number } {
  if (layout === "same_print_reordered")
    return { x: CARD_LINES.x, y: CARD_LINES.baseline + CARD_LINES.step * at };
  if (layout === "upright") return { x: 60, y: 420 + 44 * at };
  if (layout === "two_columns") return { x: at % 2 === 0 ? 50 : 340, y: 190 + 70 * (at >> 1) };
  return { x: 60, y: 160 + 44 * at };
}
