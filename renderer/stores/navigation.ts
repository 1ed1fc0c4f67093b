import { createStore, type StoreApi } from "zustand/vanilla";

export const WORKSPACES = ["dataset", "quality"] as const;
export type Workspace = (typeof WORKSPACES)[number];

export const QUALITY_TABS = ["checks", "quarantine", "documented"] as const;
export type QualityTab = (typeof QUALITY_TABS)[number];

/** At most one of these is open over the workspace. */
export type Overlay = "open" | "notices" | "keyboard";

/** A record of the dataset by its table and 1-based number in the source file. */
export interface RecordAddress {
  readonly table: string;
  readonly record: number;
}

export interface NavigationState {
  readonly workspace: Workspace;
  readonly qualityTab: QualityTab;
  /** The check shown in detail, null for the first of the list. */
  readonly checkId: string | null;
  /** The record shown in the inspector. */
  readonly inspected: RecordAddress | null;
  readonly overlay: Overlay | null;
  readonly show: (workspace: Workspace) => void;
  readonly showTab: (tab: QualityTab) => void;
  readonly showCheck: (id: string) => void;
  readonly inspect: (record: RecordAddress | null) => void;
  /** Opens an overlay, or closes it where it is open already. */
  readonly toggle: (overlay: Overlay) => void;
  readonly closeOverlay: () => void;
  /** Back to the landing page, for a dataset that has just been opened. */
  readonly reset: () => void;
}

export type NavigationStore = StoreApi<NavigationState>;

const START = {
  workspace: "dataset",
  qualityTab: "checks",
  checkId: null,
  inspected: null,
} as const;

export const createNavigation = (): NavigationStore =>
  createStore<NavigationState>((set) => ({
    ...START,
    overlay: null,
    show: (workspace) => set({ workspace }),
    showTab: (qualityTab) => set({ workspace: "quality", qualityTab }),
    showCheck: (checkId) => set({ workspace: "quality", qualityTab: "checks", checkId }),
    inspect: (inspected) => set({ inspected }),
    toggle: (overlay) => set((state) => ({ overlay: state.overlay === overlay ? null : overlay })),
    closeOverlay: () => set({ overlay: null }),
    reset: () => set(START),
  }));
