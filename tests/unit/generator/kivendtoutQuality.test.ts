import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFECTS } from "#generator/kivendtout/defects/injectDefects";
import { generateKivendtout } from "#generator/kivendtout/index";
import { withLocalDataset } from "#services/datasets/localSource";
import { readDataset } from "#shared/ingest/readDataset";
import { checkDataset } from "#shared/quality/checkDataset";
import type { QualityReport } from "#shared/quality/report";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "quality-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function reportOn(name: string, seed: number, defects: boolean): Promise<QualityReport> {
  const out = path.join(folder, name);
  const generated = await generateKivendtout({ out, seed, defects });
  if (!generated.ok) throw new Error(generated.error.message);
  const read = await withLocalDataset(out, (source) => readDataset(source));
  if (!read.ok) throw new Error(read.error.message);
  if (!read.value.ok) throw new Error(read.value.error.message);
  return checkDataset(read.value.value);
}

describe.each([42, 12])("the quality report of a dataset of seed %i", (seed) => {
  let report: QualityReport;
  beforeAll(async () => {
    report = await reportOn(`plain-${seed}`, seed, false);
  });

  it("has no error", () => {
    expect(report.checks.filter((one) => one.severity === "error" && one.count > 0)).toEqual([]);
  });

  it("warns of the 12 planted orders and of nothing else", () => {
    const warnings = report.checks.filter((one) => one.severity === "warning" && one.count > 0);
    expect(warnings.map(({ id, count }) => ({ id, count }))).toEqual([
      { id: "orders.adult_items_minor", count: 12 },
    ]);
  });

  it("finds every documented figure", () => {
    expect(report.figures.filter((figure) => !figure.agrees)).toEqual([]);
  });
});

describe("the quality report of a dataset with defects", () => {
  let report: QualityReport;
  beforeAll(async () => {
    report = await reportOn("defects", 42, true);
  });

  it.each(DEFECTS)("$check counts $count for $id", ({ check, count }) => {
    expect(report.checks.find((one) => one.id === check)?.count).toBe(count);
  });
});

describe("the documentation of the datasets", () => {
  const file = new URL("../../../datasets/README.md", import.meta.url);
  // The columns of its tables are padded.
  const readme = readFileSync(file, "utf8").replaceAll(/ +/g, " ");

  it.each(DEFECTS)("lists $id with its count", ({ id, count, says, check }) => {
    expect(readme).toContain(`| \`${id}\` | ${count} | ${says} | \`${check}\` |`);
  });
});
