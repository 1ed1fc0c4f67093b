import type { CardField } from "../../contract/identity";
import { CARD_FIELDS } from "../../contract/identity";
import { LINE_LABELS } from "../cardLayout";
import { align } from "./alignment";
import type { ColumnChances } from "./columnChances";

export interface FoundLabel {
  readonly field: CardField;
  /** How much less likely the label is than the freest reading, in nats a character. */
  readonly cost: number;
  /** Column after the label. */
  readonly end: number;
}

/** Columns within which a label ends: the widest takes 80. */
const SEARCHED = 120;
/** Above this cost, nats a character, what stands there is another text. */
const MAX_COST = 2.5;

/** The label that a line begins with; null where none fits. */
export function findLabel(chances: ColumnChances): FoundLabel | null {
  const to = Math.min(SEARCHED, chances.columns);
  let found: FoundLabel | null = null;
  for (const field of CARD_FIELDS) {
    const label = LINE_LABELS[field];
    const alignment = align(chances, label, [0, to], true);
    if (alignment === null) continue;
    const cost = alignment.cost / label.length;
    const end = alignment.spans.at(-1)!.last + 1;
    if (cost < (found?.cost ?? MAX_COST)) found = { field, cost, end };
  }
  return found;
}
