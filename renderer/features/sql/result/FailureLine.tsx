import { Button } from "@blueprintjs/core";
import { Error, InfoSign } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { SqlFailure } from "../../../stores/sqlConsole";
import type { ErrorMark } from "../editor/errorPlace";

interface Props {
  readonly failure: SqlFailure;
  /** Null where it is not in the text that is in the editor now. */
  readonly place: ErrorMark | null;
  readonly onGoTo: () => void;
}

/** Why a query has no answer, in the words of SQLite, with its place in the editor. */
export function FailureLine({ failure: { error }, place, onGoTo }: Props) {
  const { t } = useTranslation();
  const cancelled = error.code === "sql.cancelled";
  const Icon = cancelled ? InfoSign : Error;
  return (
    <div className={cancelled ? "sql-failure sql-cancelled" : "sql-failure"} role="alert">
      <Icon size={14} title={false} />
      <div>
        <p>
          <strong>{t(`error.${error.code}.title`)}</strong>
          {place !== null && (
            <>
              {" · "}
              {t("sql.result.line", { line: place.line, column: place.column })}
            </>
          )}
        </p>
        {!cancelled && (
          <p className="mono sql-message" lang="en">
            {error.message}
          </p>
        )}
        {place === null && <p className="quiet">{t(`error.${error.code}.tip`)}</p>}
      </div>
      {place !== null && (
        <Button size="small" variant="minimal" text={t("sql.result.goTo")} onClick={onGoTo} />
      )}
    </div>
  );
}
