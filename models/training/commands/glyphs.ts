import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import { Random } from "#generator/random";
import { CARD_LINES } from "#shared/identity/cardLayout";
import { CHARACTERS } from "#shared/identity/read/alphabet";

const ROOM = 40;
/** Pixels by which two characters are moved together before it is worth telling. */
const LEAST_KERNING = 0.2;

function penFor() {
  // Registers the font of the cards.
  drawPrintedCard(Random.seeded(1), {
    last_name: "",
    first_name: "",
    sex: "",
    birthdate: "",
    doc_number: "",
    expiry: "",
  });
  const canvas = createCanvas(ROOM, ROOM);
  const context = canvas.getContext("2d");
  context.font = `${CARD_LINES.size}px "DejaVu Sans cards"`;
  return context;
}

type Pen = ReturnType<typeof penFor>;

/** `advance|left|top|rows` of a character, `left` and `top` of its ink from the pen on the baseline, rows hexadecimal. */
function glyphOf(pen: Pen, character: string): string {
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, ROOM, ROOM);
  pen.fillStyle = "#000000";
  const origin = { x: 8, y: 28 };
  pen.fillText(character, origin.x, origin.y);
  const { data } = pen.getImageData(0, 0, ROOM, ROOM);
  const inkAt = (x: number, y: number): number =>
    Math.round((15 * (255 - data[4 * (y * ROOM + x)]!)) / 255);
  const all = Array.from({ length: ROOM }, (_, at) => at);
  const rows = all.filter((y) => all.some((x) => inkAt(x, y) > 0));
  const columns = all.filter((x) => all.some((y) => inkAt(x, y) > 0));
  const advance = pen.measureText(character).width.toFixed(3);
  if (rows.length === 0) return `${advance}|0|0|`;
  const [left, right] = [columns[0]!, columns.at(-1)!];
  const [top, bottom] = [rows[0]!, rows.at(-1)!];
  const ink = [];
  for (let y = top; y <= bottom; y++) {
    let digits = "";
    for (let x = left; x <= right; x++) digits += inkAt(x, y).toString(16);
    ink.push(digits);
  }
  return `${advance}|${left - origin.x}|${top - origin.y}|${ink.join("/")}`;
}

/** Pairs that stand closer together, or further apart, than their advances say. */
function kerningOf(pen: Pen): string {
  const widthOf = (text: string): number => pen.measureText(text).width;
  const pairs = CHARACTERS.flatMap((first) =>
    CHARACTERS.flatMap((second) => {
      const by = widthOf(first + second) - widthOf(first) - widthOf(second);
      return Math.abs(by) < LEAST_KERNING ? [] : [`${first}${second}${by.toFixed(1)}`];
    }),
  );
  return pairs.join("|");
}

/** Writes the characters of the six lines as printed, from which the expected print of a value is put together. */
export async function train({ root }: { readonly root: string }): Promise<void> {
  const pen = penFor();
  const glyphs = CHARACTERS.map((character): [string, string] => [
    character,
    glyphOf(pen, character),
  ]);
  const text = [
    "// Written by `npm run train -- glyphs`.",
    "",
    "/**",
    " * Characters of the card's lines, in pixels of the card: advance, left and top of the ink from the pen on the",
    " * baseline, and the rows of ink, a hexadecimal digit a pixel: 0 is paper, f is black.",
    " */",
    "export const GLYPHS: Readonly<Record<string, string>> = {",
    ...glyphs.map(
      ([character, glyph]) => `  ${JSON.stringify(character)}: ${JSON.stringify(glyph)},`,
    ),
    "};",
    "",
    "/** Two characters and by how many pixels their distance differs from the advance of the first. */",
    `export const KERNING = ${JSON.stringify(kerningOf(pen))};`,
    "",
  ].join("\n");
  await writeFile(path.join(root, "shared/identity/tamper/glyphs.ts"), text);
}
