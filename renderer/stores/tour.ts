import { createStore, type StoreApi } from "zustand/vanilla";

export interface TourState {
  readonly running: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

export type TourStore = StoreApi<TourState>;

/** Whether the guided tour is on; who draws it loads and runs it. */
export const createTour = (): TourStore =>
  createStore<TourState>((set) => ({
    running: false,
    start: () => set({ running: true }),
    stop: () => set({ running: false }),
  }));
