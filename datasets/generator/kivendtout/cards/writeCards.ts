import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ID_CARD_FOLDER } from "#shared/domain/schema";
import type { Random } from "../../random";
import type { Row } from "../../write/layout";
import { drawCard } from "./drawCard";
import type { Card } from "./holders";

export const cardRow = (card: Card): Row => [
  card.lastName,
  card.firstName,
  card.sex,
  card.birthDay,
  card.documentNumber,
  card.expiryDay,
  card.isAdult ? 1 : 0,
  card.file,
];

export const linkRow = (card: Card): Row => [card.file, card.customer.id];

/** Draws the cards into their folder; the paths written, relative to `folder`. */
export async function writeCards(
  folder: string,
  random: Random,
  cards: readonly Card[],
): Promise<string[]> {
  await mkdir(path.join(folder, ID_CARD_FOLDER), { recursive: true });
  const files: string[] = [];
  for (const card of cards) {
    const file = `${ID_CARD_FOLDER}/${card.file}`;
    await writeFile(path.join(folder, file), await drawCard(random.child(card.file), card));
    files.push(file);
  }
  return files;
}
