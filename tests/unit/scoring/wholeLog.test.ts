import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition, RuleSet } from "#shared/contract/rules";
import type { Dataset } from "#shared/domain/dataset";
import { buildLog } from "#shared/log/buildLog";
import { PaymentIds } from "#shared/log/paymentIds";
import { PostingIndex } from "#shared/log/postingIndex";
import { DatasetFeatures } from "#shared/scoring/datasetFeatures";
import { outcomeOf } from "#shared/scoring/decide";
import { figureColumnsOf, paymentsUpTo, UNLABELLED } from "#shared/scoring/figureColumns";
import { HitMatrix, type WorkPorts } from "#shared/scoring/ruleHits";
import { SingleDecisions } from "#shared/scoring/singleDecision";
import { WhatIf } from "#shared/scoring/whatIf";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { overrideOf, pointsOf, ruleOf, ruleSetOf } from "../../support/ruleBuilder";
import { paymentRow } from "../features/builtSource";
import { datasetOfLog, logArbitrary } from "../features/model";

const still = (): number => 0;
const unhurried: WorkPorts = {
  breathe: () => Promise.resolve(),
  isCancelled: () => false,
  onProgress: () => {},
};

const above = (feature: string, value: number): Condition => ({ feature, is: ">", value });
const RULES: RuleSet = ruleSetOf(
  [
    pointsOf("amount", 40, { when: above("amount", 20) }),
    pointsOf("busy", 30, {
      when: { any: [above("count_tx_customer_1d", 1), above("count_tx_ip_1h", 1)] },
    }),
    pointsOf("shared", 25, { when: above("customers_on_ip", 1) }),
    pointsOf("known_fraud", 60, { when: above("known_fraud_customer_ever", 0) }),
    pointsOf("stranger", 20, { when: { feature: "payment_country", in: ["DE", "IT"] } }),
    overrideOf("first", "CHALLENGE", {
      when: { feature: "is_first_payment", is: "=", value: true },
    }),
    ruleOf("asleep", { state: "off", when: above("amount", 1) }),
  ],
  { capacityPerDay: 1, labelDelayDays: 0 },
);

/** Every payment of a dataset decided at once. */
async function decided(dataset: Dataset, ruleSet = RULES) {
  const log = buildLog(dataset);
  const features = new DatasetFeatures(dataset, new PostingIndex(log));
  const hits = await new HitMatrix(features).hitsOf(ruleSet, unhurried);
  if (!hits.ok) throw new Error(hits.error.message);
  const columns = figureColumnsOf(log);
  const input = { ruleSet, hits: hits.value, columns, modelScores: null, scenarios: null };
  const ids = new PaymentIds(dataset, log);
  return { log, features, whatIf: new WhatIf(input), ids, columns };
}

describe("deciding every payment of a log", () => {
  it("does not depend on the order of the rows in the files", async () => {
    await fc.assert(
      fc.asyncProperty(logArbitrary, fc.infiniteStream(fc.nat()), async (log, numbers) => {
        const keyed = log.records.map((record) => ({
          record,
          key: numbers.next().value as number,
        }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ record }) => record);
        const one = await decided(datasetOfLog(log));
        const other = await decided(datasetOfLog({ ...log, records: shuffled }));
        expect(other.whatIf.decisions.outcomes).toEqual(one.whatIf.decisions.outcomes);
        expect(other.whatIf.decisions.scores).toEqual(one.whatIf.decisions.scores);
        expect(other.whatIf.at(null, still)).toEqual(one.whatIf.at(null, still));
      }),
      { seed: 20251113, numRuns: 60 },
    );
  });

  it("gives each the decision it gets on its own", async () => {
    let alerts = 0;
    await fc.assert(
      fc.asyncProperty(logArbitrary, async (log) => {
        const { features, whatIf, ids, columns } = await decided(datasetOfLog(log));
        const single = new SingleDecisions(features, RULES, null, null, still);
        for (let ordinal = 0; ordinal < columns.size; ordinal++) {
          const paymentId = ids.idOf(ordinal);
          const position = features.positions[ordinal]!;
          const decision = await single.decide({ paymentId, position, ms: columns.ms[ordinal]! });
          expect(decision).toMatchObject({
            ok: true,
            value: { score: whatIf.decisions.scores[ordinal] },
          });
          if (!decision.ok) continue;
          const { outcome, score, overriddenBy } = decision.value;
          expect(["ALLOW", "CHALLENGE", "BLOCK"][whatIf.decisions.outcomes[ordinal]!]).toBe(
            outcome,
          );
          expect(outcome).toBe(
            overriddenBy === null ? outcomeOf(score, RULES.thresholds) : "CHALLENGE",
          );
          alerts += Number(outcome !== "ALLOW");
        }
      }),
      { seed: 20251114, numRuns: 60 },
    );
    expect(alerts).toBeGreaterThan(0);
  });
});

