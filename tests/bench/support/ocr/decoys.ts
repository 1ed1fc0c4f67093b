import { createCanvas, type Canvas, type SKRSContext2D } from "@napi-rs/canvas";
import { strToU8, zipSync } from "fflate";
import type { Random } from "#generator/random";
import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { CardProblem } from "#shared/contract/identity";
import { CARD_SIZE } from "#shared/identity/cardLayout";
import { freshCard, type SourceCard } from "./cards";
import { deskOf } from "./desks";
import { drawForeignCard, drawInvoice, drawTextPage, FOREIGN_LAYOUTS } from "./documents";
import { blankPicture, canvasOf, eachPixel } from "./picture";

/** A file that is no photo of a whole card of the known layout. */
export interface Decoy {
  readonly name: string;
  readonly file: Uint8Array;
  /** What may be said of it; a card that is there all the same may also be read, without a wrong field shown. */
  readonly problems: readonly CardProblem[];
  /** What the part of a card that is there says; null where there is none. */
  readonly truth: SourceCard["truth"] | null;
}

const NOTHING: readonly CardProblem[] = ["no_card"];
const OTHER: readonly CardProblem[] = ["no_card", "other_layout"];
const DAMAGED: readonly CardProblem[] = ["unreadable_image"];

export async function decoys(random: Random): Promise<Decoy[]> {
  const card = await freshCard(random.child("card"), 0);
  return [
    ...(await motifs(random.child("motifs"))),
    ...(await halves(random.child("halves"), card)),
    ...(await foreignCards(random.child("foreign"), card)),
    ...(await sizes(random.child("sizes"), card)),
    ...files(card),
  ];
}

async function motifs(random: Random): Promise<Decoy[]> {
  const decoy = async (name: string, canvas: Canvas, problems = NOTHING): Promise<Decoy> => ({
    name,
    file: await canvas.encode("jpeg", 85),
    problems,
    truth: null,
  });
  return [
    await decoy("blank_page", canvasOf(blankPicture(1200, 850, 250))),
    await decoy("dark_frame", canvasOf(blankPicture(1200, 850, 6))),
    await decoy("wood", surface(random, "wood")),
    await decoy("clutter", surface(random, "clutter")),
    await decoy("text_page", drawTextPage(random), OTHER),
    await decoy("invoice", drawInvoice(random), OTHER),
  ];
}

function surface(random: Random, kind: "wood" | "clutter"): Canvas {
  const desk = deskOf(kind, random);
  const picture = blankPicture(1200, 850);
  eachPixel(picture, desk);
  return canvasOf(picture);
}

/** Parts of one card, each with what it still shows whole. */
function halves(random: Random, { truth }: SourceCard): Promise<Decoy[]> {
  const whole = drawPrintedCard(random, truth);
  const { width, height } = CARD_SIZE;
  const parts = {
    half_left: [0, 0, 400, height],
    half_right: [400, 0, width - 400, height],
    half_top: [0, 0, width, 215],
    half_bottom: [0, 215, width, height - 215],
  } as const;
  return Promise.all(
    Object.entries(parts).map(async ([name, [x, y, partWidth, partHeight]]) => {
      const canvas = createCanvas(partWidth + 80, partHeight + 80);
      const context = canvas.getContext("2d");
      context.fillStyle = "#8a6f4d";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(whole, x, y, partWidth, partHeight, 40, 40, partWidth, partHeight);
      return { name, file: await canvas.encode("png"), problems: OTHER, truth };
    }),
  );
}

const foreignCards = (random: Random, { truth }: SourceCard): Promise<Decoy[]> =>
  Promise.all(
    FOREIGN_LAYOUTS.map(async (layout) => ({
      name: `layout_${layout}`,
      file: await drawForeignCard(random.child(layout), layout, truth).encode("png"),
      problems: OTHER,
      truth,
    })),
  );

const LARGE = { width: 7700, height: 5200 } as const;

function enlarged(draw: (context: SKRSContext2D) => void): Promise<Uint8Array> {
  const canvas = createCanvas(LARGE.width, LARGE.height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#d8d4cc";
  context.fillRect(0, 0, LARGE.width, LARGE.height);
  draw(context);
  return canvas.encode("jpeg", 80);
}

async function sizes(random: Random, { truth }: SourceCard): Promise<Decoy[]> {
  const card = drawPrintedCard(random, truth);
  const speck = createCanvas(120, 75);
  speck.getContext("2d").drawImage(card, 0, 0, 120, 75);
  const dot = await createCanvas(1, 1).encode("png");
  const large = await enlarged((context) => context.drawImage(card, 700, 600, 6300, 3920));
  const small: readonly CardProblem[] = ["too_small", "no_card"];
  return [
    {
      name: "megapixels_40",
      file: await enlarged(() => undefined),
      problems: ["too_large", "no_card"],
      truth: null,
    },
    { name: "megapixels_40_card", file: large, problems: ["too_large"], truth },
    { name: "thumbnail", file: await speck.encode("png"), problems: small, truth },
    { name: "one_pixel", file: dot, problems: [...small, "unreadable_image"], truth: null },
  ];
}

/** Damaged files, and files of other kinds under an image's name. */
function files({ file }: SourceCard): Decoy[] {
  const changed = (change: (bytes: Uint8Array) => void): Uint8Array => {
    const bytes = new Uint8Array(file);
    change(bytes);
    return bytes;
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="560"><rect/></svg>';
  const named: Readonly<Record<string, Uint8Array>> = {
    png_truncated: file.slice(0, Math.floor(file.length / 2)),
    png_damaged: changed((bytes) => bytes.fill(0x5a, 60, 400)),
    png_only_header: file.slice(0, 33),
    svg_as_png: strToU8(svg),
    zip_as_png: zipSync({ "id_0000.png": file }),
    text_as_png: strToU8("not an image\n"),
    empty_file: new Uint8Array(0),
  };
  const lying: Decoy = {
    name: "png_of_60000_by_60000",
    // Width and height stand at bytes 16 to 23 of a PNG, the larger byte first.
    file: changed((bytes) => bytes.set([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60], 16)),
    problems: ["too_large", "unreadable_image"],
    truth: null,
  };
  const damaged = Object.entries(named).map(([name, bytes]): Decoy => ({
    name,
    file: bytes,
    problems: DAMAGED,
    truth: null,
  }));
  return [...damaged, lying];
}
