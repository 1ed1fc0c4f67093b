import { Button } from "@blueprintjs/core";
import { Trash } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { RunQuery } from "#shared/contract/methods";
import { useFormat } from "../../../ui/useFormat";

interface Props {
  readonly history: readonly RunQuery[];
  readonly onRestore: (sql: string) => void;
  readonly onClear: () => void;
}

/** Queries that were run, newest first; a click brings one back. */
export function HistoryList({ history, onRestore, onClear }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (history.length === 0) return <p className="quiet sql-list-note">{t("sql.history.none")}</p>;
  return (
    <>
      <div className="sql-list">
        <ol>
          {history.map(({ sql, at, took, rows }, index) => {
            const time = format.time(Date.parse(at));
            return (
              // Two runs may share a millisecond; the list is only ever added to at its head.
              <li key={`${at} ${history.length - index}`}>
                <button
                  type="button"
                  className="sql-entry"
                  title={t("sql.history.open", { time })}
                  onClick={() => onRestore(sql)}
                >
                  <span className="sql-entry-facts">
                    <time dateTime={at}>{time}</time>
                    <span>
                      {rows === null
                        ? t("sql.history.failed")
                        : t("sql.result.rows", { count: rows, n: format.count(rows) })}
                    </span>
                    <span>{format.duration(took)}</span>
                  </span>
                  <code className="sql-entry-code">{sql}</code>
                </button>
              </li>
            );
          })}
        </ol>
      </div>
      <div className="sql-list-actions">
        <Button
          size="small"
          variant="minimal"
          icon={<Trash size={14} title={false} />}
          text={t("sql.history.clear")}
          onClick={onClear}
        />
      </div>
    </>
  );
}
