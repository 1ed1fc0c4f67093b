import { readFileSync } from "node:fs";
import path from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import { Random } from "#generator/random";
import type { CardField } from "#shared/contract/identity";
import { CARD_FIELDS } from "#shared/contract/identity";
import { CARD_LINES, CARD_SIZE } from "#shared/identity/cardLayout";
import type { GreyImage } from "#shared/identity/image";
import { loadNetwork } from "#shared/identity/network/loadNetwork";
import type { LoadedNetwork } from "#shared/identity/network/loadNetwork";
import { fieldsOf, readLines } from "#shared/identity/read/readLines";
import { stripTop } from "#shared/identity/read/strips";
import { drawPrinted } from "#training/photos/names";
import { greyOf, tonesOf } from "#training/photos/picture";
import { readPhoto, SEVERITIES } from "#training/reader/evaluateReader";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import { MODELS_DIR, testNetworks } from "../../support/vision";

let network: LoadedNetwork;

beforeAll(async () => {
  await testNetworks();
  const folder = path.join(MODELS_DIR, "card-reader");
  const model: unknown = JSON.parse(readFileSync(path.join(folder, "model.json"), "utf8"));
  const loaded = loadNetwork(model, readFileSync(path.join(folder, "weights.bin")));
  if (!loaded.ok) throw new Error(loaded.error.message);
  network = loaded.value;
});

type Values = Readonly<Record<CardField, string | undefined>>;

async function valuesOf(card: GreyImage): Promise<Values> {
  const { fields } = fieldsOf(await readLines(network, card));
  const values = CARD_FIELDS.map((field) => [field, fields[field]?.candidates[0]?.value]);
  return Object.fromEntries(values) as Values;
}

describe("the trained line reader", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("reads a card as it is drawn: %s", async (seed) => {
    const random = Random.seeded(seed).child("a card for the test");
    const printed = drawPrinted(random);
    const card = greyOf(tonesOf(drawPrintedCard(random, printed)));
    expect(await valuesOf(card)).toEqual(printed);
  });

  it("reads nearly all of cards photographed a little badly", async () => {
    let right = 0;
    for (let number = 0; number < 6; number++) {
      const { card, fields } = await readPhoto(network, 4711, SEVERITIES[1]!, number);
      right += CARD_FIELDS.filter(
        (field) => fields[field]?.candidates[0]?.value === card[field],
      ).length;
    }
    expect(right).toBeGreaterThanOrEqual(34);
  });

  it("finds no field on an empty card", async () => {
    const empty = {
      ...CARD_SIZE,
      data: new Uint8Array(CARD_SIZE.width * CARD_SIZE.height).fill(240),
    };
    const { inPlace } = fieldsOf(await readLines(network, empty));
    expect(inPlace).toBe(false);
  });

  it("notices two lines that changed places, and keeps each value with its label", async () => {
    const random = Random.seeded(31);
    const printed = drawPrinted(random);
    const card = greyOf(tonesOf(drawPrintedCard(random, printed)));
    const { width } = CARD_SIZE;
    const rows = CARD_LINES.step * width;
    const first = stripTop(0) * width;
    const swapped = { ...card, data: card.data.slice() };
    swapped.data.set(card.data.subarray(first + rows, first + 2 * rows), first);
    swapped.data.set(card.data.subarray(first, first + rows), first + rows);
    const { fields, inPlace } = fieldsOf(await readLines(network, swapped));
    expect(inPlace).toBe(false);
    expect(fields.last_name?.candidates[0]?.value).toBe(printed.last_name);
  });

  it("reads a card that lies a little off, to the side and down", async () => {
    const random = Random.seeded(32);
    const printed = drawPrinted(random);
    const card = greyOf(tonesOf(drawPrintedCard(random, printed)));
    const off = { ...card, data: card.data.slice() };
    off.data.copyWithin(4 * CARD_SIZE.width + 6, 0);
    expect(await valuesOf(off)).toEqual(printed);
  });

  it("reads the same twice and keeps no memory", async () => {
    const random = Random.seeded(9);
    const card = greyOf(tonesOf(drawPrintedCard(random, drawPrinted(random))));
    const first = await readLines(network, card);
    const { numTensors } = tf.memory();
    expect(await readLines(network, card)).toEqual(first);
    expect(tf.memory().numTensors).toBe(numTensors);
  });
});

interface LabelledCard {
  readonly file: string;
  readonly values: Values;
}

/** The labels of the published cards, for comparison only. */
function labelledCards(folder: string): LabelledCard[] {
  const text = readFileSync(path.join(folder, "synthetic_id_labels.csv"), "utf8");
  const [header, ...rows] = text.trim().split(/\r?\n/);
  const names = header!.split(",");
  return rows.map((row) => {
    const cells = row.split(",");
    const cell = (name: string): string => cells[names.indexOf(name)]!;
    const values = Object.fromEntries(CARD_FIELDS.map((field) => [field, cell(field)])) as Values;
    return { file: cell("file"), values };
  });
}

async function publishedCard(folder: string, file: string): Promise<GreyImage> {
  const canvas = createCanvas(CARD_SIZE.width, CARD_SIZE.height);
  const picture = await loadImage(path.join(folder, "synthetic_id_cards", file));
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return greyOf(tonesOf(canvas));
}

const real = findRealDataset();

describe.skipIf(real === null)(
  `the published cards (needs the published dataset${real === null ? `: ${NO_REAL_DATASET}` : ""})`,
  () => {
    it("are read exactly, every field of every card", async () => {
      const wrong: string[] = [];
      for (const { file, values } of labelledCards(real!)) {
        const read = await valuesOf(await publishedCard(real!, file));
        for (const field of CARD_FIELDS)
          if (read[field] !== values[field]) wrong.push(`${file}: ${field}`);
      }
      expect(wrong).toEqual([]);
    });
  },
);
