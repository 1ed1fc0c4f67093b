import { useTranslation } from "react-i18next";
import type { AppError } from "#shared/domain/result";
import { usePlace } from "../../ui/ErrorDetails";
import { SeverityIcon } from "../../ui/SeverityTag";

/** Files and columns that are missing or unreadable. */
export function Problems({ problems }: { problems: readonly AppError[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <section className="panel problems" aria-labelledby="problems">
      <header className="panel-head">
        <h2 id="problems">{t("dataset.problems")}</h2>
      </header>
      <ul>
        {problems.map((problem, index) => (
          <Problem key={index} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function Problem({ problem }: { problem: AppError }) {
  const { t } = useTranslation();
  const place = usePlace(problem.where);
  return (
    <li title={problem.message}>
      <SeverityIcon outcome="error" labelled />
      <span>{t(`error.${problem.code}.title`)}</span>
      <span className="mono">{place}</span>
      <span className="quiet">{t(`error.${problem.code}.tip`)}</span>
    </li>
  );
}
