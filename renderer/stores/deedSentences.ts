import type { Action, ActionOf, AlertKey, JournalEntry } from "#shared/contract/casework";
import type { Sentence, SentenceValue } from "./history";

/** What things are called that actions name by their id: as they were called last. */
export interface DeedNames {
  readonly cases: ReadonlyMap<string, string>;
  readonly bookmarks: ReadonlyMap<string, string>;
  readonly attachments: ReadonlyMap<string, string>;
  readonly views: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, ActionOf<"noted">["on"]>;
}

/** Names that the entries of a journal give, in force or not. */
export function namesIn(entries: readonly Pick<JournalEntry, "action">[]): DeedNames {
  const cases = new Map<string, string>();
  const bookmarks = new Map<string, string>();
  const attachments = new Map<string, string>();
  const views = new Map<string, string>();
  const notes = new Map<string, ActionOf<"noted">["on"]>();
  for (const { action } of entries) {
    if (action.kind === "case_opened") cases.set(action.id, action.title);
    if (action.kind === "case_changed" && action.change.title !== undefined)
      cases.set(action.id, action.change.title);
    if (action.kind === "bookmarked") bookmarks.set(action.bookmark.id, action.bookmark.name);
    if (action.kind === "bookmark_changed" && action.change.name !== undefined)
      bookmarks.set(action.id, action.change.name);
    if (action.kind === "attached") attachments.set(action.attachment.id, action.attachment.title);
    if (action.kind === "view_saved") views.set(action.view.id, action.view.name);
    if (action.kind === "view_changed" && action.change.name !== undefined)
      views.set(action.id, action.change.name);
    if (action.kind === "noted") notes.set(action.id, action.on);
  }
  return { cases, bookmarks, attachments, views, notes };
}

/** The alerts of an action as a sentence names them: whose the only one is, else how many. */
export function alertsCalled(keys: readonly AlertKey[]): SentenceValue {
  const [only] = keys;
  if (only === undefined || keys.length > 1)
    return { en: `${keys.length} alerts`, fr: `${keys.length} alertes` };
  const id = only.slice(only.indexOf(":") + 1);
  return { en: `Alert of ${id}`, fr: `Alerte de ${id}` };
}

/** What one command of casework did. Several actions of a kind are one deed, else the first says what it was. */
export function sentenceOfAll(actions: readonly Action[], names: DeedNames): Sentence {
  const [first] = actions;
  if (first === undefined) return { key: "actionsRedone", values: { number: 0 } };
  if (actions.length === 1) return sentenceOf(first, names);
  const alike = actions.filter(({ kind }) => kind === first.kind);
  if (first.kind === "triaged") {
    const keys = alike.flatMap((action) => (action.kind === "triaged" ? keysOf(action) : []));
    return { key: "alertTriaged", values: { rule: alertsCalled(keys), to: { word: first.state } } };
  }
  if (first.kind === "bookmarked")
    return { key: "bookmarksAdded", values: { number: alike.length } };
  return sentenceOf(first, names);
}

const keysOf = ({ alerts }: ActionOf<"triaged">): readonly AlertKey[] =>
  alerts.map(({ key }) => key);

