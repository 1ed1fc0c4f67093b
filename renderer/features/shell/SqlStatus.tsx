import { Console } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useNavigation, useSql } from "../../stores/context";
import { StatusWords } from "./StatusWords";

/** How far the tables are in SQLite; leads to the SQL workspace. */
export function SqlStatus() {
  const { t } = useTranslation();
  const status = useSql((state) => state.status);
  const show = useNavigation((state) => state.show);
  if (status === "idle") return null;
  return (
    <button
      type="button"
      className={status === "failed" ? "status-button status-failed" : "status-button"}
      title={t(`status.sqlHint.${status}`)}
      onClick={() => show("sql")}
    >
      <Console size={12} title={false} />
      <StatusWords words={t(`status.sql.${status}`)} />
    </button>
  );
}
