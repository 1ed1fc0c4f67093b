import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCORE_BINS } from "#shared/contract/decisions";
import type { Moment } from "#shared/contract/replay";
import { type Rule, type RuleSet } from "#shared/contract/rules";
import { MS_PER_DAY } from "#shared/domain/time";
import { UNLABELLED } from "#shared/scoring/figureColumns";
import { WhatIf, type WhatIfInput } from "#shared/scoring/whatIf";
import { overrideOf, pointsOf, ruleSetOf } from "../../support/ruleBuilder";
import {
  columnsOf,
  decidePlainly,
  hitsOf,
  kpisPlainly,
  momentOf,
  paymentsArbitrary,
  ruleSetArbitrary,
  START,
  type PlainPayment,
} from "./model";

const RUNS = { seed: 20251109, numRuns: 100 };
const still = (): number => 0;

const SCENARIOS = [
  { kind: "fraud", scenario: "card_testing" },
  { kind: "look_alike", scenario: "household" },
  { kind: "normal", scenario: "normal" },
] as const;

const inputOf = (
  ruleSet: RuleSet,
  payments: readonly PlainPayment[],
  withModel: boolean,
): WhatIfInput => ({
  ruleSet,
  hits: hitsOf(payments, ruleSet.rules),
  columns: columnsOf(payments),
  modelScores: withModel ? Float64Array.from(payments, ({ model }) => model) : null,
  scenarios: {
    scenarios: SCENARIOS,
    places: Uint32Array.from(payments, ({ scenario }) => scenario),
  },
});

/** At a time, or behind so many payments, between those of one time too. */
const momentArbitrary = fc.oneof(
  fc.integer({ min: -1, max: 80 }).map((at) => ({ ms: START + at * (MS_PER_DAY / 4) })),
  fc.record({ behind: fc.nat() }),
);
const anything = [ruleSetArbitrary, paymentsArbitrary, momentArbitrary, fc.boolean()] as const;

describe("figures as of a moment", () => {
  it("have the KPIs that the payments until then give afresh", () => {
    fc.assert(
      fc.property(...anything, (ruleSet, payments, to, withModel) => {
        const moment = momentOf(payments, to);
        const { kpis } = new WhatIf(inputOf(ruleSet, payments, withModel));
        expect(kpis.at(moment)).toEqual(kpisPlainly(ruleSet, payments, moment, withModel));
      }),
      RUNS,
    );
  });

  it("are the same whether the later payments are there or not", () => {
    fc.assert(
      fc.property(...anything, (ruleSet, payments, to, withModel) => {
        const moment = momentOf(payments, to);
        const until = payments.slice(0, moment.before);
        const all = new WhatIf(inputOf(ruleSet, payments, withModel)).at(moment, still);
        const played = new WhatIf(inputOf(ruleSet, until, withModel)).at(moment, still);
        expect(all).toEqual(played);
      }),
      RUNS,
    );
  });

  it("tell days, scores and scenarios that add up to the KPIs", () => {
    fc.assert(
      fc.property(...anything, (ruleSet, payments, to, withModel) => {
        const moment = momentOf(payments, to);
        const answer = new WhatIf(inputOf(ruleSet, payments, withModel)).at(moment, still);
        const { kpis, days, histogram } = answer;
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        const alerts = kpis.challenged + kpis.blocked;
        expect(sum(days.map((day) => day.alerts))).toBe(alerts);
        expect(sum(days.map((day) => day.frauds))).toBe(kpis.frauds);
        expect(sum(days.map((day) => day.caught))).toBe(kpis.caught);
        expect(sum(histogram.frauds)).toBe(kpis.frauds);
        expect(sum(histogram.legitimate)).toBe(kpis.labelled - kpis.frauds);
        expect(sum(histogram.unknown)).toBe(kpis.payments - kpis.labelled);
        expect(sum(answer.scenarios!.map((each) => each.payments))).toBe(kpis.payments);
        expect(sum(answer.scenarios!.map((each) => each.alerted))).toBe(alerts);
      }),
      RUNS,
    );
  });

  it("put a score into the bin that begins at it", () => {
    const ruleSet = ruleSetOf([pointsOf("a", 60)]);
    const { histogram } = new WhatIf(inputOf(ruleSet, [paymentOf({ hits: [true] })], false)).at(
      null,
      still,
    );
    expect(histogram.unknown[SCORE_BINS / 2]).toBe(1);
  });

  it("count nothing where there is no payment", () => {
    const answer = new WhatIf(inputOf(ruleSetOf([]), [], false)).at(null, still);
    expect(answer).toMatchObject({
      moment: null,
      kpis: { payments: 0, recall: null, alertsPerDay: null, days: 0 },
      days: [],
      thresholdForCapacity: 0,
    });
  });

  it("know no label that is younger than the delay, also at the last record", () => {
    const payments = [paymentOf({ label: 1 }), paymentOf({ label: 1, ms: START + 7 * MS_PER_DAY })];
    const whatIf = new WhatIf(inputOf(ruleSetOf([]), payments, false));
    expect(whatIf.at(null, still).kpis.frauds).toBe(1);
    const fraudsAt = (ms: number) => whatIf.kpis.at(momentOf(payments, { ms })).frauds;
    expect(fraudsAt(START + 7 * MS_PER_DAY - 1)).toBe(0);
    expect(fraudsAt(START + 14 * MS_PER_DAY)).toBe(2);
  });
});

