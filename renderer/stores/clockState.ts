import type { StoreApi } from "zustand/vanilla";
import type { Speed } from "#shared/clock/speed";
import type { TimeWindow } from "#shared/clock/window";
import { NO_FILTER, type OverviewFilter } from "#shared/contract/overview";
import type { ClockFrame, Gap, Moment, ReplaySpan, StepTo } from "#shared/contract/replay";

export type { TimeWindow } from "#shared/clock/window";

export type MarkName = "a" | "b";

/** The one clock: every view shows the state as of it. */
export interface ClockState {
  /** Null until a dataset is open; then nothing has a moment and views show everything. */
  readonly span: ReplaySpan | null;
  /** What views that are cheap to answer show as of; null as well where no record has a time. */
  readonly moment: Moment | null;
  /** The moment for views that take longer: follows `moment` a few times a second while it moves, and when it rests. */
  readonly settled: Moment | null;
  /** Where the cursor is drawn: at once where the user puts it, `moment` follows within a frame. */
  readonly pointerMs: number | null;
  readonly frame: ClockFrame | null;
  /** What `frame.figures` are of. */
  readonly frameFilter: OverviewFilter;
  /** Rises when payments have been decided by other rules: whatever tells of risk has to be asked again. */
  readonly decided: number;
  /** Payments are being decided by the rules in force. */
  readonly deciding: boolean;
  /** Stretches without a record that are long enough to be skipped, whether they are or not. */
  readonly gaps: readonly Gap[];
  /** −1 plays backwards, 0 stands. */
  readonly playing: -1 | 0 | 1;
  /** What is zoomed to. */
  readonly window: TimeWindow;
  readonly marks: Readonly<Record<MarkName, Moment | null>>;
  /** Plays A to B over and over. */
  readonly looping: boolean;
  /** A step that led nowhere, until the clock moves. */
  readonly missed: { readonly to: StepTo; readonly direction: 1 | -1 } | null;
  readonly seek: (ms: number) => void;
  readonly go: (moment: Moment) => void;
  readonly step: (to: StepTo, direction: 1 | -1) => void;
  readonly play: (direction: -1 | 1) => void;
  readonly pause: () => void;
  /** To the next of the speeds, up or down. */
  readonly changeSpeed: (steps: 1 | -1) => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly zoomTo: (window: TimeWindow) => void;
  readonly mark: (name: MarkName, moment: Moment | null) => void;
  /** Where a mark is missing when it is switched on, it is set to that end of the main stretch. */
  readonly setLooping: (looping: boolean) => void;
  /** The part of the dataset that `frame.figures` are of: the filter of the overview last seen. */
  readonly setFilter: (filter: OverviewFilter) => void;
}

export type ClockStore = StoreApi<ClockState>;

/** Where the clock is without a dataset. */
export const NO_CLOCK = {
  span: null,
  moment: null,
  settled: null,
  pointerMs: null,
  frame: null,
  frameFilter: NO_FILTER,
  deciding: false,
  gaps: [],
  playing: 0,
  window: { fromMs: 0, toMs: 0 },
  marks: { a: null, b: null },
  looping: false,
  missed: null,
} as const satisfies Partial<ClockState>;
