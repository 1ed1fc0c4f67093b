import { createStore, type StoreApi } from "zustand/vanilla";
import type { Bookmark } from "#shared/contract/casework";

/** Seconds a place is shown before the next follows by itself; null = only by hand. */
export const TOUR_PACES = [5, 10, 30, null] as const;
export type TourPace = (typeof TOUR_PACES)[number];

export interface BookmarkTourState {
  /** 0-based place among the bookmarks, null while none is played. */
  readonly at: number | null;
  readonly pace: TourPace;
  /** Ids of those that are played, null for all. */
  readonly only: readonly string[] | null;
  /** From the first bookmark, or from the first of those named. */
  readonly start: (only?: readonly string[]) => void;
  readonly stop: () => void;
  /** To a bookmark by its place; beyond the last the tour stays there. */
  readonly show: (at: number) => void;
  readonly setPace: (pace: TourPace) => void;
}

export type BookmarkTourStore = StoreApi<BookmarkTourState>;

interface TourPorts {
  readonly bookmarks: () => readonly Bookmark[];
  /** Goes to its place and moment. */
  readonly visit: (bookmark: Bookmark) => void;
  /** Calls once after so many milliseconds; answers what prevents it. */
  readonly after: (ms: number, call: () => void) => () => void;
}

/** The bookmarks that are played. */
export const touredOf = (
  bookmarks: readonly Bookmark[],
  only: readonly string[] | null,
): readonly Bookmark[] =>
  only === null ? bookmarks : bookmarks.filter(({ id }) => only.includes(id));

/** Bookmarks shown one after the other. */
export function createBookmarkTour({ bookmarks, visit, after }: TourPorts): BookmarkTourStore {
  let cancel = (): void => {};
  return createStore<BookmarkTourState>((set, get) => {
    const toured = (): readonly Bookmark[] => touredOf(bookmarks(), get().only);
    /** The next one follows in time; at the last the tour rests. */
    const wait = (): void => {
      cancel();
      cancel = () => {};
      const { at, pace } = get();
      if (at === null || pace === null || at + 1 >= toured().length) return;
      cancel = after(pace * 1000, () => get().show(at + 1));
    };
    const stop = (): void => {
      cancel();
      cancel = () => {};
      set({ at: null });
    };
    return {
      at: null,
      pace: 10,
      only: null,
      start: (only) => {
        set({ only: only ?? null });
        get().show(0);
      },
      stop,
      show: (wanted) => {
        const all = toured();
        const at = Math.min(Math.max(wanted, 0), all.length - 1);
        const bookmark = all[at];
        // All were removed meanwhile.
        if (bookmark === undefined) return stop();
        set({ at });
        visit(bookmark);
        wait();
      },
      setPace: (pace) => {
        set({ pace });
        wait();
      },
    };
  });
}
