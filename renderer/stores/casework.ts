import { createStore, type StoreApi } from "zustand/vanilla";
import { CaseworkFold } from "#shared/casework/fold";
import { NO_CASEWORK, type Casework } from "#shared/casework/state";
import type { Action, CaseworkOf, JournalEntry } from "#shared/contract/casework";
import type { HostClient } from "#shared/contract/hostClient";
import { fail, type AppError } from "#shared/domain/result";
import { namesIn, sentenceOfAll } from "./deedSentences";
import { HISTORY_ENTRIES, type HistoryStore, type Sentence, type UndoableCommand } from "./history";
import { commandsIn } from "./journalCommands";
import type { NoticesStore } from "./notices";

/** Alerts, cases and bookmarks of the open dataset, as the journal has them. */
export interface CaseworkState {
  /** Whose journal it is; null where no dataset is open. */
  readonly of: CaseworkOf | null;
  readonly status: "none" | "reading" | "ready" | "failed";
  readonly error: AppError | null;
  readonly work: Casework;
  /** Every line, oldest first. */
  readonly entries: readonly JournalEntry[];
  /** The journal's file; null until it is read. */
  readonly file: string | null;
  /** Actions that are not on the disk yet. */
  readonly writing: number;
  /**
   * Writes actions as one command of the history: nothing changes before the host has them on the disk. Answers whether
   * it has; a failure is told as a notice.
   *
   * @param sentence what the history says of it until the next start; what the actions say of themselves where none is given
   */
  readonly act: (actions: readonly Action[], sentence?: Sentence) => Promise<boolean>;
  /** Writes what cannot be undone (a review, an export). */
  readonly record: (actions: readonly Action[]) => Promise<boolean>;
  /** Reads the journal of a dataset, and forgets that of the former. The one that is open already stays. */
  readonly open: (of: CaseworkOf | null) => Promise<void>;
  /** Reads once more what could not be read. */
  readonly retry: () => Promise<void>;
  /** Takes in what was added to a journal, by this window or another; each entry counts once. */
  readonly appended: (of: CaseworkOf, entries: readonly JournalEntry[]) => void;
}

export type CaseworkStore = StoreApi<CaseworkState>;

interface Parts {
  readonly host: HostClient;
  readonly history: HistoryStore;
  readonly notices: NoticesStore;
}

/** Where the history's commands come from that the journal keeps. */
const JOURNAL = "journal";

