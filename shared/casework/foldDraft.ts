import type { ActionOf, AlertKey, Bookmark, JournalEntry } from "../contract/casework";
import { foldCard } from "./foldCard";
import type { AlertWork, CardWork, CaseFile, Note, Signed } from "./state";

/** The state while it is built up. Only the maps are written to; what they hold is replaced. */
export interface Draft {
  readonly alerts: Map<AlertKey, AlertWork>;
  readonly cases: Map<string, CaseFile>;
  bookmarks: readonly Bookmark[];
  /** By the SHA-256 of their pictures. */
  readonly cards: Map<string, CardWork>;
  /** Where each note is. */
  readonly notes: Map<string, ActionOf<"noted">["on"]>;
}

export const emptyDraft = (): Draft => ({
  alerts: new Map(),
  cases: new Map(),
  bookmarks: [],
  cards: new Map(),
  notes: new Map(),
});

/**
 * Adds an action in force. One whose subject is not there does nothing: what was done to a case whose opening has been
 * taken back has no subject, and has one again once the opening is brought back, since the state is built anew then.
 * Of two things with one id the earlier counts.
 */
export function apply(draft: Draft, entry: JournalEntry): void {
  const { action } = entry;
  switch (action.kind) {
    case "triaged":
      return triage(draft, entry, action);
    case "noted":
      return addNote(draft, entry, action);
    case "note_removed":
      return removeNote(draft, entry, action.id);
    case "bookmarked":
      if (draft.bookmarks.every(({ id }) => id !== action.bookmark.id))
        draft.bookmarks = [...draft.bookmarks, action.bookmark];
      return;
    case "bookmark_changed":
      draft.bookmarks = draft.bookmarks.map((own) =>
        own.id === action.id ? { ...own, ...action.change } : own,
      );
      return;
    case "bookmark_removed":
      draft.bookmarks = draft.bookmarks.filter(({ id }) => id !== action.id);
      return;
    case "bookmarks_ordered":
      draft.bookmarks = ordered(draft.bookmarks, action.ids);
      return;
    case "case_opened":
      return openCase(draft, entry, action);
    case "case_changed":
      return changeCase(draft, action.id, entry, () => action.change);
    case "case_alerts":
      return changeCase(draft, action.id, entry, ({ alerts }) => ({
        alerts: changed(alerts, action),
      }));
    case "case_bookmarks":
      return changeCase(draft, action.id, entry, ({ bookmarks }) => ({
        bookmarks: changed(bookmarks, action),
      }));
    case "attached":
      return attach(draft, entry, action);
    case "detached":
      return changeCase(draft, action.case, entry, ({ attachments }) => ({
        attachments: attachments.filter(({ id }) => id !== action.id),
      }));
    case "view_saved":
      return saveView(draft, entry, action);
    case "view_changed":
      return changeCase(draft, action.case, entry, ({ views }) => ({
        views: views.map((own) =>
          own.id === action.id ? { ...own, ...action.change, ...signed(entry) } : own,
        ),
      }));
    case "view_removed":
      return changeCase(draft, action.case, entry, ({ views }) => ({
        views: views.filter(({ id }) => id !== action.id),
      }));
    case "reviewed":
      return review(draft, entry, action);
    case "card_corrected":
    case "card_correction_removed":
    case "card_linked":
    case "card_unlinked":
    case "card_decided":
      return foldCard(draft.cards, signed(entry), action);
    case "undone":
    case "redone":
    case "case_exported":
    case "evidence_exported":
    case "rules_saved":
    case "revealed":
    case "repaired":
      return;
  }
}

export const signed = ({ seq, at, by }: JournalEntry): Signed => ({ seq, at, by });

/** Rising, so that the order in which people came does not matter. */
export const withWorker = (workers: readonly string[], by: string): readonly string[] =>
  workers.includes(by) ? workers : [...workers, by].sort();

const NO_ALERT_WORK: AlertWork = { triages: [], notes: [] };

function triage(draft: Draft, entry: JournalEntry, action: ActionOf<"triaged">): void {
  const { state, reason, snoozedUntilMs, asOf } = action;
  for (const { key, hits } of action.alerts) {
    const work = draft.alerts.get(key) ?? NO_ALERT_WORK;
    const judged = { ...signed(entry), state, reason, snoozedUntilMs, asOf, hits: new Set(hits) };
    draft.alerts.set(key, { ...work, triages: [...work.triages, judged] });
  }
}

