import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_FILTER } from "#shared/contract/overview";
import { DIFFERENCE_ROWS, STREAMS, type AroundRequest, type Moment } from "#shared/contract/replay";
import { RECORD_KINDS } from "#shared/log/kinds";
import { datasetOf } from "../../support/datasetBuilder";
import { paymentLog } from "../../support/paymentLog";
import { anyDataset, decided, frameAt, replaying, sessionsAt, valueOf } from "./replaying";

const at = (second: number): string => `1970-01-01 00:00:${String(second).padStart(2, "0")}`;

const around = (before: number, more: Partial<AroundRequest> = {}): AroundRequest => ({
  moment: { ms: 0, before },
  earlier: 3,
  later: 2,
  streams: [],
  entity: null,
  ...more,
});

describe("records around the clock", () => {
  it("are the nearest on both sides, of all streams or some", async () => {
    const anyStreams = fc.subarray([...STREAMS]);
    await fc.assert(
      fc.asyncProperty(anyDataset, fc.nat(60), anyStreams, async (dataset, place, streams) => {
        const { desk, log } = replaying(dataset);
        const before = Math.min(place, log.size);
        const answer = valueOf(await desk.around(around(before, { streams })));
        const wanted = [...log.rank.keys()].filter(
          (each) => streams.length === 0 || streams.includes(RECORD_KINDS[log.rank[each]!]!),
        );
        const happened = wanted.filter((each) => each < before).slice(-3);
        const coming = wanted.filter((each) => each >= before).slice(0, 2);
        expect(answer.records.map(({ position }) => position)).toEqual([...happened, ...coming]);
        expect(answer.happened).toBe(happened.length);
        expect(answer.records.map(({ future }) => future ?? false)).toEqual([
          ...happened.map(() => false),
          ...coming.map(() => true),
        ]);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it("of an entity carry it, and tell the outcome once decided", async () => {
    const log = paymentLog()
      .session("S1", { at: at(1), customer: "C2" })
      .pays("P1", { at: at(2), customer: "C2", session: "S1", amount: 60 })
      .pays("P2", { at: at(3), customer: "C1" });
    const { desk } = await decided(log.dataset());
    const entity = { kind: "customer", id: "C2" } as const;
    const { records } = valueOf(await desk.around(around(1, { entity })));
    expect(records).toMatchObject([
      { kind: "session", customer: "C2", session: "S1", outcome: null },
      { kind: "payment", customer: "C2", session: "S1", outcome: "CHALLENGE", amount: 60 },
    ]);
    const payments = valueOf(await desk.around(around(1, { entity, streams: ["payment"] })));
    expect(payments).toMatchObject({ happened: 0, records: [{ kind: "payment" }] });
    const step = { kind: "entity", entity, stream: "payment" } as const;
    expect(valueOf(await desk.step({ ms: 0, before: 0 }, step, 1))).toMatchObject({ before: 2 });
  });

  it("of an order are those of its payment", async () => {
    const log = paymentLog()
      .pays("P1", { at: at(2) })
      .orders("O1", { at: at(3), payment: "P1" })
      .pays("P2", { at: at(4) });
    const { desk } = replaying(log.dataset());
    const entity = { kind: "order", id: "O1" } as const;
    const { records } = valueOf(await desk.around(around(3, { entity })));
    expect(records.map(({ kind }) => kind)).toEqual(["payment", "order"]);
  });
});

describe("a payment that an alert names later", () => {
  const dataset = datasetOf("kivendtout", {
    payments: [{ payment_id: "P1", attempt_ts: 1000, result: "failed" }],
    fraud_alerts: [{ alert_id: "A1", alert_ts: 1000, payment_id: "P1" }],
  });

  it.each([
    [1, "failed"],
    [2, "alert"],
  ])("is marked by it once it has come: %i records, %s", async (before, mark) => {
    const { desk } = replaying(dataset);
    const { records } = valueOf(await desk.around(around(before, { streams: ["payment"] })));
    expect(records).toMatchObject([{ mark }]);
  });

  it("is a stop of the clock with its alert", async () => {
    const { desk } = replaying(dataset);
    const next = await desk.step({ ms: 0, before: 0 }, { kind: "alert" }, 1);
    expect(valueOf(next)).toEqual({ ms: 1000, before: 2 });
  });
});

describe("the difference of two moments", () => {
  const log = paymentLog()
    .session("S1", { at: at(0) })
    .session("S2", { at: at(0) })
    .session("S3", { at: at(0) })
    .session("S4", { at: at(0) })
    .pays("P1", { at: at(1), customer: "C1", device: "D1", ip: "I1", amount: 60 })
    .pays("P2", { at: at(2), customer: "C2", device: "D1", ip: "I1", amount: 60 })
    .pays("P3", { at: at(3), customer: "C2", device: "D2", ip: "I1", amount: 95, result: "failed" })
    .pays("P4", { at: at(4), customer: "C1", device: "D2", ip: "I2", amount: 10.25 })
    .pays("P5", { at: at(5), customer: "C3", device: "D3", ip: "I3", amount: 99 })
    .dataset();
  const early: Moment = { ms: 1000, before: 5 };
  const late: Moment = { ms: 4000, before: 8 };

  it("tells what came in between, in whichever order they are named", async () => {
    const { desk } = await decided(log);
    const difference = valueOf(await desk.difference(late, early, NO_FILTER));
    expect(difference).toEqual(valueOf(await desk.difference(early, late, NO_FILTER)));
    expect(difference).toMatchObject({
      from: { moment: early },
      until: { moment: late },
      first: { customers: 1, devices: 1, ips: 1 },
      alertsTotal: 2,
      alerts: [
        { paymentId: "P3", customerId: "C2", ms: 3000, amount: 95, outcome: "BLOCK" },
        { paymentId: "P2", customerId: "C2", ms: 2000, amount: 60, outcome: "CHALLENGE" },
      ],
      customers: [
        { customerId: "C2", payments: 2, paid: 60, alerts: 2 },
        { customerId: "C1", payments: 1, paid: 10.25, alerts: 0 },
      ],
    });
  });

  it("has the frames of both", async () => {
    const on = await decided(log);
    const { from, until } = valueOf(await on.desk.difference(early, late, NO_FILTER));
    expect(from).toEqual(await frameAt(on, early));
    expect(until).toEqual(await frameAt(on, late));
  });

  it("of a moment with itself is nothing", async () => {
    const { desk } = await decided(log);
    expect(valueOf(await desk.difference(late, late, NO_FILTER))).toMatchObject({
      first: { customers: 0, devices: 0, ips: 0 },
      alerts: [],
      customers: [],
    });
  });

  it("lists the alerts with the highest scores and counts the others", async () => {
    const many = paymentLog();
    for (let place = 0; place < DIFFERENCE_ROWS + 5; place++)
      many.pays(`P${place}`, { at: at(place), amount: 99, customer: `C${place}` });
    const { desk } = await decided(many.dataset());
    const end = { ms: 60_000, before: DIFFERENCE_ROWS + 5 };
    const difference = valueOf(await desk.difference({ ms: -1, before: 0 }, end, NO_FILTER));
    expect(difference.alerts).toHaveLength(DIFFERENCE_ROWS);
    expect(difference.customers).toHaveLength(DIFFERENCE_ROWS);
    expect(difference.alertsTotal).toBe(DIFFERENCE_ROWS + 5);
  });
});

describe("the tray of records without a time", () => {
  const dataset = datasetOf("kivendtout", {
    sessions: [{ session_id: "S1", customer_id: "C1", start_ts: null }],
    payments: [
      { payment_id: "P1", customer_id: "C1", attempt_ts: 1000, result: "success" },
      { payment_id: "P2", customer_id: "C2", attempt_ts: null, result: "failed" },
      { payment_id: "P3", attempt_ts: null },
    ],
  });

  it("is told page by page, with the page each record opens", async () => {
    const { desk } = replaying(dataset);
    expect(valueOf(await desk.untimed(0, 2))).toEqual({
      total: 3,
      streams: { session: 1, event: 0, payment: 2, order: 0, alert: 0 },
      rows: [
        {
          stream: "session",
          address: { table: "sessions", record: 1 },
          entity: { kind: "session", id: "S1" },
          customer: "C1",
          what: null,
        },
        {
          stream: "payment",
          address: { table: "payments", record: 2 },
          entity: { kind: "payment", id: "P2" },
          customer: "C2",
          what: "failed",
        },
      ],
    });
    expect(valueOf(await desk.untimed(2, 10)).rows).toMatchObject([{ customer: null }]);
  });

  it("alone leaves nothing to be decided, which is no failure", async () => {
    const { desk, log } = await decided(sessionsAt(null));
    expect(log.size).toBe(0);
    expect(valueOf(await desk.hits())).toEqual([]);
  });

  it("counts at no moment", async () => {
    const { figures, streams } = await frameAt(replaying(dataset), { ms: Infinity, before: 1 });
    expect(figures).toMatchObject({ payments: 1, sessions: 0, customers: 1 });
    expect(streams).toMatchObject({ payment: 1, session: 0 });
  });
});
