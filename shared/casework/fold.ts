import type { Action, JournalEntry } from "../contract/casework";
import { CHECKPOINT_EVERY, FoldCheckpoints } from "./foldCheckpoints";
import { apply, emptyDraft, withWorker, type Draft } from "./foldDraft";
import { NO_CASEWORK, type CaseFile, type Casework, type Review } from "./state";
import { isUndoable } from "./undoable";

/** The state that follows from a whole journal, from its first entry on. */
export const foldJournal = (entries: readonly JournalEntry[]): Casework =>
  new CaseworkFold(entries).work;

/**
 * The state that follows from a journal that is added to. Actions in force count in the order they were done, whenever
 * they were brought back. Taking back, or bringing back, builds the state anew from the checkpoint before the action on,
 * so that what others build on an action has no subject while it is taken back, and has it again afterwards.
 */
export class CaseworkFold {
  readonly #entries: JournalEntry[] = [];
  readonly #undone = new Set<number>();
  /** By the number of an action, the numbers of the entries that took it back and brought it back in turn. */
  readonly #turns = new Map<number, number[]>();
  readonly #byCase = new CaseActions();
  readonly #checkpoints: FoldCheckpoints;
  #draft: Draft = emptyDraft();
  #work: Casework | null = NO_CASEWORK;

  /** @param every entries between two checkpoints, which the state does not depend on */
  constructor(entries: readonly JournalEntry[] = [], every = CHECKPOINT_EVERY) {
    this.#checkpoints = new FoldCheckpoints(every);
    this.append(entries);
  }

  /** Entries follow one another from number 1 on. */
  append(entries: readonly JournalEntry[]): void {
    let from = Infinity;
    for (const entry of entries) {
      this.#entries.push(entry);
      this.#byCase.add(entry);
      const { action } = entry;
      if (action.kind === "undone" || action.kind === "redone")
        from = Math.min(from, this.#turn(entry, action.seqs, action.kind === "undone"));
      if (from === Infinity) this.#step(entry);
    }
    if (from !== Infinity) this.#buildFrom(from);
    if (entries.length > 0) this.#work = null;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  get head(): Casework["head"] {
    const last = this.#entries.at(-1);
    return last === undefined ? NO_CASEWORK.head : { seq: last.seq, hash: last.hash };
  }

  get work(): Casework {
    this.#work ??= this.#finished();
    return this.#work;
  }

  /** Answers the first action that is in force now and was not, or the other way round; Infinity where none is. */
  #turn({ seq, by }: JournalEntry, seqs: readonly number[], undo: boolean): number {
    let first = Infinity;
    for (const target of seqs) {
      const action = this.#entries[target - 1]?.action;
      if (target >= seq || action === undefined || !isUndoable(action)) continue;
      if (this.#undone.has(target) === undo) continue;
      if (undo) this.#undone.add(target);
      else this.#undone.delete(target);
      this.#turns.set(target, [...(this.#turns.get(target) ?? []), seq]);
      this.#byCase.turned(target, by);
      first = Math.min(first, target);
    }
    return first;
  }

  #step(entry: JournalEntry): void {
    if (!this.#undone.has(entry.seq)) apply(this.#draft, entry);
    this.#checkpoints.offer(entry.seq, this.#draft);
  }

  #buildFrom(first: number): void {
    const { seq, draft } = this.#checkpoints.before(first);
    this.#draft = draft;
    for (const entry of this.#entries.slice(seq)) this.#step(entry);
  }

  #finished(): Casework {
    const { alerts, cases, bookmarks, cards } = this.#draft;
    return {
      alerts: new Map(alerts),
      cases: new Map(Array.from(cases, ([id, file]) => [id, this.#finishedCase(file)])),
      bookmarks,
      cards: new Map(cards),
      undone: new Set(this.#undone),
      head: this.head,
    };
  }

  #finishedCase(file: CaseFile): CaseFile {
    const turners = this.#byCase.turners(file.id);
    if (turners.size === 0 && file.reviews.length === 0) return file;
    return {
      ...file,
      workers: [...turners].reduce(withWorker, file.workers),
      reviews: file.reviews.map((review) => ({ ...review, current: this.#isOf(file.id, review) })),
    };
  }

  /** Whether the case is as it was when the review was given. */
  #isOf(caseId: string, { seq: given }: Review): boolean {
    return this.#byCase.actions(caseId).every((seq) => {
      // To close a case is what a review is for: it takes nothing from it.
      if (setsStateOnly(this.#entries[seq - 1]!.action)) return true;
      const now = !this.#undone.has(seq);
      if (seq > given) return !now;
      const turns = this.#turns.get(seq)?.filter((turn) => turn < given).length ?? 0;
      return (turns % 2 === 0) === now;
    });
  }
}

const setsStateOnly = (action: Action): boolean =>
  action.kind === "case_changed" && Object.keys(action.change).every((name) => name === "state");

/** Which actions were done to each case, in force or not, and who took any of them back or brought it back. */
class CaseActions {
  readonly #caseOf = new Map<number, string>();
  readonly #caseOfNote = new Map<string, string>();
  readonly #actions = new Map<string, number[]>();
  readonly #turners = new Map<string, Set<string>>();

  add({ seq, action }: JournalEntry): void {
    if (action.kind === "noted" && "case" in action.on && !this.#caseOfNote.has(action.id))
      this.#caseOfNote.set(action.id, action.on.case);
    const caseId = this.#caseIn(action);
    if (caseId === null) return;
    this.#caseOf.set(seq, caseId);
    const actions = this.#actions.get(caseId);
    if (actions === undefined) this.#actions.set(caseId, [seq]);
    else actions.push(seq);
  }

  turned(seq: number, by: string): void {
    const caseId = this.#caseOf.get(seq);
    if (caseId !== undefined) this.#turners.set(caseId, this.turners(caseId).add(by));
  }

  actions = (caseId: string): readonly number[] => this.#actions.get(caseId) ?? [];

  turners = (caseId: string): Set<string> => this.#turners.get(caseId) ?? new Set();

  #caseIn(action: Action): string | null {
    switch (action.kind) {
      case "case_opened":
      case "case_changed":
      case "case_alerts":
      case "case_bookmarks":
        return action.id;
      case "attached":
      case "detached":
      case "view_saved":
      case "view_changed":
      case "view_removed":
        return action.case;
      case "noted":
        return "case" in action.on ? action.on.case : null;
      case "note_removed":
        return this.#caseOfNote.get(action.id) ?? null;
      case "triaged":
      case "bookmarked":
      case "bookmark_changed":
      case "bookmark_removed":
      case "bookmarks_ordered":
      case "card_corrected":
      case "card_correction_removed":
      case "card_linked":
      case "card_unlinked":
      case "card_decided":
      case "reviewed":
      case "undone":
      case "redone":
      case "case_exported":
      case "evidence_exported":
      case "rules_saved":
      case "revealed":
      case "repaired":
        return null;
    }
  }
}
