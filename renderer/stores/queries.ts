import { createStore, type StoreApi } from "zustand/vanilla";
import type { HostClient } from "#shared/contract/hostClient";
import type { Queries, QueriesChange, RunQuery, SavedQuery } from "#shared/contract/methods";
import { withRun } from "#shared/contract/queryHistory";
import type { Result } from "#shared/domain/result";
import type { NoticesStore } from "./notices";

export interface QueriesState {
  /** By name. */
  readonly saved: readonly SavedQuery[];
  /** Newest first. */
  readonly history: readonly RunQuery[];
  readonly read: () => Promise<void>;
  /** Saves and removes in one writing. Answers whether it was written. */
  readonly change: (change: QueriesChange) => Promise<boolean>;
  /** Puts a run at the head of the history. */
  readonly ran: (run: Omit<RunQuery, "at">) => Promise<void>;
  readonly clearHistory: () => Promise<void>;
}

export type QueriesStore = StoreApi<QueriesState>;

/** Saved queries and history as the host keeps them; a failed write is told and changes nothing on screen. */
export const createQueries = (host: HostClient, notices: NoticesStore): QueriesStore =>
  createStore<QueriesState>((set) => {
    const keep = (answer: Result<Queries>): boolean => {
      if (answer.ok) set({ saved: byName(answer.value.saved), history: answer.value.history });
      else notices.getState().addError(answer.error);
      return answer.ok;
    };
    return {
      saved: [],
      history: [],
      read: async () => void keep(await host.call("queries.read", {})),
      change: async (change) => keep(await host.call("queries.change", change)),
      ran: async (run) => {
        const answer = await host.call("queries.ran", run);
        if (answer.ok) set(({ history }) => ({ history: withRun(history, answer.value) }));
        else notices.getState().addError(answer.error);
      },
      clearHistory: async () => void keep(await host.call("queries.clearHistory", {})),
    };
  });

const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const byName = (saved: readonly SavedQuery[]): readonly SavedQuery[] =>
  saved.toSorted((a, b) => names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