describe("what figures need of a log", () => {
  const columnsOf = (payments: readonly Row[], tables: Record<string, readonly Row[]> = {}) =>
    figureColumnsOf(buildLog(datasetOf("kivendtout", { payments, ...tables })));

  it("has nothing at stake in failed attempts and in payments without an amount", () => {
    const { atStake } = columnsOf([
      paymentRow("P1", "2025-11-01 10:00:00", { amount: 12.34 }),
      paymentRow("P2", "2025-11-01 11:00:00", { amount: 20, result: "failed" }),
      paymentRow("P3", "2025-11-01 12:00:00", { amount: null }),
      paymentRow("P4", "2025-11-01 13:00:00", { amount: 5, result: "unheard of" }),
    ]);
    expect([...atStake]).toEqual([1234, 0, 0, 500]);
  });

  it("has the days that have payments, and the labels as they are said", () => {
    const { dayMs, dayStarts, labels, size } = columnsOf([
      paymentRow("P1", "2025-11-01 23:59:59", { is_fraud_label: 1 }),
      paymentRow("P2", "2025-11-02 00:00:00"),
      paymentRow("P3", "2025-11-05 12:00:00", { is_fraud_label: null }),
    ]);
    expect([...dayMs]).toEqual([1, 2, 5].map((day) => Date.UTC(2025, 10, day)));
    expect([...dayStarts]).toEqual([0, 1, 2, size]);
    expect([...labels]).toEqual([1, 0, UNLABELLED]);
  });

  it("takes a payment's customer for its card where it has none, and itself where it has neither", () => {
    const { cards, cardCount } = columnsOf([
      paymentRow("P1", "2025-11-01 10:00:00", { customer_id: "C1" }),
      paymentRow("P2", "2025-11-01 11:00:00", { customer_id: "C2" }),
      paymentRow("P3", "2025-11-01 12:00:00", { customer_id: "C1" }),
      paymentRow("P4", "2025-11-01 13:00:00", { customer_id: null }),
      paymentRow("P5", "2025-11-01 14:00:00", { customer_id: null }),
    ]);
    expect(cards[0]).toBe(cards[2]);
    expect(new Set(cards).size).toBe(4);
    expect(Math.max(...cards)).toBeLessThan(cardCount);
  });

  it("counts a payment within the millisecond of a moment as before it", () => {
    const columns = columnsOf([paymentRow("P1", "2025-11-01 10:00:00.000999999")]);
    const moment = Date.UTC(2025, 10, 1, 10);
    expect([paymentsUpTo(columns, moment - 1), paymentsUpTo(columns, moment)]).toEqual([0, 1]);
  });

  it("ends with the last record of any kind", () => {
    const { lastMs } = columnsOf([paymentRow("P1", "2025-11-01 10:00:00")], {
      sessions: [{ session_id: "S9", start_ts: "2025-11-03 10:00:00" }],
    });
    expect(lastMs).toBe(Date.UTC(2025, 10, 3, 10));
  });
});
