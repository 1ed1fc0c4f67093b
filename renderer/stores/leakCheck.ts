import { createStore, type StoreApi } from "zustand/vanilla";
import type { DecisionsApi, LeakCheckOptions, LeakReport } from "#shared/contract/decisions";
import type { AppError } from "#shared/domain/result";

/** A check under way. */
export interface LeakTask {
  readonly done: number;
  readonly total: number;
  /** Estimated milliseconds left, null until there is enough to go by. */
  readonly remainingMs: number | null;
  readonly cancelling: boolean;
}

/** What the last check came to. */
export type LeakOutcome =
  | { readonly kind: "report"; readonly options: LeakCheckOptions; readonly report: LeakReport }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly error: AppError };

export interface LeakCheckState {
  /** As the form has them. */
  readonly options: LeakCheckOptions;
  readonly task: LeakTask | null;
  readonly outcome: LeakOutcome | null;
  readonly choose: (options: Partial<LeakCheckOptions>) => void;
  /** Nothing where a check is under way. */
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  /** Another dataset has nothing to do with what was found. */
  readonly forget: () => void;
}

export type LeakCheckStore = StoreApi<LeakCheckState>;

const USUAL: LeakCheckOptions = { payments: 20, seed: 1, plantLeak: false };

/** Below these an estimate would be a guess. */
const ESTIMATE_AFTER_MS = 1000;
const ESTIMATE_AFTER_SHARE = 0.05;

interface Parts {
  readonly decisions: Pick<DecisionsApi, "leakCheck" | "cancelWork">;
  /** Days until a label is known by the rules in force; undefined until they are read. */
  readonly labelDelay: () => number | undefined;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** The leak check of the open dataset: it goes on while other places are looked at. */
export const createLeakCheck = ({ decisions, labelDelay, now }: Parts): LeakCheckStore =>
  createStore<LeakCheckState>((set, get) => {
    /** Rises with every check and dataset: what a former one still tells is dropped. */
    let latest = 0;
    return {
      options: USUAL,
      task: null,
      outcome: null,
      choose: (options) => set({ options: { ...get().options, ...options } }),
      run: async () => {
        const { options, task } = get();
        if (task !== null) return;
        const own = ++latest;
        const startedAt = now();
        const total = options.payments;
        set({ task: { done: 0, total, remainingMs: null, cancelling: false }, outcome: null });
        const labelDelayDays = labelDelay();
        const asked = labelDelayDays === undefined ? options : { ...options, labelDelayDays };
        const answer = await decisions.leakCheck(asked, (progress) => {
          const before = get().task;
          if (own !== latest || before === null) return;
          const remainingMs = remainingOf(progress, now() - startedAt);
          set({ task: { ...before, ...progress, remainingMs } });
        });
        if (own !== latest) return;
        set({
          task: null,
          outcome: answer.ok
            ? { kind: "report", options, report: answer.value }
            : answer.error.code === "dataset.cancelled"
              ? { kind: "cancelled" }
              : { kind: "failed", error: answer.error },
        });
      },
      cancel: () => {
        const { task } = get();
        if (task === null || task.cancelling) return;
        set({ task: { ...task, cancelling: true } });
        decisions.cancelWork();
      },
      forget: () => {
        if (get().task !== null) decisions.cancelWork();
        latest += 1;
        set({ task: null, outcome: null });
      },
    };
  });

function remainingOf(
  { done, total }: { readonly done: number; readonly total: number },
  elapsedMs: number,
): number | null {
  const share = total > 0 ? done / total : 0;
  if (elapsedMs < ESTIMATE_AFTER_MS || share < ESTIMATE_AFTER_SHARE) return null;
  return (elapsedMs * (1 - share)) / share;
}
