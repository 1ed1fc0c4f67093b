import { HOST_ACTIONS, type ActionOf, type JournalEntry } from "#shared/contract/casework";
import { CaseworkFold } from "#shared/casework/fold";
import type { Casework } from "#shared/casework/state";
import { isUndoable } from "#shared/casework/undoable";
import { fail, type AppError } from "#shared/domain/result";

const HOST_KINDS: ReadonlySet<string> = new Set(HOST_ACTIONS);
/** Actions whose refusal depends on what was done before. */
const DEPENDENT_KINDS: ReadonlySet<string> = new Set(["reviewed", "undone", "redone"]);

/**
 * Why entries a page asks for cannot be written after those before them, null where they can.
 *
 * @param before the state those before lead to; it is built when it is needed, and not changed
 */
export function refusalOf(
  asked: readonly JournalEntry[],
  before: () => CaseworkFold,
): AppError | null {
  const ofHost = asked.find(({ action }) => HOST_KINDS.has(action.kind));
  if (ofHost !== undefined) return refuse(`${ofHost.action.kind} is written by the host alone`);
  if (!asked.some(({ action }) => DEPENDENT_KINDS.has(action.kind))) return null;
  const [only, ...others] = asked;
  if (only !== undefined && others.length === 0) return refusalAfter(before(), only);
  const fold = new CaseworkFold(before().entries);
  for (const entry of asked) {
    const refused = refusalAfter(fold, entry);
    if (refused !== null) return refused;
    fold.append([entry]);
  }
  return null;
}

function refusalAfter(fold: CaseworkFold, entry: JournalEntry): AppError | null {
  const { action } = entry;
  if (action.kind === "reviewed") return refusalOfReview(fold.work, action, entry.by);
  if (action.kind === "undone" || action.kind === "redone")
    return refusalOfTurn(fold, entry.seq, action);
  return null;
}

/** Whoever worked on a case is not its second reviewer. */
function refusalOfReview(work: Casework, action: ActionOf<"reviewed">, by: string) {
  const file = work.cases.get(action.case);
  if (file === undefined) return refuse("There is no such case to review");
  if (!file.workers.includes(by)) return null;
  return refuse(
    `${by} has worked on this case, so a second person has to review it`,
    "The second person enters their own name in the settings first.",
  );
}

/** What is taken back has to be there and in force; what is brought back has to have been taken back. */
function refusalOfTurn(
  { entries, work: { undone } }: CaseworkFold,
  own: number,
  { kind, seqs }: ActionOf<"undone"> | ActionOf<"redone">,
): AppError | null {
  const unfit = seqs.find((seq, at) => {
    const target = entries[seq - 1];
    return (
      seq >= own ||
      target === undefined ||
      !isUndoable(target.action) ||
      undone.has(seq) === (kind === "undone") ||
      seqs.indexOf(seq) !== at
    );
  });
  if (unfit === undefined) return null;
  return refuse(`Entry ${unfit} is no action that can be ${kind} now`);
}

const refuse = (message: string, tip = "Nothing was written."): AppError =>
  fail("casework.refused", message, { tip }).error;
