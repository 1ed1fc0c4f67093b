import { useTranslation } from "react-i18next";
import type { CheckResult } from "#shared/quality/report";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { wordsOf } from "../../i18n/reportWords";
import { useLanguage } from "../../i18n/useLanguage";
import type { RecordAddress } from "#shared/contract/browse";
import { CopyText } from "../../ui/CopyText";
import { outcomeOf, shareOf } from "../../ui/outcomes";
import { SeverityTag } from "../../ui/SeverityTag";
import { useFormat } from "../../ui/useFormat";
import { CheckFacts } from "./CheckFacts";
import { SampleTable } from "./SampleTable";

interface Props {
  readonly check: CheckResult;
  readonly inspected: RecordAddress | null;
  readonly onOpenRecord: (record: RecordAddress) => void;
  readonly onCopy: (value: string) => void;
}

/** One check: what it says, how much it concerns, what to do, and the rows that show it. */
export function CheckDetail({ check, inspected, onOpenRecord, onCopy }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { title, explanation, found, action } = wordsOf(check, language);
  return (
    <article className="check-detail" aria-label={title}>
      <header className="check-head">
        <SeverityTag outcome={outcomeOf(check)} />
        <span className="quiet">{REPORT_TEXTS[language].frame.groups[check.group]}</span>
        <span className="spring" />
        <CopyText value={check.id} onCopy={onCopy} />
      </header>
      <h2>{title}</h2>
      <Extent check={check} />
      {explanation !== null && <p className="prose">{explanation}</p>}
      {found !== null && <p className="prose">{found}</p>}
      {action !== null && check.count > 0 && (
        <p className="prose">
          <strong>{t("quality.advice")}</strong> {action}
        </p>
      )}
      <CheckFacts facts={check.facts} />
      {check.count > 0 && (
        <SampleTable
          sample={check.sample}
          count={check.count}
          inspected={inspected}
          onOpenRecord={onOpenRecord}
        />
      )}
    </article>
  );
}

/** How many of how many, as figures and as a bar. */
function Extent({ check }: { check: CheckResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { count, total } = check;
  if (total === 0) return <p className="extent quiet">{t("quality.nothingExamined")}</p>;
  if (count === 0)
    return (
      <p className="extent extent-passed">
        {t("quality.passedText", { count: total, n: format.count(total) })}
      </p>
    );
  return (
    <p className="extent">
      <span className="extent-bar" aria-hidden>
        <span
          className={`severity-${check.severity}`}
          style={{ width: `${Math.max(1, shareOf(check) * 100)}%` }}
        />
      </span>
      <strong>
        {t("quality.ofTotal", { shown: format.count(count), total: format.count(total) })}
      </strong>
      <span className="quiet">{format.share(shareOf(check))}</span>
    </p>
  );
}
