import type { LoadedDataset } from "#shared/contract/engine";
import type { CheckResult, QualityReport, SampleRow, TableCount } from "#shared/quality/report";
import { KIVENDTOUT_TABLES } from "#shared/domain/schema";

export const aCheck = (more: Partial<CheckResult> = {}): CheckResult => ({
  id: "keys.unique.customers",
  kind: "keys.unique",
  severity: "error",
  group: "keys",
  count: 0,
  total: 2500,
  sample: [],
  facts: {},
  ...more,
});

export const aSampleRow = (more: Partial<SampleRow> = {}): SampleRow => ({
  table: "payments",
  record: 1,
  key: "PAY00001",
  values: {},
  ...more,
});

/** Every table with a documented number of rows, with as many rows as documented, but for those named. */
export const tableCounts = (
  found: Readonly<Record<string, Partial<TableCount>>> = {},
): Record<string, TableCount> =>
  Object.fromEntries(
    KIVENDTOUT_TABLES.flatMap(({ name, documentedRows: rows }) =>
      rows === null
        ? []
        : [
            [
              name,
              {
                documented: rows,
                found: rows,
                quarantined: 0,
                source: `${name}.parquet`,
                ...found[name],
              },
            ],
          ],
    ),
  );

export const aReport = (more: Partial<QualityReport> = {}): QualityReport => ({
  version: 1,
  dataset: "kivendtout-demo",
  schema: "kivendtout",
  tables: tableCounts(),
  figures: [],
  checks: [],
  skipped: [],
  ...more,
});

export const aLoadedDataset = (more: Partial<LoadedDataset> = {}): LoadedDataset => ({
  label: more.report?.dataset ?? "kivendtout-demo",
  generation: 1,
  report: aReport(),
  problems: [],
  logRecords: 80_588,
  untimed: 0,
  firstMs: Date.UTC(2025, 10, 1, 0, 0, 12),
  lastMs: Date.UTC(2025, 11, 31, 23, 58, 40),
  quarantined: 0,
  took: { reading: 500, indexing: 80, checking: 120 },
  ...more,
});
