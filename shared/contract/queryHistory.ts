import { HISTORY_LIMIT, type RunQuery } from "./methods";

/** Characters of all queries of the history together. */
export const HISTORY_CHARACTERS = 1_000_000;

/** The history, newest first, with one more run: the oldest go where there are too many, or too much text. */
export function withRun(history: readonly RunQuery[], run: RunQuery): RunQuery[] {
  const kept: RunQuery[] = [];
  let characters = 0;
  for (const former of [run, ...history]) {
    characters += former.sql.length;
    if (kept.length === HISTORY_LIMIT || characters > HISTORY_CHARACTERS) break;
    kept.push(former);
  }
  return kept;
}
