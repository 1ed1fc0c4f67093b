import { describe, expect, it } from "vitest";
import type { DatasetManifest } from "#shared/domain/dataset";
import { checkIn, reportOf } from "./shop";

const manifest = (scale: number, rows: Record<string, number>): DatasetManifest => ({
  version: 1,
  generator: "test",
  seed: 1,
  scale,
  rows,
});

const figure = (report: ReturnType<typeof reportOf>, id: string) =>
  report.figures.find((candidate) => candidate.id === id);

describe("documented row counts", () => {
  it("are those of the documentation where the dataset has no manifest", () => {
    const report = reportOf();
    expect(report.tables["customers"]).toMatchObject({ documented: 2500, found: 3 });
    expect(checkIn(report, "documentation.rows.customers")).toMatchObject({
      severity: "warning",
      count: 2497,
      total: 2500,
      facts: { documented: 2500, found: 3 },
    });
  });

  it("are still those of the documentation at scale 1, whatever a manifest says", () => {
    const report = reportOf(undefined, { manifest: manifest(1, { customers: 3 }) });
    expect(report.tables["customers"]?.documented).toBe(2500);
  });

  it("are those of the manifest at other scales", () => {
    const report = reportOf(undefined, { manifest: manifest(10, { customers: 4 }) });
    expect(checkIn(report, "documentation.rows.customers")).toMatchObject({ count: 1, total: 4 });
  });
});

describe("documented figures", () => {
  it("agree within what their rounding allows", () => {
    const report = reportOf((shop) => {
      shop.order_items = Array.from({ length: 41 }, () => ({ ...shop.order_items[0] }));
      shop.orders = Array.from({ length: 20 }, (_, at) => ({
        ...shop.orders[0],
        order_id: `O${at}`,
      }));
    });
    expect(figure(report, "lines_per_order")).toMatchObject({ found: 2.05, agrees: true });
  });

  it("are warnings where the data says otherwise", () => {
    const report = reportOf();
    expect(figure(report, "fraud_share")).toMatchObject({ found: 1 / 3, agrees: false });
    expect(checkIn(report, "documentation.figure.fraud_share")).toMatchObject({
      severity: "warning",
      count: 1,
      total: 1,
    });
  });

  it("of sums and counts grow with the scale", () => {
    const report = reportOf(undefined, { manifest: manifest(10, {}) });
    expect(figure(report, "revenue")?.documented).toEqual({ min: 600_000, max: 800_000 });
    expect(figure(report, "alerts")?.documented).toEqual({ min: 220, max: 220 });
    expect(figure(report, "fraud_share")?.documented).toEqual({ min: 0.06, max: 0.08 });
  });

  it("are left out where their column is empty", () => {
    const report = reportOf((shop) => {
      for (const order of shop.orders) order["total_amount"] = null;
      for (const event of shop.events) event["ts"] = null;
    });
    expect(figure(report, "event_span")).toBeUndefined();
  });
});
