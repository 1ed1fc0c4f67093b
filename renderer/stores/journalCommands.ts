import { isUndoable } from "#shared/casework/undoable";
import type { Action, JournalEntry } from "#shared/contract/casework";

/** What was done as one command, with the numbers its actions have in the journal. */
export interface JournalCommand {
  readonly seqs: readonly number[];
  readonly actions: readonly Action[];
}

/** Commands in the order of the history: those in force first, then those that can be brought back. */
export interface JournalCommands {
  readonly commands: readonly JournalCommand[];
  readonly position: number;
}

/**
 * The commands that a journal tells of, as the history had them: what was taken back can be brought back until something
 * else is done. One taken back out of turn, by another window, becomes the next to be brought back.
 */
export function commandsIn(entries: readonly JournalEntry[]): JournalCommands {
  const done: JournalCommand[] = [];
  /** The next to be brought back is the last. */
  let undone: JournalCommand[] = [];
  for (const written of groupsOf(entries)) {
    const { action } = written[0]!;
    if (action.kind === "undone") move(done, undone, action.seqs);
    else if (action.kind === "redone") move(undone, done, action.seqs);
    const undoable = written.filter((entry) => isUndoable(entry.action));
    if (undoable.length === 0) continue;
    done.push({
      seqs: undoable.map(({ seq }) => seq),
      actions: undoable.map((entry) => entry.action),
    });
    undone = [];
  }
  return { commands: [...done, ...undone.toReversed()], position: done.length };
}

/** Entries that were written at once. */
function groupsOf(entries: readonly JournalEntry[]): readonly (readonly JournalEntry[])[] {
  const groups: JournalEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const first = entry.group?.first;
    if (last !== undefined && first !== undefined && last[0]?.group?.first === first)
      last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function move(from: JournalCommand[], to: JournalCommand[], seqs: readonly number[]): void {
  const wanted = new Set(seqs);
  const at = from.findLastIndex((command) => command.seqs.every((seq) => wanted.has(seq)));
  if (at !== -1) to.push(...from.splice(at, 1));
}
