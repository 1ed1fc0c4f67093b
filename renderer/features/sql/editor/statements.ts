/** A stretch of the editor's text, [from, to), in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The statements of a text, without the blanks around them and without their semicolon. Quotes, brackets and comments
 * are read as SQLite reads them; a stretch that holds only comments is no statement.
 */
export function splitStatements(sql: string): readonly TextRange[] {
  const statements: TextRange[] = [];
  let start = 0;
  let code = false;
  const close = (end: number): void => {
    if (code) statements.push(trimmed(sql, start, end));
    start = end + 1;
    code = false;
  };
  for (let at = 0; at < sql.length; ) {
    const skipped = endOfComment(sql, at);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const mark = sql[at]!;
    if (mark === ";") close(at);
    else if (!/\s/.test(mark)) code = true;
    at = endOfQuoted(sql, at) ?? at + 1;
  }
  close(sql.length);
  return statements;
}

/**
 * What "run" means where nothing is selected: the statement the cursor is in or stands behind, the next one where it
 * stands before the first. Null where there is none.
 */
export function statementAt(sql: string, cursor: number): TextRange | null {
  const statements = splitStatements(sql);
  return statements.findLast(({ from }) => from <= cursor) ?? statements[0] ?? null;
}

/** The selected text where it holds any, else the statement at the cursor. */
export function rangeToRun(sql: string, selection: TextRange): TextRange | null {
  const selected = sql.slice(selection.from, selection.to);
  if (selected.trim() !== "") return trimmed(sql, selection.from, selection.to);
  return statementAt(sql, selection.from);
}

function trimmed(sql: string, from: number, to: number): TextRange {
  const text = sql.slice(from, to);
  return {
    from: from + (text.length - text.trimStart().length),
    to: to - (text.length - text.trimEnd().length),
  };
}

function endOfComment(sql: string, at: number): number | null {
  if (sql.startsWith("--", at)) return after(sql, "\n", at + 2);
  if (sql.startsWith("/*", at)) return after(sql, "*/", at + 2);
  return null;
}

const CLOSING: Readonly<Record<string, string>> = { "'": "'", '"': '"', "`": "`", "[": "]" };

/** A doubled quote inside ends one quoted text and begins the next, which comes to the same. */
function endOfQuoted(sql: string, at: number): number | null {
  const closing = CLOSING[sql[at] ?? ""];
  return closing === undefined ? null : after(sql, closing, at + 1);
}

function after(sql: string, text: string, from: number): number {
  const found = sql.indexOf(text, from);
  return found === -1 ? sql.length : found + text.length;
}
