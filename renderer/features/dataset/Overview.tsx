import { Tag } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { QualityTab } from "../../stores/location";
import type { CurrentDataset } from "../../stores/session";
import { CopyText } from "../../ui/CopyText";
import { FigureTable } from "../../ui/FigureTable";
import { TableComparison } from "../../ui/TableComparison";
import { Findings } from "./Findings";
import { NextStep } from "./NextStep";
import { Problems } from "./Problems";
import { Summary } from "./Summary";

interface Props {
  readonly current: CurrentDataset;
  readonly onCheck: (id: string) => void;
  readonly onTab: (tab: QualityTab) => void;
  readonly onCopy: (value: string) => void;
}

/** What was found in the dataset, what is wrong with it, and the next step. */
export function Overview({ current, onCheck, onTab, onCopy }: Props) {
  const { t } = useTranslation();
  const { label, path, demo, loaded } = current;
  return (
    <>
      <header className="workspace-head">
        <h1>{label}</h1>
        {demo && <Tag minimal>{t("session.demo")}</Tag>}
        {path === null ? (
          <span className="quiet">{t("dataset.picked")}</span>
        ) : (
          <CopyText value={path} onCopy={onCopy} />
        )}
      </header>
      <Summary loaded={loaded} />
      <NextStep report={loaded.report} onTab={onTab} />
      <Problems problems={loaded.problems} />
      <div className="columns">
        <div className="column">
          <TableComparison tables={loaded.report.tables} problems={loaded.problems} />
          <FigureTable figures={loaded.report.figures} />
        </div>
        <div className="column">
          <Findings
            report={loaded.report}
            quarantined={loaded.quarantined}
            onCheck={onCheck}
            onTab={onTab}
          />
        </div>
      </div>
    </>
  );
}
