import type { Rule, RuleSet } from "../contract/rules";
import { AMOUNT_RULES } from "./defaults/amounts";
import { IDENTITY_RULES } from "./defaults/identity";
import { OVERRIDE_RULES } from "./defaults/overrides";
import { PLACE_RULES } from "./defaults/places";
import { SHARING_RULES } from "./defaults/sharing";
import { SPEED_RULES } from "./defaults/speed";

const rules = [
  ...AMOUNT_RULES,
  ...SPEED_RULES,
  ...PLACE_RULES,
  ...SHARING_RULES,
  ...IDENTITY_RULES,
  ...OVERRIDE_RULES,
].sort((a, b) => (a.code < b.code ? -1 : 1));

/** The rules that are shipped (SPEC §6), by their codes. */
export const DEFAULT_RULE_SET: RuleSet = {
  version: 1,
  rules,
  thresholds: { challenge: 0.5, block: 0.8 },
  // As `npx kivendtout evaluate datasets/demo --calibrate` prints it, rounded: fit it again with every change of rules.
  calibration: {
    intercept: -3.9141,
    slope: 0.04069,
    fittedOn: { dataset: "demo", payments: 1583, frauds: 103 },
  },
  capacityPerDay: 5,
  labelDelayDays: 7,
};

/** The rule a dataset's own alert means by a name; null where none has it as id or alias. */
export function ruleOfAlertName(ruleSet: RuleSet, name: string): Rule | null {
  const wanted = name.trim().toLowerCase();
  return (
    ruleSet.rules.find(({ id }) => id === wanted) ??
    ruleSet.rules.find(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === wanted)) ??
    null
  );
}
