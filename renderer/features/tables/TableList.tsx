import { useTranslation } from "react-i18next";
import type { TableInfo } from "#shared/contract/browse";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly tables: readonly TableInfo[];
  readonly onOpen: (table: string) => void;
}

/** What tables there are, how many rows they have, and how they refer to each other. */
export function TableList({ tables, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return (
    <div className="workspace">
      <header className="workspace-head">
        <h1>{t("tables.title")}</h1>
        <span className="quiet">
          {t("tables.counted", {
            count: tables.length,
            tables: format.count(tables.length),
            rows: format.count(rows),
          })}
        </span>
      </header>
      <div className="panel table-list">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("tables.table")}</th>
              <th scope="col" className="end">
                {t("tables.rows")}
              </th>
              <th scope="col" className="end">
                {t("tables.columns")}
              </th>
              <th scope="col">{t("tables.key")}</th>
              <th scope="col">{t("tables.file")}</th>
              <th scope="col">{t("tables.references")}</th>
              <th scope="col">{t("tables.referredBy")}</th>
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => (
              <TableLine key={table.name} table={table} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function TableLine({ table, onOpen }: { table: TableInfo; onOpen: Props["onOpen"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, rows, fields, key, source } = table;
  const targets = fields.flatMap(({ references }) => references?.split(".")[0] ?? []);
  const sources = table.referredBy.map((reference) => reference.table);
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link mono" onClick={() => onOpen(name)}>
          {name}
        </button>
      </th>
      <td className="end">{format.count(rows)}</td>
      <td className="end">{format.count(fields.length)}</td>
      <td className="mono">{key ?? <span className="quiet">–</span>}</td>
      <td className="mono">{source ?? <span className="attention">{t("tables.noFile")}</span>}</td>
      <TableNames names={targets} onOpen={onOpen} />
      <TableNames names={sources} onOpen={onOpen} />
    </tr>
  );
}

const TableNames = ({ names, onOpen }: { names: readonly string[]; onOpen: Props["onOpen"] }) => (
  <td>
    <span className="table-names">
      {[...new Set(names)].map((name) => (
        <button key={name} type="button" className="link mono" onClick={() => onOpen(name)}>
          {name}
        </button>
      ))}
      {names.length === 0 && <span className="quiet">–</span>}
    </span>
  </td>
);
