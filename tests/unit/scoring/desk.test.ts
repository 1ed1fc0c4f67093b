import { describe, expect, it } from "vitest";
import type { DecisionsApi, WhatIfAnswer } from "#shared/contract/decisions";
import type { RuleSet } from "#shared/contract/rules";
import type { Dataset } from "#shared/domain/dataset";
import type { Result } from "#shared/domain/result";
import { DecisionDesk } from "#shared/scoring/desk";
import { fakeModel } from "../../support/fakeModel";
import { openAt, openedDesk } from "../../support/openedDesk";
import { paymentLog } from "../../support/paymentLog";
import { conditionOf, pointsOf, ruleOf, ruleSetOf } from "../../support/ruleBuilder";

const NO_CHANGES = {};
const ignored = (): void => {};
const large = pointsOf("large", 100, { when: conditionOf("amount", 50) });
const RULES = ruleSetOf([large]);

/** More payments than are decided between two breaths; every tenth is large. */
function manyPayments(count = 3000): Dataset {
  const log = paymentLog();
  const two = (value: number): string => String(value).padStart(2, "0");
  for (let at = 0; at < count; at++) {
    const minute = Math.floor(at / 60) % 60;
    log.pays(`P${at}`, {
      at: `2025-11-0${1 + Math.floor(at / 3600)} 10:${two(minute)}:${two(at % 60)}`,
      amount: at % 10 === 0 ? 90 : 10,
    });
  }
  return log.dataset();
}

const twoPayments = (): Dataset =>
  paymentLog()
    .pays("small", { at: "2025-11-01 10:00:00", amount: 10 })
    .pays("large", { at: "2025-11-02 10:00:00", amount: 90 })
    .dataset();

/** What the rules alerted, or the code of the error. */
const told = (answer: Result<WhatIfAnswer>): number | string =>
  answer.ok ? answer.value.rules[0]!.hits : answer.error.code;

describe("a desk without a dataset", () => {
  it("answers every question with what to do first", async () => {
    const desk: DecisionsApi = new DecisionDesk({ now: () => 0, breathe: () => Promise.resolve() });
    const rules = { ruleSet: RULES, number: 1 };
    const answers: Result<unknown>[] = await Promise.all([
      desk.features(),
      desk.paymentFeatures("P1"),
      desk.featureRecords("P1", "amount", 1),
      desk.decision("P1", rules, NO_CHANGES),
      desk.similar("P1", RULES, 1),
      desk.whatIf({ ruleSet: RULES, moment: null }, ignored),
      desk.latency(),
      desk.featureValues("method", 1),
      desk.leakCheck({ payments: 1, seed: 1, plantLeak: false }, ignored),
    ]);
    const codes = answers.map((answer) => (answer.ok ? "answered" : answer.error.code));
    expect(new Set(codes)).toEqual(new Set(["dataset.notFound"]));
  });
});

describe("decisions asked for at once", () => {
  const rules = { ruleSet: RULES, number: 3 };

  it.each([
    ["without a model", undefined],
    ["with a model", fakeModel(-4, { amount: 0.01 })],
  ])("tell each of its own payment %s", async (_, model) => {
    const desk = openedDesk(twoPayments(), model === undefined ? {} : { model });
    const ids = ["small", "large", "small"];
    const answers = await Promise.all(ids.map((id) => desk.decision(id, rules, NO_CHANGES)));
    const outcomes = answers.map(
      (answer) => answer.ok && [answer.value.paymentId, answer.value.points],
    );
    expect(outcomes).toEqual([
      ["small", 0],
      ["large", 100],
      ["small", 0],
    ]);
  });

  it("keep what is changed in one out of the other", async () => {
    const desk = openedDesk(twoPayments());
    const [changed, plain] = await Promise.all([
      desk.decision("small", rules, { amount: 70 }),
      desk.decision("small", rules, NO_CHANGES),
    ]);
    expect([changed.ok && changed.value.points, plain.ok && plain.value.points]).toEqual([100, 0]);
  });

  it("keep their rule sets apart", async () => {
    const desk = openedDesk(twoPayments());
    const milder = { ruleSet: ruleSetOf([{ ...large, effect: { points: 5 } }]), number: null };
    const [now, then] = await Promise.all([
      desk.decision("large", milder, NO_CHANGES),
      desk.decision("large", rules, NO_CHANGES),
    ]);
    expect(now.ok && [now.value.points, now.value.ruleSetNumber]).toEqual([5, null]);
    expect(then.ok && [then.value.points, then.value.ruleSetNumber]).toEqual([100, 3]);
  });
});

