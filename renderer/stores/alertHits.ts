import { createStore, type StoreApi } from "zustand/vanilla";
import { buildQueue, type Queue } from "#shared/alerts/queue";
import type { Casework } from "#shared/casework/state";
import type { AlertHit, Moment, ReplayApi } from "#shared/contract/replay";
import type { AppError } from "#shared/domain/result";

/** The arguments of the queue: it is the same object as long as they are. */
export interface QueueParts {
  readonly moment: Moment | null;
  readonly work: Casework;
  readonly capacity: number;
  /** UTC milliseconds; the queue depends on the day only. */
  readonly nowMs: number;
}

/** Every payment worth a look of the open dataset, whatever the moment. */
export interface AlertHitsState {
  /** `none` until the payments of the dataset have been decided. What was answered last stays while it is asked again. */
  readonly status: "none" | "asking" | "ready" | "failed";
  /** In log order. */
  readonly hits: readonly AlertHit[];
  readonly error: AppError | null;
  /** The queue of these hits. */
  readonly queue: (parts: QueueParts) => Queue;
  /** Asks, after payments have been decided or a failure. The newest answer counts. */
  readonly ask: () => Promise<void>;
  /** Another dataset is open. */
  readonly forget: () => void;
}

const DAY_MS = 86_400_000;

export type AlertHitsStore = StoreApi<AlertHitsState>;

export function createAlertHits(replay: Pick<ReplayApi, "hits">): AlertHitsStore {
  const none = { status: "none", hits: [], error: null } as const;
  let dataset = 0;
  let asking = false;
  /** Asked for again while it is being answered: the answer will be out of date. */
  let again = false;
  const queueOf = queueKeeper();
  return createStore<AlertHitsState>((set, get) => {
    const answer = async (): Promise<void> => {
      const of = dataset;
      const hits = await replay.hits();
      if (of !== dataset || again) return;
      if (hits.ok) set({ status: "ready", hits: hits.value, error: null });
      else set({ status: "failed", error: hits.error });
    };
    return {
      ...none,
      queue: (parts) => queueOf(get().hits, parts),
      ask: async () => {
        set({ status: "asking", error: null });
        again = asking;
        if (asking) return;
        asking = true;
        do {
          again = false;
          await answer();
        } while (again);
        asking = false;
      },
      forget: () => {
        dataset += 1;
        again = false;
        set(none);
      },
    };
  });
}

/** Builds the queue once for all views that show it. */
function queueKeeper() {
  let kept: { readonly of: readonly unknown[]; readonly queue: Queue } | null = null;
  return (hits: readonly AlertHit[], { moment, work, capacity, nowMs }: QueueParts): Queue => {
    const of = [hits, moment, work.alerts, capacity, Math.floor(nowMs / DAY_MS)];
    const queue =
      kept !== null && kept.of.every((part, at) => part === of[at])
        ? kept.queue
        : buildQueue(hits, moment, work, { capacity, nowMs });
    kept = { of, queue };
    return queue;
  };
}
