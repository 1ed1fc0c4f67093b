import { createStore, type StoreApi } from "zustand/vanilla";
import type { CaseState } from "#shared/contract/casework";

/** What a command did, as a key of `history.did` and what is filled in: translated when it is shown. */
export interface Sentence {
  readonly key: DeedKey;
  readonly values: Readonly<Record<string, SentenceValue>>;
}

export const DEEDS = [
  "challengeThreshold",
  "blockThreshold",
  "capacity",
  "labelDelay",
  "ruleState",
  "rulePoints",
  "ruleOutcome",
  "ruleCondition",
  "ruleWords",
  "ruleCode",
  "ruleId",
  "ruleTests",
  "ruleAdded",
  "ruleDuplicated",
  "ruleDeleted",
  "ruleRestored",
  "versionRestored",
  "shippedRestored",
  "changesDiscarded",
  "rulesImported",
  "bookmarkAdded",
  "bookmarkChanged",
  "bookmarkRemoved",
  "bookmarksOrdered",
  "bookmarksImported",
  "caseOpened",
  "caseRenamed",
  "caseSummary",
  "caseState",
  "caseTags",
  "caseAlertsAdded",
  "caseAlertsRemoved",
  "caseBookmarks",
  "caseAttached",
  "caseDetached",
  "caseNoted",
  "caseNoteRemoved",
] as const;
export type DeedKey = (typeof DEEDS)[number];

/** A text as it is, a number, a word of `history.word`, or a text that exists in each language. */
export type SentenceValue =
  | string
  | number
  | { readonly word: "active" | "shadow" | "off" | "ALLOW" | "CHALLENGE" | "BLOCK" }
  | { readonly word: CaseState }
  | { readonly en: string; readonly fr: string };

export interface UndoableCommand {
  readonly sentence: Sentence;
  /**
   * What was used to do it: further changes of the same control become one command with it, until it is let go
   * (`settle`) or something else is done. Null = stands alone.
   */
  readonly control: string | null;
  readonly do: () => void;
  readonly undo: () => void;
}

/** A command as the list shows it. */
export interface HistoryEntry {
  readonly id: number;
  readonly sentence: Sentence;
}

export interface HistoryState {
  /** Oldest first; those from `position` on have been undone. At most `HISTORY_ENTRIES`. */
  readonly entries: readonly HistoryEntry[];
  /** Commands in force. */
  readonly position: number;
  /** Does a command. What had been undone is given up. */
  readonly perform: (command: UndoableCommand) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Undoes or redoes until so many commands are in force. */
  readonly jump: (position: number) => void;
  /** A control was let go: its next change is a command of its own. */
  readonly settle: () => void;
}

export const HISTORY_ENTRIES = 500;

export type HistoryStore = StoreApi<HistoryState>;

/** The log of what the user has done and can take back, over all workspaces. */
export function createHistory(): HistoryStore {
  let commands: readonly (UndoableCommand & HistoryEntry)[] = [];
  let latest = 0;
  let held: string | null = null;
  return createStore<HistoryState>((set, get) => {
    const show = (position: number): void =>
      set({ entries: commands.map(({ id, sentence }) => ({ id, sentence })), position });
    const jump = (wanted: number): void => {
      const to = Math.min(Math.max(wanted, 0), commands.length);
      const { position } = get();
      if (to === position) return;
      held = null;
      for (let at = position; at > to; at--) commands[at - 1]!.undo();
      for (let at = position; at < to; at++) commands[at]!.do();
      show(to);
    };
    return {
      entries: [],
      position: 0,
      perform: (command) => {
        const kept = commands.slice(0, get().position);
        const before = held !== null && held === command.control ? kept.pop() : undefined;
        latest += 1;
        const merged = before === undefined ? command : { ...command, undo: before.undo };
        commands = [...kept, { ...merged, id: before?.id ?? latest }].slice(-HISTORY_ENTRIES);
        held = command.control;
        command.do();
        show(commands.length);
      },
      undo: () => jump(get().position - 1),
      redo: () => jump(get().position + 1),
      jump,
      settle: () => {
        held = null;
      },
    };
  });
}

export const canUndo = ({ position }: HistoryState): boolean => position > 0;
export const canRedo = ({ position, entries }: HistoryState): boolean => position < entries.length;
