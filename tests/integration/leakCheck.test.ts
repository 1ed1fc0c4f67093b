import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { leakCheck } from "#shared/features/leakCheck";
import { PLANTED_LEAK } from "#shared/features/leaks/subject";
import { readDataset } from "#shared/ingest/readDataset";
import { withLocalDataset } from "#services/datasets/localSource";
import { findRealDataset, NO_REAL_DATASET } from "../support/realDataset";

const PORTS = {
  now: () => 0,
  breathe: () => Promise.resolve(),
  isCancelled: () => false,
  onProgress: () => {},
};

const demo = path.resolve("datasets/demo");
const FOLDERS = [
  {
    name: "the demo dataset",
    folder: existsSync(path.join(demo, "payments.csv")) ? demo : null,
    absent: "datasets/demo is not generated",
  },
  { name: "the published dataset", folder: findRealDataset(), absent: NO_REAL_DATASET },
];

describe.each(FOLDERS)("the leak check on $name", ({ folder, absent }) => {
  it.skipIf(folder === null)(
    `finds the planted leak in every payment and no other${folder === null ? `: ${absent}` : ""}`,
    async () => {
      const opened = await withLocalDataset(folder!, (source) => readDataset(source));
      if (!opened.ok || !opened.value.ok) throw new Error("the dataset does not open");
      const options = { payments: 5, seed: 20251122, plantLeak: true };
      const report = await leakCheck(opened.value.value, options, PORTS);
      if (!report.ok) throw new Error(report.error.message);
      expect(report.value.leaks.map(({ feature, change }) => [feature, change])).toEqual(
        Array(5).fill([PLANTED_LEAK, "own_outcome"]),
      );
      expect(report.value.changes.filter(({ records }) => records === 0)).toEqual([]);
    },
    120_000,
  );
});
