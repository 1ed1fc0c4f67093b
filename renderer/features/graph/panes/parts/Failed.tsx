import { useTranslation } from "react-i18next";
import type { AppError } from "#shared/domain/result";
import { ErrorDetails } from "../../../../ui/ErrorDetails";

/** What could not be answered, and what to do. */
export function Failed({ error }: { readonly error: AppError }) {
  const { t } = useTranslation();
  return (
    <div className="graph-failed" role="alert">
      <p>{t(`error.${error.code}.title`)}</p>
      <ErrorDetails error={error} />
    </div>
  );
}
