import { createStore, type StoreApi } from "zustand/vanilla";
import type { DecisionsApi, WhatIfAnswer, WorkProgress } from "#shared/contract/decisions";
import type { Moment } from "#shared/contract/replay";
import type { RuleSet } from "#shared/contract/rules";
import type { AppError } from "#shared/domain/result";

/** What is to be known: the working rule set and the saved one it is compared with, on one dataset as of a moment. */
export interface WhatIfQuestion {
  readonly working: RuleSet;
  readonly saved: RuleSet;
  readonly moment: Moment | null;
  /** `LoadedDataset.generation`. */
  readonly generation: number;
}

/** An answer and what it is the answer to. */
export interface AnsweredWhatIf {
  readonly ruleSet: RuleSet;
  readonly moment: Moment | null;
  readonly generation: number;
  readonly answer: WhatIfAnswer;
}

export interface WhatIfState {
  /** The latest answer about the working set; while a newer one is under way, that of before. */
  readonly working: AnsweredWhatIf | null;
  readonly saved: AnsweredWhatIf | null;
  /** Something is being decided. */
  readonly deciding: boolean;
  /** How far, where it takes long enough to be told. */
  readonly progress: WorkProgress | null;
  /** Why the latest question has no answer; `dataset.cancelled` where it was cancelled. */
  readonly error: AppError | null;
  readonly ask: (question: WhatIfQuestion) => void;
  readonly cancel: () => void;
  /** Asks once more what failed or was cancelled. */
  readonly retry: () => void;
  /** For another dataset. */
  readonly forget: () => void;
}

export type WhatIfStore = StoreApi<WhatIfState>;

export const isSameMoment = (a: Moment | null, b: Moment | null): boolean =>
  a?.ms === b?.ms && a?.before === b?.before;

/**
 * Asks one thing at a time: while the clock moves, the newest question waits for the one under way and the ones between
 * are left out. The saved set is asked after the working one, since it changes rarely.
 */
export function createWhatIf(decisions: DecisionsApi): WhatIfStore {
  let question: WhatIfQuestion | null = null;
  let running = false;
  return createStore<WhatIfState>((set, get) => {
    const isOf = (
      known: AnsweredWhatIf | null,
      ruleSet: RuleSet,
      { moment, generation }: WhatIfQuestion,
    ): boolean =>
      known?.ruleSet === ruleSet &&
      isSameMoment(known.moment, moment) &&
      known.generation === generation;

    /** Which of the two has to be asked next, null for neither. */
    const next = (): "working" | "saved" | null => {
      if (question === null || get().error !== null) return null;
      if (!isOf(get().working, question.working, question)) return "working";
      return isOf(get().saved, question.saved, question) ? null : "saved";
    };

    const decide = async (which: "working" | "saved", asked: WhatIfQuestion): Promise<void> => {
      const ruleSet = asked[which];
      const { moment, generation } = asked;
      const { saved } = get();
      // All changes were undone.
      if (isOf(saved, ruleSet, asked)) return set({ working: saved });
      const answer = await decisions.whatIf({ ruleSet, moment }, (progress) => {
        if (question?.generation === generation) set({ progress });
      });
      if (question?.generation !== generation) return;
      if (!answer.ok) return set({ error: answer.error });
      const known = { ruleSet, moment, generation, answer: answer.value };
      if (which === "working" && asked.saved === ruleSet) set({ working: known, saved: known });
      else set({ [which]: known });
    };

    const run = async (): Promise<void> => {
      if (running) return;
      running = true;
      for (let which = next(); which !== null && question !== null; which = next()) {
        set({ deciding: true });
        await decide(which, question);
        set({ progress: null });
      }
      running = false;
      set({ deciding: false });
    };

    const isAsked = (wanted: WhatIfQuestion): boolean =>
      question !== null &&
      question.working === wanted.working &&
      question.saved === wanted.saved &&
      isSameMoment(question.moment, wanted.moment) &&
      question.generation === wanted.generation;

    return {
      working: null,
      saved: null,
      deciding: false,
      progress: null,
      error: null,
      ask: (wanted) => {
        if (isAsked(wanted)) return;
        if (wanted.generation !== question?.generation) set({ working: null, saved: null });
        question = wanted;
        set({ error: null });
        void run();
      },
      cancel: () => {
        if (get().deciding) decisions.cancelWork();
      },
      retry: () => {
        set({ error: null });
        void run();
      },
      forget: () => {
        question = null;
        set({ working: null, saved: null, progress: null, error: null });
      },
    };
  });
}
