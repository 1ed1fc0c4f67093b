import type { CardField, CardReading, FieldReading, Quad } from "../contract/identity";
import { CARD_FIELDS, CONFIDENCE_BAR } from "../contract/identity";
import { seeCard } from "./ballots";
import type { CardSeen } from "./ballots";
import type { GreyImage, RgbaImage } from "./image";
import { mapQuad } from "./locate/homography";
import type { Box } from "./read/lineReading";
import { tamperHints } from "./tamper/tamperHints";
import { printedFields } from "./text/printedFields";
import { NOTHING_READ, unreadCard } from "./unreadCard";
import type { Vision } from "./vision";
import { FIELD_KINDS, vote } from "./vote/vote";

const sizeOf = ({ width, height }: RgbaImage) => ({ width, height });

const quadOf = ({ x, y, width, height }: Box): Quad => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

/** What the votes on a field come to. */
function fieldReading(seen: CardSeen, field: CardField, vision: Vision): FieldReading {
  const [best, ...others] = vote(seen.ballots[field], vision.votes.weights[FIELD_KINDS[field]]);
  if (best === undefined) return NOTHING_READ;
  const box = seen.lines[field]?.box ?? null;
  return {
    ...best,
    quad: box && mapQuad(seen.located.homography, quadOf(box)),
    others,
  };
}

/**
 * In a document that is not the known card, whatever follows a known label; never sure, since nothing says that it is
 * the field of that name.
 */
const ELSEWHERE_CONFIDENCE = 0.5;
/** Longer side of what Tesseract is given then, pixels: larger pages of texture keep it busy for seconds. */
const PAGE_SIDE = 900;

function pageOf({ cv }: Vision, image: RgbaImage): { page: GreyImage; scale: number } {
  const scale = Math.min(1, PAGE_SIDE / Math.max(image.width, image.height));
  const [width, height] = [Math.ceil(image.width * scale), Math.ceil(image.height * scale)];
  const colour = new cv.Mat(image.height, image.width, cv.CV_8UC4);
  const grey = new cv.Mat();
  colour.data.set(image.data);
  cv.cvtColor(colour, grey, cv.COLOR_RGBA2GRAY);
  cv.resize(grey, grey, new cv.Size(width, height), 0, 0, cv.INTER_AREA);
  const page = { width, height, data: Uint8Array.from(grey.data) };
  colour.delete();
  grey.delete();
  return { page, scale };
}

async function readOtherLayout(vision: Vision, image: RgbaImage): Promise<CardReading> {
  const { page, scale } = pageOf(vision, image);
  const found = printedFields(await vision.text.recognise(page));
  const unread = unreadCard("other_layout", sizeOf(image));
  const fields = { ...unread.fields };
  for (const field of CARD_FIELDS) {
    const printed = found[field];
    if (printed === undefined) continue;
    const { x, y, width, height } = printed.line.box;
    fields[field] = {
      value: printed.value,
      confidence: ELSEWHERE_CONFIDENCE * printed.line.confidence,
      quad: quadOf({ x: x / scale, y: y / scale, width: width / scale, height: height / scale }),
      others: [],
    };
  }
  return { ...unread, fields };
}

/** What is read where the lines are not those of the card is not shown as a fact. */
const belowBar = (reading: FieldReading): FieldReading => ({
  ...reading,
  confidence: Math.min(reading.confidence, CONFIDENCE_BAR / 2),
});

/** Only what was read for certain is held against its print. */
function hintsOf({ straight }: CardSeen, fields: CardReading["fields"]): CardReading["hints"] {
  const certain = CARD_FIELDS.map((field): [CardField, string | null] => {
    const { value, confidence } = fields[field];
    return [field, confidence >= CONFIDENCE_BAR ? value : null];
  });
  return tamperHints(straight, Object.fromEntries(certain) as Record<CardField, string | null>);
}

/**
 * Reads the card in a picture: finds it, lays it flat, reads its lines, and says how sure each field is. A function of
 * the pixels and the models alone.
 *
 * @param image at least one pixel, at most what decoding allows
 */
export async function readCard(vision: Vision, image: RgbaImage): Promise<CardReading> {
  const seen = await seeCard(vision, image);
  if (!("ballots" in seen))
    return seen.problem === "other_layout"
      ? readOtherLayout(vision, image)
      : unreadCard(seen.problem, sizeOf(image));
  const fields = Object.fromEntries(
    CARD_FIELDS.map((field) => {
      const reading = fieldReading(seen, field, vision);
      return [field, seen.inPlace ? reading : belowBar(reading)];
    }),
  ) as Record<CardField, FieldReading>;
  return {
    image: sizeOf(image),
    card: seen.located.corners,
    agreement: seen.located.agreement,
    fields,
    problem: seen.inPlace ? null : "other_layout",
    hints: seen.inPlace ? hintsOf(seen, fields) : [],
  };
}
