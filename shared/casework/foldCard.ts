import type { ActionOf } from "../contract/casework";
import { NO_CARD_WORK, type CardWork, type Signed } from "./state";

type CardAction = ActionOf<
  "card_corrected" | "card_correction_removed" | "card_linked" | "card_unlinked" | "card_decided"
>;

/** Adds what was done about a card. What the map holds is replaced; a card nothing is left of is taken out. */
export function foldCard(cards: Map<string, CardWork>, by: Signed, action: CardAction): void {
  const { sha256 } = action.card;
  const changed = changedBy(cards.get(sha256) ?? NO_CARD_WORK, by, action);
  const isLeft =
    changed.corrections.size > 0 || changed.link !== null || changed.decisions.length > 0;
  if (isLeft) cards.set(sha256, changed);
  else cards.delete(sha256);
}

function changedBy(work: CardWork, by: Signed, action: CardAction): CardWork {
  switch (action.kind) {
    case "card_corrected": {
      const { field, value, read, reason } = action;
      const correction = { ...by, value, read, reason };
      return { ...work, corrections: new Map(work.corrections).set(field, correction) };
    }
    case "card_correction_removed": {
      const corrections = new Map(work.corrections);
      corrections.delete(action.field);
      return { ...work, corrections };
    }
    case "card_linked":
      return { ...work, link: { ...by, customer: action.customer, reason: action.reason } };
    case "card_unlinked":
      return { ...work, link: { ...by, customer: null, reason: action.reason } };
    case "card_decided": {
      const { order, verdict, reason, asOf } = action;
      return { ...work, decisions: [...work.decisions, { ...by, order, verdict, reason, asOf }] };
    }
  }
}
