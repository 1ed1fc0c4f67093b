import { Button, Tab, Tabs } from "@blueprintjs/core";
import { Endorsed, Export } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { LoadedDataset } from "#shared/contract/engine";
import type { QualityReport } from "#shared/quality/report";
import { useLanguage } from "../../i18n/useLanguage";
import { useApp, useNavigation, useSession } from "../../stores/context";
import { QUALITY_TABS, type QualityTab } from "../../stores/location";
import { EmptyState } from "../../ui/EmptyState";
import { FigureTable } from "../../ui/FigureTable";
import { TableComparison } from "../../ui/TableComparison";
import { useFormat } from "../../ui/useFormat";
import { ChecksPanel } from "./ChecksPanel";
import { exportReport, type ExportFormat } from "./exportReport";
import { QuarantinePanel } from "./QuarantinePanel";

/** The quality workspace: checks, quarantined rows, documented figures, export. */
export function QualityPanel() {
  const { t } = useTranslation();
  const current = useSession((state) => state.current);
  if (current === null)
    return (
      <div className="workspace">
        <EmptyState icon={<Endorsed size={32} title={false} />} title={t("quality.noDataset")} />
      </div>
    );
  return (
    <div className="workspace workspace-fixed">
      <header className="workspace-head">
        <h1>{t("quality.title")}</h1>
        <span className="quiet workspace-label" title={current.label}>
          {current.label}
        </span>
        <span className="spring" />
        <ExportButtons report={current.loaded.report} />
      </header>
      <Sections loaded={current.loaded} />
    </div>
  );
}

function Sections({ loaded }: { loaded: LoadedDataset }) {
  const { report, quarantined, problems } = loaded;
  const { t } = useTranslation();
  const format = useFormat();
  const tab = useNavigation(({ location }) =>
    location.page === "quality" ? location.tab : "checks",
  );
  const showTab = useNavigation((state) => state.showTab);
  const counts = { checks: report.checks.length, quarantine: quarantined, documented: null };
  const panels = {
    checks: <ChecksPanel report={report} />,
    quarantine: <QuarantinePanel report={report} quarantined={quarantined} />,
    documented: (
      <div className="columns">
        <div className="column">
          <TableComparison tables={report.tables} problems={problems} />
        </div>
        <div className="column">
          <FigureTable figures={report.figures} />
        </div>
      </div>
    ),
  };
  return (
    <Tabs
      id="quality"
      className="quality-tabs"
      selectedTabId={tab}
      renderActiveTabPanelOnly
      onChange={(next) => {
        const chosen = QUALITY_TABS.find((known) => known === next);
        if (chosen !== undefined) showTab(chosen);
      }}
    >
      {QUALITY_TABS.map((name: QualityTab) => (
        <Tab
          key={name}
          id={name}
          title={t(`quality.tab.${name}`)}
          panel={panels[name]}
          {...(counts[name] === null ? {} : { tagContent: format.count(counts[name]) })}
        />
      ))}
    </Tabs>
  );
}

function ExportButtons({ report }: { report: QualityReport }) {
  const { t } = useTranslation();
  const app = useApp();
  const language = useLanguage();
  const save = (format: ExportFormat) => void exportReport(app, report, format, language);
  return (
    <>
      <Button
        size="small"
        icon={<Export size={14} title={false} />}
        text={t("quality.exportJson")}
        onClick={() => save("json")}
      />
      <Button
        size="small"
        icon={<Export size={14} title={false} />}
        text={t("quality.exportHtml")}
        onClick={() => save("html")}
      />
    </>
  );
}
