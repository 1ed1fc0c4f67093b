import { createStore, type StoreApi } from "zustand/vanilla";
import type { EngineApi } from "#shared/contract/engine";
import type { HostClient } from "#shared/contract/hostClient";
import type { RecordAddress } from "#shared/contract/browse";
import type { Reveal } from "#shared/contract/methods";
import type { NoticesStore } from "./notices";

export interface PrivacyState {
  /** Rises with every change of what may be seen: views ask the engine anew. */
  readonly revision: number;
  /** How often anything has been masked again. */
  readonly masks: number;
  /** Which revision the tables of SQL must have to be asked (`AskedTables`). */
  readonly tablesRevision: number;
  /** Whether the personal fields of every record are shown. */
  readonly allRevealed: boolean;
  /** Whether the personal fields of any record at all are shown. */
  readonly anyRevealed: boolean;
  /** Shows the personal fields of one record, once that has been recorded. */
  readonly reveal: (
    address: RecordAddress,
    key: string | null,
    fields: readonly string[],
  ) => Promise<void>;
  readonly revealAll: () => Promise<void>;
  /** Masks one record again, or everything (null, and where everything is shown); the records of reveals stay. */
  readonly mask: (address: RecordAddress | null) => Promise<void>;
  /** Another dataset begins masked. */
  readonly forget: () => void;
}

export type PrivacyStore = StoreApi<PrivacyState>;

interface PrivacyPorts {
  readonly host: HostClient;
  readonly engine: Pick<EngineApi, "reveal" | "mask">;
  readonly notices: NoticesStore;
  /** The open dataset: its load, and what it is called in the record of reveals. Null where none is open. */
  readonly dataset: () => { readonly generation: number; readonly name: string } | null;
}

/** Personal data is shown only after the host has recorded that it is. */
export const createPrivacy = ({ host, engine, notices, dataset }: PrivacyPorts): PrivacyStore =>
  createStore<PrivacyState>((set, get) => {
    /** Single records that are shown, by table and number. */
    const records = new Set<string>();
    const revealWhat = async (
      what: Omit<Reveal, "at" | "dataset">,
      address: RecordAddress | null,
    ): Promise<void> => {
      const meant = dataset();
      if (meant === null) return;
      const isOpen = (): boolean => dataset()?.generation === meant.generation;
      const recorded = await host.call("reveals.record", { ...what, dataset: meant.name });
      if (!recorded.ok) return notices.getState().addError(recorded.error);
      // What was to be seen of one dataset is not shown of another.
      if (!isOpen()) return;
      const shown = await engine.reveal(meant.generation, address);
      if (!isOpen()) return;
      if (!shown.ok) return notices.getState().addError(shown.error);
      if (address !== null) records.add(nameOf(address));
      set((state) => ({
        revision: state.revision + 1,
        tablesRevision: shown.value,
        anyRevealed: true,
        allRevealed: state.allRevealed || address === null,
      }));
    };
    return {
      revision: 0,
      masks: 0,
      tablesRevision: 0,
      allRevealed: false,
      anyRevealed: false,
      reveal: (address, key, fields) =>
        revealWhat(
          { table: address.table, record: address.record, key, fields: [...fields] },
          address,
        ),
      revealAll: () => revealWhat({ table: null, record: null, key: null, fields: [] }, null),
      mask: async (address) => {
        const meant = dataset();
        if (meant === null) return;
        const what = get().allRevealed ? null : address;
        const masked = await engine.mask(meant.generation, what);
        if (dataset()?.generation !== meant.generation) return;
        if (!masked.ok) return notices.getState().addError(masked.error);
        if (what === null) records.clear();
        else records.delete(nameOf(what));
        set((state) => ({
          revision: state.revision + 1,
          masks: state.masks + 1,
          tablesRevision: masked.value,
          allRevealed: state.allRevealed && what !== null,
          anyRevealed: records.size > 0,
        }));
      },
      forget: () => {
        records.clear();
        set({ tablesRevision: 0, allRevealed: false, anyRevealed: false });
      },
    };
  });

const nameOf = ({ table, record }: RecordAddress): string => `${table} ${record}`;
