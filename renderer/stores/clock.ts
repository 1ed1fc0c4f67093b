import { createStore, type StoreApi } from "zustand/vanilla";
import type { ClockFrame, Gap, Moment, ReplaySpan, StepTo } from "#shared/contract/replay";

/** The stretch of time on screen, UTC milliseconds. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

export type MarkName = "a" | "b";

/** The one clock: every view shows the state as of it. */
export interface ClockState {
  /** Null until a dataset is open; then nothing has a moment and views show everything. */
  readonly span: ReplaySpan | null;
  /** What views that are cheap to answer show as of. */
  readonly moment: Moment | null;
  /** The moment for views that take longer: follows `moment` a few times a second while it moves, and when it rests. */
  readonly settled: Moment | null;
  /** Where the cursor is drawn: at once where the user puts it, `moment` follows within a frame. */
  readonly pointerMs: number | null;
  readonly frame: ClockFrame | null;
  /** Rises when payments have been decided by other rules: whatever tells of risk has to be asked again. */
  readonly decided: number;
  readonly gaps: readonly Gap[];
  /** −1 plays backwards, 0 stands. */
  readonly playing: -1 | 0 | 1;
  /** What is zoomed to. */
  readonly window: TimeWindow;
  readonly marks: Readonly<Record<MarkName, Moment | null>>;
  /** Plays A to B over and over. */
  readonly looping: boolean;
  readonly seek: (ms: number) => void;
  readonly go: (moment: Moment) => void;
  readonly step: (to: StepTo, direction: 1 | -1) => void;
  readonly play: (direction: -1 | 1) => void;
  readonly pause: () => void;
  /** To the next of the speeds, up or down. */
  readonly changeSpeed: (steps: 1 | -1) => void;
  readonly zoomTo: (window: TimeWindow) => void;
  readonly mark: (name: MarkName, moment: Moment | null) => void;
  readonly setLooping: (looping: boolean) => void;
}

export type ClockStore = StoreApi<ClockState>;

export function createClock(): ClockStore {
  const nothing = (): void => {};
  return createStore<ClockState>(() => ({
    span: null,
    moment: null,
    settled: null,
    pointerMs: null,
    frame: null,
    decided: 0,
    gaps: [],
    playing: 0,
    window: { fromMs: 0, toMs: 0 },
    marks: { a: null, b: null },
    looping: false,
    seek: nothing,
    go: nothing,
    step: nothing,
    play: nothing,
    pause: nothing,
    changeSpeed: nothing,
    zoomTo: nothing,
    mark: nothing,
    setLooping: nothing,
  }));
}
