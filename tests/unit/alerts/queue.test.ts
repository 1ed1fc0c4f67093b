import { describe, expect, it } from "vitest";
import { NO_CASEWORK, type Casework } from "#shared/casework/state";
import { buildQueue, TRIAGE_HITS } from "#shared/alerts/queue";
import type { AlertHit, Moment } from "#shared/contract/replay";
import { aHit, after, HOUR, theirs, workOf } from "../../support/alertHits";
import { triaged } from "../../support/journalBuilder";

const MORNING = Date.UTC(2025, 10, 14, 8);
const queueOf = (
  hits: readonly AlertHit[],
  moment: Moment | null = null,
  work: Casework = NO_CASEWORK,
  capacity = 100,
) => buildQueue(hits, moment, work, { capacity, nowMs: MORNING });
const only = (...question: Parameters<typeof queueOf>) => {
  const { alerts } = queueOf(...question);
  expect(alerts).toHaveLength(1);
  return alerts[0]!;
};
const idsOf = (hits: readonly AlertHit[]) => hits.map(({ paymentId }) => paymentId);

describe("an alert", () => {
  it("gathers the hits of one customer", () => {
    const { alerts } = queueOf([aHit(1), aHit(2, { customerId: "C2" }), aHit(3)]);
    expect(alerts.map(({ key, hits }) => [key, hits.length])).toEqual([
      ["customer:C1", 2],
      ["customer:C2", 1],
    ]);
  });

  it("is that of the payment where no customer is named, and of the dataset's alert without a payment", () => {
    const orphan = { customerId: null, paymentId: null, ours: null, score: null };
    const { alerts } = queueOf([
      aHit(1, { customerId: null }),
      aHit(2, { ...orphan, theirs: [theirs(2)] }),
    ]);
    expect(alerts.map(({ key }) => key).sort()).toEqual(["alert:A2", "payment:P1"]);
  });

  it("has only what has happened: our hit with the payment, theirs with their alert", () => {
    const hit = aHit(1, { theirs: [theirs(3)] });
    expect(queueOf([hit], { ms: 0, before: 1 }).alerts).toEqual([]);
    expect(only([hit], after(1))).toMatchObject({ agreement: "ours", hits: [{ theirs: [] }] });
    expect(only([hit], after(3))).toMatchObject({ agreement: "both", hits: [hit] });
  });

  it("comes with the dataset's alert where our rules allow the payment", () => {
    const hit = aHit(1, { ours: null, score: 0.1, theirs: [theirs(3)] });
    expect(queueOf([hit], after(2)).alerts).toEqual([]);
    expect(only([hit], after(3))).toMatchObject({ agreement: "theirs", oldestMs: 3 * HOUR });
  });

  it("may come before the payment its alert names", () => {
    const hit = aHit(5, { theirs: [theirs(2)] });
    expect(only([hit], after(2))).toMatchObject({ agreement: "theirs", oldestMs: 2 * HOUR });
  });
});

describe("the priority", () => {
  it("is the highest score times the amounts times the days the oldest hit has waited", () => {
    const block = { outcome: "BLOCK", score: 0.9, ruleIds: ["amount_cap"] } as const;
    const hits = [aHit(0, { amount: 10.1 }), aHit(12, { amount: 20.2, ours: block, score: 0.9 })];
    expect(only(hits, after(36))).toMatchObject({ risk: 0.9, amount: 30.3, age: 2.5 });
    expect(only(hits, after(36)).priority).toBeCloseTo(0.9 * 30.3 * 2.5, 10);
  });

  it("takes a risk of a half where the score says nothing", () => {
    const theirsOnly = aHit(1, { ours: null, score: 0.1, theirs: [theirs(1)] });
    const override = { outcome: "BLOCK", score: 0, ruleIds: ["blocked_country"] } as const;
    expect(only([theirsOnly]).risk).toBe(0.5);
    expect(only([aHit(1, { ours: override, score: 0 })]).risk).toBe(0.5);
  });

  it("orders the queue; of equal ones the earlier comes first", () => {
    const { alerts } = queueOf(
      [
        aHit(1, { customerId: "C9" }),
        aHit(2, { customerId: "C8", ms: HOUR }),
        aHit(3, { customerId: "C7", amount: 900 }),
      ],
      after(3),
    );
    expect(alerts.map(({ customerId }) => customerId)).toEqual(["C7", "C9", "C8"]);
  });

  it("does not grow while nothing waits to be judged", () => {
    const work = workOf(triaged("customer:C1", ["P0"], { state: "in_review" }));
    expect(only([aHit(0)], after(48), work)).toMatchObject({ age: 1, ageMs: 48 * HOUR });
    expect(only([aHit(0), aHit(24)], after(48), work)).toMatchObject({ age: 2 });
  });

  it("is what it was once an alert is put back to new", () => {
    const work = workOf(
      triaged("customer:C1", ["P0"]),
      triaged("customer:C1", ["P0"], { state: "new" }),
    );
    const [before, back] = [only([aHit(0)], after(48)), only([aHit(0)], after(48), work)];
    expect(back).toMatchObject({ state: "new", raised: null, age: 3 });
    expect(back.priority).toBe(before.priority);
  });
});

