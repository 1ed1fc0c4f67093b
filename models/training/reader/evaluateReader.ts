import { Random } from "#generator/random";
import type { PrintedCard } from "#generator/kivendtout/cards/drawCard";
import type { CardField, Quad } from "#shared/contract/identity";
import { CARD_FIELDS } from "#shared/contract/identity";
import { CARD_SIZE } from "#shared/identity/cardLayout";
import type { GreyImage } from "#shared/identity/image";
import type { Network } from "#shared/identity/network/network";
import { fieldsOf, readLines } from "#shared/identity/read/readLines";
import type { LineReading } from "#shared/identity/read/lineReading";
import { makePhoto } from "../photos/makePhoto";
import type { Photo } from "../photos/makePhoto";
import { drawPrinted } from "../photos/names";
import { blankTones, greyOf } from "../photos/picture";
import { homographyBetween, layOver } from "../photos/warp";

/** How bad the photos of a set are, and how wide the card is in them, pixels. */
export interface Severity {
  readonly name: string;
  readonly amount: number;
  readonly cardWidth: readonly [number, number];
}

export const SEVERITIES: readonly Severity[] = [
  { name: "as drawn", amount: 0, cardWidth: [900, 900] },
  { name: "mild", amount: 0.35, cardWidth: [700, 1100] },
  { name: "strong", amount: 0.7, cardWidth: [500, 1200] },
  { name: "strongest", amount: 1, cardWidth: [405, 1200] },
];

/* Names as people have them: none of them, nor their parts, are what training draws its words from. */
const LAST_NAMES = ["BERNARD", "ROUSSEAU", "LEFÈVRE", "DELACROIX", "N'GUYEN", "LE GOFF", "GARCIA-LOPEZ", "D'ORMESSON", "MÜLLER", "CASTAÑEDA", "BENÇHIMOL", "VILLENEUVE", "OUÉDRAOGO", "HUYGHE", "FITZWILLIAM", "LY"]; // prettier-ignore
const FIRST_NAMES = ["CAMILLE", "ZOÉ", "JEAN-BAPTISTE", "ANAÏS", "FRANÇOIS", "MAËLLE", "HUGO", "AGNÈS", "JOËL", "WILFRIED", "YANNICK", "MARIE LOU", "LUC", "INÈS", "ÉLÉONORE", "OMAR"]; // prettier-ignore

/** Pixels by which the corners of a straightened card are still off, standard deviation. */
const RESIDUAL = 1.2;
const UPRIGHT: Quad = [
  { x: -0.5, y: -0.5 },
  { x: CARD_SIZE.width - 0.5, y: -0.5 },
  { x: CARD_SIZE.width - 0.5, y: CARD_SIZE.height - 0.5 },
  { x: -0.5, y: CARD_SIZE.height - 0.5 },
];

/** The card as the pipeline would straighten it: by its corners, which are a little off. */
function straightened(random: Random, { image, corners }: Photo, residual: number): GreyImage {
  const straight = blankTones(CARD_SIZE.width, CARD_SIZE.height);
  const [a, b, c, d] = UPRIGHT.map(({ x, y }) => ({
    x: x + random.normal(0, residual),
    y: y + random.normal(0, residual),
  }));
  const tones = { ...image, data: Float32Array.from(image.data) };
  const toPhoto = homographyBetween([a!, b!, c!, d!], corners);
  layOver(straight, tones, toPhoto, { k: 0, ...CARD_SIZE });
  return greyOf(straight);
}

function drawPerson(random: Random): PrintedCard {
  const printed = drawPrinted(random);
  if (random.chance(0.5)) return printed;
  return {
    ...printed,
    last_name: random.pick(LAST_NAMES),
    first_name: random.pick(FIRST_NAMES),
  };
}

/** One card that was read. */
export interface ReadPhoto {
  readonly card: PrintedCard;
  readonly straight: GreyImage;
  readonly lines: readonly LineReading[];
  readonly fields: Readonly<Record<CardField, LineReading | null>>;
}

/** Draws the photo of this number and reads it. */
export async function readPhoto(
  network: Network,
  seed: number,
  severity: Severity,
  number: number,
): Promise<ReadPhoto> {
  const random = Random.seeded(seed).child("evaluation", severity.name, number);
  const { amount, cardWidth } = severity;
  const photo = await makePhoto(random, { amount, cardWidth, printed: drawPerson(random) });
  const straight = straightened(random, photo, amount === 0 ? 0 : RESIDUAL);
  const lines = await readLines(network, straight);
  return { card: photo.card, straight, lines, fields: fieldsOf(lines).fields };
}

/** Share of the fields that are read exactly. */
export interface SeverityMetrics {
  readonly severity: string;
  readonly photos: number;
  readonly exact: Readonly<Record<CardField, number>>;
  readonly exactFields: number;
  readonly wholeCards: number;
}

const byField = <T>(value: (field: CardField) => T): Record<CardField, T> =>
  Object.fromEntries(CARD_FIELDS.map((field) => [field, value(field)])) as Record<CardField, T>;

const exactFields = ({ card, fields }: ReadPhoto): Record<CardField, boolean> =>
  byField((field) => fields[field]?.candidates[0]?.value === card[field]);

function metricsOf(
  severity: Severity,
  cards: readonly Readonly<Record<CardField, boolean>>[],
): SeverityMetrics {
  const share = (count: number, of: number): number => Math.round((count / of) * 1e4) / 1e4;
  const right = byField((field) => cards.filter((card) => card[field]).length);
  const all = CARD_FIELDS.reduce((sum, field) => sum + right[field], 0);
  const whole = cards.filter((card) => CARD_FIELDS.every((field) => card[field])).length;
  return {
    severity: severity.name,
    photos: cards.length,
    exact: byField((field) => share(right[field], cards.length)),
    exactFields: share(all, cards.length * CARD_FIELDS.length),
    wholeCards: share(whole, cards.length),
  };
}

/** Reads photos that no training has seen, straightened by their true corners with what a pipeline leaves of error. */
export async function evaluateReader(
  network: Network,
  seed: number,
  photos: number,
  onSeverity: (metrics: SeverityMetrics) => void,
): Promise<SeverityMetrics[]> {
  const all: SeverityMetrics[] = [];
  for (const severity of SEVERITIES) {
    const cards: Record<CardField, boolean>[] = [];
    for (let number = 0; number < photos; number++)
      cards.push(exactFields(await readPhoto(network, seed, severity, number)));
    const metrics = metricsOf(severity, cards);
    onSeverity(metrics);
    all.push(metrics);
  }
  return all;
}
