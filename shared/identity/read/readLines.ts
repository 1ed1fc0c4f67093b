import type { CardField } from "../../contract/identity";
import { CARD_FIELDS } from "../../contract/identity";
import type { GreyImage } from "../image";
import type { Network } from "../network/network";
import { CLASSES } from "./alphabet";
import { columnChances, logSoftmax } from "./columnChances";
import type { ColumnChances } from "./columnChances";
import { readLine } from "./lineReading";
import type { LineReading } from "./lineReading";
import { joinLooks, needsSecondLook, SECOND_LOOK_SHIFT } from "./secondLook";
import { cutStrip, STRIP, stripTop } from "./strips";

/** Where lines are looked for that are not where they should be, rows of the card from there. */
const ELSEWHERE = [-4, 4, -8, 8, -12, 12];
/** Label cost, nats a character, above which a line is looked for elsewhere too. */
const DOUBTFUL = 0.7;

interface Place {
  readonly line: number;
  readonly top: number;
  /** Left edge where it is not the usual one. */
  readonly left?: number;
}

/** Chances of the characters along strips of a straightened card, all in one go through the network. */
async function chancesAt(
  network: Network,
  card: GreyImage,
  places: readonly Place[],
): Promise<ColumnChances[]> {
  const size = STRIP.width * STRIP.height;
  const input = new Float32Array(places.length * size);
  for (const [n, { left, top }] of places.entries())
    input.set(cutStrip(card, left ?? STRIP.x, top), n * size);
  const { values, shape } = await network.run(input, [places.length, STRIP.height, STRIP.width, 1]);
  logSoftmax(values);
  const perLine = shape[2]! * CLASSES;
  return places.map((_, n) => columnChances(values.subarray(n * perLine, (n + 1) * perLine)));
}

async function readAt(
  network: Network,
  card: GreyImage,
  places: readonly Place[],
): Promise<LineReading[]> {
  const chances = await chancesAt(network, card, places);
  return chances.map((line, n) => readLine(line, places[n]!.top));
}

const fits = (reading: LineReading, line: number): boolean =>
  reading.field === CARD_FIELDS[line] && reading.labelCost <= DOUBTFUL;

/** What a line's own label may cost more than another before the other is believed, nats a character. */
const HEAD_START = 0.5;

/** The reading whose label fits better. */
const better = (a: LineReading, b: LineReading, line: number): LineReading => {
  const cost = ({ field, labelCost }: LineReading): number =>
    labelCost - (field === CARD_FIELDS[line] ? HEAD_START : 0);
  return cost(b) < cost(a) ? b : a;
};

async function findLines(network: Network, card: GreyImage): Promise<LineReading[]> {
  const places = CARD_FIELDS.map((_, line): Place => ({ line, top: stripTop(line) }));
  const readings = await readAt(network, card, places);
  const astray = places.filter(({ line }) => !fits(readings[line]!, line));
  if (astray.length === 0) return readings;
  const tried = astray.flatMap(({ line, top }) =>
    ELSEWHERE.map((by): Place => ({ line, top: top + by })),
  );
  const found = await readAt(network, card, tried);
  for (const [n, { line }] of tried.entries())
    readings[line] = better(readings[line]!, found[n]!, line);
  return readings;
}

/**
 * The six lines of a straightened card (900×560), from the top. A line whose label does not fit is looked for a little
 * higher and lower too; what is found keeps the field of its label, which need not be the one that belongs there. A
 * line that is not sure is looked at twice.
 */
export async function readLines(network: Network, card: GreyImage): Promise<LineReading[]> {
  const readings = await findLines(network, card);
  const again = readings.flatMap((reading, line): Place[] =>
    needsSecondLook(reading) ? [{ line, top: reading.top, left: STRIP.x + SECOND_LOOK_SHIFT }] : [],
  );
  if (again.length === 0) return readings;
  const looks = await readAt(network, card, again);
  for (const [n, { line }] of again.entries())
    readings[line] = joinLooks(readings[line]!, looks[n]!);
  return readings;
}

/** The fields of a card by the labels of its lines. */
export interface FieldLines {
  readonly fields: Readonly<Record<CardField, LineReading | null>>;
  /** Whether each line begins with the label that belongs there; otherwise this is another layout, or no card. */
  readonly inPlace: boolean;
}

/** Lines whose label is too worn to be told may be as many before a card counts as another. */
const MAX_UNKNOWN = 2;

/** Says which line is which field. A field whose label stands twice, or nowhere, is null. */
export function fieldsOf(lines: readonly LineReading[]): FieldLines {
  const of = (field: CardField): LineReading | null => {
    const own = lines.filter((line) => line.field === field);
    return own.length === 1 ? own[0]! : null;
  };
  const entries = CARD_FIELDS.map((field): [CardField, LineReading | null] => [field, of(field)]);
  const unknown = lines.filter(({ field }) => field === null).length;
  const inPlace = lines.every(({ field }, at) => field === null || field === CARD_FIELDS[at]);
  return {
    fields: Object.fromEntries(entries) as Record<CardField, LineReading | null>,
    inPlace: inPlace && unknown <= MAX_UNKNOWN,
  };
}
