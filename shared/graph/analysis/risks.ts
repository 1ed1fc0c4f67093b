import type { GraphAt } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import type { GraphIndex, PaymentScores } from "../index/graphIndex";
import type { Sharing } from "./sharing";

/** Stands below every score: nothing is decided. */
export const UNDECIDED = -1;

/** Highest score of the payments that count, of customers by place; `UNDECIDED` for none. */
export function risksOf(
  index: GraphIndex,
  at: GraphAt,
  sharing: Sharing,
  scores: PaymentScores | null,
): Float64Array {
  const risks = new Float64Array(sharing.customers).fill(UNDECIDED);
  const { from, to } = index.rangeAt(at);
  const base = index.verticesOf("customer").from;
  const codes = index.payments.codes.customer;
  for (let ordinal = from; ordinal < to; ordinal++) {
    if (codes[ordinal] === NONE) continue;
    const place = sharing.placeOf(base + codes[ordinal]!);
    risks[place] = Math.max(risks[place]!, scoreOf(scores, ordinal));
  }
  return risks;
}

export function scoreOf(scores: PaymentScores | null, ordinal: number): number {
  const score = scores?.score[ordinal] ?? NaN;
  return Number.isNaN(score) ? UNDECIDED : score;
}
