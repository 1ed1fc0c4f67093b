import type { CardField } from "../contract/identity";
import { CARD_FIELDS } from "../contract/identity";
import { CARD_LINES } from "./cardLayout";
import type { GreyImage } from "./image";
import { locateCard } from "./locate/locateCard";
import type { Located, NotLocated } from "./locate/located";
import { straighten } from "./locate/straighten";
import type { RgbaImage } from "./image";
import type { LineReading } from "./read/lineReading";
import { fieldsOf, readLines } from "./read/readLines";
import { hasForm, printedFields } from "./text/printedFields";
import type { PrintedField } from "./text/printedFields";
import type { Vision } from "./vision";
import type { Ballot } from "./vote/vote";

/** The fields of a card as Tesseract reads them. */
type SecondReading = Readonly<Partial<Record<CardField, PrintedField>>>;

/** What was seen of a card before it is decided what it says. */
export interface CardSeen {
  readonly located: Located;
  readonly straight: GreyImage;
  readonly lines: Readonly<Record<CardField, LineReading | null>>;
  /** Whether each line begins with the label that belongs there. */
  readonly inPlace: boolean;
  readonly ballots: Readonly<Record<CardField, Ballot>>;
}

/** The part of the card where the lines stand, pixels of the card. */
const LINES = {
  x: CARD_LINES.x - 10,
  y: CARD_LINES.baseline - 26,
  width: 600,
  height: 5 * CARD_LINES.step + 36,
} as const;

/** A line read with less than this chance is read by Tesseract too. */
const SURE = Math.log(0.995);

function cutLines(card: GreyImage): GreyImage {
  const data = new Uint8Array(LINES.width * LINES.height);
  for (let y = 0; y < LINES.height; y++) {
    const from = (LINES.y + y) * card.width + LINES.x;
    data.set(card.data.subarray(from, from + LINES.width), y * LINES.width);
  }
  return { width: LINES.width, height: LINES.height, data };
}

const isSure = (line: LineReading | null): boolean =>
  (line?.candidates[0]?.logChance ?? -1) >= SURE;

function ballotOf(
  field: CardField,
  line: LineReading | null,
  second: SecondReading | null,
  { agreement, quality }: Located,
): Ballot {
  const read = second?.[field]?.value;
  const formed = read !== undefined && hasForm(field, read) ? read : null;
  const candidates = line?.candidates ?? [];
  const differs = formed !== null && formed !== candidates[0]?.value;
  return {
    candidates,
    second: formed,
    doubts: {
      label: Math.min(line?.labelCost ?? Infinity, MOST_LABEL_COST),
      print: 1 - agreement,
      blur: 1 - quality.sharpness,
      contradicted: differs ? 1 : 0,
      unseconded: second !== null && formed === null ? 1 : 0,
    },
  };
}

const MOST_LABEL_COST = 3;

/** Finds the card, lays it flat and reads its lines; Tesseract is asked where a line is not sure. */
export async function seeCard(vision: Vision, image: RgbaImage): Promise<CardSeen | NotLocated> {
  const located = await locateCard(vision, image);
  if (!located.found) return located;
  const straight = straighten(vision.cv, image, located.corners, located);
  const { fields, inPlace } = fieldsOf(await readLines(vision.reader, straight));
  const asked = inPlace && !CARD_FIELDS.every((field) => isSure(fields[field]));
  const second = asked ? printedFields(await vision.text.recognise(cutLines(straight))) : null;
  const ballots = Object.fromEntries(
    CARD_FIELDS.map((field) => [field, ballotOf(field, fields[field], second, located)]),
  ) as Record<CardField, Ballot>;
  return { located, straight, lines: fields, inPlace, ballots };
}
