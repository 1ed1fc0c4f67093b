import type { QualityReport } from "#shared/quality/report";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { reportToHtml } from "#shared/quality/reportToHtml";
import { reportToJson } from "#shared/quality/reportToJson";
import type { Language } from "../../i18n/language";
import type { App } from "../../stores/stores";
import { fileStem } from "./fileStem";

export type ExportFormat = "json" | "html";

/** Hands the report to the user as a file and tells its name. */
export function exportReport(
  { ports, notices }: Pick<App, "ports" | "notices">,
  report: QualityReport,
  format: ExportFormat,
  language: Language,
): void {
  const file = `${fileStem(report.dataset)}-quality.${format}`;
  if (format === "json")
    ports.files.save(
      file,
      "application/json",
      `${JSON.stringify(reportToJson(report), null, 2)}\n`,
    );
  else ports.files.save(file, "text/html", reportToHtml(report, REPORT_TEXTS[language]));
  notices.getState().add("success", { kind: "exported", file });
}
