import { createStore, type StoreApi } from "zustand/vanilla";
import type { HostClient } from "#shared/contract/hostClient";
import type { RecentDataset } from "#shared/contract/methods";
import type { NoticesStore } from "./notices";

export interface RecentsState {
  /** Newest first, as the host keeps them. */
  readonly list: readonly RecentDataset[];
  readonly refresh: () => Promise<void>;
  readonly forget: (path: string) => Promise<void>;
}

export type RecentsStore = StoreApi<RecentsState>;

export const createRecents = (host: HostClient, notices: NoticesStore): RecentsStore =>
  createStore<RecentsState>((set) => ({
    list: [],
    refresh: async () => {
      const answer = await host.call("dataset.recent", {});
      if (answer.ok) set({ list: answer.value });
      else notices.getState().addError(answer.error);
    },
    forget: async (path) => {
      const answer = await host.call("dataset.forget", { path });
      if (answer.ok) set({ list: answer.value });
      else notices.getState().addError(answer.error);
    },
  }));
