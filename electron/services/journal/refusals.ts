import { HOST_ACTIONS, type Action, type JournalEntry } from "#shared/contract/casework";
import { isUndoable, undoneAfter } from "#shared/casework/journalUndo";
import { fail, type AppError } from "#shared/domain/result";

const HOST_KINDS: ReadonlySet<string> = new Set(HOST_ACTIONS);

/** Why actions of a page cannot be written after these entries, null where they can. */
export function refusalOf(
  actions: readonly Action[],
  entries: readonly JournalEntry[],
  by: string,
): AppError | null {
  for (const action of actions) {
    const why = reasonAgainst(action, entries, by);
    if (why !== null) return fail("casework.refused", why.message, { tip: why.tip }).error;
  }
  return refusalOfUndo(actions, entries);
}

interface Why {
  readonly message: string;
  readonly tip: string;
}
const NOTHING = "Nothing was written.";

function reasonAgainst(action: Action, entries: readonly JournalEntry[], by: string): Why | null {
  if (HOST_KINDS.has(action.kind))
    return { message: `${action.kind} is written by the host alone`, tip: NOTHING };
  if (action.kind !== "reviewed") return null;
  const workers = workersOf(action.case, entries);
  if (workers.size === 0)
    return { message: `There is no case ${action.case} to review`, tip: NOTHING };
  if (!workers.has(by)) return null;
  return {
    message: `${by} has worked on this case, so a second person has to review it`,
    tip: "The second person enters their own name in the settings first.",
  };
}

/** Everybody who did anything to a case but review it, whether or not it was taken back since. */
function workersOf(id: string, entries: readonly JournalEntry[]): ReadonlySet<string> {
  return new Set(entries.filter(({ action }) => caseOf(action) === id).map(({ by }) => by));
}

function caseOf(action: Action): string | null {
  if (action.kind === "attached" || action.kind === "detached") return action.case;
  if (action.kind === "noted") return "case" in action.on ? action.on.case : null;
  return "id" in action && action.kind.startsWith("case_") ? action.id : null;
}

/** What is taken back has to be there and in force; what is brought back has to have been taken back. */
function refusalOfUndo(
  actions: readonly Action[],
  entries: readonly JournalEntry[],
): AppError | null {
  const touching = actions.filter(({ kind }) => kind === "undone" || kind === "redone");
  if (touching.length === 0) return null;
  const undone = new Set(undoneAfter(entries));
  for (const action of touching) {
    if (action.kind !== "undone" && action.kind !== "redone") continue;
    for (const seq of action.seqs) {
      const entry = entries[seq - 1];
      const isFitting =
        entry !== undefined &&
        isUndoable(entry.action) &&
        undone.has(seq) === (action.kind === "redone");
      if (!isFitting) return notFitting(action.kind, seq);
      if (action.kind === "undone") undone.add(seq);
      else undone.delete(seq);
    }
  }
  return null;
}

const notFitting = (kind: "undone" | "redone", seq: number): AppError =>
  fail(
    "casework.refused",
    kind === "undone"
      ? `Entry ${seq} is no action that can be undone now`
      : `Entry ${seq} is no action that can be redone now`,
    { tip: NOTHING },
  ).error;
