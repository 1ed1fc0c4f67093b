import type { CardField } from "../../contract/identity";
import { align } from "./alignment";
import { searchTexts } from "./beamSearch";
import type { Candidate } from "./beamSearch";
import type { ColumnChances } from "./columnChances";
import { GRAMMARS } from "./grammars";
import { findLabel } from "./labels";
import { columnCentre, COLUMN_STEP, STRIP } from "./strips";

/** A character and where it was read: pixels of the card, left and right of its columns. */
export interface ReadCharacter {
  readonly character: string;
  readonly left: number;
  readonly right: number;
}

/** What one line of the card says. */
export interface LineReading {
  /** The field whose label begins the line; null where no label fits. */
  readonly field: CardField | null;
  /** How badly the label fits, nats a character; infinite where none does. */
  readonly labelCost: number;
  /** Top edge of the strip that was read, pixels of the card. */
  readonly top: number;
  /** Values that the field's grammar allows, the likeliest first; none where none fits or no label was found. */
  readonly candidates: readonly Candidate[];
  /** Nats between the best value and the second; infinite where there is no second. */
  readonly margin: number;
  /** How much less likely the best value is than the freest reading of its columns, nats. */
  readonly valueCost: number;
  /** Of the best value. */
  readonly characters: readonly ReadCharacter[];
  /** Where the best value stands, pixels of the card; null without one. */
  readonly box: Box | null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CANDIDATES = 5;
/** What a character takes beyond the columns it is read at, on each side, pixels. */
const SIDE = 4;
/** Rows of the strip between which capitals and their accents stand. */
const TOP_ROW = 4;
const BOTTOM_ROW = STRIP.baseline + 3;

const nothingRead = (top: number): LineReading => ({
  field: null,
  labelCost: Infinity,
  top,
  candidates: [],
  margin: Infinity,
  valueCost: Infinity,
  characters: [],
  box: null,
});

function boxOf(characters: readonly ReadCharacter[], top: number): Box | null {
  const [first, last] = [characters[0], characters.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    x: first.left,
    y: top + TOP_ROW,
    width: last.right - first.left,
    height: BOTTOM_ROW - TOP_ROW,
  };
}

/** @param top edge of the strip on the card */
export function readLine(chances: ColumnChances, top: number): LineReading {
  const label = findLabel(chances);
  if (label === null) return nothingRead(top);
  const candidates = searchTexts(chances, label.end, GRAMMARS[label.field], CANDIDATES);
  const [best, second] = candidates;
  const alignment =
    best === undefined
      ? null
      : align(chances, ` ${best.value}`, [label.end, chances.columns], false);
  const leftOf = (column: number): number =>
    STRIP.x + columnCentre(column) - COLUMN_STEP / 2 - SIDE;
  const characters = Array.from(best?.value ?? "", (character, at): ReadCharacter[] => {
    const span = alignment?.spans[at + 1];
    if (span === undefined) return [];
    const right = leftOf(span.last) + COLUMN_STEP + 2 * SIDE;
    return [{ character, left: leftOf(span.first), right }];
  }).flat();
  return {
    field: label.field,
    labelCost: label.cost,
    top,
    candidates,
    margin: best && second ? best.logChance - second.logChance : Infinity,
    valueCost: alignment?.cost ?? Infinity,
    characters,
    box: boxOf(characters, top),
  };
}
