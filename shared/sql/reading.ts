import { tokensOf, type SqlToken } from "./tokens";

/** First words of SQLite's statements that do more than read. */
const CHANGING = new Set([
  "ALTER",
  "ANALYZE",
  "ATTACH",
  "BEGIN",
  "COMMIT",
  "CREATE",
  "DELETE",
  "DETACH",
  "DROP",
  "END",
  "INSERT",
  "REINDEX",
  "RELEASE",
  "REPLACE",
  "ROLLBACK",
  "SAVEPOINT",
  "UPDATE",
  "VACUUM",
]);

/** Pragmas that tell and change nothing. */
const TELLING = new Set([
  "COLLATION_LIST",
  "COMPILE_OPTIONS",
  "DATABASE_LIST",
  "FOREIGN_KEY_LIST",
  "FUNCTION_LIST",
  "INDEX_INFO",
  "INDEX_LIST",
  "INDEX_XINFO",
  "INTEGRITY_CHECK",
  "PAGE_COUNT",
  "PAGE_SIZE",
  "QUICK_CHECK",
  "TABLE_INFO",
  "TABLE_LIST",
  "TABLE_XINFO",
]);

export interface Refusal {
  /** The word that is not allowed, with its place in the text. */
  readonly word: string;
  readonly offset: number;
}

/**
 * The first statement of a SQL text that does more than read, by its first words; null where there is none. What
 * hides behind `WITH` or `EXPLAIN` is left to `PRAGMA query_only`, under which SQLite itself refuses every change.
 */
export function refusedStatement(sql: string): Refusal | null {
  let first = true;
  const tokens = tokensOf(sql);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.text === ";") {
      first = true;
      continue;
    }
    if (!first) continue;
    first = false;
    const word = token.text.toUpperCase();
    if (token.kind !== "word") continue;
    // What is no statement at all is SQLite's to complain about.
    if (CHANGING.has(word)) return { word, offset: token.start };
    if (word === "PRAGMA" && !isTelling(tokens.slice(i + 1)))
      return { word: "PRAGMA", offset: token.start };
  }
  return null;
}

function isTelling(rest: readonly SqlToken[]): boolean {
  const [schema, dot, name] = rest;
  const [pragma, next] = dot?.text === "." ? [name, rest[3]] : [schema, dot];
  return TELLING.has(pragma?.text.toUpperCase() ?? "") && next?.text !== "=";
}
