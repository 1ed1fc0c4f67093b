import { useTranslation } from "react-i18next";
import type { SqlSchema } from "#shared/contract/sql";
import { EXAMPLES, EXAMPLES_TABLE } from "../examples/examples";

interface Props {
  readonly schema: SqlSchema | null;
  readonly onQuery: (sql: string) => void;
}

/** Worked examples: what each shows, and what to try next. */
export function ExampleList({ schema, onQuery }: Props) {
  const { t } = useTranslation();
  const usable = schema === null || schema.tables.some(({ name }) => name === EXAMPLES_TABLE);
  return (
    <div className="sql-list">
      <p className="quiet sql-list-note">
        {usable ? t("sql.example.note") : t("sql.example.other")}
      </p>
      {usable && (
        <ol>
          {EXAMPLES.map(({ id, sql }) => (
            <li key={id}>
              <button type="button" className="sql-entry" onClick={() => onQuery(sql)}>
                <span className="sql-entry-title">{t(`sql.example.${id}.title`)}</span>
                <span className="sql-entry-text">{t(`sql.example.${id}.text`)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
