import { beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "#shared/domain/dataset";
import { readDataset } from "#shared/ingest/readDataset";
import { withLocalDataset } from "#services/datasets/localSource";
import { accountingFaults } from "../support/fuzz/accounting";
import { findRealDataset, NO_REAL_DATASET } from "../support/realDataset";

const folder = findRealDataset();

describe.skipIf(folder === null)(
  `the published dataset${folder === null ? `: ${NO_REAL_DATASET}` : ""}`,
  () => {
    let dataset: Dataset;

    beforeAll(async () => {
      const opened = await withLocalDataset(folder!, (source) => readDataset(source));
      if (!opened.ok || !opened.value.ok) throw new Error("the dataset does not open");
      dataset = opened.value.value;
    });

    it("is read without a loss, 20 alerts among it", () => {
      const rows = Object.fromEntries(
        [...dataset.tables].map(([name, table]) => [name, table.rows]),
      );
      expect(rows).toEqual({
        customers: 2500,
        products: 200,
        sessions: 6000,
        orders: 1289,
        order_items: 2651,
        payments: 1583,
        fraud_alerts: 20,
        events: 71_694,
        synthetic_id_labels: 60,
      });
      expect(dataset.quarantine).toEqual([]);
      expect(dataset.problems).toEqual([]);
      expect(accountingFaults(dataset)).toEqual([]);
    });

    it("says the same in both formats, but for the type of card_bin", () => {
      expect(dataset.comparisons.map((found) => found.differingRows)).toEqual([
        0, 0, 0, 0, 0, 0, 0,
      ]);
      expect(dataset.comparisons.flatMap((found) => found.typeDifferences)).toEqual([
        { field: "card_bin", read: "INT_64", other: "text" },
      ]);
    });

    it("keeps the nanoseconds of its events", () => {
      expect(dataset.tables.get("events")?.columns["ts"]).toMatchObject({
        kind: "time",
        nano: expect.any(Uint32Array) as Uint32Array,
      });
    });
  },
);
