import type { TFunction } from "i18next";
import type { Casework } from "#shared/casework/state";
import type { ActionOf, JournalEntry } from "#shared/contract/casework";
import type { Format } from "../../ui/format";
import { idOfKey } from "./caseHits";

export interface EntryWording {
  readonly t: TFunction;
  readonly format: Format;
  /** For the names of bookmarks and attachments. */
  readonly entries: readonly JournalEntry[];
  readonly work: Casework;
}

const NAMED = 3;

/** A line of the journal as a sentence. */
export function entryText({ action }: Pick<JournalEntry, "action">, wording: EntryWording): string {
  const { t, format } = wording;
  switch (action.kind) {
    case "case_opened":
      return t("cases.entry.opened", { title: action.title, ids: idsText(action.alerts, wording) });
    case "case_changed":
      return changeText(action, wording);
    case "case_alerts":
      return [
        ...(action.add.length === 0
          ? []
          : [t("cases.entry.alertsAdded", { ids: idsText(action.add, wording) })]),
        ...(action.remove.length === 0
          ? []
          : [t("cases.entry.alertsRemoved", { ids: idsText(action.remove, wording) })]),
      ].join(" · ");
    case "case_bookmarks":
      return [
        ...action.add.map((id) =>
          t("cases.entry.bookmarkAdded", { name: bookmarkName(id, wording) }),
        ),
        ...action.remove.map((id) =>
          t("cases.entry.bookmarkRemoved", { name: bookmarkName(id, wording) }),
        ),
      ].join(" · ");
    case "attached":
      return t("cases.entry.attached", { title: action.attachment.title });
    case "detached":
      return t("cases.entry.detached", { title: attachmentTitle(action.id, wording) });
    case "view_saved":
      return t("cases.entry.viewSaved", { name: action.view.name });
    case "view_changed":
      return Object.keys(action.change).join() === "name"
        ? t("cases.entry.viewRenamed", { name: action.change.name })
        : t("cases.entry.viewSavedAgain", { name: viewName(action.id, wording) });
    case "view_removed":
      return t("cases.entry.viewRemoved", { name: viewName(action.id, wording) });
    case "reviewed":
      return action.note === ""
        ? t(`cases.entry.reviewed.${action.verdict}`)
        : `${t(`cases.entry.reviewed.${action.verdict}`)} ${action.note}`;
    case "case_exported":
      return t("cases.entry.exported", { sha256: action.sha256.slice(0, 16) });
    case "evidence_exported":
      return t("cases.entry.evidence", { sha256: action.sha256.slice(0, 16) });
    case "noted":
      return t("cases.entry.noted", { text: action.text });
    case "triaged":
      return triageText(action, wording);
    case "undone":
      return t("cases.entry.undone", { seqs: action.seqs.map(format.count).join(", ") });
    case "redone":
      return t("cases.entry.redone", { seqs: action.seqs.map(format.count).join(", ") });
    case "note_removed":
    case "bookmarked":
    case "bookmark_changed":
    case "bookmark_removed":
    case "bookmarks_ordered":
    case "card_corrected":
    case "card_correction_removed":
    case "card_linked":
    case "card_unlinked":
    case "card_decided":
    case "rules_saved":
    case "revealed":
    case "repaired":
      return otherText(action, t);
  }
}

type Other = ActionOf<
  | "note_removed"
  | "bookmarked"
  | "bookmark_changed"
  | "bookmark_removed"
  | "bookmarks_ordered"
  | "card_corrected"
  | "card_correction_removed"
  | "card_linked"
  | "card_unlinked"
  | "card_decided"
  | "rules_saved"
  | "revealed"
  | "repaired"
>;

function otherText(action: Other, t: TFunction): string {
  switch (action.kind) {
    case "note_removed":
      return t("cases.entry.noteRemoved");
    case "bookmarked":
      return t("cases.entry.bookmarked", { name: action.bookmark.name });
    case "bookmark_changed":
      return t("cases.entry.bookmarkChanged");
    case "bookmark_removed":
      return t("cases.entry.bookmarkGone");
    case "bookmarks_ordered":
    case "card_corrected":
    case "card_correction_removed":
    case "card_linked":
    case "card_unlinked":
    case "card_decided":
    case "rules_saved":
    case "revealed":
    case "repaired":
      return t(`cases.entry.other.${action.kind}`);
  }
}

function changeText({ change }: ActionOf<"case_changed">, { t }: EntryWording): string {
  const { title, summary, state, tags } = change;
  return [
    ...(title === undefined ? [] : [t("cases.entry.renamed", { title })]),
    ...(summary === undefined ? [] : [t("cases.entry.summary")]),
    ...(state === undefined ? [] : [t("cases.entry.state", { state: t(`cases.state.${state}`) })]),
    ...(tags === undefined
      ? []
      : [
          tags.length === 0
            ? t("cases.entry.noTags")
            : t("cases.entry.tags", { tags: tags.join(", ") }),
        ]),
  ].join(" · ");
}

function triageText({ alerts, state, reason }: ActionOf<"triaged">, wording: EntryWording): string {
  const { t } = wording;
  const ids = idsText(
    alerts.map(({ key }) => key),
    wording,
  );
  const said = t("cases.entry.triaged", { ids, state: t(`alerts.state.${state}`) });
  return reason === null ? said : `${said} (${t(`alerts.reason.${reason}`)})`;
}

/** `C1, C2, C3 and 4 more`; where there is none a dash. */
function idsText(keys: readonly string[], { t, format }: EntryWording): string {
  if (keys.length === 0) return "–";
  const named = keys.slice(0, NAMED).map(idOfKey).join(", ");
  const more = keys.length - NAMED;
  return more <= 0 ? named : t("cases.entry.andMore", { ids: named, n: format.count(more) });
}

function bookmarkName(id: string, { work, entries }: EntryWording): string {
  const present = work.bookmarks.find((bookmark) => bookmark.id === id);
  if (present !== undefined) return present.name;
  for (const { action } of entries)
    if (action.kind === "bookmarked" && action.bookmark.id === id) return action.bookmark.name;
  return id;
}

function viewName(id: string, { entries }: EntryWording): string {
  let name = id;
  for (const { action } of entries) {
    if (action.kind === "view_saved" && action.view.id === id) name = action.view.name;
    if (action.kind === "view_changed" && action.id === id) name = action.change.name ?? name;
  }
  return name;
}

function attachmentTitle(id: string, { entries }: EntryWording): string {
  for (const { action } of entries)
    if (action.kind === "attached" && action.attachment.id === id) return action.attachment.title;
  return id;
}
