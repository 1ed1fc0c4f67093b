import { describe, expect, it } from "vitest";
import { inOrder, ruleRows, sortedIds } from "#renderer/features/rules/table/ruleRows";
import { overlapRows } from "#renderer/features/rules/overlapRows";
import { readRuleFile, writeRuleFile } from "#renderer/features/rules/ruleFile";
import { changesBetween } from "#renderer/features/rules/versions/changes";
import {
  catalogueOf,
  firstLeaf,
  withFeature,
  withOperator,
  type Leaf,
} from "#renderer/features/rules/editor/catalogue";
import { featuresFound } from "#renderer/features/rules/editor/builder/featuresFound";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { aFeature } from "../../support/decisionFixtures";
import { overrideOf, pointsOf, ruleOf, ruleSetOf } from "../../support/ruleBuilder";
import { aWhatIf, someFigures } from "../../support/whatIfFixtures";

const rules = [pointsOf("a", 10), pointsOf("b", 30), overrideOf("c", "BLOCK")];
const answer = aWhatIf(
  { rules },
  {
    rules: [
      someFigures("a", { hits: 5, precision: 0.2 }),
      someFigures("b", { hits: 50, precision: null }),
      someFigures("c", { hits: 20, precision: 0.9 }),
    ],
  },
);

describe("the table of rules", () => {
  const rows = ruleRows(rules, answer, null, () => 0);

  it("sorts by a figure with what has none last, either way", () => {
    expect(sortedIds(rows, "hits", true, ({ id }) => id)).toEqual(["b", "c", "a"]);
    expect(sortedIds(rows, "precision", true, ({ id }) => id)).toEqual(["c", "a", "b"]);
    expect(sortedIds(rows, "precision", false, ({ id }) => id)).toEqual(["a", "c", "b"]);
  });

  it("takes an override for stronger than any points", () => {
    expect(sortedIds(rows, "effect", true, ({ id }) => id)).toEqual(["c", "b", "a"]);
  });

  it("keeps a remembered order while figures move, with new rules last", () => {
    const more = ruleRows([ruleOf("new"), ...rules], answer, null, () => 0);
    const order = inOrder(more, ["b", "c", "a"]).map(({ rule }) => rule.id);
    expect(order).toEqual(["b", "c", "a", "new"]);
  });
});

describe("the overlap of rules", () => {
  it("names the rule that hits most of the same, and what could be retired", () => {
    const told = aWhatIf(
      { rules },
      {
        rules: [
          someFigures("a", { lostIfOff: { caught: 0, falseAlarms: 3 } }),
          someFigures("b"),
          someFigures("c", { lostIfOff: { caught: 0, falseAlarms: 0 } }),
        ],
        overlap: [
          [40, 8, 9],
          [8, 40, 0],
          [9, 0, 40],
        ],
      },
    );
    const rows = overlapRows(rules, told);
    expect(rows.map(({ nearest }) => [nearest?.rule.id, nearest?.both])).toEqual([
      ["c", 9],
      ["a", 8],
      ["a", 9],
    ]);
    // An override stands for a duty, not for what it catches.
    expect(rows.filter(({ retirable }) => retirable).map(({ rule }) => rule.id)).toEqual(["a"]);
  });

  it("leaves out rules that are off, hit nothing, or were deleted since", () => {
    const off = [pointsOf("a", 10, { state: "off" }), pointsOf("b", 10)];
    const told = aWhatIf({ rules }, { rules: [someFigures("a"), someFigures("b", { hits: 0 })] });
    expect(overlapRows(off, told)).toEqual([]);
  });
});

describe("what differs between two versions", () => {
  it("is told by what it is about and by the rules it is of", () => {
    const before = ruleSetOf(rules);
    const after = ruleSetOf(
      [pointsOf("a", 20, { state: "shadow" }), pointsOf("b", 30), ruleOf("d")],
      { capacityPerDay: 3 },
    );
    expect(changesBetween(before, after)).toEqual([
      { kind: "added", codes: ["D"] },
      { kind: "deleted", codes: ["C"] },
      { kind: "state", codes: ["A"] },
      { kind: "effect", codes: ["A"] },
      { kind: "capacity" },
    ]);
    expect(changesBetween(before, ruleSetOf(rules))).toEqual([]);
  });
});

describe("a file of rules", () => {
  it("is read again as it was written", () => {
    const read = readRuleFile(`\uFEFF${writeRuleFile(DEFAULT_RULE_SET)}`, "rules.json");
    expect(read).toEqual({ ok: true, value: DEFAULT_RULE_SET });
  });

  it("is refused with the place of what is wrong", () => {
    const text = writeRuleFile({
      ...DEFAULT_RULE_SET,
      thresholds: { challenge: 0.9, block: 0.1 },
    });
    expect(readRuleFile(text, "rules.json")).toMatchObject({
      ok: false,
      error: { code: "rules.badFile", where: { file: "rules.json", field: "thresholds" } },
    });
    expect(readRuleFile("not JSON", "rules.json").ok).toBe(false);
  });
});

describe("a comparison in the builder", () => {
  const amount = aFeature("amount", { type: "number" });
  const country = aFeature("country", { type: "text", group: "place" });
  const flag = aFeature("new_device", { type: "flag" });
  const leaf: Leaf = { feature: "amount", is: ">", value: 100 };

  it("keeps operator and value where the other feature is of the same type", () => {
    const other = aFeature("amount_mean", { type: "number" });
    expect(withFeature(leaf, other)).toEqual({ feature: "amount_mean", is: ">", value: 100 });
  });

  it("asks a flag for yes, and a text for an equal one", () => {
    expect(withFeature(leaf, flag)).toEqual({ feature: "new_device", is: "=", value: true });
    expect(withFeature(leaf, country)).toEqual({ feature: "country", is: "=", value: "" });
  });

  it("takes its value along from one to several and back", () => {
    const several = withOperator(leaf, "in", "number");
    expect(several).toEqual({ feature: "amount", in: [100] });
    expect(withOperator(several, "<=", "number")).toEqual({ ...leaf, is: "<=" });
    expect(withOperator(leaf, "missing", "number")).toEqual({ feature: "amount", missing: true });
  });

  it("begins with the amount where the dataset has it", () => {
    expect(firstLeaf(catalogueOf([flag, amount]))).toEqual(leaf);
    expect(firstLeaf(catalogueOf([flag]))).toMatchObject({ feature: "new_device", value: true });
  });

  it("finds features by every word of name or explanation, whatever the accents", () => {
    const shared = aFeature("device_customers", {
      explains: { en: "Customers of the device.", fr: "Clients de l’appareil partagé." },
    });
    const names = (text: string) =>
      featuresFound([amount, shared], text, "fr").map(({ name }) => name);
    expect(names("PARTAGE device")).toEqual(["device_customers"]);
    expect(names("partage amount")).toEqual([]);
    expect(names("")).toHaveLength(2);
  });
});
