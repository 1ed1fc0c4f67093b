import { describe, expect, it } from "vitest";
import type { AlertHit } from "#shared/contract/replay";
import type { Dataset } from "#shared/domain/dataset";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { conditionOf, overrideOf, pointsOf, ruleSetOf } from "../../support/ruleBuilder";
import { decided, replaying, RULES, valueOf } from "./replaying";

const second = (at: number): number => at * 1000;

const payment = (payment_id: string, at: number | null, more: Row = {}): Row => ({
  payment_id,
  attempt_ts: at === null ? null : second(at),
  customer_id: "C1",
  amount: 10,
  result: "success",
  ...more,
});

const alert = (alert_id: string, at: number | null, payment_id: string | null, more: Row = {}) => ({
  alert_id,
  alert_ts: at === null ? null : second(at),
  payment_id,
  customer_id: "C9",
  amount: 7.5,
  rule_triggered: "velocity",
  ...more,
});

const hitsOf = async (
  payments: readonly Row[],
  fraud_alerts: readonly Row[],
  rules = RULES,
): Promise<readonly AlertHit[]> =>
  hitsIn(datasetOf("kivendtout", { payments, fraud_alerts }), rules);

const hitsIn = async (dataset: Dataset, rules = RULES): Promise<readonly AlertHit[]> =>
  valueOf(await (await decided(dataset, rules)).desk.hits());

describe("hits", () => {
  it("are what our rules do not allow and what alerts of the dataset name, in log order", async () => {
    const hits = await hitsOf(
      [
        payment("ours", 1, { amount: 60 }),
        payment("nobody's", 2),
        payment("theirs", 3, { result: "failed" }),
        payment("both", 4, { amount: 99.5, customer_id: null }),
      ],
      [alert("A1", 5, "both"), alert("A2", 3, "theirs"), alert("A3", 6, "both")],
    );
    expect(hits.map(({ paymentId }) => paymentId)).toEqual(["ours", "theirs", "both"]);
    expect(hits[0]).toMatchObject({
      customerId: "C1",
      ms: second(1),
      position: 0,
      amount: 60,
      failed: false,
      ours: { outcome: "CHALLENGE", ruleIds: ["large"] },
      theirs: [],
    });
    expect(hits[1]).toMatchObject({
      failed: true,
      ours: null,
      theirs: [{ alertId: "A2", ms: second(3), position: 3, rule: "velocity" }],
    });
    expect(hits[1]!.score).toBeCloseTo(1 / (1 + Math.exp(6)), 12);
    expect(hits[2]).toMatchObject({
      customerId: "C9",
      ours: { outcome: "BLOCK" },
      theirs: [{ alertId: "A1" }, { alertId: "A3" }],
    });
  });

  it("keep alerts that name a payment which is not there, each alone", async () => {
    const hits = await hitsOf(
      [],
      [alert("A1", 1, "gone"), alert("A2", 2, "gone"), alert("A3", 2, null)],
    );
    expect(hits.map(({ theirs }) => theirs.map(({ alertId }) => alertId))).toEqual([
      ["A1"],
      ["A2"],
      ["A3"],
    ]);
    expect(hits[0]).toMatchObject({
      paymentId: null,
      customerId: "C9",
      ms: second(1),
      position: 0,
      amount: 7.5,
      ours: null,
      score: null,
    });
  });

  it("put a payment without a time where its first alert is", async () => {
    const hits = await hitsOf(
      [payment("untimed", null, { amount: 99 })],
      [alert("A1", 2, "untimed"), alert("A2", 3, "untimed")],
    );
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({ paymentId: "untimed", ms: second(2), amount: 99, ours: null });
    expect(hits[0]!.theirs).toHaveLength(2);
  });

  it("leave out alerts without a time, which come at no moment", async () => {
    expect(await hitsOf([payment("P1", 1)], [alert("A1", null, "P1")])).toEqual([]);
  });

  it("name the active rules, overrides first and then by points", async () => {
    const rules = ruleSetOf([
      pointsOf("b", 40, { when: conditionOf("amount", 0) }),
      pointsOf("most", 50, { when: conditionOf("amount", 0) }),
      overrideOf("asks", "CHALLENGE", { when: conditionOf("amount", 0) }),
      overrideOf("stops", "BLOCK", { when: conditionOf("amount", 0) }),
      pointsOf("a", 40, { when: conditionOf("amount", 0) }),
      pointsOf("misses", 90, { when: conditionOf("amount", 1000) }),
      pointsOf("shadow", 90, { when: conditionOf("amount", 0), state: "shadow" }),
    ]);
    const [hit] = await hitsOf([payment("P1", 1)], [], rules);
    expect(hit!.ours!.ruleIds).toEqual(["stops", "asks", "most", "a", "b"]);
  });

  it("follow the rules of the last deciding", async () => {
    const dataset = datasetOf("kivendtout", { payments: [payment("P1", 1, { amount: 60 })] });
    const { desk } = await decided(dataset);
    expect(valueOf(await desk.hits())).toHaveLength(1);
    valueOf(await desk.decide(ruleSetOf([]), () => {}));
    expect(valueOf(await desk.hits())).toEqual([]);
  });

  it("cannot be told before anything is decided", async () => {
    const dataset = datasetOf("kivendtout", { payments: [payment("P1", 1)] });
    const hits = await replaying(dataset).desk.hits();
    expect(hits).toMatchObject({ ok: false, error: { code: "dataset.notFound" } });
  });
});
