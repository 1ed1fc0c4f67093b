import { describe, expect, it } from "vitest";
import { catalogueRows, NO_FILTER as EVERY } from "#renderer/features/features/catalogueRows";
import { featureRows, NO_FILTER } from "#renderer/features/record/payment/featureRows";
import { boundsOf, rulesByFeature } from "#renderer/ui/ruleFeatures";
import { aFeature } from "../../support/decisionFixtures";
import { conditionOf, ruleOf } from "../../support/ruleBuilder";

const CATALOGUE = [
  aFeature("count_1h"),
  aFeature("amount", { group: "payment" }),
  aFeature("count_1d"),
  aFeature("sca", { group: "payment", missing: ["sca"] }),
];
const RULES = [
  ruleOf("high_amount", {
    when: { all: [conditionOf("amount", 100), conditionOf("count_1h", 3)] },
  }),
  ruleOf("shadow", { when: { not: conditionOf("amount", 50) }, state: "shadow" }),
  ruleOf("unused", { when: conditionOf("count_1d", 9), state: "off" }),
];
const using = rulesByFeature(RULES);

describe("the rules that use a feature", () => {
  it("are those that name it anywhere, but for those that are off", () => {
    expect([...using].map(([name, rules]) => [name, rules.map(({ id }) => id)])).toEqual([
      ["amount", ["high_amount", "shadow"]],
      ["count_1h", ["high_amount"]],
    ]);
  });

  it("tell the numbers it is compared with", () => {
    expect(boundsOf("amount", RULES)).toEqual([50, 100]);
  });
});

describe("the catalogue", () => {
  const namesOf = (filter: Partial<typeof EVERY>) =>
    catalogueRows(CATALOGUE, using, { ...EVERY, ...filter }, "en").map(({ info }) => info.name);

  it("is ordered by group, and names a group where it begins", () => {
    const rows = catalogueRows(CATALOGUE, using, EVERY, "en");
    expect(rows.map(({ info, group }) => [info.name, group])).toEqual([
      ["amount", "payment"],
      ["sca", null],
      ["count_1h", "velocity"],
      ["count_1d", null],
    ]);
  });

  it("is filtered by sentence, group, rules and availability", () => {
    expect(namesOf({ text: "explains count" })).toEqual(["count_1h", "count_1d"]);
    expect(namesOf({ group: "payment" })).toEqual(["amount", "sca"]);
    expect(namesOf({ ofRules: true })).toEqual(["amount", "count_1h"]);
    expect(namesOf({ available: true })).not.toContain("sca");
  });
});

describe("the features of a payment", () => {
  it("are all of the catalogue, those without an answer as missing", () => {
    const at = { name: "amount", value: 12, fromMs: null, untilMs: null, records: null };
    const rows = featureRows({ catalogue: CATALOGUE, values: [at], using }, NO_FILTER, "en");
    expect(rows.map(({ at: { name, value } }) => [name, value])).toEqual([
      ["amount", 12],
      ["sca", null],
      ["count_1h", null],
      ["count_1d", null],
    ]);
  });
});
