import { createStore, type StoreApi } from "zustand/vanilla";
import type { CaseworkOf } from "#shared/contract/casework";
import type { HostClient } from "#shared/contract/hostClient";
import type { RuleSet, SavedRuleSet } from "#shared/contract/rules";
import type { AppError } from "#shared/domain/result";
import type { HistoryStore } from "./history";
import type { NoticesStore } from "./notices";
import { sameRuleSet, type RuleSetEdit } from "./ruleEdits";

export interface RulesState {
  /** Every saved rule set, newest first; the shipped one (number 0) is last. Empty until read. */
  readonly sets: readonly SavedRuleSet[];
  /** The rule set that is worked on, saved or not; null until read. */
  readonly working: RuleSet | null;
  /** Why the rule sets could not be read. */
  readonly error: AppError | null;
  readonly saving: boolean;
  /** Reads sets and draft, once; after a failure once more. */
  readonly read: () => Promise<void>;
  /** Changes the working set as a command of the history; nothing where nothing changes. */
  readonly edit: (edit: RuleSetEdit) => void;
  /** Saves the working set under the next number. Answers whether it was saved. */
  readonly save: (note: string) => Promise<boolean>;
}

export type RulesStore = StoreApi<RulesState>;

/** The set that is compared with and gone back to. */
export const newestOf = ({ sets }: RulesState): SavedRuleSet | null => sets[0] ?? null;

/** Whether the working set differs from the newest saved one. */
export function isDirty({ working, sets }: RulesState): boolean {
  const newest = sets[0];
  return working !== null && newest !== undefined && !sameRuleSet(working, newest.ruleSet);
}

interface Parts {
  readonly host: HostClient;
  readonly history: HistoryStore;
  readonly notices: NoticesStore;
  /** The dataset in whose journal a saving is noted. */
  readonly of: () => CaseworkOf | null;
}

/** Rule sets as the host keeps them, and the one that is worked on, whose draft the host keeps as well. */
export function createRules({ host, history, notices, of }: Parts): RulesStore {
  let reading: Promise<void> | null = null;
  return createStore<RulesState>((set, get) => {
    const keepDraft = draftKeeper(host, notices, () => (isDirty(get()) ? get().working : null));
    const workOn = (working: RuleSet): void => {
      set({ working });
      void keepDraft();
    };
    const readOnce = async (): Promise<void> => {
      const read = await host.call("rules.read", {});
      if (!read.ok) return set({ error: read.error });
      const { sets, draft } = read.value;
      set({ sets, working: draft ?? sets[0]?.ruleSet ?? null, error: null });
    };
    return {
      sets: [],
      working: null,
      error: null,
      saving: false,
      read: () => {
        if (get().working !== null) return Promise.resolve();
        reading ??= readOnce().finally(() => {
          reading = null;
        });
        return reading;
      },
      edit: ({ change, sentence, control }) => {
        const before = get().working;
        if (before === null) return;
        const after = change(before);
        if (sameRuleSet(before, after)) return;
        // Computed when its turn comes, since what is done before may take time, and once only.
        let made: { readonly from: RuleSet; readonly to: RuleSet } | null = null;
        history.getState().perform({
          sentence,
          control,
          do: () => {
            const from = get().working ?? before;
            made ??= { from, to: change(from) };
            workOn(made.to);
          },
          undo: () => workOn(made?.from ?? before),
        });
      },
      save: async (note) => {
        const { working, saving } = get();
        if (working === null || saving) return false;
        set({ saving: true });
        const saved = await host.call("rules.save", {
          ruleSet: working,
          note,
          of: of() ?? undefined,
        });
        set({ saving: false });
        if (!saved.ok) {
          notices.getState().addError(saved.error);
          return false;
        }
        set({ sets: [saved.value, ...get().sets] });
        // What was changed meanwhile stays a draft.
        workOn(get().working === working ? saved.value.ruleSet : (get().working ?? working));
        return true;
      },
    };
  });
}

/**
 * Writes the draft one at a time: while it is being written, only the newest of what comes meanwhile is next. A failure
 * is told once, until it works again.
 *
 * @param draft what is to be kept now, null for nothing
 */
function draftKeeper(host: HostClient, notices: NoticesStore, draft: () => RuleSet | null) {
  let kept: RuleSet | null | undefined;
  let writing = false;
  let failed = false;
  return async (): Promise<void> => {
    if (writing) return;
    writing = true;
    for (let wanted = draft(); wanted !== kept; wanted = draft()) {
      const written = await host.call("rules.saveDraft", { ruleSet: wanted });
      kept = wanted;
      if (!written.ok && !failed) notices.getState().addError(written.error);
      failed = !written.ok;
    }
    writing = false;
  };
}
