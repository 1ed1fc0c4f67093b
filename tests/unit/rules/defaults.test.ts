import { describe, expect, it } from "vitest";
import { Outcome, RuleSet } from "#shared/contract/rules";
import { DEFAULT_RULE_SET, ruleOfAlertName } from "#shared/rules/defaults";
import { failingTests } from "#shared/rules/ruleTests";

const { rules } = DEFAULT_RULE_SET;

describe("the shipped rules", () => {
  it("are all that the client asks for, by their codes", () => {
    expect(rules.map(({ code, id }) => `${code} ${id}`)).toEqual([
      "R01 high_amount",
      "R02 country_mismatch",
      "R03 velocity",
      "R04 many_failed_attempts",
      "R05 device_change",
      "R06 new_account_high_amount",
      "R07 unusual_hour",
      "R08 impossible_travel",
      "R09 shared_device",
      "R10 shared_ip",
      "R11 bin_testing",
      "R12 minor_adult_purchase",
      "R13 id_mismatch",
      "R14 amount_cap",
      "R15 blocked_countries",
      "R16 missing_strong_authentication",
    ]);
  });

  it("keep to the format that is saved", () => {
    expect(RuleSet.parse(DEFAULT_RULE_SET)).toEqual(DEFAULT_RULE_SET);
  });

  it.each(rules)("$id passes its tests, and has one that hits and one that does not", (rule) => {
    expect(failingTests(rule)).toEqual([]);
    expect(new Set(rule.tests.map(({ hits }) => hits)).size).toBe(2);
  });

  it.each([
    ["high_amount", "high_amount"],
    ["country_mismatch", "country_mismatch"],
    ["many_failed_attempts", "many_failed_attempts"],
    ["rapid_attempts", "velocity"],
    ["velocity", "velocity"],
    ["device_switch", "device_change"],
    [" Device_Change ", "device_change"],
  ])("the alert name %s of a dataset means the rule %s", (name, id) => {
    expect(ruleOfAlertName(DEFAULT_RULE_SET, name)?.id).toBe(id);
  });

  it("know no alert name that is not theirs", () => {
    expect(ruleOfAlertName(DEFAULT_RULE_SET, "manual_review")).toBeNull();
  });

  it("override with outcomes that stop or check a payment, never with one that lets it through", () => {
    const outcomes = rules.flatMap(({ effect }) => ("outcome" in effect ? [effect.outcome] : []));
    expect(outcomes).toEqual([
      Outcome.enum.CHALLENGE,
      Outcome.enum.CHALLENGE,
      Outcome.enum.BLOCK,
      Outcome.enum.BLOCK,
      Outcome.enum.CHALLENGE,
    ]);
  });
});
