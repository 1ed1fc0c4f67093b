import { ArrowRight } from "@blueprintjs/icons";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { QualityReport } from "#shared/quality/report";
import type { QualityTab } from "../../stores/location";
import { countOutcomes, type Outcome } from "../../ui/outcomes";
import { SeverityIcon } from "../../ui/SeverityTag";

interface Props {
  readonly report: QualityReport;
  readonly onTab: (tab: QualityTab) => void;
}

/** What to do with this dataset first, in one sentence that leads there. */
export function NextStep({ report, onTab }: Props) {
  const { t } = useTranslation();
  const { outcome, sentence, tab } = nextStep(report, t);
  return (
    <button type="button" className="next-step" onClick={() => onTab(tab)}>
      <SeverityIcon outcome={outcome} />
      <strong>{t("dataset.next")}</strong>
      <span>{sentence}</span>
      <span className="spring" />
      <ArrowRight size={14} title={false} />
    </button>
  );
}

interface Step {
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly tab: QualityTab;
}

function nextStep({ checks, figures }: QualityReport, t: TFunction): Step {
  const { error, warning } = countOutcomes(checks);
  const differing = figures.filter((figure) => !figure.agrees).length;
  if (error > 0)
    return {
      outcome: "error",
      sentence: t("dataset.nextErrors", { count: error, n: error }),
      tab: "checks",
    };
  if (warning > 0)
    return {
      outcome: "warning",
      sentence: t("dataset.nextWarnings", { count: warning, n: warning }),
      tab: "checks",
    };
  if (differing > 0)
    return {
      outcome: "information",
      sentence: t("dataset.nextDifferences", { count: differing, n: differing }),
      tab: "documented",
    };
  const sentence = figures.length > 0 ? t("dataset.nextAgrees") : t("dataset.nextClean");
  return { outcome: "passed", sentence, tab: "checks" };
}
