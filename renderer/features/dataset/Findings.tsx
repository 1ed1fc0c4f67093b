import { Button } from "@blueprintjs/core";
import { ArrowRight } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { worstFirst } from "#shared/quality/order";
import type { CheckResult, QualityReport } from "#shared/quality/report";
import { wordsOf } from "../../i18n/reportWords";
import { useLanguage } from "../../i18n/useLanguage";
import type { QualityTab } from "../../stores/location";
import { outcomeOf, type Outcome } from "../../ui/outcomes";
import { SeverityIcon } from "../../ui/SeverityTag";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly report: QualityReport;
  readonly quarantined: number;
  readonly onCheck: (id: string) => void;
  readonly onTab: (tab: QualityTab) => void;
}

const FINDINGS_SHOWN = 16;
const NEEDS_ATTENTION: readonly Outcome[] = ["error", "warning"];

/** The worst errors and warnings, each leading to its check; what is only information is not among them. */
export function Findings({ report, quarantined, onCheck, onTab }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const failed = worstFirst(report.checks).filter((check) =>
    NEEDS_ATTENTION.includes(outcomeOf(check)),
  );
  const more = failed.length - FINDINGS_SHOWN;
  return (
    <section className="panel" aria-labelledby="attention">
      <header className="panel-head">
        <h2 id="attention">{t("dataset.attention")}</h2>
        <span className="spring" />
        <Button
          variant="minimal"
          size="small"
          endIcon={<ArrowRight size={12} title={false} />}
          text={t("dataset.review")}
          onClick={() => onTab("checks")}
        />
      </header>
      {failed.length === 0 && <p className="quiet panel-body">{t("dataset.attentionNone")}</p>}
      <ul className="findings">
        {failed.slice(0, FINDINGS_SHOWN).map((check) => (
          <li key={check.id}>
            <Finding check={check} onCheck={onCheck} />
          </li>
        ))}
      </ul>
      <footer className="findings-more">
        {more > 0 && (
          <button type="button" className="link" onClick={() => onTab("checks")}>
            {t("dataset.attentionMore", { count: more, n: format.count(more) })}
          </button>
        )}
        {quarantined > 0 && (
          <button type="button" className="link" onClick={() => onTab("quarantine")}>
            {t("dataset.quarantineLink", { count: quarantined, n: format.count(quarantined) })}
          </button>
        )}
      </footer>
    </section>
  );
}

function Finding({ check, onCheck }: { check: CheckResult; onCheck: (id: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  return (
    <button type="button" className="finding" onClick={() => onCheck(check.id)}>
      <SeverityIcon outcome={outcomeOf(check)} labelled />
      <span className="finding-title">{wordsOf(check, language).title}</span>
      {check.total > 1 && (
        <span className="finding-count">
          {t("quality.ofTotal", {
            shown: format.count(check.count),
            total: format.count(check.total),
          })}
        </span>
      )}
    </button>
  );
}
