import { Button } from "@blueprintjs/core";
import { Clipboard, Export, TickCircle, WarningSign } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { LeakCheckOptions, LeakReport } from "#shared/contract/decisions";
import { useApp, useSession } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import type { LeakOutcome } from "../../stores/leakCheck";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { Stat } from "../../ui/Stat";
import { useFormat } from "../../ui/useFormat";
import { LeakTable } from "./LeakTable";
import { exportLeakReport, leakReportText } from "./leakReport";

/** What the last check came to: nothing found, the leaks, that it was cancelled, or why it failed. */
export function LeakOutcomeView({ outcome }: { outcome: LeakOutcome }) {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case "cancelled":
      return (
        <p className="panel panel-body" role="status">
          {t("features.leak.cancelled")}
        </p>
      );
    case "failed":
      return (
        <div className="panel panel-body" role="alert">
          <h2>{t("features.leak.failed")}</h2>
          <p>{t(`error.${outcome.error.code}.title`)}</p>
          <ErrorDetails error={outcome.error} />
        </div>
      );
    case "report":
      return <Report report={outcome.report} options={outcome.options} />;
  }
}

function Report({ report, options }: { report: LeakReport; options: LeakCheckOptions }) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const dataset = useSession(({ current }) => current?.label ?? "");
  const { payments, features, comparisons, leaks, tookMs } = report;
  const subject = { report, options, dataset };
  return (
    <>
      <section className="panel" aria-labelledby="leak-report">
        <header className="panel-head">
          <h2 id="leak-report">
            <Verdict leaks={leaks} planted={options.plantLeak} />
          </h2>
          <span className="spring" />
          <Button
            size="small"
            icon={<Clipboard size={14} title={false} />}
            text={t("features.leak.copy")}
            onClick={() => void copyWithNotice(app, leakReportText(subject, t, format), "report")}
          />
          <Button
            size="small"
            icon={<Export size={14} title={false} />}
            text={t("features.leak.export")}
            onClick={() => exportLeakReport(app, subject)}
          />
        </header>
        <div className="panel-body">
          <dl className="stats" aria-label={t("features.leak.figures")}>
            <Stat label={t("features.leak.checkedPayments")} value={format.count(payments)} />
            <Stat label={t("features.leak.checkedFeatures")} value={format.count(features)} />
            <Stat label={t("features.leak.comparisons")} value={format.count(comparisons)} />
            <Stat label={t("features.leak.leaks")} value={format.count(leaks.length)} />
            <Stat label={t("features.leak.took")} value={format.duration(tookMs)} />
          </dl>
          <Changes report={report} />
        </div>
      </section>
      {leaks.length > 0 && <LeakTable leaks={leaks} />}
    </>
  );
}

function Verdict({ leaks, planted }: { leaks: LeakReport["leaks"]; planted: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = t("features.leak.found", { count: leaks.length, n: format.count(leaks.length) });
  const others = new Set(leaks.map(({ feature }) => feature)).size - 1;
  // The check is proved by the leak that was planted; without one, nothing found is the good news.
  if (planted)
    return leaks.length === 0 ? (
      <span className="severity-tag severity-error" role="status">
        <WarningSign size={14} title={false} /> {t("features.leak.notFound")}
      </span>
    ) : (
      <span
        className={`severity-tag ${others > 0 ? "severity-error" : "severity-warning"}`}
        role="status"
      >
        <WarningSign size={14} title={false} /> {found} {t("features.leak.planted")}
        {others > 0 && ` ${t("features.leak.others", { count: others, n: format.count(others) })}`}
      </span>
    );
  return leaks.length === 0 ? (
    <span className="severity-tag severity-passed" role="status">
      <TickCircle size={14} title={false} /> {t("features.leak.none")}
    </span>
  ) : (
    <span className="severity-tag severity-error" role="status">
      <WarningSign size={14} title={false} /> {found}
    </span>
  );
}

function Changes({ report }: { report: LeakReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="plain-table leak-changes">
      <caption>{t("features.leak.changes")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("features.leak.change")}</th>
          <th scope="col" className="end">
            {t("features.leak.records")}
          </th>
        </tr>
      </thead>
      <tbody>
        {report.changes.map(({ change, records }) => (
          <tr key={change}>
            <th scope="row" className="sentence">
              {t(`features.leak.changed.${change}`)}
            </th>
            <td className="end">{format.count(records)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
