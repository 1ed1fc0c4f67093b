import { writeFile } from "node:fs/promises";
import path from "node:path";
import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import { Random } from "#generator/random";
import { CARD_LINES, CARD_PHOTO_TEXT, CARD_SIZE, CARD_TITLE } from "#shared/identity/cardLayout";

const PAPER = 245;
/** Drawings whose median has none of the random scratches. */
const DRAWINGS = 9;
const NOTHING = {
  last_name: "",
  first_name: "",
  sex: "",
  birthdate: "",
  doc_number: "",
  expiry: "",
};

interface Line {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
}

/** The printed words in the order of the card: title, the photo's word, the labels. */
const LINES: readonly Line[] = [
  CARD_TITLE,
  CARD_PHOTO_TEXT,
  ...Array.from({ length: 6 }, (_, at) => ({
    x: CARD_LINES.x,
    baseline: CARD_LINES.baseline + at * CARD_LINES.step,
    size: CARD_LINES.size,
  })),
];

/** Red channel of a card without values and scratches. */
function blankCard(): Uint8Array {
  const drawings = Array.from({ length: DRAWINGS }, (_, seed) => {
    const canvas = drawPrintedCard(Random.seeded(seed), NOTHING);
    return canvas.getContext("2d").getImageData(0, 0, CARD_SIZE.width, CARD_SIZE.height).data;
  });
  const median = (at: number): number =>
    drawings.map((data) => data[4 * at]!).sort((a, b) => a - b)[DRAWINGS >> 1]!;
  return Uint8Array.from({ length: CARD_SIZE.width * CARD_SIZE.height }, (_, at) => median(at));
}

/** The smallest box around a line's ink, and the ink in it: a hexadecimal digit a pixel, 0 is paper, f is black. */
function letteringOf(card: Uint8Array, { x, baseline, size }: Line) {
  const inkAt = (column: number, row: number): number =>
    Math.round((15 * (PAPER - card[row * CARD_SIZE.width + column]!)) / PAPER);
  const rows = Array.from({ length: Math.ceil(1.4 * size) }, (_, at) => baseline - size + at);
  // The widest line ends well before the frame; the photo's word ends before its box does.
  const columns = Array.from({ length: x < 200 && size < 20 ? 100 : 500 }, (_, at) => x - 2 + at);
  const inkedRows = rows.filter((row) => columns.some((column) => inkAt(column, row) > 0));
  const inkedColumns = columns.filter((column) => rows.some((row) => inkAt(column, row) > 0));
  const [left, right] = [inkedColumns[0]!, inkedColumns.at(-1)!];
  const [top, bottom] = [inkedRows[0]!, inkedRows.at(-1)!];
  const ink = [];
  for (let row = top; row <= bottom; row++) {
    let digits = "";
    for (let column = left; column <= right; column++) digits += inkAt(column, row).toString(16);
    ink.push(digits);
  }
  return { x: left, y: top, ink };
}

/** Writes the print of the card's fixed words, against which a card found in a picture is held. */
export async function train({ root }: { readonly root: string }): Promise<void> {
  const card = blankCard();
  const lettering = LINES.map((line) => letteringOf(card, line));
  const text = [
    "// Written by `npm run train -- lettering`.",
    "",
    "/** The card's fixed words as printed, in pixels of the card: a hexadecimal digit a pixel, 0 is paper, f is black. */",
    "export const LETTERING = [",
    ...lettering.flatMap(({ x, y, ink }) => [
      `  {`,
      `    x: ${x},`,
      `    y: ${y},`,
      `    ink: [`,
      ...ink.map((digits) => `      "${digits}",`),
      `    ],`,
      `  },`,
    ]),
    "] as const satisfies readonly { x: number; y: number; ink: readonly string[] }[];",
    "",
  ].join("\n");
  await writeFile(path.join(root, "shared/identity/locate/lettering.ts"), text);
}
