import type { TFunction } from "i18next";
import type { LeakCheckOptions, LeakReport } from "#shared/contract/decisions";
import { HIDDEN, isPersonalFeature } from "#shared/domain/personal";
import type { App } from "../../stores/stores";
import { fileStem } from "../../ui/fileStem";
import type { Format } from "../../ui/format";

interface Subject {
  readonly report: LeakReport;
  readonly options: LeakCheckOptions;
  readonly dataset: string;
}

/** The report as plain text. */
export function leakReportText(subject: Subject, t: TFunction, format: Format): string {
  const { report, options, dataset } = subject;
  const { leaks } = report;
  const lines = [
    `${t("features.tab.leaks")}: ${dataset}`,
    leaks.length === 0
      ? t("features.leak.none")
      : t("features.leak.found", { count: leaks.length, n: format.count(leaks.length) }),
    ...(options.plantLeak ? [t("features.leak.planted")] : []),
    `${t("features.leak.checkedPayments")}: ${format.count(report.payments)}`,
    `${t("features.leak.seed")}: ${options.seed}`,
    `${t("features.leak.checkedFeatures")}: ${format.count(report.features)}`,
    `${t("features.leak.comparisons")}: ${format.count(report.comparisons)}`,
    ...report.changes.map(
      ({ change, records }) =>
        `- ${t(`features.leak.changed.${change}`)}: ${format.count(records)}`,
    ),
    ...masked(report).leaks.map(
      ({ paymentId, feature, before, after, change }) =>
        `${paymentId} ${feature}: ${String(before)} → ${String(after)} (${change})`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** Hands the report to the user as a file, and tells its name. */
export function exportLeakReport(
  { ports, notices }: Pick<App, "ports" | "notices">,
  subject: Subject,
): void {
  const { report, options, dataset } = subject;
  const file = `${fileStem(dataset)}-leak-check.json`;
  const content = { dataset, options, ...masked(report) };
  ports.files.save(file, "application/json", `${JSON.stringify(content, null, 2)}\n`);
  notices.getState().add("success", { kind: "exported", file });
}

/** What leaves the window does not tell what is personal. */
const masked = (report: LeakReport): LeakReport => ({
  ...report,
  leaks: report.leaks.map((leak) =>
    isPersonalFeature(leak.feature) ? { ...leak, before: HIDDEN, after: HIDDEN } : leak,
  ),
});
