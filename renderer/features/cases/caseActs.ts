import type { CaseFile } from "#shared/casework/state";
import type { AlertKey, Bookmark, CaseState } from "#shared/contract/casework";
import type { App } from "../../stores/stores";

type ActingApp = Pick<App, "casework" | "ports" | "settings">;

/** What can be done to a case, each as one command that can be undone. Answers whether it is written down. */
export function caseActs({ casework, ports }: ActingApp, { id, title }: CaseFile) {
  const { act } = casework.getState();
  const rule = title;
  return {
    rename: (to: string) =>
      act([{ kind: "case_changed", id, change: { title: to } }], {
        key: "caseRenamed",
        values: { to },
      }),
    summarise: (summary: string) =>
      act([{ kind: "case_changed", id, change: { summary } }], {
        key: "caseSummary",
        values: { rule },
      }),
    setState: (state: CaseState) =>
      act([{ kind: "case_changed", id, change: { state } }], {
        key: "caseState",
        values: { rule, to: { word: state } },
      }),
    setTags: (tags: readonly string[]) =>
      act([{ kind: "case_changed", id, change: { tags: [...tags] } }], {
        key: "caseTags",
        values: { rule },
      }),
    addAlerts: (keys: readonly AlertKey[]) =>
      act([{ kind: "case_alerts", id, add: [...keys], remove: [] }], {
        key: "caseAlertsAdded",
        values: { rule, number: keys.length },
      }),
    removeAlert: (key: AlertKey) =>
      act([{ kind: "case_alerts", id, add: [], remove: [key] }], {
        key: "caseAlertsRemoved",
        values: { rule, number: 1 },
      }),
    renameView: (viewId: string, name: string) =>
      act([{ kind: "view_changed", case: id, id: viewId, change: { name } }], {
        key: "viewRenamed",
        values: { rule, to: name },
      }),
    removeView: (viewId: string) => act([{ kind: "view_removed", case: id, id: viewId }]),
    note: (text: string) =>
      act([{ kind: "noted", id: ports.newId(), on: { case: id }, text }], {
        key: "caseNoted",
        values: { rule },
      }),
    removeNote: (noteId: string) =>
      act([{ kind: "note_removed", id: noteId }], { key: "caseNoteRemoved", values: { rule } }),
    addBookmark: (bookmarkId: string) =>
      act([{ kind: "case_bookmarks", id, add: [bookmarkId], remove: [] }], {
        key: "caseBookmarks",
        values: { rule },
      }),
    /** A bookmark that is new, and is put into the case with the same action. */
    addNewBookmark: (bookmark: Bookmark) =>
      act(
        [
          { kind: "bookmarked", bookmark },
          { kind: "case_bookmarks", id, add: [bookmark.id], remove: [] },
        ],
        { key: "caseBookmarks", values: { rule } },
      ),
    removeBookmark: (bookmarkId: string) =>
      act([{ kind: "case_bookmarks", id, add: [], remove: [bookmarkId] }], {
        key: "caseBookmarks",
        values: { rule },
      }),
    detach: (attachment: { readonly id: string; readonly title: string }) =>
      act([{ kind: "detached", case: id, id: attachment.id }], {
        key: "caseDetached",
        values: { rule, to: attachment.title },
      }),
    review: (verdict: "agreed" | "disagreed", note: string) =>
      casework.getState().record([{ kind: "reviewed", case: id, verdict, note }]),
  };
}

export type CaseActs = ReturnType<typeof caseActs>;

/** Opens a case and answers its id; null where it could not be written down. */
export async function openNewCase(
  { casework, ports }: Pick<App, "casework" | "ports">,
  title: string,
  alerts: readonly AlertKey[],
): Promise<string | null> {
  const id = ports.newId();
  const written = await casework
    .getState()
    .act([{ kind: "case_opened", id, title, alerts: [...alerts] }], {
      key: "caseOpened",
      values: { to: title },
    });
  return written ? id : null;
}
