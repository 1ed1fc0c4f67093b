import { CARD_FIELDS, type CardField } from "../../contract/identity";
import { CARD_LINES, LINE_LABELS } from "../cardLayout";
import type { GreyImage } from "../image";
import { matchPrint, placeOf, type Columns, type Match } from "./match";
import { ABOVE, BEFORE, BELOW, blurred, isPrintable, penStops, printOf, type Print } from "./print";

/** What is measured of a label or a value. Pixels of the card; greys 0 to 255. */
export interface Piece {
  readonly field: CardField;
  readonly isValue: boolean;
  /** The middle of its print. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly match: Match;
  /** By how much its second half lies further right than its first; null where it is too short to tell. */
  readonly stretch: number | null;
  /** Paper next to its ink, less the paper between the lines above and below. */
  readonly step: number;
  /** By how much the paper above and below the piece differs, greys: a light that falls unevenly. */
  readonly unevenness: number;
  /** Share of the paper around its ink that is slightly rough, as noise and compression leave it, 0 to 1. */
  readonly grain: number;
}

const LABEL_REACH = 3;
const VALUE_REACH = 6;
/** Prints shorter than this are not measured in halves. */
const LEAST_HALVES = 60;
/** Blurs that are tried; sigma in pixels. */
const BLURS = [0, 0.6, 1, 1.5, 2.1, 2.8] as const;
/** Second differences, greys, that count as slightly rough: less is smooth, more is a line or ink. */
const ROUGH = { from: 3, to: 20 } as const;
/** Columns whose paper is compared at a time. */
const STRETCH = 24;
/** Pixels around ink that are not looked at, since print differs a little from printer to printer. */
const CLEAR = 3;
/** Ink, of 1, below which a pixel counts as paper. */
const BARE = 0.02;

interface Line {
  readonly field: CardField;
  readonly print: Print;
  readonly label: Columns;
  /** Null where the value is not certain. */
  readonly value: Columns | null;
  readonly baseline: number;
}

