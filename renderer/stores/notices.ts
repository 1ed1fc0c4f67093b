import { createStore, type StoreApi } from "zustand/vanilla";
import type { ClosingReason } from "#shared/contract/methods";
import type { AppError } from "#shared/domain/result";

export type NoticeLevel = "information" | "success" | "warning" | "error";

/** Translated when shown, so that a change of language reaches old notices too. */
export type NoticeText =
  | { readonly kind: "cancelled"; readonly label: string }
  | { readonly kind: "opened"; readonly label: string; readonly records: number }
  | { readonly kind: "exported"; readonly file: string }
  | { readonly kind: "evidenceExported"; readonly file: string; readonly sha256: string }
  /** Something was attached to a case. */
  | { readonly kind: "attached"; readonly title: string; readonly to: string }
  /** Customers were put into a case. */
  | { readonly kind: "caseFilled"; readonly title: string; readonly customers: number }
  /** A view of the graph was saved in a case. */
  | { readonly kind: "viewSaved"; readonly name: string; readonly to: string }
  | { readonly kind: "copied"; readonly what: "value" | "address" | "explanation" | "report" }
  | { readonly kind: "rowsCopied"; readonly count: number }
  | { readonly kind: "queryDeleted"; readonly name: string }
  | { readonly kind: "queryReplaced"; readonly name: string }
  | {
      readonly kind: "queriesImported";
      readonly count: number;
      /** Those that took the place of one of the same name. */
      readonly replaced: number;
      /** Those left out. */
      readonly tooLong: number;
    }
  | { readonly kind: "copyRefused" }
  /** What was to be taken back, or brought back, already was: by another window. */
  | { readonly kind: "doneElsewhere"; readonly what: "undone" | "redone" }
  /** An address that was made in another dataset than the open one. */
  | { readonly kind: "otherDataset"; readonly named: string; readonly open: string }
  | { readonly kind: "nothingDropped" }
  | { readonly kind: "hostClosing"; readonly reason: ClosingReason }
  /** What was loaded is gone until the dataset is opened again. */
  | { readonly kind: "engineLost"; readonly error: AppError }
  /** SQLite is being started again, with the same tables. */
  | { readonly kind: "sqlLost"; readonly error: AppError }
  /** The tables are not in SQLite until they are loaded again. */
  | { readonly kind: "sqlFailed"; readonly error: AppError }
  | { readonly kind: "error"; readonly error: AppError };

/** What a notice offers to do about what it tells, once. */
export interface NoticeAction {
  readonly kind: "reopen" | "reloadSql" | "undo" | "openCase" | "copyHash";
  readonly run: () => void;
}

export interface Notice {
  readonly id: number;
  /** UTC milliseconds. */
  readonly at: number;
  readonly level: NoticeLevel;
  readonly text: NoticeText;
  /** Still shown as a toast; every notice stays in the list. */
  readonly toast: boolean;
  /** Null where there is nothing to do, or it has been done. */
  readonly action: NoticeAction | null;
}

export interface NoticesState {
  /** Newest first, at most `NOTICE_LIMIT`. */
  readonly list: readonly Notice[];
  readonly unread: number;
  readonly add: (level: NoticeLevel, text: NoticeText, action?: NoticeAction) => void;
  /** Into the list only: for what the window shows already. */
  readonly note: (level: NoticeLevel, text: NoticeText) => void;
  readonly addError: (error: AppError) => void;
  readonly hideToast: (id: number) => void;
  /** Carries out what a notice offers, and takes the offer back. */
  readonly act: (id: number) => void;
  readonly markRead: () => void;
  readonly clear: () => void;
}

export const NOTICE_LIMIT = 200;

export type NoticesStore = StoreApi<NoticesState>;

/** The one road by which anything worth telling reaches the user. */
export const createNotices = (now: () => number): NoticesStore =>
  createStore<NoticesState>((set, get) => {
    let lastId = 0;
    const put = (notice: Notice): void =>
      set(({ list, unread }) => ({
        list: [notice, ...list].slice(0, NOTICE_LIMIT),
        unread: notice.toast ? unread + 1 : unread,
      }));
    const change = (id: number, changed: Partial<Notice>): void =>
      set(({ list }) => ({
        list: list.map((notice) => (notice.id === id ? { ...notice, ...changed } : notice)),
      }));
    return {
      list: [],
      unread: 0,
      add: (level, text, action) =>
        put({ id: ++lastId, at: now(), level, text, toast: true, action: action ?? null }),
      note: (level, text) =>
        put({ id: ++lastId, at: now(), level, text, toast: false, action: null }),
      addError: (error) => get().add("error", { kind: "error", error }),
      hideToast: (id) => change(id, { toast: false }),
      act: (id) => {
        const action = get().list.find((notice) => notice.id === id)?.action ?? null;
        change(id, { toast: false, action: null });
        action?.run();
      },
      markRead: () => set({ unread: 0 }),
      clear: () => set({ list: [], unread: 0 }),
    };
  });
