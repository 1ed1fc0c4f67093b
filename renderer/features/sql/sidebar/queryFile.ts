/** Saved queries as one `.sql` file: a comment line `-- name: …` begins each. */
export interface NamedQuery {
  readonly name: string;
  readonly sql: string;
}

const HEAD = /^--[ \t]*name:[ \t]*(.*)$/;

export const writeQueryFile = (queries: readonly NamedQuery[]): string =>
  queries
    .map(({ name, sql }) => `-- name: ${name.replace(/\s+/g, " ")}\n${sql.trim()}\n`)
    .join("\n");

/** A text without such a line is one query, named after its file. */
export function readQueryFile(text: string, fileName: string): readonly NamedQuery[] {
  const queries: { name: string; lines: string[] }[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const head = HEAD.exec(line);
    if (head !== null) queries.push({ name: head[1]!.trim(), lines: [] });
    else if (queries.length > 0) queries.at(-1)!.lines.push(line);
    else if (line.trim() !== "")
      queries.push({ name: fileName.replace(/\.\w+$/, ""), lines: [line] });
  }
  return queries
    .map(({ name, lines }) => ({ name: name.slice(0, 200), sql: lines.join("\n").trim() }))
    .filter(({ name, sql }) => name !== "" && sql !== "");
}
