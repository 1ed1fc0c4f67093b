import { describe, expect, it } from "vitest";
import { checkDataset } from "#shared/quality/checkDataset";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { checkIn } from "./shop";

const transaction = (number: number, more: Row = {}): Row => ({
  transaction_id: `T${number}`,
  timestamp: `2025-11-01 10:00:${String(number).padStart(2, "0")}`,
  account_id: `A${number}`,
  amount: 10,
  ...more,
});

const reportOf = (...rows: Row[]) =>
  checkDataset(datasetOf("transactions", { transactions: rows }));

describe("transactions", () => {
  it("are not checked for tables they do not have", () => {
    const report = reportOf(transaction(1));
    const others = [...report.checks, ...report.skipped].filter(({ id }) =>
      /payments|orders|events|customers|sessions|synthetic/.test(id),
    );
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  it("say which optional columns are absent and what that switches off", () => {
    const check = checkIn(
      reportOf(transaction(1, { device_id: "D1" })),
      "structure.optional_part_missing",
    );
    expect(check).toMatchObject({ severity: "information", count: 10, total: 11 });
    expect(
      check.sample.find(({ values }) => values["part"] === "transactions.lat")?.values,
    ).toEqual({ part: "transactions.lat", switches_off: "impossible_travel, km_per_min" });
  });

  it("may come in any order, which is counted", () => {
    const report = reportOf(transaction(2), transaction(1), transaction(3));
    expect(checkIn(report, "time.file_order.transactions")).toMatchObject({
      severity: "information",
      count: 1,
      total: 2,
    });
  });

  it("with one coordinate only are a warning", () => {
    const report = reportOf(transaction(1, { lat: 48.8 }), transaction(2, { lat: 48.8, lon: 2.3 }));
    expect(checkIn(report, "transactions.coordinates_paired")).toMatchObject({
      count: 1,
      total: 2,
    });
  });

  it("at an impossible place or of a negative amount are errors", () => {
    const report = reportOf(
      transaction(1, { lat: 91, lon: 0 }),
      transaction(2, { lat: 0, lon: 0, amount: -5 }),
    );
    expect(checkIn(report, "structure.impossible_values.transactions")).toMatchObject({
      severity: "error",
      count: 2,
      total: 2,
    });
  });

  it("show devices, addresses and cards shared by accounts", () => {
    const shared = { device_id: "D", ip: "I", card_hash: "K" };
    const report = reportOf(transaction(1, shared), transaction(2, shared));
    for (const id of ["sharing.devices", "sharing.ips", "sharing.cards"])
      expect(checkIn(report, id)).toMatchObject({ count: 1, total: 1, facts: { most: 2 } });
  });

  it("need a country code of two capitals", () => {
    const report = reportOf(transaction(1, { country: "FR" }), transaction(2, { country: "fr" }));
    expect(checkIn(report, "vocabulary.country_code.transactions.country").count).toBe(1);
  });
});
