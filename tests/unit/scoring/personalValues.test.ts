import { describe, expect, it } from "vitest";
import type { Rule } from "#shared/contract/rules";
import { HIDDEN } from "#shared/domain/personal";
import { PostingIndex } from "#shared/log/postingIndex";
import { buildLog } from "#shared/log/buildLog";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { DecisionDesk } from "#shared/scoring/desk";
import { paymentLog } from "../../support/paymentLog";

const revealed = new Set<number>();
const records = {
  allRevealed: false,
  isRevealed: ({ record }: { record: number }) => revealed.has(record),
};

/** A desk over payments of two customers, the second one's record revealed. */
function aDesk() {
  const dataset = paymentLog()
    .customer("C1", { born: "1990-01-01" })
    .customer("C2", { born: "1980-01-01" })
    .pays("P1", { at: "2025-11-01 10:00:00", customer: "C1" })
    .pays("P2", { at: "2025-11-01 11:00:00", customer: "C2" })
    .dataset();
  const desk = new DecisionDesk({ now: () => 0, breathe: () => Promise.resolve() });
  desk.use(dataset, new PostingIndex(buildLog(dataset)), records);
  return desk;
}

async function ageAt(desk: DecisionDesk, id: string) {
  const answer = await desk.paymentFeatures(id);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.features.find(({ name }) => name === "customer_age_years")?.value;
}

describe("personal values", () => {
  it("are kept back in features until the customer's record is revealed", async () => {
    revealed.clear();
    const desk = aDesk();
    expect(await ageAt(desk, "P2")).toBe(HIDDEN);
    revealed.add(2);
    expect(await ageAt(desk, "P2")).toBe(45);
    expect(await ageAt(desk, "P1")).toBe(HIDDEN);
  });

  it("are kept back in the reasons of a decision, which is the same all the same", async () => {
    revealed.clear();
    const rule: Rule = {
      ...DEFAULT_RULE_SET.rules[0]!,
      when: { feature: "customer_age_years", is: ">", value: 18 },
    };
    const rules = { ruleSet: { ...DEFAULT_RULE_SET, rules: [rule] }, number: 3 };
    const decision = await aDesk().decision("P1", rules, {});
    if (!decision.ok) throw new Error(decision.error.message);
    expect(decision.value.hits.map(({ values }) => values["customer_age_years"])).toEqual([HIDDEN]);
    expect(decision.value.ruleSetNumber).toBe(3);
  });
});
