import { createStore, type StoreApi } from "zustand/vanilla";
import type { EngineApi } from "#shared/contract/engine";
import type { HostClient } from "#shared/contract/hostClient";
import type { RecordAddress } from "#shared/contract/browse";
import type { Reveal } from "#shared/contract/methods";
import type { NoticesStore } from "./notices";

export interface PrivacyState {
  /** Rises with every change of what may be seen: views ask the engine anew. */
  readonly revision: number;
  /** Whether the personal fields of every record are shown. */
  readonly allRevealed: boolean;
  /** Whether anything at all has been revealed since the dataset was opened. */
  readonly anyRevealed: boolean;
  /** Shows the personal fields of one record, once that has been recorded. */
  readonly reveal: (
    address: RecordAddress,
    key: string | null,
    fields: readonly string[],
  ) => Promise<void>;
  readonly revealAll: () => Promise<void>;
  /** Masks everything again; the records of reveals stay. */
  readonly mask: () => Promise<void>;
  /** Another dataset begins masked. */
  readonly forget: () => void;
}

export type PrivacyStore = StoreApi<PrivacyState>;

interface PrivacyPorts {
  readonly host: HostClient;
  readonly engine: Pick<EngineApi, "reveal" | "mask">;
  readonly notices: NoticesStore;
  /** What the open dataset is called in the record of reveals: its path, or its name where it has none. */
  readonly dataset: () => string;
}

/** Personal data is shown only after the host has recorded that it is. */
export const createPrivacy = ({ host, engine, notices, dataset }: PrivacyPorts): PrivacyStore =>
  createStore<PrivacyState>((set) => {
    const revealWhat = async (
      what: Omit<Reveal, "at" | "dataset">,
      address: RecordAddress | null,
    ): Promise<void> => {
      const recorded = await host.call("reveals.record", { ...what, dataset: dataset() });
      if (!recorded.ok) return notices.getState().addError(recorded.error);
      const shown = await engine.reveal(address);
      if (!shown.ok) return notices.getState().addError(shown.error);
      set((state) => ({
        revision: state.revision + 1,
        anyRevealed: true,
        allRevealed: state.allRevealed || address === null,
      }));
    };
    return {
      revision: 0,
      allRevealed: false,
      anyRevealed: false,
      reveal: (address, key, fields) =>
        revealWhat(
          { table: address.table, record: address.record, key, fields: [...fields] },
          address,
        ),
      revealAll: () => revealWhat({ table: null, record: null, key: null, fields: [] }, null),
      mask: async () => {
        const masked = await engine.mask();
        if (!masked.ok) return notices.getState().addError(masked.error);
        set(({ revision }) => ({ revision: revision + 1, allRevealed: false, anyRevealed: false }));
      },
      forget: () => set({ allRevealed: false, anyRevealed: false }),
    };
  });
