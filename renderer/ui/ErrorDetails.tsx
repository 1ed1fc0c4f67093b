import { useTranslation } from "react-i18next";
import type { AppError, ErrorPlace } from "#shared/domain/result";
import { useFormat } from "./useFormat";

/** What failed, where, what to do, and the original wording for whoever has to look into it. */
export function ErrorDetails({ error }: { error: AppError }) {
  const { t } = useTranslation();
  const place = usePlace(error.where);
  return (
    <div className="error-details">
      <dl className="pairs">
        {place !== "" && (
          <>
            <dt>{t("failure.where")}</dt>
            <dd>{place}</dd>
          </>
        )}
        <dt>{t("failure.tip")}</dt>
        <dd>{t(`error.${error.code}.tip`)}</dd>
      </dl>
      <details>
        <summary>{t("common.details")}</summary>
        <p className="verbatim" lang="en">
          {[error.code, error.message, error.tip, error.detail].filter(Boolean).join("\n")}
        </p>
      </details>
    </div>
  );
}

/** `file events.csv, line 12, field ts`, or an empty text where nothing is known. */
export function usePlace(where: ErrorPlace | undefined): string {
  const { t } = useTranslation();
  const format = useFormat();
  const parts: string[] = [];
  if (where?.file !== undefined) parts.push(t("failure.file", { name: where.file }));
  if (where?.row !== undefined) parts.push(t("failure.row", { n: format.count(where.row) }));
  if (where?.line !== undefined) parts.push(t("failure.line", { n: format.count(where.line) }));
  if (where?.field !== undefined) parts.push(t("failure.field", { name: where.field }));
  return parts.join(", ");
}
