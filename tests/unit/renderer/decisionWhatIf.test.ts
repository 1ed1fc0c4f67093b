import { describe, expect, it } from "vitest";
import {
  change,
  NO_CHANGES,
  type Change,
  type Changes,
} from "#renderer/features/record/payment/changes";
import { whatIfInputs } from "#renderer/features/record/payment/whatIfInputs";
import { createFormat } from "#renderer/ui/format";
import { rulesByFeature } from "#renderer/ui/ruleFeatures";
import { aFeature } from "../../support/decisionFixtures";
import { conditionOf, ruleOf } from "../../support/ruleBuilder";
import { i18nOf } from "../../support/i18n";

const after = (...wanted: readonly Change[]): Changes => wanted.reduce(change, NO_CHANGES);
const set = (feature: string, value: number): Change => ({ kind: "set", feature, value });

describe("changed values of a payment", () => {
  it("are undone and redone step by step", () => {
    const changes = after(set("amount", 10), set("count", 3), { kind: "undo" });
    expect(changes.values).toEqual({ amount: 10 });
    expect(change(changes, { kind: "redo" }).values).toEqual({ amount: 10, count: 3 });
    expect(after(set("amount", 10), { kind: "undo" }).values).toEqual({});
  });

  it("of one feature in a row are one step, as a slider makes many", () => {
    const changes = after(set("amount", 10), set("amount", 11), set("amount", 12));
    expect(changes.values).toEqual({ amount: 12 });
    expect(change(changes, { kind: "undo" }).values).toEqual({});
  });

  it("give up what was undone once something else is changed", () => {
    const changes = after(set("amount", 10), { kind: "undo" }, set("count", 1));
    expect(change(changes, { kind: "redo" }).values).toEqual({ count: 1 });
  });

  it("are put back one by one or all at once, which can be undone", () => {
    const two = after(set("amount", 10), set("count", 3));
    expect(change(two, { kind: "unset", feature: "amount" }).values).toEqual({ count: 3 });
    const reset = change(two, { kind: "reset" });
    expect(reset.values).toEqual({});
    expect(change(reset, { kind: "undo" }).values).toEqual({ amount: 10, count: 3 });
  });
});

describe("what can be changed", () => {
  const wording = { format: createFormat("en"), t: i18nOf("en").t };
  const rules = [
    ruleOf("a", { when: conditionOf("amount", 100) }),
    ruleOf("b", { when: conditionOf("customer_age_years", 18) }),
    ruleOf("c", { when: conditionOf("sca", 1) }),
  ];
  const catalogue = [
    aFeature("amount"),
    aFeature("unused"),
    aFeature("customer_age_years"),
    aFeature("sca", { missing: ["sca"] }),
  ];
  const at = { name: "amount", value: 30, fromMs: null, untilMs: null, records: null };
  const inputs = (revealed: boolean) =>
    whatIfInputs({
      catalogue,
      values: [at],
      using: rulesByFeature(rules),
      wording: { ...wording, revealed },
    });

  it("is what rules read and the dataset has, with a slider that crosses every bound", () => {
    expect(inputs(false).map(({ info, actual, range }) => [info.name, actual, range])).toEqual([
      ["amount", 30, { min: 0, max: 200, step: 1 }],
    ]);
  });

  it("offers what tells of a person only once they are revealed", () => {
    expect(inputs(true).map(({ info }) => info.name)).toEqual(["amount", "customer_age_years"]);
  });
});
