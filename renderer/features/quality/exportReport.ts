import type { QualityReport } from "#shared/quality/report";
import type { Language } from "../../i18n/language";
import type { App } from "../../stores/stores";

export type ExportFormat = "json";

/** Hands the report to the user as a file and tells its name. */
export function exportReport(
  { ports, notices }: App,
  report: QualityReport,
  format: ExportFormat,
  _language: Language,
): void {
  const file = `${fileStem(report.dataset)}-quality.${format}`;
  ports.files.save(file, "application/json", `${JSON.stringify(report, null, 2)}\n`);
  notices.getState().add("success", { kind: "exported", file });
}

/** A label as the beginning of a file name that every system accepts. */
export const fileStem = (label: string): string =>
  label
    .normalize("NFKD")
    .replace(/[^\w.-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/gu, "")
    .slice(0, 80) || "dataset";
