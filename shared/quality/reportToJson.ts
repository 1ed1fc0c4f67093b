import { countFindings } from "./order";
import type { CheckResult, QualityReport, TableCount } from "./report";

/**
 * The report as `kivendtout inspect --json` prints it. Stable: fields may be added, none is renamed or removed
 * within a version. Checks are in registry order, so that two reports compare line by line.
 */
export interface ReportJson {
  readonly version: QualityReport["version"];
  readonly dataset: string;
  readonly schema: string;
  readonly summary: ReturnType<typeof countFindings>;
  readonly tables: Readonly<Record<string, TableCount>>;
  readonly figures: QualityReport["figures"];
  readonly checks: readonly CheckResult[];
  readonly skipped: QualityReport["skipped"];
}

export const reportToJson = (report: QualityReport): ReportJson => ({
  version: report.version,
  dataset: report.dataset,
  schema: report.schema,
  summary: countFindings(report.checks),
  tables: report.tables,
  figures: report.figures,
  checks: report.checks,
  skipped: report.skipped,
});
