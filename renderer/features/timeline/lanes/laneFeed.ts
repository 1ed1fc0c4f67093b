import { createStore, type StoreApi } from "zustand/vanilla";
import type { EntityRef } from "#shared/contract/browse";
import {
  STREAMS,
  type Histogram,
  type HistogramRequest,
  type Lane,
  type ReplayApi,
} from "#shared/contract/replay";
import type { AppError } from "#shared/domain/result";

/** What histogram and lanes are drawn of. */
export interface LaneQuestion {
  readonly bars: HistogramRequest;
  /** Exactly what is on screen: its records are counted. */
  readonly window: { readonly fromMs: number; readonly toMs: number };
  readonly entities: readonly EntityRef[];
}

export interface LaneAnswer {
  readonly bars: HistogramRequest;
  readonly histogram: Histogram;
  /** The streams, then the entities. */
  readonly lanes: readonly Lane[];
  /** Records on screen, by lane. */
  readonly shown: readonly number[];
}

export interface LaneFeedState {
  readonly answer: LaneAnswer | null;
  readonly error: AppError | null;
}

export interface LaneFeed {
  readonly store: StoreApi<LaneFeedState>;
  readonly ask: (question: LaneQuestion) => void;
}

/** Asks one thing at a time: while one zooms the newest question waits, and those between are left out. */
export function createLaneFeed(replay: Pick<ReplayApi, "histogram" | "lanes">): LaneFeed {
  const store = createStore<LaneFeedState>(() => ({ answer: null, error: null }));
  let waiting: LaneQuestion | null = null;
  let running = false;

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (waiting !== null) {
      const question = waiting;
      waiting = null;
      store.setState(await answerOf(replay, question));
    }
    running = false;
  };
  return {
    store,
    ask: (question) => {
      waiting = question;
      void run();
    },
  };
}

async function answerOf(
  replay: Pick<ReplayApi, "histogram" | "lanes">,
  { bars, window, entities }: LaneQuestion,
): Promise<Partial<LaneFeedState>> {
  const streams = STREAMS;
  const [histogram, lanes, shown] = await Promise.all([
    replay.histogram(bars),
    replay.lanes({ ...bars, streams, entities }),
    replay.lanes({ fromMs: window.fromMs, toMs: window.toMs, bars: 1, streams, entities }),
  ]);
  if (!histogram.ok) return { error: histogram.error };
  if (!lanes.ok) return { error: lanes.error };
  if (!shown.ok) return { error: shown.error };
  return {
    answer: {
      bars,
      histogram: histogram.value,
      lanes: lanes.value,
      shown: shown.value.map(({ counts }) => counts[0] ?? 0),
    },
    error: null,
  };
}
