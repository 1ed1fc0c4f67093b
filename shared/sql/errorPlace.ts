import { tokensOf } from "./tokens";

/** What SQLite says of a text that begins like the one that failed; null where it can be run. */
export type Attempt = (sql: string) => string | null;

const SYNTAX = /^near "([\s\S]*)": syntax error$/;
const UNKNOWN_TOKEN = /^unrecognized token: "([\s\S]*)"$/;
const NAMED =
  /^(?:no such (?:column|table|function|view|index|collation sequence|window)|ambiguous column name|misuse of (?:aggregate|window function)(?: function)?|wrong number of arguments to function|unable to use function|duplicate WITH table name|unknown table option|table \S+ has no column named|circular reference|a GROUP BY clause is required before HAVING)[: ]+(.+)$/;

/**
 * Where in a statement SQLite's complaint is, null where that cannot be told. The build in use does not tell the place
 * itself, so it is found from what the message names.
 *
 * @param attempt what SQLite says of a beginning of the statement: a token that is wrong is so as soon as it is read
 */
export function errorPlace(sql: string, message: string, attempt: Attempt): number | null {
  const syntax = SYNTAX.exec(message)?.[1];
  if (syntax !== undefined) return syntaxPlace(sql, syntax, message, attempt);
  const unknown = UNKNOWN_TOKEN.exec(message)?.[1];
  if (unknown !== undefined) return found(sql.indexOf(unknown));
  if (message === "incomplete input") return endOf(sql);
  const name = NAMED.exec(message)?.[1];
  return name === undefined ? null : namePlace(sql, name);
}

const found = (at: number): number | null => (at < 0 ? null : at);

/** The first token of that text up to which the statement already fails in the same way. */
function syntaxPlace(sql: string, near: string, message: string, attempt: Attempt): number | null {
  const places = tokensOf(sql).filter(({ text }) => text === near);
  const first = places.find(
    ({ end }, i) => i === places.length - 1 || attempt(sql.slice(0, end)) === message,
  );
  return first?.start ?? found(sql.indexOf(near));
}

const endOf = (sql: string): number => sql.trimEnd().length;

/** The first place where a name such as `p.amount` or `sum()` stands, whatever its case and quotes. */
function namePlace(sql: string, named: string): number | null {
  const wanted = tokensOf(named.replace(/\(\)$/, "")).map(({ text }) => bare(text));
  const tokens = tokensOf(sql);
  const at = tokens.findIndex((_, i) =>
    wanted.every((text, k) => bare(tokens[i + k]?.text ?? "") === text),
  );
  return tokens[at]?.start ?? null;
}

/** A name without its quotes, in small letters as SQLite compares names. */
function bare(text: string): string {
  const first = text[0] ?? "";
  const isQuoted = text.length > 1 && '"`['.includes(first);
  return (isQuoted ? text.slice(1, -1) : text).toLowerCase();
}