describe("a judged alert", () => {
  const closed = workOf(triaged("customer:C1", ["P1"]));

  it("is closed as long as no hit comes", () => {
    expect(only([aHit(1)], after(50), closed)).toMatchObject({
      state: "false_positive",
      listed: "closed",
      raised: null,
      fresh: [],
    });
  });

  it("is raised again by a hit that was not judged, and keeps its triage", () => {
    const alert = only([aHit(1), aHit(2), aHit(3)], after(3), closed);
    expect(alert).toMatchObject({ state: "new", listed: "todo", raised: "false_positive" });
    expect(idsOf(alert.fresh)).toEqual(["P2", "P3"]);
    expect(alert.triage).toMatchObject({ state: "false_positive", seq: 1 });
  });

  it("is raised by a hit of other rules, however old", () => {
    expect(only([aHit(0), aHit(1)], after(1), closed)).toMatchObject({ listed: "todo" });
  });

  it("says what has come since somebody looked while it stays in review", () => {
    const work = workOf(triaged("customer:C1", ["P1"], { state: "in_review" }));
    const alert = only([aHit(1), aHit(2)], after(2), work);
    expect(alert).toMatchObject({ state: "in_review", listed: "todo", raised: "in_review" });
    expect(idsOf(alert.fresh)).toEqual(["P2"]);
  });

  it("goes by the last of its triages in force", () => {
    const work = workOf(
      triaged("customer:C1", ["P1"]),
      triaged("customer:C1", ["P1", "P2"], { state: "escalated" }),
      { kind: "undone", seqs: [2] },
    );
    expect(only([aHit(1)], null, work)).toMatchObject({ state: "false_positive" });
  });

  it("has seen what came before the first hit it could name", () => {
    const hits = Array.from({ length: TRIAGE_HITS + 5 }, (_, at) => aHit(at));
    const named = hits.slice(5).map(({ paymentId }) => paymentId!);
    const work = workOf(triaged("customer:C1", named));
    expect(only(hits, null, work)).toMatchObject({ listed: "closed", fresh: [] });
    expect(only([...hits, aHit(9999)], null, work).fresh).toHaveLength(1);
  });
});

describe("a snoozed alert", () => {
  const until = (ms: number | null) =>
    workOf(triaged("customer:C1", ["P1"], { state: "snoozed", snoozedUntilMs: ms }));

  it("comes back when the clock reaches the time, and waits from then on", () => {
    const work = until(24 * HOUR);
    expect(only([aHit(1)], after(23), work)).toMatchObject({ state: "snoozed", listed: "snoozed" });
    expect(only([aHit(1)], after(48), work)).toMatchObject({
      state: "new",
      listed: "todo",
      snoozeOver: true,
      raised: null,
      age: 2,
    });
  });

  it("comes back after as much real time, where the dataset ends before the time", () => {
    const asOf = { ms: 20 * HOUR, before: 1 };
    const snoozed = { state: "snoozed", snoozedUntilMs: 44 * HOUR, asOf } as const;
    const work = workOf(triaged("customer:C1", ["P1"], snoozed));
    const listedAt = (nowMs: number) =>
      buildQueue([aHit(1)], after(20), work, { capacity: 100, nowMs }).alerts[0]?.listed;
    // It was judged an hour after the morning.
    expect(listedAt(MORNING + 24 * HOUR)).toBe("snoozed");
    expect(listedAt(MORNING + 26 * HOUR)).toBe("todo");
  });

  it("sleeps again where the clock goes back", () => {
    const work = until(24 * HOUR);
    expect(only([aHit(1)], after(30), work).listed).toBe("todo");
    expect(only([aHit(1)], after(3), work).listed).toBe("snoozed");
  });

  it("comes back with a new hit, whatever the time", () => {
    expect(only([aHit(1), aHit(2)], after(2), until(null))).toMatchObject({
      listed: "todo",
      raised: "snoozed",
    });
  });
});

describe("the queue", () => {
  it("counts all of it by where it is listed, state and agreement", () => {
    const hits = [
      aHit(1),
      aHit(2, { customerId: "C2", theirs: [theirs(2)] }),
      aHit(3, { customerId: "C3", ours: null, theirs: [theirs(3)] }),
    ];
    const { counts } = queueOf(hits, null, workOf(triaged("customer:C2", ["P2"])));
    expect(counts.listed).toEqual({ todo: 2, snoozed: 0, closed: 1 });
    expect(counts.states).toMatchObject({ new: 2, false_positive: 1, confirmed_fraud: 0 });
    expect(counts.agreements).toEqual({ both: 1, ours: 1, theirs: 1 });
  });

  it("has its line behind what is left of the day's capacity", () => {
    const work = workOf(
      triaged("customer:C1", ["P1"]),
      triaged("customer:C1", ["P1"], { state: "confirmed_fraud" }),
      triaged("customer:C2", ["P2"], { state: "escalated" }),
    );
    expect(queueOf([aHit(1)], null, work, 10).capacity).toEqual({
      perDay: 10,
      clearedToday: 1,
      after: 9,
    });
    const tomorrow = { capacity: 10, nowMs: MORNING + 24 * HOUR };
    expect(buildQueue([aHit(1)], null, work, tomorrow).capacity.after).toBe(10);
    expect(queueOf([aHit(1)], null, work, 0).capacity.after).toBe(0);
  });
});
