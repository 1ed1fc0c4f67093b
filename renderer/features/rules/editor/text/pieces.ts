import type { ConditionProblem } from "#shared/rules/problems";
import { KEYWORDS, tokensOf, type ConditionToken } from "#shared/rules/conditionTokens";

export type PieceKind = "keyword" | "feature" | "text" | "number" | "plain";

/** A stretch of a condition's text that looks the same throughout. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly kind: PieceKind;
  /** Part of what cannot be read. */
  readonly wrong: boolean;
}

/**
 * A condition's text in pieces, in order and without gaps, cut where the look changes and at `anchor`, so that a piece
 * begins there.
 */
export function piecesOf(
  text: string,
  problem: Pick<ConditionProblem, "from" | "to"> | null,
  anchor: number | null,
): readonly Piece[] {
  // At the end of the text there is nothing to underline but a space after it.
  const shown = `${text} `;
  const tokens = tokensOf(text);
  const from = problem?.from ?? 0;
  const to = problem === null ? 0 : Math.max(problem.to, from + 1);
  const cuts = new Set([0, from, to, ...(anchor === null ? [] : [anchor])]);
  for (const { start, end } of tokens) cuts.add(start).add(end);
  const starts = [...cuts].filter((cut) => cut < shown.length).sort((a, b) => a - b);
  return starts.map((start, at) => ({
    start,
    text: shown.slice(start, starts[at + 1]),
    kind: kindOf(tokens.find((token) => token.start <= start && start < token.end)),
    wrong: problem !== null && from <= start && start < to,
  }));
}

function kindOf(token: ConditionToken | undefined): PieceKind {
  if (token?.kind === "text" || token?.kind === "number") return token.kind;
  if (token?.kind === "name") return "feature";
  if (token?.kind !== "word") return "plain";
  return KEYWORDS.has(token.text.toLowerCase()) ? "keyword" : "feature";
}
