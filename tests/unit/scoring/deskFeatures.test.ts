import { describe, expect, it } from "vitest";
import type { FeatureAt, PaymentFeatures } from "#shared/contract/decisions";
import type { Result } from "#shared/domain/result";
import { FEATURES } from "#shared/features/declarations/features";
import { openedDesk } from "../../support/openedDesk";
import { paymentLog } from "../../support/paymentLog";
import { overrideOf, pointsOf, ruleSetOf } from "../../support/ruleBuilder";
import { datasetOf } from "../../support/datasetBuilder";
import { TRANSACTION_ROWS } from "../features/builtSource";

/** One customer: a fraud on the 1st, a failed attempt on the 9th, and the payment that is looked at on the 10th. */
const threePayments = () =>
  paymentLog()
    .session("S1", { at: "2025-11-10 09:50:00" })
    .does("product_view", { at: "2025-11-10 09:52:00", session: "S1" })
    .does("payment_attempt", { at: "2025-11-10 09:59:00", session: "S1", payment: "P3" })
    .pays("P1", { at: "2025-11-01 10:00:00", amount: 10, fraud: true })
    .pays("P2", { at: "2025-11-09 12:00:00", amount: 20, result: "failed", country: "DE" })
    .pays("P3", { at: "2025-11-10 10:00:00", amount: 30, session: "S1" });

const desk = () => openedDesk(threePayments().dataset());

function featureOf(answer: Result<PaymentFeatures>, name: string): FeatureAt {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.features.find((feature) => feature.name === name)!;
}

const codeOf = (answer: Result<unknown>): string => (answer.ok ? "answered" : answer.error.code);

describe("every feature of one payment", () => {
  it("is told, in the order of the catalogue", async () => {
    const answer = await desk().paymentFeatures("P3");
    const names = answer.ok ? answer.value.features.map(({ name }) => name) : [];
    expect(names).toEqual(FEATURES.map(({ name }) => name));
  });

  it("comes with its window and how many records are inside", async () => {
    const features = await desk().paymentFeatures("P3");
    const ms = Date.parse("2025-11-10T10:00:00Z");
    expect(featureOf(features, "count_tx_customer_1d")).toEqual({
      name: "count_tx_customer_1d",
      value: 2,
      fromMs: ms - 86_400_000,
      untilMs: ms,
      records: 2,
    });
    expect(featureOf(features, "amount")).toMatchObject({ value: 30, fromMs: null, records: null });
  });

  it("reads labels as late as is asked, seven days where nothing is said", async () => {
    const asked = desk();
    const told = async (delay?: number) => {
      const { value, untilMs } = featureOf(
        await asked.paymentFeatures("P3", delay),
        "known_fraud_customer_ever",
      );
      return [value, untilMs];
    };
    expect(await told()).toEqual([1, Date.parse("2025-11-03T10:00:00Z")]);
    expect(await told(9)).toEqual([1, Date.parse("2025-11-01T10:00:00Z")]);
    expect(await told(10)).toEqual([0, Date.parse("2025-10-31T10:00:00Z")]);
  });

  it("does not depend on the rule set another question named", async () => {
    const asked = desk();
    const slow = ruleSetOf([], { labelDelayDays: 30 });
    await asked.decision("P3", { ruleSet: slow, number: null }, {});
    await asked.latency();
    const features = await asked.paymentFeatures("P3");
    expect(featureOf(features, "known_fraud_customer_ever").value).toBe(1);
    const catalogue = await asked.features();
    const info = catalogue.ok && catalogue.value.find(({ name }) => name.startsWith("known_fraud"));
    expect(info && info.labelDelayDays).toBe(7);
  });

  it("is refused for a payment that is not there or has no time", async () => {
    const dataset = datasetOf("kivendtout", {
      payments: [{ payment_id: "P1", attempt_ts: null, amount: 10 }],
    });
    const asked = openedDesk(dataset);
    const answers = await Promise.all(["P1", "P9", ""].map((id) => asked.paymentFeatures(id)));
    expect(answers.map(codeOf)).toEqual([
      "dataset.notFound",
      "dataset.notFound",
      "dataset.notFound",
    ]);
  });
});

