import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnOf, NULL_FLAG } from "#shared/domain/columns";
import { buildLog } from "#shared/log/buildLog";
import {
  firstAfter,
  instantAt,
  paymentAt,
  paymentKey,
  recordKey,
  untimedByRank,
  type EventLog,
} from "#shared/log/eventLog";
import { KEY_KINDS, NONE, RECORD_KINDS, type KeyKind } from "#shared/log/kinds";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { datasetOfRecords, inTotalOrder, recordsArbitrary, type PlainRecord } from "./model";

const RUNS = { seed: 20251102, numRuns: 200 };

const textOf = (log: EventLog, kind: KeyKind, position: number): string | undefined => {
  const code = recordKey(log, kind, position);
  return code === NONE ? undefined : log.dictionaries.keys[kind].values[code];
};

/** Everything the log says about its records, by text. */
const described = (log: EventLog): unknown[] =>
  Array.from({ length: log.size }, (_, position) => {
    const ordinal = paymentAt(log, position);
    return {
      time: instantAt(log, position),
      kind: RECORD_KINDS[log.rank[position]!],
      keys: KEY_KINDS.map((kind) => textOf(log, kind, position)),
      cents: ordinal < 0 ? null : log.payments.cents[ordinal],
    };
  });

const expectedOf = ({ time, kind, keys, amount }: PlainRecord): unknown => ({
  time,
  kind,
  keys: KEY_KINDS.map((key) => keys[key]),
  cents: kind !== "payment" ? null : amount === null ? NaN : Math.round(amount * 100),
});

const SECOND = "2025-11-01 10:00:00";
const payment = (payment_id: string, more: Row = {}): Row => ({
  payment_id,
  customer_id: "C1",
  session_id: "S1",
  attempt_ts: SECOND,
  method: "card",
  payment_country: "FR",
  ip_hash: "ip1",
  device_id: "d1",
  amount: 10,
  result: "success",
  is_fraud_label: 0,
  ...more,
});
const transaction = (transaction_id: string, more: Row = {}): Row => ({
  transaction_id,
  timestamp: SECOND,
  account_id: "A1",
  amount: 10,
  ...more,
});

describe("the event log of a KiVendTout dataset", () => {
  it("holds every record in the total order of time, rank and key text", () => {
    fc.assert(
      fc.property(recordsArbitrary, (records) => {
        const log = buildLog(datasetOfRecords(records));
        expect(described(log)).toEqual(inTotalOrder(records).map(expectedOf));
      }),
      RUNS,
    );
  });

  it("is the same whatever the order of the rows", () => {
    fc.assert(
      fc.property(
        recordsArbitrary.chain((records) =>
          fc.tuple(
            fc.constant(records),
            fc.shuffledSubarray(records, { minLength: records.length }),
          ),
        ),
        ([records, shuffled]) => {
          const log = buildLog(datasetOfRecords(records));
          expect(described(buildLog(datasetOfRecords(shuffled)))).toEqual(described(log));
        },
      ),
      RUNS,
    );
  });

  it("orders records of one instant by rank: session, event, payment, order, alert", () => {
    const dataset = datasetOf("kivendtout", {
      fraud_alerts: [{ alert_id: "A", alert_ts: SECOND }],
      orders: [{ order_id: "O", order_ts: SECOND }],
      payments: [payment("P")],
      events: [{ event_id: "E", ts: SECOND }],
      sessions: [{ session_id: "S", start_ts: SECOND }],
    });
    expect(Array.from(buildLog(dataset).rank)).toEqual([0, 1, 2, 3, 4]);
  });

  it("keeps events a nanosecond apart in order", () => {
    const dataset = datasetOf("kivendtout", {
      events: [
        { event_id: "a", ts: "2025-11-01 10:00:00.000000002" },
        { event_id: "b", ts: "2025-11-01 10:00:00.000000001" },
      ],
    });
    const log = buildLog(dataset);
    expect(Array.from(log.row)).toEqual([1, 0]);
    expect(Array.from(log.nano!)).toEqual([1, 2]);
  });

  it("puts records without a time in a tray and counts them by kind", () => {
    const dataset = datasetOf("kivendtout", {
      payments: [payment("P1", { attempt_ts: null }), payment("P2")],
      orders: [{ order_id: "O", order_ts: null }],
    });
    const log = buildLog(dataset);
    expect(log.size).toBe(1);
    expect(untimedByRank(log.untimed)).toEqual([0, 0, 1, 1, 0]);
    expect(Array.from(log.untimed.row)).toEqual([0, 0]);
  });

  it("links an event that names only an order to the order's payment", () => {
    const dataset = datasetOf("kivendtout", {
      payments: [payment("P1")],
      orders: [{ order_id: "O1", payment_id: "P1", order_ts: SECOND }],
      events: [
        { event_id: "a", ts: 1, order_id: "O1" },
        { event_id: "b", ts: 2, payment_id: "P1" },
        { event_id: "c", ts: 3, order_id: "unknown" },
        { event_id: "d", ts: 4 },
      ],
    });
    const log = buildLog(dataset);
    const payments = [0, 1, 2, 3].map((position) => textOf(log, "payment", position));
    expect(payments).toEqual(["P1", "P1", undefined, undefined]);
  });

  it("has no column for a key that no table carries", () => {
    const log = buildLog(datasetOf("kivendtout", { payments: [payment("P1")] }));
    expect(log.payments.keys.merchant).toBeNull();
    expect(log.keys.product).toBeNull();
    expect(paymentKey(log, "merchant", 0)).toBe(NONE);
  });

  it("counts amounts that a whole number of cents cannot hold", () => {
    const payments = [1.005, 19.99, 0.1 + 0.2].map((amount, at) => payment(`P${at}`, { amount }));
    const log = buildLog(datasetOf("kivendtout", { payments }));
    expect(log.payments.rounded).toBe(1);
    expect(Array.from(log.payments.cents)).toEqual([100, 1999, 30]);
  });

  it("keeps unknown results and missing labels apart from no", () => {
    const payments = [
      payment("P0", { result: "pending", is_fraud_label: null }),
      payment("P1", { result: "failed", is_fraud_label: 1 }),
      payment("P2"),
    ];
    const log = buildLog(datasetOf("kivendtout", { payments }));
    expect(Array.from(log.payments.failed)).toEqual([NULL_FLAG, 1, 0]);
    expect(Array.from(log.payments.fraud)).toEqual([NULL_FLAG, 1, 0]);
  });

  it("is empty for a dataset without tables", () => {
    expect(buildLog(datasetOf("kivendtout", {})).size).toBe(0);
  });
});

