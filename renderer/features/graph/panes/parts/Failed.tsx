import { useTranslation } from "react-i18next";
import type { AppError } from "#shared/domain/result";
import { ErrorDetails } from "../../../../ui/ErrorDetails";

/** What could not be answered, and what to do. */
export function Failed({ error }: { readonly error: AppError }) {
  const { t } = useTranslation();
  // What the error says of it is about folders.
  if (error.code === "dataset.notFound")
    return (
      <p className="graph-failed" role="alert">
        {t("graph.pane.notFound")}
      </p>
    );
  return (
    <div className="graph-failed" role="alert">
      <p>{t(`error.${error.code}.title`)}</p>
      <ErrorDetails error={error} />
    </div>
  );
}
