import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { AppError } from "#shared/domain/result";
import type { SqlStatus } from "../../stores/sqlStore";
import { ErrorDetails } from "../../ui/ErrorDetails";

interface Props {
  readonly status: SqlStatus;
  readonly error: AppError | null;
  readonly onRetry: () => void;
}

/** Says that the tables are still on their way, or why they did not arrive. */
export function TablesNotice({ status, error, onRetry }: Props) {
  const { t } = useTranslation();
  switch (status) {
    case "idle":
    case "ready":
      return null;
    case "loading":
      return (
        <p className="sql-notice quiet" role="status">
          {t("sql.loading")}
        </p>
      );
    case "failed":
      return (
        <div className="sql-notice" role="alert">
          <p>{t("sql.failed")}</p>
          {error !== null && <ErrorDetails error={error} />}
          <Button size="small" text={t("common.retry")} onClick={onRetry} />
        </div>
      );
  }
}