describe("a what-if under way", () => {
  it("ends where a newer one comes, and the newer is answered in full", async () => {
    const desk = openedDesk(manyPayments());
    const other = ruleSetOf([pointsOf("any", 10, { when: conditionOf("amount", 5) })]);
    const answers = await Promise.all([
      desk.whatIf({ ruleSet: RULES, moment: null }, ignored),
      desk.whatIf({ ruleSet: other, moment: null }, ignored),
    ]);
    expect(answers.map(told)).toEqual(["dataset.cancelled", 3000]);
  });

  it("ends where it is cancelled, and asked again comes to the same as one that never was", async () => {
    const desk = openedDesk(manyPayments());
    const first = desk.whatIf({ ruleSet: RULES, moment: null }, ignored);
    desk.cancelWork();
    expect(told(await first)).toBe("dataset.cancelled");
    const again = await desk.whatIf({ ruleSet: RULES, moment: null }, ignored);
    const unhurried = await openedDesk(manyPayments()).whatIf(
      { ruleSet: RULES, moment: null },
      ignored,
    );
    expect(again).toEqual(unhurried);
    expect(told(again)).toBe(300);
  });

  it("ends where another dataset is opened, of which the next answer tells", async () => {
    const desk = openedDesk(manyPayments());
    const former = desk.whatIf({ ruleSet: RULES, moment: null }, ignored);
    openAt(desk, twoPayments());
    const next = await desk.whatIf({ ruleSet: RULES, moment: null }, ignored);
    expect([told(await former), told(next)]).toEqual(["dataset.cancelled", 1]);
  });

  it("is not mixed up with one of another label delay", async () => {
    const desk = openedDesk(manyPayments());
    const known = ruleSetOf([
      pointsOf("legitimate", 10, { when: conditionOf("known_legitimate_customer_ever", 0) }),
    ]);
    const answers = await Promise.all([
      desk.whatIf({ ruleSet: known, moment: null }, ignored),
      desk.whatIf({ ruleSet: { ...known, labelDelayDays: 0 }, moment: null }, ignored),
    ]);
    expect(answers.map(told)).toEqual(["dataset.cancelled", 2999]);
    const late = await desk.whatIf({ ruleSet: known, moment: null }, ignored);
    expect(told(late)).toBe(0);
  });
});

describe("a rule set asked about before", () => {
  /** Rule sets whose label delays differ have nothing computed in common. */
  const withDelay = (labelDelayDays: number): RuleSet => ({ ...RULES, labelDelayDays });

  it("is decided no second time while others are tried beside it", async () => {
    const desk = openedDesk(manyPayments());
    const worked: number[] = [];
    for (const delay of [7, 1, 7, 2, 7, 3, 7]) {
      let steps = 0;
      await desk.whatIf({ ruleSet: withDelay(delay), moment: null }, () => steps++);
      if (steps > 0) worked.push(delay);
    }
    expect(worked).toEqual([7, 1, 2, 3]);
  });
});

describe("rule sets at their limits", () => {
  const askedOf = async (ruleSet: RuleSet, dataset = twoPayments()) => {
    const answer = await openedDesk(dataset).whatIf({ ruleSet, moment: null }, ignored);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };

  it("allow everything without a rule", async () => {
    const { kpis, rules, overlap } = await askedOf(ruleSetOf([]));
    expect([kpis.allowed, rules, overlap]).toEqual([2, [], []]);
  });

  it("are decided with 200 rules, without a matrix of overlaps", async () => {
    const rules = Array.from({ length: 200 }, (_, at) =>
      pointsOf(`rule_${at}`, 100, { when: conditionOf("amount", at) }),
    );
    const { kpis, overlap } = await askedOf(ruleSetOf(rules));
    expect([kpis.blocked, overlap]).toEqual([2, null]);
  });

  it("hit every payment with a condition of nothing", async () => {
    const { rules } = await askedOf(ruleSetOf([ruleOf("always", { when: { all: [] } })]));
    expect(rules[0]!.hits).toBe(2);
  });

  it("are answered for a dataset without a payment", async () => {
    const answer = await askedOf(ruleSetOf([large]), paymentLog().dataset());
    expect(answer.kpis).toMatchObject({ payments: 0, days: 0, recall: null, alertsPerDay: null });
    expect([answer.days, answer.rules[0]!.hint]).toEqual([[], "never"]);
  });

  it("are answered where no payment has a label, an amount or a customer", async () => {
    const bare = paymentLog().pays("P1", {
      at: "2025-11-01 10:00:00",
      amount: null,
      customer: null,
      fraud: null,
    });
    const { kpis } = await askedOf(ruleSetOf([large], { labelDelayDays: 0 }), bare.dataset());
    expect(kpis).toMatchObject({ payments: 1, labelled: 0, recall: null, moneyMissed: 0 });
  });

  it.each([0, 365])("are answered with a label delay of %d days", async (labelDelayDays) => {
    const { kpis } = await askedOf(ruleSetOf([large], { labelDelayDays }));
    expect(kpis.labelled).toBe(labelDelayDays === 0 ? 2 : 0);
  });
});

describe("the time a decision takes", () => {
  /** A clock that goes on by one millisecond each time it is read. */
  const ticking = () => {
    let ms = 0;
    return () => ms++;
  };

  it("is measured over payments spread over the log, a thousand or somewhat more", async () => {
    const latency = await openedDesk(manyPayments(2500), { now: ticking() }).latency();
    expect(latency.ok && latency.value.measured).toBe(1250);
    expect(latency.ok && latency.value.p50).toBeGreaterThan(0);
  });

  it("is nothing where there is no payment", async () => {
    const latency = await openedDesk(paymentLog().dataset()).latency();
    expect(latency).toEqual({ ok: true, value: { measured: 0, p50: 0, p95: 0, p99: 0 } });
  });
});

describe("the leak check of a desk", () => {
  it("finds the feature that is planted, and nothing else", async () => {
    const desk = openedDesk(twoPayments());
    const report = await desk.leakCheck({ payments: 2, seed: 1, plantLeak: true }, ignored);
    const leaking = report.ok && new Set(report.value.leaks.map(({ feature }) => feature));
    expect(leaking).toEqual(new Set(["planted_leak"]));
  });

  it("ends where a what-if comes", async () => {
    const desk = openedDesk(twoPayments());
    const report = desk.leakCheck({ payments: 2, seed: 1, plantLeak: false }, ignored);
    await desk.whatIf({ ruleSet: RULES, moment: null }, ignored);
    const ended = await report;
    expect(ended.ok || ended.error.code).toBe("dataset.cancelled");
  });
});
