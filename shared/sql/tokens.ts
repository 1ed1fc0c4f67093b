/** A word, number, text or sign of a SQL text, at [start, end). Comments and blanks are left out. */
export interface SqlToken {
  readonly kind: "word" | "quoted" | "text" | "number" | "sign";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** In the order of SQLite's tokenizer; what begins and does not end reaches to the end of the text. */
const TOKEN = new RegExp(
  [
    String.raw`(?<skip>\s+|--[^\n]*|/\*[\s\S]*?(?:\*/|$))`,
    String.raw`(?<text>[xX]?'(?:[^']|'')*(?:'|$))`,
    '(?<quoted>"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\\[[^\\]]*(?:\\]|$))',
    String.raw`(?<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|0[xX][\da-fA-F]+)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_$]*)`,
    String.raw`(?<sign>\|\||<=|>=|<>|==|!=|<<|>>|->>|->|[\s\S])`,
  ].join("|"),
  "gu",
);

export function tokensOf(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (const match of sql.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const kind = (["word", "quoted", "text", "number", "sign"] as const).find(
      (name) => groups[name] !== undefined,
    );
    if (kind === undefined) continue;
    const start = match.index;
    tokens.push({ kind, text: match[0], start, end: start + match[0].length });
  }
  return tokens;
}
