import { NODE_KINDS, type Suggestion, type Suggestions } from "../../contract/graph";
import { compareText } from "../../log/keyOrder";
import type { GraphState } from "./graphState";
import { sharedCountsAt } from "./sharing";

interface Match {
  readonly vertex: number;
  /** Place in `NODE_KINDS`. */
  readonly kind: number;
  readonly id: string;
  /** 0 = the whole id, 1 = its beginning, 2 = a part of it. */
  readonly rank: number;
  readonly shared: number;
}

/** Negative where the first comes before the second; of like ones by kind, what is looked for most first, and then by id. */
const compareMatches = (a: Match, b: Match): number =>
  a.rank - b.rank || b.shared - a.shared || a.kind - b.kind || compareText(a.id, b.id);

/**
 * Nodes whose id contains a text, without regard to case: those that a record which has happened names, whatever the
 * window. An empty text finds nothing.
 */
export function suggestionsAt(state: GraphState, text: string, limit: number): Suggestions {
  const asked = text.trim().toLowerCase();
  if (asked === "") return { hits: [], total: 0 };
  const { index, at } = state;
  const { counts } = sharedCountsAt(state);
  const before = at.moment?.before ?? Infinity;
  const best: Match[] = [];
  let total = 0;
  for (const [kind, name] of NODE_KINDS.entries()) {
    const { from, to } = index.verticesOf(name);
    for (let vertex = from; vertex < to; vertex++) {
      if (index.firstSeen[vertex]! >= before) continue;
      const id = index.idOf(vertex).toLowerCase();
      const place = id.indexOf(asked);
      if (place < 0) continue;
      total++;
      const rank = place > 0 ? 2 : id.length === asked.length ? 0 : 1;
      keepBest(best, { vertex, kind, id, rank, shared: counts[vertex]! }, limit);
    }
  }
  return { hits: best.map(({ vertex, shared }) => suggestionOf(state, vertex, shared)), total };
}

/** Puts a match in its place among the best; the lists are short. */
function keepBest(best: Match[], match: Match, limit: number): void {
  if (best.length >= limit && (limit <= 0 || compareMatches(match, best.at(-1)!) >= 0)) return;
  let place = best.length;
  while (place > 0 && compareMatches(match, best[place - 1]!) < 0) place--;
  best.splice(place, 0, match);
  if (best.length > limit) best.pop();
}

function suggestionOf(state: GraphState, vertex: number, shared: number): Suggestion {
  const payments = state.paymentsOf(vertex);
  return {
    ref: { kind: state.index.kindOf(vertex), id: state.index.idOf(vertex) },
    shared,
    payments: payments.length,
    risk: state.riskOf(payments),
  };
}