function addNote(draft: Draft, entry: JournalEntry, { id, on, text }: ActionOf<"noted">): void {
  if (draft.notes.has(id)) return;
  const note: Note = { ...signed(entry), id, text };
  if ("alert" in on) {
    const work = draft.alerts.get(on.alert) ?? NO_ALERT_WORK;
    draft.alerts.set(on.alert, { ...work, notes: [...work.notes, note] });
  } else {
    if (!draft.cases.has(on.case)) return;
    changeCase(draft, on.case, entry, ({ notes }) => ({ notes: [...notes, note] }));
  }
  draft.notes.set(id, on);
}

function removeNote(draft: Draft, entry: JournalEntry, id: string): void {
  const on = draft.notes.get(id);
  if (on === undefined) return;
  draft.notes.delete(id);
  const without = (notes: readonly Note[]): readonly Note[] =>
    notes.filter((note) => note.id !== id);
  if ("case" in on) {
    changeCase(draft, on.case, entry, ({ notes }) => ({ notes: without(notes) }));
    return;
  }
  const work = draft.alerts.get(on.alert) ?? NO_ALERT_WORK;
  const left = { ...work, notes: without(work.notes) };
  if (left.notes.length + left.triages.length === 0) draft.alerts.delete(on.alert);
  else draft.alerts.set(on.alert, left);
}

/** Those that are named first, in that order; those that are not keep theirs behind them. */
function ordered(bookmarks: readonly Bookmark[], ids: readonly string[]): readonly Bookmark[] {
  const places = new Map(ids.map((id, at) => [id, at] as const));
  const placeOf = ({ id }: Bookmark): number => places.get(id) ?? ids.length;
  return bookmarks.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function openCase(
  draft: Draft,
  entry: JournalEntry,
  { id, title, alerts }: ActionOf<"case_opened">,
): void {
  if (draft.cases.has(id)) return;
  draft.cases.set(id, {
    id,
    title,
    summary: "",
    state: "open",
    tags: [],
    alerts: [...new Set(alerts)],
    bookmarks: [],
    attachments: [],
    views: [],
    notes: [],
    reviews: [],
    opened: signed(entry),
    changed: signed(entry),
    workers: [entry.by],
  });
}

function changeCase(
  draft: Draft,
  id: string,
  entry: JournalEntry,
  change: (file: CaseFile) => Partial<CaseFile>,
): void {
  const file = draft.cases.get(id);
  if (file === undefined) return;
  const workers = withWorker(file.workers, entry.by);
  draft.cases.set(id, { ...file, ...change(file), changed: signed(entry), workers });
}

/** Adds what is not there at the end. */
const changed = <T extends string>(
  list: readonly T[],
  { add, remove }: { readonly add: readonly T[]; readonly remove: readonly T[] },
): readonly T[] => [...new Set([...list, ...add])].filter((one) => !remove.includes(one));

function attach(
  draft: Draft,
  entry: JournalEntry,
  { case: id, attachment }: ActionOf<"attached">,
): void {
  const held = draft.cases.get(id)?.attachments ?? [];
  if (held.some((own) => own.id === attachment.id)) return;
  changeCase(draft, id, entry, ({ attachments }) => ({
    attachments: [...attachments, { ...attachment, ...signed(entry) }],
  }));
}

function saveView(
  draft: Draft,
  entry: JournalEntry,
  { case: id, view }: ActionOf<"view_saved">,
): void {
  const held = draft.cases.get(id)?.views ?? [];
  if (held.some((own) => own.id === view.id)) return;
  changeCase(draft, id, entry, ({ views }) => ({
    views: [...views, { ...view, ...signed(entry) }],
  }));
}

function review(draft: Draft, entry: JournalEntry, action: ActionOf<"reviewed">): void {
  const file = draft.cases.get(action.case);
  if (file === undefined) return;
  const { verdict, note } = action;
  const given = { ...signed(entry), verdict, note, current: true };
  draft.cases.set(action.case, { ...file, reviews: [...file.reviews, given] });
}
