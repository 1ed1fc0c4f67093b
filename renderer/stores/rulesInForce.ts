import type { RuleSet } from "#shared/contract/rules";
import { isDirty, newestOf, type RulesState } from "./rules";

/** The rules that decide: the set that is worked on, which is the newest saved one unless it has been changed. */
export interface RulesInForce {
  readonly ruleSet: RuleSet;
  /** Number it was saved under, 0 for the one that is shipped, null where it has changes that are not saved. */
  readonly number: number | null;
}

const known = new WeakMap<RuleSet, RulesInForce>();

/** Null until the rules are read. The same object while rules and number stay the same, as selectors must answer. */
export function rulesInForce(state: RulesState): RulesInForce | null {
  const { working } = state;
  if (working === null) return null;
  const number = isDirty(state) ? null : (newestOf(state)?.number ?? null);
  const before = known.get(working);
  if (before?.number === number) return before;
  const inForce = { ruleSet: working, number };
  known.set(working, inForce);
  return inForce;
}

/** Days until a label is known by the rules in force; undefined until they are read. */
export const labelDelayInForce = (state: RulesState): number | undefined =>
  rulesInForce(state)?.ruleSet.labelDelayDays;
