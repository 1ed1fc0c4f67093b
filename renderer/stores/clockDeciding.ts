import type { ReplayApi } from "#shared/contract/replay";
import type { RuleSet } from "#shared/contract/rules";
import type { Frames } from "../platform/ports";
import type { ClockStore } from "./clockState";
import { isToldElsewhere } from "./clockMover";
import type { NoticesStore } from "./notices";
import type { RulesStore } from "./rules";
import { rulesInForce } from "./rulesInForce";

/** While rules change, as under a slider, payments are decided when they have stood still for so long, milliseconds. */
export const REDECIDE_MS = 300;

export interface Decider {
  /** Another dataset is open: decides its payments. */
  readonly begin: () => void;
  /** The rules are others. */
  readonly changed: () => void;
}

interface DeciderPorts {
  readonly replay: ReplayApi;
  readonly rules: RulesStore;
  readonly notices: NoticesStore;
  readonly frames: Frames;
  readonly store: ClockStore;
  /** Payments have been decided. */
  readonly decided: () => void;
}

/** Has the payments decided by the rules in force, once for every dataset and change, one after the other. */
export function createDecider(ports: DeciderPorts): Decider {
  const { replay, rules, notices, frames, store, decided } = ports;
  let dataset = 0;
  /** What the engine decided last, or was asked to. */
  let asked: { readonly dataset: number; readonly ruleSet: RuleSet } | null = null;
  let running = false;
  let changedAt = -Infinity;

  const inForce = (): RuleSet | null => rulesInForce(rules.getState())?.ruleSet ?? null;
  const isAsked = (ruleSet: RuleSet): boolean =>
    asked?.dataset === dataset && asked.ruleSet === ruleSet;

  const decideOnce = async (ruleSet: RuleSet): Promise<void> => {
    const of = dataset;
    asked = { dataset, ruleSet };
    const answer = await replay.decide(ruleSet, () => {});
    if (of !== dataset) return;
    if (answer.ok) {
      store.setState((state) => ({ decided: state.decided + 1 }));
      decided();
    } else if (!isToldElsewhere(answer.error)) notices.getState().addError(answer.error);
  };

  const isStill = (): boolean => frames.now() - changedAt >= REDECIDE_MS;

  const run = async (): Promise<void> => {
    if (running || dataset === 0) return;
    running = true;
    store.setState({ deciding: true });
    await rules.getState().read();
    const { error } = rules.getState();
    if (error !== null) notices.getState().addError(error);
    let wanted = inForce();
    for (; wanted !== null && !isAsked(wanted) && isStill(); wanted = inForce())
      await decideOnce(wanted);
    running = false;
    if (wanted !== null && !isAsked(wanted)) frames.request(whenStill);
    else store.setState({ deciding: false });
  };

  const whenStill = (): void => {
    if (isStill()) void run();
    else frames.request(whenStill);
  };

  return {
    begin: () => {
      dataset += 1;
      changedAt = -Infinity;
      void run();
    },
    changed: () => {
      const wanted = inForce();
      // The first rules that are read are what `run` waits for.
      if (dataset === 0 || wanted === null || asked === null || isAsked(wanted)) return;
      const waits = running || !isStill();
      changedAt = frames.now();
      if (!waits) frames.request(whenStill);
    },
  };
}
