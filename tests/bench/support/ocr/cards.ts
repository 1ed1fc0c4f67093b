import { readFileSync } from "node:fs";
import path from "node:path";
import type { Random } from "#generator/random";
import { drawPrintedCard, type PrintedCard } from "#generator/kivendtout/cards/drawCard";
import { CARD_FIELDS } from "#shared/contract/identity";
import { findRealDataset, NO_REAL_DATASET } from "../../../support/realDataset";
import { FRESH_FIRST_NAMES, FRESH_LAST_NAMES } from "./names";
import { decodedPicture, pictureOf, type Picture } from "./picture";

/** A card and what is printed on it. */
export interface SourceCard {
  /** Where it is from and which it is. */
  readonly name: string;
  readonly truth: PrintedCard;
  readonly pixels: Picture;
  /** The untouched file. */
  readonly file: Uint8Array;
}

/** The cards of the published dataset with their labels; none, and a line on stderr, where it is not here. */
export async function publishedCards(): Promise<SourceCard[]> {
  const folder = findRealDataset();
  if (folder === null) {
    process.stderr.write(`ocr: generated cards only: ${NO_REAL_DATASET}\n`);
    return [];
  }
  const [header, ...rows] = readFileSync(path.join(folder, "synthetic_id_labels.csv"), "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return Promise.all(
    rows.map(async (row) => {
      const cell = (column: string) => row[header!.indexOf(column)]!;
      const file = readFileSync(path.join(folder, "synthetic_id_cards", cell("file")));
      const truth = Object.fromEntries(CARD_FIELDS.map((field) => [field, cell(field)]));
      return {
        name: `published_${path.parse(cell("file")).name}`,
        truth: truth as PrintedCard,
        pixels: await decodedPicture(file),
        file,
      };
    }),
  );
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

const date = (random: Random, from: number, to: number): string =>
  `${random.integer(from, to)}-${twoDigits(random.integer(1, 12))}-${twoDigits(random.integer(1, 28))}`;

/** A card of nobody: its names are in no other list of the project, its numbers and dates are drawn afresh. */
export async function freshCard(random: Random, number: number): Promise<SourceCard> {
  const truth: PrintedCard = {
    last_name: random.pick(FRESH_LAST_NAMES),
    first_name: random.pick(FRESH_FIRST_NAMES),
    sex: random.pick(["F", "M"]),
    birthdate: date(random, 1931, 2013),
    doc_number: `ID${random.integer(1_000_000, 9_999_999)}`,
    expiry: date(random, 2019, 2044),
  };
  const canvas = drawPrintedCard(random, truth);
  return {
    name: `fresh_${String(number).padStart(4, "0")}`,
    truth,
    pixels: pictureOf(canvas),
    file: await canvas.encode("png"),
  };
}
