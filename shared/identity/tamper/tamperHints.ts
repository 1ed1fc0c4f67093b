import { CARD_FIELDS, type CardField, type TamperHint } from "../../contract/identity";
import type { GreyImage } from "../image";
import { measurePieces, median, type Piece } from "./measure";

/** Deviations, in standard deviations of untouched cards, from which something is said. */
const LEAST_DEVIATION = 4;
/** Agreement of the labels with their print below which nothing is said: too little of the print is left. */
const LEAST_QUALITY = 0.88;
/** Agreement from which the picture is as good as any. */
const GOOD_QUALITY = 0.95;

/**
 * Standard deviations on untouched cards of good quality, those the published cards' own printing leaves included: its
 * characters stand on whole pixels, and its digits are bolder than its letters.
 */
const SPREAD = {
  /** Shift of a value against what its surroundings say, pixels. */
  across: 0.38,
  down: 0.16,
  /** Second half of a value against its first, pixels, and more for each pixel of length. */
  stretch: 0.25,
  stretchShare: 0.0025,
  /** Logarithms of ratios; the disagreement of a short value says less. */
  disagreement: 0.15,
  disagreementShort: 3,
  ink: 0.1,
  /** Share of rough paper: more where there is some anyway, and the shorter a value is: lines that cross the card weigh more there. */
  grain: 0.03,
  grainVaried: 0.2,
  grainShort: 2,
  /** Greys. */
  step: 0.7,
} as const;

/** Added to what the print leaves unexplained, so that two good agreements count as alike. */
const UNEXPLAINED = 0.1;

/**
 * Values whose print differs from the rest of the card. Each is compared with the labels and the other values of the
 * same card, so that what happened to the whole picture (blur, light, noise, compression) makes no difference; where
 * too little of the print is left to tell, nothing is said.
 *
 * @param card the straightened card, 900×560
 * @param values what the fields say, as far as it is certain; null where it is not: nothing is said of such a field
 */
export function tamperHints(
  card: GreyImage,
  values: Readonly<Record<CardField, string | null>>,
): readonly TamperHint[] {
  const pieces = measurePieces(card, values);
  const quality = median(labelsOf(pieces).map(({ match }) => match.agreement));
  if (quality < LEAST_QUALITY) return [];
  // A poorer print is measured less exactly.
  const slack = 1 + Math.max(0, GOOD_QUALITY - quality) / (GOOD_QUALITY - LEAST_QUALITY);
  const found = new Map<CardField, TamperHint>();
  // What one altered field does to its comparison with others is gone once it is left out, the worst first.
  for (let left = CARD_FIELDS.length; left > 0; left--) {
    const rest = pieces.filter(({ field, isValue }) => !(isValue && found.has(field)));
    const worst = rest
      .filter(({ isValue }) => isValue)
      .flatMap((piece) => hintOf(piece, rest, slack) ?? [])
      .sort((a, b) => b.deviation - a.deviation)[0];
    if (worst === undefined) break;
    found.set(worst.field, worst);
  }
  return CARD_FIELDS.flatMap((field) => found.get(field) ?? []);
}

const labelsOf = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(({ isValue }) => !isValue);

/** The strongest hint of a value; null where there is none. */
function hintOf(piece: Piece, all: readonly Piece[], slack: number): TamperHint | null {
  const others = all.filter((one) => one !== piece);
  const shaded = isShaded(piece, others);
  const hints: readonly (readonly [TamperHint["kind"], number])[] = [
    ["misaligned", misalignment(piece, others, slack)],
    ["font_differs", stretchDeviation(piece, others, slack)],
    ["font_differs", shaded ? 0 : printDeviation(piece, others, slack)],
    ["background_differs", shaded ? 0 : paperDeviation(piece, others)],
  ];
  const [kind, deviation] = hints.reduce((most, one) => (one[1] > most[1] ? one : most));
  return deviation < LEAST_DEVIATION ? null : { kind, field: piece.field, deviation };
}

/** Glare, shadow or a crease over the value: its print is paler, or its paper uneven, for a reason of its own. */
function isShaded({ match, unevenness }: Piece, others: readonly Piece[]): boolean {
  const contrast = median(others.map((one) => one.match.ink));
  const paper = median(others.map((one) => one.match.paper));
  return unevenness > 0.06 * contrast || Math.abs(match.paper - paper) > 0.35 * contrast;
}