function lineOf(field: CardField, at: number, value: string | null): Line {
  const isKnown = value !== null && isPrintable(value);
  const label = LINE_LABELS[field];
  const text = isKnown ? `${label} ${value}` : label;
  const stops = penStops(text);
  const end = BEFORE + stops[label.length]!;
  return {
    field,
    print: printOf(text),
    label: { from: 0, to: Math.floor(end) },
    value: isKnown
      ? {
          from: Math.floor(BEFORE + stops[label.length + 1]! - 1),
          to: Math.ceil(BEFORE + stops.at(-1)! + 2),
        }
      : null,
    baseline: CARD_LINES.baseline + at * CARD_LINES.step,
  };
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Measures the labels, and the values that are certain, of a straightened card. */
export function measurePieces(
  card: GreyImage,
  values: Readonly<Record<CardField, string | null>>,
): readonly Piece[] {
  const sharp = CARD_FIELDS.map((field, at) => lineOf(field, at, values[field]));
  const blur = blurOf(card, sharp);
  const lines = sharp.map((line) => ({ ...line, print: blurred(line.print, blur) }));
  return lines.flatMap((line) => {
    const label = matchIn(card, line, line.label, { dx: 0, dy: 0 }, LABEL_REACH);
    const pieces = [pieceOf(card, line, line.label, label, false)];
    if (line.value === null) return pieces;
    const value = matchIn(card, line, line.value, label, VALUE_REACH);
    return [...pieces, pieceOf(card, line, line.value, value, true)];
  });
}

const matchIn = (
  card: GreyImage,
  { print, baseline }: Line,
  columns: Columns,
  around: { readonly dx: number; readonly dy: number },
  reach: number,
): Match => matchPrint(card, print, columns, placeOf(CARD_LINES.x, baseline), around, reach);

/** The blur with which the labels agree best. */
function blurOf(card: GreyImage, lines: readonly Line[]): number {
  const agreementAt = (sigma: number): number =>
    median(
      lines.map((line) => {
        const print = blurred(line.print, sigma);
        return matchIn(card, { ...line, print }, line.label, { dx: 0, dy: 0 }, 2).agreement;
      }),
    );
  const agreements = BLURS.map(agreementAt);
  return BLURS[agreements.indexOf(Math.max(...agreements))]!;
}

function pieceOf(
  card: GreyImage,
  line: Line,
  columns: Columns,
  match: Match,
  isValue: boolean,
): Piece {
  return {
    field: line.field,
    isValue,
    x: CARD_LINES.x - BEFORE + (columns.from + columns.to) / 2,
    y: line.baseline,
    width: columns.to - columns.from,
    match,
    stretch: isValue ? stretchOf(card, line, columns, match) : null,
    ...paperAround(card, line, columns, match),
  };
}

function stretchOf(card: GreyImage, line: Line, columns: Columns, match: Match): number | null {
  const { from, to } = columns;
  if (to - from < LEAST_HALVES) return null;
  const middle = Math.round((from + to) / 2);
  const first = matchIn(card, line, { from, to: middle }, match, 3);
  const second = matchIn(card, line, { from: middle, to }, match, 3);
  return second.dx - first.dx;
}

/** Level and grain of the paper next to a piece's ink, held against the rows between the lines, which have no print. */
function paperAround(
  card: GreyImage,
  { print, baseline }: Line,
  { from, to }: Columns,
  match: Match,
): Pick<Piece, "step" | "unevenness" | "grain"> {
  const left = CARD_LINES.x - BEFORE + Math.round(match.dx);
  const top = baseline - ABOVE + Math.round(match.dy);
  const nearBy = new Map<number, number[]>();
  let [rough, clear] = [0, 0];
  const clearOfInk = farFrom(print, CLEAR);
  for (let y = 1; y < print.height - 1; y++)
    for (let x = from; x < to; x++) {
      const place = y * print.width + x;
      if (print.ink[place]! > BARE) continue;
      const at = (top + y) * card.width + left + x;
      if (y > 2 && y < print.height - 4) {
        const stretch = Math.floor((x - from) / STRETCH);
        const greys = nearBy.get(stretch);
        if (greys === undefined) nearBy.set(stretch, [card.data[at]!]);
        else greys.push(card.data[at]!);
      }
      if (clearOfInk[place] === 0) continue;
      const roughness = Math.abs(curvature(card, at));
      clear++;
      if (roughness >= ROUGH.from && roughness <= ROUGH.to) rough++;
    }
  return {
    ...stepOf(card, nearBy, { from: left + from, to: left + to }, top),
    grain: clear === 0 ? 0 : rough / clear,
  };
}

/** Compares paper next to ink with the paper above and below, a stretch of columns at a time: light may change along. */
function stepOf(
  card: GreyImage,
  nearBy: ReadonlyMap<number, readonly number[]>,
  { from, to }: Columns,
  top: number,
): Pick<Piece, "step" | "unevenness"> {
  const steps: number[] = [];
  const slopes: number[] = [];
  for (const [stretch, greys] of nearBy) {
    const left = from + stretch * STRETCH;
    const right = Math.min(to, left + STRETCH);
    const above = levelOf(card, left, right, top - 6);
    const below = levelOf(card, left, right, top + ABOVE + BELOW + 2);
    steps.push(median(greys) - (above + below) / 2);
    slopes.push(Math.abs(above - below));
  }
  return steps.length === 0
    ? { step: 0, unevenness: 0 }
    : { step: median(steps), unevenness: median(slopes) };
}

/** 1 for pixels of a print that have no ink within a distance across and down. */
function farFrom({ width, height, ink }: Print, distance: number): Uint8Array {
  const far = new Uint8Array(width * height).fill(1);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x]! <= BARE) continue;
      const [left, right] = [Math.max(0, x - distance), Math.min(width - 1, x + distance)];
      const [top, bottom] = [Math.max(0, y - distance), Math.min(height - 1, y + distance)];
      for (let row = top; row <= bottom; row++)
        far.fill(0, row * width + left, row * width + right + 1);
    }
  return far;
}

/** The grey of paper between two lines: the median of three rows. */
function levelOf({ data, width }: GreyImage, from: number, to: number, y: number): number {
  const greys: number[] = [];
  for (let row = y - 1; row <= y + 1; row++)
    for (let x = from; x < to; x++) greys.push(data[row * width + x]!);
  return median(greys);
}

/** Second difference of the greys around a pixel: what a smooth light leaves at nothing. */
const curvature = ({ data, width }: GreyImage, at: number): number =>
  4 * data[at]! - data[at - 1]! - data[at + 1]! - data[at - width]! - data[at + width]!;
