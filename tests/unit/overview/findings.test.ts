import { describe, expect, it } from "vitest";
import type { OverviewFinding } from "#shared/contract/overview";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { overviewOf } from "./shop";

const DAY = 86_400_000;
const MINUTE = 60_000;
const START = Date.UTC(2025, 10, 1);

/** A payment at a minute after the start, of an own customer and on an own device and address unless said. */
function payment(number: number, minute: number, more: Row = {}): Row {
  return {
    payment_id: `Y${number}`,
    customer_id: `C${number}`,
    session_id: `S${number}`,
    attempt_ts: START + minute * MINUTE,
    method: "card",
    card_bin: String(400_000 + number),
    payment_country: "FR",
    ip_hash: `ip${number}`,
    device_id: `D${number}`,
    amount: 20,
    result: "success",
    is_fraud_label: 0,
    ...more,
  };
}

const payments = (
  count: number,
  first: number,
  make: (at: number) => { readonly minute: number; readonly more: Row },
): Row[] =>
  Array.from({ length: count }, (_, at) => {
    const { minute, more } = make(at);
    return payment(first + at, minute, more);
  });

const findingsIn = (rows: readonly Row[]): readonly OverviewFinding[] =>
  overviewOf(datasetOf("kivendtout", { payments: rows })).findings();

const findIn = (rows: readonly Row[], kind: OverviewFinding["kind"]) =>
  findingsIn(rows).find((finding) => finding.kind === kind);

describe("findings", () => {
  it("are none where nothing is shared, repeated, labelled or high", () => {
    const quiet = payments(200, 0, (at) => ({ minute: at * 30, more: {} }));
    expect(findingsIn(quiet)).toEqual([]);
  });

  it("name the device from which most customers paid within a day, and in what time", () => {
    const ring = payments(4, 0, (at) => ({
      minute: at * 10 + 0.5,
      more: { device_id: "phone", is_fraud_label: at === 3 ? 1 : 0 },
    }));
    const couple = payments(2, 10, (at) => ({ minute: at, more: { device_id: "tablet" } }));
    expect(findIn([...couple, ...ring], "sharedDevice")).toEqual({
      kind: "sharedDevice",
      entity: { kind: "device", id: "phone" },
      facts: { customers: 4, payments: 4, minutes: 30, fraudLabels: 1 },
    });
  });

  it("do not call a device shared whose customers pay on different days", () => {
    const household = payments(4, 0, (at) => ({
      minute: (at * 2 * DAY) / MINUTE,
      more: { device_id: "tablet" },
    }));
    expect(findIn(household, "sharedDevice")).toBeUndefined();
  });

  it("count no customer twice, and leave repeats before the stretch out of it", () => {
    const rows = payments(6, 0, (at) => ({
      minute: at * 60,
      more: { device_id: "phone", customer_id: `C${Math.max(0, at - 3)}` },
    }));
    expect(findIn(rows, "sharedDevice")?.facts).toEqual({
      customers: 3,
      payments: 3,
      minutes: 120,
      fraudLabels: 0,
    });
  });

  it("call the same moment within one minute", () => {
    const rows = payments(3, 0, () => ({ minute: 7, more: { device_id: "phone" } }));
    expect(findIn(rows, "sharedDevice")?.facts["minutes"]).toBe(1);
  });

  it("prefer an address with labels to a busier one without", () => {
    const office = payments(8, 0, (at) => ({ minute: at, more: { ip_hash: "office" } }));
    const ring = payments(3, 20, (at) => ({
      minute: at,
      more: { ip_hash: "proxy", is_fraud_label: 1 },
    }));
    expect(findIn([...office, ...ring], "sharedIp")?.entity).toEqual({ kind: "ip", id: "proxy" });
  });

  it("tell of failed attempts with several cards on one device within half an hour", () => {
    const attempts = payments(5, 0, (at) => ({
      minute: at * 2,
      more: { device_id: "bot", customer_id: "C0", result: at === 4 ? "success" : "failed" },
    }));
    expect(findIn(attempts, "cardTesting")).toEqual({
      kind: "cardTesting",
      entity: { kind: "device", id: "bot" },
      facts: { attempts: 5, failed: 4, bins: 5, minutes: 8, fraudLabels: 0 },
    });
  });

  it("take one card failing again and again for no card testing", () => {
    const retries = payments(6, 0, (at) => ({
      minute: at,
      more: { device_id: "phone", card_bin: "400000", result: "failed" },
    }));
    expect(findIn(retries, "cardTesting")).toBeUndefined();
  });

  it("tell of the customer with most labels and what they amount to", () => {
    const rows = payments(5, 0, (at) => ({
      minute: (at * 3 * DAY) / MINUTE,
      more: { customer_id: "C9", amount: 10.1, is_fraud_label: at < 3 ? 1 : 0 },
    }));
    expect(findIn(rows, "fraudCluster")).toEqual({
      kind: "fraudCluster",
      entity: { kind: "customer", id: "C9" },
      facts: { fraudLabels: 3, payments: 5, fraudAmount: 30.3 },
    });
  });

  it("tell of a payment far above its customer's others", () => {
    const own = payments(4, 0, (at) => ({
      minute: (at * 3 * DAY) / MINUTE,
      more: { customer_id: "C9", amount: at === 2 ? 250 : 20 + at },
    }));
    const others = payments(150, 10, (at) => ({ minute: at * 50, more: { amount: 60 } }));
    expect(findIn([...own, ...others], "highAmount")).toEqual({
      kind: "highAmount",
      entity: { kind: "payment", id: "Y2" },
      facts: { amount: 250, usual: 21.33, others: 3 },
    });
  });

  it("do not tell of the same payments twice", () => {
    const rows = payments(6, 0, (at) => ({
      minute: at,
      more: { device_id: "bot", customer_id: "C0", result: "failed", is_fraud_label: 1 },
    }));
    const told = findingsIn(rows).map(({ entity }) => `${entity.kind} ${entity.id}`);
    expect(told).toEqual(["device bot"]);
  });

  it("do not depend on the order of the rows", () => {
    const rows = [
      ...payments(3, 0, (at) => ({ minute: at, more: { device_id: "Da", is_fraud_label: 1 } })),
      ...payments(3, 10, (at) => ({ minute: at, more: { device_id: "Db", is_fraud_label: 1 } })),
    ];
    expect(findingsIn(rows.toReversed())).toEqual(findingsIn(rows));
  });

  it("name transactions by their id", () => {
    const rows = Array.from({ length: 5 }, (_, at) => ({
      transaction_id: `T${at}`,
      timestamp: START + at * 3 * DAY,
      account_id: "A",
      amount: at === 4 ? 900 : 10,
    }));
    const dataset = datasetOf("transactions", { transactions: rows });
    expect(overviewOf(dataset).findings()).toEqual([
      {
        kind: "highAmount",
        entity: { kind: "payment", id: "T4" },
        facts: { amount: 900, usual: 10, others: 4 },
      },
    ]);
  });
});