/** What an action did. */
export function sentenceOf(action: Action, names: DeedNames): Sentence {
  const caseCalled = (id: string): string => names.cases.get(id) ?? id;
  const bookmarkCalled = (id: string): string => names.bookmarks.get(id) ?? id;
  switch (action.kind) {
    case "triaged":
      return {
        key: "alertTriaged",
        values: { rule: alertsCalled(keysOf(action)), to: { word: action.state } },
      };
    case "noted":
      return "alert" in action.on
        ? { key: "alertNoted", values: { rule: alertsCalled([action.on.alert]) } }
        : { key: "caseNoted", values: { rule: caseCalled(action.on.case) } };
    case "note_removed":
      return noteRemoved(names.notes.get(action.id), caseCalled);
    case "bookmarked":
      return { key: "bookmarkAdded", values: { to: action.bookmark.name } };
    case "bookmark_changed":
      return { key: "bookmarkChanged", values: { to: bookmarkCalled(action.id) } };
    case "bookmark_removed":
      return { key: "bookmarkRemoved", values: { to: bookmarkCalled(action.id) } };
    case "bookmarks_ordered":
      return { key: "bookmarksOrdered", values: {} };
    case "case_opened":
      return { key: "caseOpened", values: { to: action.title } };
    case "case_changed":
      return caseChanged(action, caseCalled(action.id));
    case "case_alerts":
      return caseAlerts(action, caseCalled(action.id));
    case "case_bookmarks":
      return { key: "caseBookmarks", values: { rule: caseCalled(action.id) } };
    case "attached":
      return {
        key: "caseAttached",
        values: { rule: caseCalled(action.case), to: action.attachment.title },
      };
    case "detached":
      return {
        key: "caseDetached",
        values: {
          rule: caseCalled(action.case),
          to: names.attachments.get(action.id) ?? action.id,
        },
      };
    case "view_saved":
      return {
        key: "viewSaved",
        values: { rule: caseCalled(action.case), to: action.view.name },
      };
    case "view_changed":
    case "view_removed":
      return viewSaid(action, names.views.get(action.id) ?? action.id, caseCalled(action.case));
    case "card_corrected":
    case "card_correction_removed":
    case "card_linked":
    case "card_unlinked":
    case "card_decided":
      return cardSaid(action);
    case "reviewed":
      return { key: "caseReviewed", values: { rule: caseCalled(action.case) } };
    case "case_exported":
      return { key: "caseExported", values: { rule: caseCalled(action.case) } };
    case "evidence_exported":
      return action.case === null
        ? { key: "evidenceExported", values: {} }
        : { key: "caseEvidence", values: { rule: caseCalled(action.case) } };
    case "undone":
      return { key: "actionsUndone", values: { number: action.seqs.length } };
    case "redone":
      return { key: "actionsRedone", values: { number: action.seqs.length } };
    case "rules_saved":
      return { key: "rulesSaved", values: { number: action.number } };
    case "revealed":
      return { key: "dataRevealed", values: { to: whatRevealed(action) } };
    case "repaired":
      return { key: "journalRepaired", values: { to: action.reason } };
  }
}

/** Names the field and never what it says: names and dates of people stay in the journal. */
function cardSaid(
  action: ActionOf<
    "card_corrected" | "card_correction_removed" | "card_linked" | "card_unlinked" | "card_decided"
  >,
): Sentence {
  const { file } = action.card;
  switch (action.kind) {
    case "card_corrected":
      return { key: "cardCorrected", values: { file, to: { word: action.field } } };
    case "card_correction_removed":
      return { key: "cardCorrectionRemoved", values: { file, to: { word: action.field } } };
    case "card_linked":
      return { key: "cardLinked", values: { file, to: action.customer } };
    case "card_unlinked":
      return { key: "cardUnlinked", values: { file } };
    case "card_decided": {
      const values = { file, to: { word: action.verdict } };
      return action.order === null
        ? { key: "cardDecided", values }
        : { key: "cardDecidedForOrder", values: { ...values, rule: action.order } };
    }
  }
}

function viewSaid(
  action: ActionOf<"view_changed" | "view_removed">,
  to: string,
  rule: string,
): Sentence {
  if (action.kind === "view_removed") return { key: "viewRemoved", values: { rule, to } };
  const isRenamed = Object.keys(action.change).join() === "name";
  return { key: isRenamed ? "viewRenamed" : "viewSavedAgain", values: { rule, to } };
}

function noteRemoved(
  on: ActionOf<"noted">["on"] | undefined,
  caseCalled: (id: string) => string,
): Sentence {
  if (on === undefined) return { key: "noteRemoved", values: {} };
  return "alert" in on
    ? { key: "alertNoteRemoved", values: { rule: alertsCalled([on.alert]) } }
    : { key: "caseNoteRemoved", values: { rule: caseCalled(on.case) } };
}

function caseChanged({ change }: ActionOf<"case_changed">, title: string): Sentence {
  const [only, ...others] = Object.keys(change) as (keyof typeof change)[];
  if (only === undefined || others.length > 0)
    return { key: "caseChanged", values: { rule: title } };
  switch (only) {
    case "title":
      return { key: "caseRenamed", values: { to: change.title ?? title } };
    case "summary":
      return { key: "caseSummary", values: { rule: title } };
    case "tags":
      return { key: "caseTags", values: { rule: title } };
    case "state":
      return {
        key: "caseState",
        values: { rule: title, to: { word: change.state ?? "open" } },
      };
  }
}

function caseAlerts({ add, remove }: ActionOf<"case_alerts">, title: string): Sentence {
  if (remove.length === 0)
    return { key: "caseAlertsAdded", values: { rule: title, number: add.length } };
  if (add.length === 0)
    return { key: "caseAlertsRemoved", values: { rule: title, number: remove.length } };
  return { key: "caseChanged", values: { rule: title } };
}

function whatRevealed({ table, key, fields }: ActionOf<"revealed">): SentenceValue {
  if (table === null) return { en: "everything", fr: "toutes" };
  return [table, key ?? "", fields.join(", ")].filter((part) => part !== "").join(" · ");
}
