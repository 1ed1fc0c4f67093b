import type { TextRange } from "./statements";

export interface ErrorMark extends TextRange {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

/**
 * Where an error of a run lies in the editor: the word at the offset the database named, or the whole text that was
 * run where it named none.
 *
 * @param ran the stretch of `text` that was run; offsets of the database count from its beginning
 */
export function errorMark(text: string, ran: TextRange, offset: number | undefined): ErrorMark {
  if (offset === undefined) return withLine(text, ran.from, ran.to);
  const from = Math.min(ran.from + offset, text.length);
  const word = /^(?:[\p{L}\p{N}_$]+|\S)/u.exec(text.slice(from))?.[0] ?? "";
  if (word !== "") return withLine(text, from, from + word.length);
  // The input ended too early: the last character before is marked, so that there is something to see.
  const before = text.slice(0, from).trimEnd().length;
  return withLine(text, Math.max(before - 1, 0), before);
}

function withLine(text: string, from: number, to: number): ErrorMark {
  const lines = text.slice(0, from).split("\n");
  return { from, to, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
