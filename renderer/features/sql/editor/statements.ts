import { tokensOf } from "#shared/sql/tokens";

/** A stretch of the editor's text, [from, to), in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** The statements of a text, from their first word to their last, without their semicolon. */
export function splitStatements(sql: string): readonly TextRange[] {
  const statements: TextRange[] = [];
  let from: number | null = null;
  let to = 0;
  const close = (): void => {
    if (from !== null) statements.push({ from, to });
    from = null;
  };
  for (const { text, start, end } of tokensOf(sql)) {
    if (text === ";") {
      close();
      continue;
    }
    from ??= start;
    to = end;
  }
  close();
  return statements;
}

/**
 * What "run" means where nothing is selected: the statement the cursor is in or stands behind, the first one where it
 * stands before all. Null where there is none.
 */
export function statementAt(sql: string, cursor: number): TextRange | null {
  const statements = splitStatements(sql);
  return statements.findLast(({ from }) => from <= cursor) ?? statements[0] ?? null;
}

/** The statements of the selected text where it holds any, else the statement at the cursor. */
export function rangeToRun(sql: string, { from, to }: TextRange): TextRange | null {
  const selected = wholeOf(sql.slice(from, to));
  if (selected === null) return statementAt(sql, from);
  return { from: from + selected.from, to: from + selected.to };
}

/** From the first statement to the end of the last; null where there is none. */
export function wholeOf(sql: string): TextRange | null {
  const statements = splitStatements(sql);
  const [first, last] = [statements[0], statements.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

/** Where a query stands in a text as all of it, as one whole statement or as several in a row; null where it does not. */
export function wholeIn(sql: string, query: string): TextRange | null {
  if (sql === query) return { from: 0, to: sql.length };
  const statements = splitStatements(sql);
  for (const { from } of statements) {
    const to = from + query.length;
    if (sql.startsWith(query, from) && statements.some((last) => last.to === to))
      return { from, to };
  }
  return null;
}
