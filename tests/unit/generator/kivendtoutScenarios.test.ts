import { describe, expect, it } from "vitest";
import { byKey, distinct, generateTables, grouped, number } from "./records";
import type { Rec } from "./records";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe.each([42, 8])("the stories of seed %i", (seed) => {
  const tables = generateTables(seed);
  const customers = byKey(tables.customers, "customer_id");
  const sessions = byKey(tables.sessions, "session_id");
  const payments = byKey(tables.payments, "payment_id");
  const stories = grouped(tables.fraud_scenarios, "scenario");
  const paymentsOf = (stories: readonly Rec[]): Rec[] =>
    stories.map((story) => payments.get(story["payment_id"]!)!);
  const told = (scenario: string): Rec[] => paymentsOf(stories.get(scenario) ?? []);
  const ringsOf = (scenario: string): Rec[][] =>
    [...grouped(stories.get(scenario)!, "ring_id").values()].map(paymentsOf);
  const bySession = (scenario: string) => [...grouped(told(scenario), "session_id").values()];
  const spanOf = (records: readonly Rec[]): number => {
    const times = records.map((record) => number(record["attempt_ts"]));
    return Math.max(...times) - Math.min(...times);
  };
  const isAbroad = (payment: Rec): boolean =>
    payment["payment_country"] !== customers.get(payment["customer_id"]!)!["country"];
  const share = (records: readonly Rec[], holds: (record: Rec) => boolean): number =>
    records.filter(holds).length / records.length;

  it("tells every scenario and look-alike", () => {
    const kinds = new Set(
      tables.fraud_scenarios.map((one) => `${String(one["kind"])} ${String(one["scenario"])}`),
    );
    expect([...kinds].sort()).toEqual([
      "fraud account_takeover",
      "fraud card_testing",
      "fraud device_farm",
      "fraud mule_chain",
      "fraud stolen_card",
      "fraud velocity_burst",
      "look_alike campaign_peak",
      "look_alike gift_buyer",
      "look_alike household",
      "look_alike mobile_carrier",
      "look_alike office",
      "look_alike student_retry",
      "look_alike traveller",
      "normal null",
    ]);
  });

  it("a device farm pays from fewer devices and addresses than it has accounts, within a week", () => {
    for (const ring of ringsOf("device_farm")) {
      const accounts = distinct(ring, "customer_id").size;
      expect(distinct(ring, "device_id").size).toBeLessThan(accounts);
      expect(distinct(ring, "ip_hash").size).toBeLessThanOrEqual(2);
      expect(spanOf(ring)).toBeLessThan(7 * DAY);
    }
  });

  it("nobody outside a ring uses its devices or addresses", () => {
    for (const ring of [...ringsOf("device_farm"), ...ringsOf("mule_chain")]) {
      const accounts = distinct(ring, "customer_id");
      const addresses = distinct(ring, "ip_hash");
      const visitors = tables.sessions.filter((session) => addresses.has(session["ip_hash"]!));
      expect(visitors.every((session) => accounts.has(session["customer_id"]!))).toBe(true);
    }
  });

  it("a mule chain hangs together by addresses of two accounts each, with a device per account", () => {
    for (const chain of ringsOf("mule_chain")) {
      const accounts = distinct(chain, "customer_id").size;
      expect(distinct(chain, "device_id").size).toBe(accounts);
      const links = [...grouped(chain, "ip_hash").values()].map(
        (shared) => distinct(shared, "customer_id").size,
      );
      expect(links).toEqual(Array.from({ length: accounts - 1 }, () => 2));
    }
  });

  it("card testing tries many numbers on one device within minutes, for little, mostly in vain", () => {
    for (const burst of bySession("card_testing")) {
      expect(distinct(burst, "device_id").size).toBe(1);
      expect(distinct(burst, "card_bin").size).toBeGreaterThan(4);
      expect(spanOf(burst)).toBeLessThan(15 * 60_000);
      expect(Math.max(...burst.map((payment) => number(payment["amount"])))).toBeLessThan(20);
      expect(share(burst, (payment) => payment["result"] === "failed")).toBeGreaterThan(0.5);
    }
  });

  it("a taken-over account pays from a device its owner has never used", () => {
    for (const payment of told("account_takeover")) {
      const before = tables.payments.filter(
        (one) =>
          one["customer_id"] === payment["customer_id"] &&
          one["session_id"] !== payment["session_id"] &&
          number(one["attempt_ts"]) < number(payment["attempt_ts"]),
      );
      expect(before.length).toBeGreaterThanOrEqual(2);
      expect(before.some((one) => one["device_id"] === payment["device_id"])).toBe(false);
    }
    expect(share(told("account_takeover"), isAbroad)).toBeGreaterThan(0.3);
    expect(share(told("account_takeover"), isAbroad)).toBeLessThan(1);
  });

  it("a velocity burst is one customer paying four times within the hour with one card", () => {
    for (const burst of bySession("velocity_burst")) {
      expect(burst).toHaveLength(4);
      expect(spanOf(burst)).toBeLessThan(HOUR);
      expect(distinct(burst, "card_bin").size).toBe(1);
    }
  });

  it("a stolen card is a new account's only payment, at night", () => {
    for (const payment of told("stolen_card")) {
      const hour = new Date(number(payment["attempt_ts"])).getUTCHours();
      expect(hour).toBeLessThan(6);
      const customer = customers.get(payment["customer_id"]!)!;
      expect(number(payment["attempt_ts"]) - number(customer["signup_ts"])).toBeLessThan(3 * DAY);
      expect(
        tables.payments.filter((one) => one["customer_id"] === payment["customer_id"]),
      ).toHaveLength(1);
    }
  });

  it("honest families share devices, as rings do", () => {
    const shared = [...grouped(told("household"), "device_id").values()].filter(
      (family) => distinct(family, "customer_id").size > 1,
    );
    expect(shared.length).toBeGreaterThan(8);
  });

  it("offices and carriers bring more customers to one address than any ring", () => {
    const visitors = (scenario: string): number[] =>
      [...distinct(told(scenario), "ip_hash")].map(
        (address) =>
          distinct(
            tables.sessions.filter((session) => session["ip_hash"] === address),
            "customer_id",
          ).size,
      );
    expect(Math.max(...visitors("office"))).toBeGreaterThan(8);
    expect(Math.min(...visitors("mobile_carrier"))).toBeGreaterThan(20);
  });

  it("travellers pay abroad, gift buyers pay much, students fail often", () => {
    expect(told("traveller").every(isAbroad)).toBe(true);
    const mean = (records: readonly Rec[]): number =>
      records.reduce((sum, one) => sum + number(one["amount"]), 0) / records.length;
    expect(mean(told("gift_buyer"))).toBeGreaterThan(2 * mean(tables.payments));
    expect(share(told("student_retry"), (one) => one["result"] === "failed")).toBeGreaterThan(0.6);
  });

  describe("no single rule separates fraud from the rest", () => {
    const isFraud = new Map(
      tables.fraud_scenarios.map((story) => [story["payment_id"], story["true_fraud"] === 1]),
    );
    const ageHours = (payment: Rec): number =>
      (number(payment["attempt_ts"]) -
        number(customers.get(payment["customer_id"]!)!["signup_ts"])) /
      HOUR;
    const browsed = (payment: Rec): number =>
      number(payment["attempt_ts"]) - number(sessions.get(payment["session_id"]!)!["start_ts"]);
    const deviceUsers = grouped(tables.payments, "device_id");
    const attempts = grouped(tables.payments, "session_id");

    it.each<[string, (payment: Rec) => boolean]>([
      ["paid abroad", isAbroad],
      ["a high amount", (payment) => number(payment["amount"]) > 120],
      ["a low amount", (payment) => number(payment["amount"]) < 15],
      ["at night", (payment) => new Date(number(payment["attempt_ts"])).getUTCHours() < 5],
      ["a new account", (payment) => ageHours(payment) < 72],
      ["a hasty checkout", (payment) => browsed(payment) < 120_000],
      ["a failed payment", (payment) => payment["result"] === "failed"],
      [
        "a shared device",
        (payment) => distinct(deviceUsers.get(payment["device_id"]!)!, "customer_id").size > 1,
      ],
      ["several payments", (payment) => attempts.get(payment["session_id"]!)!.length > 2],
    ])("%s", (_, rule) => {
      const hits = tables.payments.filter(rule);
      const caught = hits.filter((payment) => isFraud.get(payment["payment_id"])).length;
      expect(caught).toBeGreaterThan(0);
      const precision = caught / hits.length;
      const recall = caught / 103;
      expect((2 * precision * recall) / (precision + recall)).toBeLessThan(0.55);
    });
  });
});
