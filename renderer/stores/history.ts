import { createStore, type StoreApi } from "zustand/vanilla";
import type { AlertState, CardVerdict, CaseState } from "#shared/contract/casework";
import type { CardField } from "#shared/contract/identity";

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
  "viewSaved",
  "viewSavedAgain",
  "viewRenamed",
  "viewRemoved",
  "caseNoted",
  "caseNoteRemoved",
  "caseChanged",
  "caseReviewed",
  "caseExported",
  "evidenceExported",
  "evidenceOpened",
  "caseEvidence",
  "alertTriaged",
  "alertNoted",
  "alertNoteRemoved",
  "bookmarksAdded",
  "noteRemoved",
  "cardCorrected",
  "cardCorrectionRemoved",
  "cardLinked",
  "cardUnlinked",
  "cardDecided",
  "cardDecidedForOrder",
  "rulesSaved",
  "dataRevealed",
  "graphStarted",
  "graphMapped",
  "graphAdded",
  "graphExpanded",
  "graphGroupOpened",
  "graphGroupClosed",
  "graphRemoved",
  "graphCollapsed",
  "graphHidden",
  "graphShown",
  "graphPinned",
  "graphUnpinned",
  "graphColoured",
  "graphNoted",
  "graphMoved",
  "graphView",
  "graphGrouped",
  "graphFiltered",
  "graphPaths",
  "graphPathsCleared",
  "graphSimilar",
  "graphFollowed",
  "graphUnfollowed",
  "graphLaidOut",
  "graphViewOpened",
  "graphLocked",
  "graphUnlocked",
  "journalRepaired",
  "actionsUndone",
  "actionsRedone",
] as const;
export type DeedKey = (typeof DEEDS)[number];

/** A text as it is, a number, a word of `history.word`, or a text that exists in each language. */
export type SentenceValue =
  | string
  | number
  | { readonly word: "active" | "shadow" | "off" | "ALLOW" | "CHALLENGE" | "BLOCK" }
  | { readonly word: AlertState | CaseState | CardField | CardVerdict }
  | { readonly en: string; readonly fr: string };

export interface UndoableCommand {
  readonly sentence: Sentence;
  /**
   * What was used to do it: further changes of the same control become one command with it, until it is let go
   * (`settle`) or something else is done. Null = stands alone.
   */
  readonly control: string | null;
  /** What keeps the command over a restart and restores it (`restore`); nothing does where it is not said. */
  readonly origin?: string;
  readonly do: Deed;
  readonly undo: Deed;
}

/** Done at once, or once the promise is kept; one that answers false has changed nothing. */
export type Deed = () => void | Promise<boolean>;

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
  /** Does a command, after those that are under way. What had been undone is given up. */
  readonly perform: (command: UndoableCommand) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Undoes or redoes until so many commands are in force. */
  readonly jump: (position: number) => void;
  /** A control was let go: its next change is a command of its own. */
  readonly settle: () => void;
  /**
   * Puts commands that were done elsewhere or before in the place of those of the same origin: the first `position` of
   * them are in force and come before all others, the rest behind them.
   */
  readonly restore: (
    origin: string,
    commands: readonly UndoableCommand[],
    position: number,
  ) => void;
}

export const HISTORY_ENTRIES = 500;

export type HistoryStore = StoreApi<HistoryState>;

type Listed = UndoableCommand & HistoryEntry;

/**
 * The log of what the user has done and can take back, over all workspaces. Commands that take time are waited for:
 * whatever is asked for meanwhile follows in order.
 */
export function createHistory(): HistoryStore {
  let commands: readonly Listed[] = [];
  let latest = 0;
  let held: string | null = null;
  const inTurn = turns();
  return createStore<HistoryState>((set, get) => {
    const show = (position: number): void =>
      set({ entries: commands.map(({ id, sentence }) => ({ id, sentence })), position });
    const put = (command: UndoableCommand): void => {
      const kept = commands.slice(0, get().position);
      const before = held !== null && held === command.control ? kept.pop() : undefined;
      const merged = before === undefined ? command : { ...command, undo: before.undo };
      commands = [...kept, { ...merged, id: before?.id ?? ++latest }].slice(-HISTORY_ENTRIES);
      held = command.control;
      show(commands.length);
    };
    const travel = (to: number): void | Promise<void> => {
      for (let at = get().position; at !== to;) {
        const back = to < at;
        const command = commands[back ? at - 1 : at]!;
        const done = back ? command.undo() : command.do();
        if (done === undefined) at += back ? -1 : 1;
        else {
          show(at);
          return done.then((changed) => {
            if (!changed) return;
            show(at + (back ? -1 : 1));
            return travel(to);
          });
        }
        if (at === to) show(at);
      }
    };
    const go = (wanted: () => number): void =>
      inTurn(() => {
        const to = Math.min(Math.max(wanted(), 0), commands.length);
        if (to === get().position) return;
        held = null;
        return travel(to);
      });
    return {
      entries: [],
      position: 0,
      perform: (command) =>
        inTurn(() => {
          const done = command.do();
          if (done === undefined) return put(command);
          return done.then((changed) => (changed ? put(command) : undefined));
        }),
      undo: () => go(() => get().position - 1),
      redo: () => go(() => get().position + 1),
      jump: (wanted) => go(() => wanted),
      settle: () => {
        held = null;
      },
      restore: (origin, restored, inForce) =>
        inTurn(() => {
          const isKept = (command: Listed): boolean => command.origin !== origin;
          const { position } = get();
          const listed = restored.map((command) => ({ ...command, origin, id: ++latest }));
          const done = [...listed.slice(0, inForce), ...commands.slice(0, position).filter(isKept)];
          const undone = [...commands.slice(position).filter(isKept), ...listed.slice(inForce)];
          const left = undone.slice(0, HISTORY_ENTRIES);
          const most = HISTORY_ENTRIES - left.length;
          const latestDone = done.slice(Math.max(0, done.length - most));
          commands = [...latestDone, ...left];
          held = null;
          show(latestDone.length);
        }),
    };
  });
}

/** Takes one thing after another: at once where nothing is under way, else when that is over. */
function turns(): (turn: () => void | Promise<void>) => void {
  const waiting: (() => void | Promise<void>)[] = [];
  let busy = false;
  const go = (): void => {
    busy = true;
    for (let turn = waiting.shift(); turn !== undefined; turn = waiting.shift()) {
      let over;
      try {
        over = turn();
      } catch (bug) {
        busy = false;
        throw bug;
      }
      if (over === undefined) continue;
      // A bug in one command must not keep the next from happening.
      void over.finally(go);
      return;
    }
    busy = false;
  };
  return (turn) => {
    waiting.push(turn);
    if (!busy) go();
  };
}

export const canUndo = ({ position }: HistoryState): boolean => position > 0;
export const canRedo = ({ position, entries }: HistoryState): boolean => position < entries.length;
