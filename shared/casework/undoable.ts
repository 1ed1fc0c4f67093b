import type { Action } from "../contract/casework";

/**
 * Whether an action can be taken back. What somebody else has been told (a review, an export, what was revealed) stays
 * said, and what the host wrote is not the window's to undo.
 */
export function isUndoable({ kind }: Action): boolean {
  switch (kind) {
    case "triaged":
    case "noted":
    case "note_removed":
    case "bookmarked":
    case "bookmark_changed":
    case "bookmark_removed":
    case "bookmarks_ordered":
    case "case_opened":
    case "case_changed":
    case "case_alerts":
    case "case_bookmarks":
    case "attached":
    case "detached":
    case "view_saved":
    case "view_changed":
    case "view_removed":
    case "card_corrected":
    case "card_correction_removed":
    case "card_linked":
    case "card_unlinked":
    case "card_decided":
      return true;
    case "reviewed":
    case "undone":
    case "redone":
    case "case_exported":
    case "evidence_exported":
    case "rules_saved":
    case "revealed":
    case "repaired":
      return false;
  }
}
