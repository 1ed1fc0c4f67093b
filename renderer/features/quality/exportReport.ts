import { QUARANTINE_LIMIT } from "#shared/domain/dataset";
import type { QualityReport } from "#shared/quality/report";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { reportToHtml } from "#shared/quality/reportToHtml";
import { reportToJson } from "#shared/quality/reportToJson";
import type { Language } from "../../i18n/language";
import type { App } from "../../stores/stores";
import { fileStem } from "../../ui/fileStem";

export type ExportFormat = "json" | "html";

/**
 * Hands the report to the user as a file and tells its name. The JSON is that of `kivendtout inspect --json`, with
 * the quarantined rows that are kept in full.
 */
export async function exportReport(
  { ports, notices }: Pick<App, "ports" | "notices">,
  report: QualityReport,
  format: ExportFormat,
  language: Language,
): Promise<void> {
  const file = `${fileStem(report.dataset)}-quality.${format}`;
  const most = QUARANTINE_LIMIT * Object.keys(report.tables).length;
  const quarantined = await ports.engine.quarantine(null, 0, most);
  if (!quarantined.ok) return notices.getState().addError(quarantined.error);
  const quarantine = quarantined.value.rows;
  if (format === "html") {
    const evidence = { quarantine, madeAtMs: ports.now() };
    ports.files.save(file, "text/html", reportToHtml(report, REPORT_TEXTS[language], evidence));
  } else {
    const content = { ...reportToJson(report), quarantine };
    ports.files.save(file, "application/json", `${JSON.stringify(content, null, 2)}\n`);
  }
  notices.getState().add("success", { kind: "exported", file });
}