describe("the event log of transactions", () => {
  it("maps account, card, merchant, device, address and category onto the canonical payment", () => {
    const log = buildLog(
      datasetOf("transactions", {
        transactions: [
          transaction("T1", {
            card_hash: "K1",
            merchant_id: "M1",
            merchant_category: "food",
            device_id: "D1",
            ip: "I1",
            country: "FR",
            channel: "web",
            is_fraud: 1,
          }),
        ],
      }),
    );
    const kinds = ["customer", "card", "merchant", "category", "device", "ip", "bin"] as const;
    expect(kinds.map((kind) => textOf(log, kind, 0))).toEqual([
      ...["A1", "K1", "M1", "food", "D1", "I1"],
      undefined,
    ]);
    expect(log.dictionaries.facts.channel.values[log.payments.facts.channel![0]!]).toBe("web");
    expect(log.payments.fraud[0]).toBe(1);
  });

  it("keeps coordinates and strong authentication, and has no column for what no row says", () => {
    const said = { lat: 48.85, lon: 2.35, sca: 1 };
    const transactions = [transaction("T1", said), transaction("T2", { lat: null, lon: 2 })];
    const { payments } = buildLog(datasetOf("transactions", { transactions }));
    expect(Array.from(payments.latitude!)).toEqual([48.85, NaN]);
    expect(Array.from(payments.longitude!)).toEqual([2.35, 2]);
    expect(Array.from(payments.sca!)).toEqual([1, NULL_FLAG]);
    const without = buildLog(datasetOf("transactions", { transactions: [transaction("T1")] }));
    expect([without.payments.latitude, without.payments.sca]).toEqual([null, null]);
  });

  it("takes the account for the card where a transaction has none", () => {
    const transactions = [transaction("T1", { card_hash: "K1" }), transaction("T2")];
    const log = buildLog(datasetOf("transactions", { transactions }));
    expect([0, 1].map((position) => textOf(log, "card", position))).toEqual(["K1", "A1"]);
    const bare = buildLog(datasetOf("transactions", { transactions: [transaction("T1")] }));
    expect(textOf(bare, "card", 0)).toBe("A1");
  });

  it("orders equal times by transaction id in code point order", () => {
    const transactions = ["😀", "\uffee", "b", "a"].map((id) => transaction(id));
    const log = buildLog(datasetOf("transactions", { transactions }));
    expect(Array.from(log.row)).toEqual([3, 2, 1, 0]);
  });
});

describe("the first position after an instant", () => {
  it("is where the records up to it end", () => {
    const log = buildLog(
      datasetOf("transactions", {
        transactions: [1, 2, 2, 3].map((timestamp, at) => transaction(`T${at}`, { timestamp })),
      }),
    );
    const positions = [0, 1, 2, 3].map((ms) => firstAfter(log, { ms, nano: 0 }));
    expect(positions).toEqual([0, 1, 3, 4]);
  });
});

describe("built tables", () => {
  it("read times to the nanosecond", () => {
    const table = datasetOf("kivendtout", {
      events: [{ event_id: "a", ts: "2025-11-01 10:00:00.123456789" }],
    }).tables.get("events");
    expect(columnOf(table, "ts", "time")?.nano).toEqual(Uint32Array.of(456_789));
  });
});
