import { beforeAll, describe, expect, it } from "vitest";
import { withLocalDataset } from "#services/datasets/localSource";
import { readDataset } from "#shared/ingest/readDataset";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import {
  browsing,
  cellsOf,
  figureOf,
  listOf,
  pageOf,
  valueOf,
  viewOf,
  type Browsing,
} from "./browsing";

const folder = findRealDataset();

describe.skipIf(folder === null)(
  `browsing the published dataset (needs the published dataset${folder === null ? `; skipped: ${NO_REAL_DATASET}` : ""})`,
  () => {
    let on: Browsing;

    beforeAll(async () => {
      const read = await withLocalDataset(folder ?? "", (source) => readDataset(source));
      if (!read.ok || !read.value.ok) throw new Error("the published dataset does not open");
      on = browsing(read.value.value);
    }, 60_000);

    it("finds a payment days before its session and weeks before its customer signed up", () => {
      const page = pageOf(on, "payment", "PAY0000001");
      expect(figureOf(page, "session_age")).toBe(-707_501);
      expect(figureOf(page, "account_age")).toBeCloseTo(-41.895, 3);
      expect(page.timeline.slice(0, 3).map(({ kind }) => kind)).toEqual([
        "payment",
        "alert",
        "session",
      ]);
    });

    it("says what an order's total exceeds its lines by", () => {
      const page = pageOf(on, "order", "O0000001");
      expect(figureOf(page, "lines_total")).toBe(15.28);
      expect(figureOf(page, "total_difference")).toBe(32.55);
    });

    it.each([
      ["device", "device_id", 1583],
      ["ip", "ip_hash", 1099],
    ] as const)("has no %s that two customers share", (kind, field, count) => {
      const ids = new Set(cellsOf(on, viewOf("payments"), field));
      expect(ids.size).toBe(count);
      for (const id of ids) expect(figureOf(pageOf(on, kind, id!), "customers")).toBe(1);
    });

    it("counts events by type as the files have them", () => {
      const { values, distinct } = valueOf(
        on.browser.values(viewOf("events"), "event_type", "", 20),
      );
      expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(71_694);
      expect(values.some(({ value }) => value === "view_cart")).toBe(true);
      expect(distinct).toBe(values.length);
    });

    it("sorts events to the nanosecond, though the file has them in another order", () => {
      const view = viewOf("events", [], { field: "ts", descending: false });
      const times = cellsOf(on, view, "ts").map((time) => time!.padEnd(29, "0"));
      expect(times).toEqual(times.toSorted());
    });

    it("lists as many records on each customer's page as name them", () => {
      for (const id of ["C00001", "C00695", "C02452"]) {
        const page = pageOf(on, "customer", id);
        for (const list of ["payments", "orders", "sessions", "alerts"] as const) {
          const { total, view } = listOf(page, list);
          expect(valueOf(on.browser.rows(view!, 0, 0)).total).toBe(total);
        }
      }
    });
  },
);
