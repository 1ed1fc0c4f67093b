import type { AlertKey, JournalEntry } from "../contract/casework";

/** What belongs to a case, or ever did: what is done to these is part of its history. */
interface Belongings {
  readonly alerts: Set<AlertKey>;
  readonly bookmarks: Set<string>;
  readonly notes: Set<string>;
}

/**
 * The lines of a journal that concern a case: what was done to it, to the alerts, bookmarks and notes that are or were
 * in it, and what was taken back of that. In the order of the journal.
 */
export function entriesOfCase(
  entries: readonly JournalEntry[],
  caseId: string,
): readonly JournalEntry[] {
  const belongings = belongingsOf(entries, caseId);
  const seqs = new Set<number>();
  return entries.filter((entry) => {
    const concerned = concerns(entry, caseId, belongings, seqs);
    if (concerned) seqs.add(entry.seq);
    return concerned;
  });
}

function belongingsOf(entries: readonly JournalEntry[], caseId: string): Belongings {
  const belongings: Belongings = { alerts: new Set(), bookmarks: new Set(), notes: new Set() };
  const { alerts, bookmarks, notes } = belongings;
  for (const { action } of entries) {
    if (action.kind === "case_opened" && action.id === caseId)
      for (const key of action.alerts) alerts.add(key);
    if (action.kind === "case_alerts" && action.id === caseId)
      for (const key of action.add) alerts.add(key);
    if (action.kind === "case_bookmarks" && action.id === caseId)
      for (const id of action.add) bookmarks.add(id);
  }
  for (const { action } of entries)
    if (action.kind === "noted" && isOn(action.on, caseId, alerts)) notes.add(action.id);
  return belongings;
}

const isOn = (
  on: { readonly alert: AlertKey } | { readonly case: string },
  caseId: string,
  alerts: ReadonlySet<AlertKey>,
): boolean => ("case" in on ? on.case === caseId : alerts.has(on.alert));

function concerns(
  { action }: JournalEntry,
  caseId: string,
  { alerts, bookmarks, notes }: Belongings,
  seqs: ReadonlySet<number>,
): boolean {
  switch (action.kind) {
    case "case_opened":
    case "case_changed":
    case "case_alerts":
    case "case_bookmarks":
      return action.id === caseId;
    case "attached":
    case "detached":
    case "view_saved":
    case "view_changed":
    case "view_removed":
    case "reviewed":
    case "case_exported":
    case "evidence_exported":
      return action.case === caseId;
    case "noted":
    case "note_removed":
      return notes.has(action.id);
    case "bookmarked":
      return bookmarks.has(action.bookmark.id);
    case "bookmark_changed":
    case "bookmark_removed":
      return bookmarks.has(action.id);
    case "triaged":
      return action.alerts.some(({ key }) => alerts.has(key));
    case "undone":
    case "redone":
      return action.seqs.some((seq) => seqs.has(seq));
    case "bookmarks_ordered":
    case "card_corrected":
    case "card_correction_removed":
    case "card_linked":
    case "card_unlinked":
    case "card_decided":
    case "rules_saved":
    case "revealed":
    case "repaired":
      return false;
  }
}