export function createCasework({ host, history, notices }: Parts): CaseworkStore {
  let fold = new CaseworkFold();
  /** Rises with every dataset: an answer about a former one is left aside. */
  let turn = 0;
  /** The number of the last entry that was heard of. */
  let heard = 0;
  let reading: Promise<void> | null = null;

  return createStore<CaseworkState>((set, get) => {
    const isOpen = (of: CaseworkOf): boolean => sameDataset(of, get().of);

    const show = (): void => set({ work: fold.work, entries: [...fold.entries] });

    /** Reads what is not known yet. Answers null where all is known, or the dataset is another meanwhile. */
    const readOn = async (of: CaseworkOf, own: number): Promise<AppError | null> => {
      for (let anew = false; ;) {
        const { seq, hash } = fold.head;
        const page = await host.call("journal.read", { of, from: seq });
        if (own !== turn) return null;
        if (!page.ok) return page.error;
        const { entries, total, file, problems } = page.value;
        const [first] = entries;
        if (total < seq || (seq > 0 && first !== undefined && first.prev !== hash)) {
          if (anew) return NOT_WHOLE;
          anew = true;
          fold = new CaseworkFold();
          continue;
        }
        fold.append(entries);
        if (seq === 0)
          for (const error of problems ?? [])
            notices.getState().add("warning", { kind: "error", error });
        heard = Math.max(heard, total);
        if (entries.length > 0 && fold.head.seq < heard) continue;
        set({ file });
        return null;
      }
    };

    const read = (of: CaseworkOf): Promise<void> => {
      const own = turn;
      const run = async (): Promise<void> => {
        const before = fold;
        const error = await readOn(of, own);
        if (own !== turn) return;
        reading = null;
        if (error !== null) return set({ status: "failed", error });
        const first = get().status !== "ready" || fold !== before;
        set({ status: "ready", error: null });
        show();
        if (first) restore(of);
      };
      reading ??= run();
      return reading;
    };

    /** Nothing is taken in out of order: where entries are missing before these, all of them are read. */
    const take = (of: CaseworkOf, entries: readonly JournalEntry[]): void => {
      if (!isOpen(of)) return;
      const { seq, hash } = fold.head;
      const fresh = entries.filter((entry) => entry.seq > seq);
      const [first] = fresh;
      if (first === undefined) return;
      heard = Math.max(heard, fresh.at(-1)?.seq ?? 0);
      if (reading !== null || get().status !== "ready") return;
      const follows = first.seq === seq + 1 && (seq === 0 || first.prev === hash);
      if (!follows) return void read(of);
      fold.append(fresh);
      show();
    };

    const write = async (
      of: CaseworkOf,
      actions: readonly Action[],
    ): Promise<readonly JournalEntry[] | null> => {
      set(({ writing }) => ({ writing: writing + actions.length }));
      const written = await host.call("journal.append", { of, actions: [...actions] });
      set(({ writing }) => ({ writing: writing - actions.length }));
      if (!written.ok) {
        notices.getState().addError(written.error);
        return null;
      }
      take(of, written.value.entries);
      if (reading !== null) await reading;
      return written.value.entries;
    };

    /** @param seqs where the actions are in the journal already; null until they are done */
    const commandOf = (
      of: CaseworkOf,
      actions: readonly Action[],
      sentence: Sentence,
      seqs: readonly number[] | null,
      onDone?: (done: boolean) => void,
    ): UndoableCommand => {
      let written = seqs;
      const turned = async (kind: "undone" | "redone"): Promise<boolean> => {
        const turning = [...(written ?? [])];
        const { undone } = fold.work;
        if (isOpen(of) && turning.every((seq) => undone.has(seq) === (kind === "undone"))) {
          // The list follows what another window has done to it already.
          notices.getState().add("information", { kind: "doneElsewhere", what: kind });
          return true;
        }
        return (await write(of, [{ kind, seqs: turning }])) !== null;
      };
      return {
        sentence,
        control: null,
        origin: JOURNAL,
        do: async () => {
          if (written !== null) return turned("redone");
          const entries = await write(of, actions);
          written = entries?.map(({ seq }) => seq) ?? null;
          onDone?.(entries !== null);
          // The list is another dataset's where that was opened meanwhile.
          return entries !== null && isOpen(of);
        },
        undo: () => turned("undone"),
      };
    };

    /** Puts the commands that the journal tells of into the history, so that they can be undone after a restart. */
    const restore = (of: CaseworkOf): void => {
      const { commands, position } = commandsIn(fold.entries);
      const names = namesIn(fold.entries);
      const from = Math.max(0, position - HISTORY_ENTRIES);
      const listed = commands
        .slice(from, position + HISTORY_ENTRIES)
        .map(({ seqs, actions }) => commandOf(of, actions, sentenceOfAll(actions, names), seqs));
      history.getState().restore(JOURNAL, listed, position - from);
    };

    /** The dataset that was asked about, if its journal can be written to; what keeps it from that is told. */
    const writable = (asked: CaseworkOf | null): CaseworkOf | null => {
      const { status, error } = get();
      const refused = asked === null || isOpen(asked) ? error : OTHER_DATASET;
      if (refused !== null) notices.getState().addError(refused);
      return status === "ready" && refused === null ? asked : null;
    };

    return {
      of: null,
      status: "none",
      error: null,
      work: NO_CASEWORK,
      entries: [],
      file: null,
      writing: 0,
      act: async (actions, sentence) => {
        const { of: asked } = get();
        if (reading !== null) await reading;
        const of = writable(asked);
        if (of === null || actions.length === 0) return false;
        const named = [...get().entries, ...actions.map((action) => ({ action }))];
        const said = sentence ?? sentenceOfAll(actions, namesIn(named));
        return new Promise((resolve) => {
          history.getState().perform(commandOf(of, actions, said, null, resolve));
        });
      },
      record: async (actions) => {
        const { of: asked } = get();
        if (reading !== null) await reading;
        const of = writable(asked);
        return of !== null && actions.length > 0 && (await write(of, actions)) !== null;
      },
      open: async (of) => {
        if (of !== null && isOpen(of) && get().status !== "failed") return reading ?? undefined;
        turn += 1;
        heard = 0;
        reading = null;
        fold = new CaseworkFold();
        const status = of === null ? "none" : "reading";
        set({ of, status, error: null, work: NO_CASEWORK, entries: [], file: null });
        history.getState().restore(JOURNAL, [], 0);
        if (of !== null) await read(of);
      },
      retry: async () => {
        const { of, status } = get();
        if (of !== null && status === "failed") await get().open(of);
      },
      appended: take,
    };
  });
}

const sameDataset = (a: CaseworkOf, b: CaseworkOf | null): boolean =>
  b !== null && a.path === b.path && (a.path !== null || a.label === b.label);

const OTHER_DATASET: AppError = fail(
  "casework.refused",
  "Another dataset was opened before this was written: it was not done.",
).error;

const NOT_WHOLE: AppError = fail(
  "casework.damaged",
  "The journal's entries do not follow one another.",
  { tip: "Verify the journal's file with the command line." },
).error;
