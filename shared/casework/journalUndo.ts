import { HOST_ACTIONS, type Action, type JournalEntry } from "../contract/casework";

const NOT_UNDOABLE: ReadonlySet<Action["kind"]> = new Set<Action["kind"]>([
  ...HOST_ACTIONS,
  "undone",
  "redone",
  "reviewed",
  "case_exported",
]);

/** Whether an action can be taken back. A review, an export and what the host writes have happened for good. */
export const isUndoable = ({ kind }: Action): boolean => !NOT_UNDOABLE.has(kind);

/** Numbers of the actions that are taken back after these entries. */
export function undoneAfter(entries: Iterable<JournalEntry>): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const { action } of entries) {
    if (action.kind === "undone") for (const seq of action.seqs) undone.add(seq);
    if (action.kind === "redone") for (const seq of action.seqs) undone.delete(seq);
  }
  return undone;
}