describe("what each rule does", () => {
  it("is what deciding every payment again without it gives", () => {
    fc.assert(
      fc.property(...anything, (ruleSet, payments, to, withModel) => {
        const moment = momentOf(payments, to);
        const answer = new WhatIf(inputOf(ruleSet, payments, withModel)).at(moment, still);
        const until = payments.slice(0, moment.before);
        ruleSet.rules.forEach((rule, at) => {
          expect(answer.rules[at]).toMatchObject(
            effectPlainly(ruleSet, rule, at, until, moment, withModel),
          );
          ruleSet.rules.forEach((_, other) =>
            expect(answer.overlap![at]![other]).toBe(
              until.filter(({ hits }) => hits[at] && hits[other]).length,
            ),
          );
        });
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it("has no matrix of overlaps beyond forty rules", () => {
    const rules = Array.from({ length: 41 }, (_, at) => pointsOf(`r${at}`, 1));
    const payments = [paymentOf({ hits: rules.map(() => true) })];
    const overlapOf = (of: readonly Rule[]) =>
      new WhatIf(inputOf(ruleSetOf(of), payments, false)).at(null, still).overlap;
    expect(overlapOf(rules)).toBeNull();
    expect(overlapOf(rules.slice(1))).toHaveLength(40);
  });
});

describe("the threshold for the capacity", () => {
  const perDay = (ruleSet: RuleSet, payments: readonly PlainPayment[], withModel: boolean) =>
    new WhatIf(inputOf(ruleSet, payments, withModel)).at(null, still).kpis.alertsPerDay ?? 0;

  it("is the smallest of its steps at which alerts a day are within the capacity", () => {
    fc.assert(
      fc.property(
        ruleSetArbitrary,
        paymentsArbitrary,
        fc.boolean(),
        (ruleSet, payments, withModel) => {
          const found = new WhatIf(inputOf(ruleSet, payments, withModel)).at(
            null,
            still,
          ).thresholdForCapacity;
          const alertsAt = (challenge: number): number =>
            perDay({ ...ruleSet, thresholds: { challenge, block: 1 } }, payments, withModel);
          if (found === null) {
            expect(alertsAt(1)).toBeGreaterThan(ruleSet.capacityPerDay);
            return;
          }
          expect(alertsAt(found)).toBeLessThanOrEqual(ruleSet.capacityPerDay);
          if (found > 0)
            expect(alertsAt((Math.round(found * 1000) - 1) / 1000)).toBeGreaterThan(
              ruleSet.capacityPerDay,
            );
        },
      ),
      RUNS,
    );
  });

  it("is there for no capacity that overrides alone exceed", () => {
    const ruleSet = ruleSetOf([overrideOf("all", "BLOCK")], { capacityPerDay: 1 });
    const payments = [paymentOf({ hits: [true] }), paymentOf({ hits: [true] })];
    expect(
      new WhatIf(inputOf(ruleSet, payments, false)).at(null, still).thresholdForCapacity,
    ).toBeNull();
  });
});

describe("the hint of a rule", () => {
  const DAY_AFTER: Moment = { ms: START + 30 * MS_PER_DAY, before: Infinity };
  /** Payments of which the first `frauds` are frauds; a rule hits where its predicate says. */
  const hintsOf = (
    rules: readonly Rule[],
    count: number,
    frauds: number,
    hits: readonly ((at: number) => boolean)[],
    available?: readonly boolean[],
  ) => {
    const payments = Array.from({ length: count }, (_, at) =>
      paymentOf({ label: at < frauds ? 1 : 0, hits: hits.map((hit) => hit(at)) }),
    );
    const input = inputOf(ruleSetOf(rules), payments, false);
    const answer = new WhatIf({
      ...input,
      hits: { ...input.hits, available: available ?? input.hits.available },
    }).at(DAY_AFTER, still);
    return answer.rules.map(({ hint }) => hint);
  };
  const fraudsOnly = (at: number): boolean => at < 20;

  it("says that a rule never hits", () => {
    expect(hintsOf([pointsOf("a", 60)], 1000, 20, [() => false])).toEqual(["never"]);
  });

  it("says that a rule's features are missing, whatever it hits", () => {
    expect(hintsOf([pointsOf("a", 60)], 1000, 20, [fraudsOnly], [false])).toEqual(["unavailable"]);
  });

  it("says that a rule hits at random where its frauds are no more than the base rate explains", () => {
    expect(hintsOf([pointsOf("a", 60)], 1000, 20, [(at) => at % 2 === 0])).toEqual(["useless"]);
  });

  it("asks the more of a rule the more are tried at once", () => {
    // 5 frauds among 100 hits where chance brings 2: p = 0.04, less than 5 % and more than a quarter of it.
    const five = (at: number): boolean => at < 5 || (at >= 500 && at < 595);
    const hintAmong = (ids: readonly string[]) =>
      hintsOf(
        ids.map((id) => pointsOf(id, 60)),
        1000,
        20,
        ids.map(() => five),
      )[0];
    expect(hintAmong(["a"])).toBe("noisy");
    expect(hintAmong(["a", "b", "c", "d"])).toBe("useless");
  });

  it("judges a rule by the payments it has an answer for", () => {
    // Of 200 payments it can judge it hits 190 and all of the 10 frauds; of 1,000 that would be no chance.
    const hits = (at: number): boolean => at < 10 || (at >= 500 && at < 680);
    const payments = Array.from({ length: 1000 }, (_, at) =>
      paymentOf({ label: at < 10 ? 1 : 0, hits: [hits(at)] }),
    );
    const input = inputOf(ruleSetOf([pointsOf("a", 60)]), payments, false);
    const hintWith = (unknown: Uint8Array | null) =>
      new WhatIf({ ...input, hits: { ...input.hits, unknown: [unknown] } }).at(DAY_AFTER, still)
        .rules[0]!.hint;
    expect(hintWith(null)).toBe("noisy");
    const judged = (at: number): boolean => hits(at) || (at >= 680 && at < 690);
    expect(hintWith(Uint8Array.from(payments, (_, at) => (judged(at) ? 0 : 1)))).toBe("useless");
  });

  it("says nothing of a rule that has hit too seldom to tell", () => {
    expect(hintsOf([pointsOf("a", 60)], 1000, 20, [(at) => at >= 500 && at < 520])).toEqual([null]);
  });

  it("says that an active rule adds nothing where no decision needs it", () => {
    const rules = [pointsOf("strong", 90), pointsOf("weak", 5)];
    expect(hintsOf(rules, 1000, 20, [fraudsOnly, fraudsOnly])).toEqual([null, "redundant"]);
  });

  it("does not call a rule redundant whose loss only unlabelled payments would show", () => {
    const ruleSet = ruleSetOf([pointsOf("a", 60)]);
    const payments = [paymentOf({ label: UNLABELLED, hits: [true] })];
    const answer = new WhatIf(inputOf(ruleSet, payments, false)).at(DAY_AFTER, still);
    expect(answer.rules[0]!.hint).toBeNull();
  });

  it("says that a rule is noisy where it finds frauds and hits more than a twentieth of the others", () => {
    expect(hintsOf([pointsOf("a", 60)], 1000, 20, [(at) => at < 80])).toEqual(["noisy"]);
  });

  it("expects of a rule that lets payments through to hit legitimate ones", () => {
    const rules = [pointsOf("all", 60), overrideOf("trusted", "ALLOW")];
    expect(hintsOf(rules, 1000, 20, [() => true, (at) => at > 500])[1]).toBeNull();
  });
});

const paymentOf = (more: Partial<PlainPayment>): PlainPayment => ({
  ms: START,
  label: 2,
  atStake: 1000,
  card: 0,
  hits: [],
  model: NaN,
  scenario: 0,
  ...more,
});

function effectPlainly(
  ruleSet: RuleSet,
  rule: Rule,
  at: number,
  payments: readonly PlainPayment[],
  { ms: nowMs }: Moment,
  withModel: boolean,
) {
  const off: RuleSet = {
    ...ruleSet,
    rules: ruleSet.rules.with(at, { ...rule, state: rule.state === "active" ? "off" : rule.state }),
  };
  const isAlert = (under: RuleSet, payment: PlainPayment): boolean =>
    decidePlainly(under, payment, withModel).outcome !== "ALLOW";
  const delay = ruleSet.labelDelayDays * MS_PER_DAY;
  const labelled = (label: number): readonly PlainPayment[] =>
    payments.filter((payment) => payment.label === label && payment.ms + delay <= nowMs);
  const hitOf = (label: number) => labelled(label).filter(({ hits }) => hits[at]);
  const onlyOf = (label: number): number =>
    hitOf(label).filter(({ hits }) =>
      ruleSet.rules.every(({ state }, other) => other === at || state !== "active" || !hits[other]),
    ).length;
  const lost = (label: number): number =>
    labelled(label).filter((payment) => isAlert(ruleSet, payment) && !isAlert(off, payment)).length;
  const [frauds, legitimate] = [hitOf(1).length, hitOf(0).length];
  return {
    ruleId: rule.id,
    hits: payments.filter(({ hits }) => hits[at]).length,
    frauds,
    legitimate,
    precision: frauds + legitimate === 0 ? null : frauds / (frauds + legitimate),
    falsePositiveRate: labelled(0).length === 0 ? null : legitimate / labelled(0).length,
    onlyFrauds: onlyOf(1),
    onlyLegitimate: onlyOf(0),
    lostIfOff: { caught: lost(1), falseAlarms: lost(0) },
  };
}
