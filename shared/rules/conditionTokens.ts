/** A piece of a condition's text, at [start, end). Blanks are left out. */
export interface ConditionToken {
  /** `name` is a name between backticks; `unclosed` a text or name that does not end; `other` what belongs to nothing. */
  readonly kind: "word" | "name" | "text" | "number" | "sign" | "unclosed" | "other";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN_KINDS = ["word", "name", "text", "number", "sign", "unclosed", "other"] as const;

const TOKEN = new RegExp(
  [
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]*)`,
    "(?<name>`(?:[^`]|``)+`)",
    String.raw`(?<text>"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')`,
    String.raw`(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<sign>>=|<=|!=|<>|==|[≥≤≠><=(),])`,
    "(?<unclosed>[\"'`][\\s\\S]*)",
    String.raw`(?<other>\S)`,
  ].join("|"),
  "gu",
);

/** The pieces of a condition's text, in order, for the parser and for highlighting. */
export function tokensOf(text: string): ConditionToken[] {
  const tokens: ConditionToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const kind = TOKEN_KINDS.find((name) => groups[name] !== undefined);
    if (kind === undefined) continue;
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** Words that mean something in a condition, whatever their case; a feature called like one is written in backticks. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  "and",
  "or",
  "not",
  "in",
  "is",
  "missing",
  "between",
  "yes",
  "no",
  "true",
  "false",
  "all",
  "any",
]);

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

export const writeName = (name: string): string =>
  PLAIN_NAME.test(name) && !KEYWORDS.has(name.toLowerCase())
    ? name
    : `\`${name.replaceAll("`", "``")}\``;

/** The name a word or a backticked name stands for. */
export const readName = (token: ConditionToken): string =>
  token.kind === "name" ? token.text.slice(1, -1).replaceAll("``", "`") : token.text;