describe("the records inside a feature's window", () => {
  it("are told newest first, the payment itself marked", async () => {
    const answer = await desk().featureRecords("P3", "count_tx_customer_1d", 10);
    const rows = answer.ok ? answer.value.rows : [];
    expect(
      rows.map(({ entity, what, amount, current }) => [entity?.id, what, amount, current]),
    ).toEqual([
      ["P3", "success", 30, true],
      ["P2", "failed", 20, false],
    ]);
    expect(rows[0]!.address).toEqual({ table: "payments", record: 3 });
  });

  it("are cut at the limit, and counted in full", async () => {
    const asked = desk();
    for (const limit of [1, 0, -1]) {
      const answer = await asked.featureRecords("P3", "count_tx_customer_1d", limit);
      expect(answer.ok && [answer.value.total, answer.value.rows.length]).toEqual([
        2,
        Math.max(limit, 0),
      ]);
    }
  });

  it("leave out what tells of the payment itself", async () => {
    const answer = await desk().featureRecords("P3", "session_events", 10);
    const rows = answer.ok ? answer.value.rows : [];
    expect(rows.map(({ kind, what }) => [kind, what])).toEqual([
      ["event", "product_view"],
      ["session", null],
    ]);
  });

  it("are none for a feature without a window", async () => {
    const answer = await desk().featureRecords("P3", "amount", 10);
    expect(answer).toEqual({ ok: true, value: { total: 0, rows: [] } });
  });

  it("are those of known labels as late as is asked", async () => {
    const asked = desk();
    const totals = [7, 10].map(async (delay) => {
      const answer = await asked.featureRecords("P3", "known_fraud_customer_ever", 10, delay);
      return answer.ok && answer.value.total;
    });
    expect(await Promise.all(totals)).toEqual([1, 0]);
  });

  it("are refused for a feature or a payment that is not there", async () => {
    const asked = desk();
    expect(codeOf(await asked.featureRecords("P3", "no_such", 1))).toBe("features.unknown");
    expect(codeOf(await asked.featureRecords("P9", "amount", 1))).toBe("dataset.notFound");
  });

  it("are payments of transactions too", async () => {
    const answer = await openedDesk(datasetOf("transactions", TRANSACTION_ROWS)).featureRecords(
      "T1",
      "count_tx_card_1d",
      10,
    );
    expect(answer.ok && answer.value.rows).toMatchObject([
      { kind: "payment", what: null, amount: 20, entity: { kind: "payment", id: "T1" } },
    ]);
  });
});

describe("the values of a text feature", () => {
  it("are told the commonest first", async () => {
    const answer = await desk().featureValues("payment_country", 10);
    expect(answer).toEqual({ ok: true, value: ["FR", "DE"] });
  });

  it("are told in the same order whatever the order of the rows", async () => {
    const at = "2025-11-01 10:00:00";
    const one = paymentLog().pays("P1", { at, country: "DE" }).pays("P2", { at, country: "FR" });
    const other = paymentLog().pays("P2", { at, country: "FR" }).pays("P1", { at, country: "DE" });
    const answers = await Promise.all(
      [one, other].map((log) => openedDesk(log.dataset()).featureValues("payment_country", 10)),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it("are none for a number or a name no feature has", async () => {
    const asked = desk();
    const answers = await Promise.all(
      ["amount", "no_such"].map((name) => asked.featureValues(name, 5)),
    );
    expect(answers).toEqual([
      { ok: true, value: [] },
      { ok: true, value: [] },
    ]);
  });
});

describe("a decision with values put in", () => {
  const german = pointsOf("german", 60, {
    when: { feature: "payment_country", is: "=", value: "DE" },
  });
  const rules = {
    ruleSet: ruleSetOf([
      german,
      pointsOf("foreign", 5, { when: { feature: "payment_country", is: "!=", value: "FR" } }),
      overrideOf("embargo", "BLOCK", { when: { feature: "payment_country", in: ["KP"] } }),
      pointsOf("weak", 7, { when: { feature: "sca", is: "=", value: false } }),
      pointsOf("unknown", 3, { when: { feature: "amount", missing: true } }),
    ]),
    number: 2,
  };
  const decided = async (changed: Readonly<Record<string, number | string | boolean | null>>) => {
    const answer = await desk().decision("P3", rules, changed);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };

  it("hits by a text the payments have", async () => {
    const { hits, scoreOutcome } = await decided({ payment_country: "DE" });
    expect([hits.map(({ ruleId }) => ruleId), scoreOutcome]).toEqual([
      ["german", "foreign"],
      "CHALLENGE",
    ]);
  });

  it("hits by a text no record ever had, and tells it", async () => {
    const { hits, overriddenBy, outcome } = await decided({ payment_country: "KP" });
    expect([overriddenBy, outcome]).toEqual(["embargo", "BLOCK"]);
    expect(hits.find(({ ruleId }) => ruleId === "foreign")?.values).toEqual({
      payment_country: "KP",
    });
  });

  it("forgets them with the next decision", async () => {
    const asked = desk();
    await asked.decision("P3", rules, { payment_country: "KP", amount: null });
    const plain = await asked.decision("P3", rules, {});
    expect(plain.ok && [plain.value.hits, plain.value.points]).toEqual([[], 0]);
  });

  it("takes null for a missing value", async () => {
    expect((await decided({ amount: null })).points).toBe(3);
  });

  it("takes a yes or no where the dataset has no such column", async () => {
    expect((await decided({ sca: false })).points).toBe(7);
  });

  it("takes a value of another type for a missing one", async () => {
    expect((await decided({ amount: "ten" })).points).toBe(3);
  });

  it("changes nothing by features that the rules do not name or that are none", async () => {
    const { hits } = await decided({ hour_of_day: 3, no_such: 1, method: "cash" });
    expect(hits).toEqual([]);
  });
});
