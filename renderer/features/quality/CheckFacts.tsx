import { useTranslation } from "react-i18next";
import type { CheckResult } from "#shared/quality/report";
import { useFormat } from "../../ui/useFormat";

/** The figures behind a check, by the names they have in the exported report. */
export function CheckFacts({ facts }: { facts: CheckResult["facts"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const entries = Object.entries(facts);
  if (entries.length === 0) return null;
  return (
    <details className="facts">
      <summary>{t("quality.facts")}</summary>
      <dl className="pairs">
        {entries.map(([name, value]) => (
          <div key={name} className="pair">
            <dt className="mono">{name}</dt>
            <dd>{typeof value === "number" ? format.decimal(value, 4) : value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