function misalignment(piece: Piece, others: readonly Piece[], slack: number): number {
  const across = planeThrough(others, ({ match }) => match.dx);
  const down = planeThrough(others, ({ match }) => match.dy);
  return Math.max(
    Math.abs(piece.match.dx - across(piece)) / (SPREAD.across * slack),
    Math.abs(piece.match.dy - down(piece)) / (SPREAD.down * slack),
  );
}

function stretchDeviation(piece: Piece, others: readonly Piece[], slack: number): number {
  if (piece.stretch === null) return 0;
  const shares = others.flatMap(({ stretch, width }) =>
    stretch === null ? [] : [stretch / width],
  );
  const expected = shares.length === 0 ? 0 : median(shares) * piece.width;
  const spread = SPREAD.stretch + SPREAD.stretchShare * piece.width;
  return Math.abs(piece.stretch - expected) / (spread * slack);
}

/** Digits are compared with digits as well, letters with letters: a printer may draw them differently. */
const alike = (piece: Piece, others: readonly Piece[]): readonly Piece[] =>
  others.filter(({ field, isValue }) => isValue && isNumeric(field) === isNumeric(piece.field));

const isNumeric = (field: CardField): boolean =>
  field === "birthdate" || field === "doc_number" || field === "expiry";

/** How much less the value agrees with the known print than the rest, and how much darker or paler it is. */
function printDeviation(piece: Piece, others: readonly Piece[], slack: number): number {
  const unexplained = (one: Piece): number => 1 - one.match.agreement ** 2 + UNEXPLAINED;
  const ink = (one: Piece): number => Math.max(1, one.match.ink);
  const against = (of: (one: Piece) => number, group: readonly Piece[]): number =>
    Math.log(of(piece) / median(group.map(of)));
  const groups = [labelsOf(others), alike(piece, others)].filter(({ length }) => length > 0);
  const disagreement = Math.min(...groups.map((group) => against(unexplained, group)));
  const weight = Math.min(...groups.map((group) => Math.abs(against(ink, group))));
  const spread = SPREAD.disagreement + SPREAD.disagreementShort / piece.width;
  return Math.max(disagreement / spread, weight / SPREAD.ink) / slack;
}

function paperDeviation(piece: Piece, others: readonly Piece[]): number {
  const step = median(others.map((one) => one.step));
  const ordinary = median(others.map((one) => Math.abs(one.step - step)));
  const light = SPREAD.step + 1.5 * ordinary + 0.5 * piece.unevenness;
  const grain = median(others.map((one) => one.grain));
  const varied = SPREAD.grain + SPREAD.grainVaried * Math.sqrt(grain * (1 - grain));
  const rougher = Math.abs(piece.grain - grain) / (varied + SPREAD.grainShort / piece.width);
  return Math.max(Math.abs(piece.step - step) / light, rougher);
}

/** The plane of least squares through a figure of the pieces over the card. */
function planeThrough(
  pieces: readonly Piece[],
  figure: (piece: Piece) => number,
): (at: Piece) => number {
  const mean = (of: (piece: Piece) => number): number =>
    pieces.reduce((sum, piece) => sum + of(piece), 0) / pieces.length;
  const [mx, my, mf] = [mean(({ x }) => x), mean(({ y }) => y), mean(figure)];
  const sum = (of: (piece: Piece) => number): number => mean(of) * pieces.length;
  const xx = sum(({ x }) => (x - mx) ** 2);
  const yy = sum(({ y }) => (y - my) ** 2);
  const xy = sum(({ x, y }) => (x - mx) * (y - my));
  const xf = sum((piece) => (piece.x - mx) * (figure(piece) - mf));
  const yf = sum((piece) => (piece.y - my) * (figure(piece) - mf));
  const determinant = xx * yy - xy * xy;
  if (determinant < 1e-6 * xx * yy) return () => mf;
  const alongX = (xf * yy - yf * xy) / determinant;
  const alongY = (yf * xx - xf * xy) / determinant;
  return ({ x, y }) => mf + alongX * (x - mx) + alongY * (y - my);
}
