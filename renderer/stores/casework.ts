import { createStore, type StoreApi } from "zustand/vanilla";
import { NO_CASEWORK, type Casework } from "#shared/casework/state";
import type { Action, JournalEntry } from "#shared/contract/casework";
import type { AppError } from "#shared/domain/result";
import type { Sentence } from "./history";

/** Alerts, cases and bookmarks of the open dataset, as the journal has them. */
export interface CaseworkState {
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
   */
  readonly act: (actions: readonly Action[], sentence: Sentence) => Promise<boolean>;
  /** Writes what cannot be undone (a review, an export). */
  readonly record: (actions: readonly Action[]) => Promise<boolean>;
}

export type CaseworkStore = StoreApi<CaseworkState>;

export function createCasework(): CaseworkStore {
  return createStore<CaseworkState>(() => ({
    status: "none",
    error: null,
    work: NO_CASEWORK,
    entries: [],
    file: null,
    writing: 0,
    act: () => Promise.resolve(false),
    record: () => Promise.resolve(false),
  }));
}
