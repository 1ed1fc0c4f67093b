import { InputGroup } from "@blueprintjs/core";
import { ChevronDown, ChevronRight, Key, Link, Play, Search } from "@blueprintjs/icons";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SqlSchema } from "#shared/contract/sql";
import { useFormat } from "../../../ui/useFormat";
import { foundTables, schemaEntries, type ColumnEntry, type TableEntry } from "./schemaEntries";

interface Props {
  /** Null while the tables are being loaded. */
  readonly schema: SqlSchema | null;
  readonly onInsert: (text: string) => void;
  readonly onQuery: (sql: string) => void;
}

/** Tables and views with their columns; a click on a name puts it into the query. */
export function SchemaList({ schema, onInsert, onQuery }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const entries = useMemo(() => schemaEntries(schema?.tables ?? []), [schema]);
  const found = useMemo(() => foundTables(entries, text), [entries, text]);
  const toggle = (name: string) =>
    setOpen((names) => {
      const next = new Set(names);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  const section = (kind: TableEntry["kind"], title: string) => {
    const tables = found.filter((table) => table.kind === kind);
    if (tables.length === 0) return null;
    return (
      <section>
        <h2 className="subheading sql-list-head">{title}</h2>
        <ul>
          {tables.map((table) => (
            <TableItem
              key={table.name}
              table={table}
              open={open.has(table.name) || (text !== "" && table.columnMatches)}
              onToggle={() => toggle(table.name)}
              onInsert={onInsert}
              onQuery={onQuery}
            />
          ))}
        </ul>
      </section>
    );
  };

  return (
    <>
      <InputGroup
        type="search"
        size="small"
        leftIcon={<Search size={14} title={false} />}
        placeholder={t("sql.schema.search")}
        aria-label={t("sql.schema.search")}
        value={text}
        onValueChange={setText}
      />
      <div className="sql-list">
        {schema === null && <p className="quiet sql-list-note">{t("sql.schema.loading")}</p>}
        {section("table", t("sql.schema.tables"))}
        {section("view", t("sql.schema.views"))}
        {schema !== null && found.length === 0 && (
          <p className="quiet sql-list-note">{t("sql.schema.none")}</p>
        )}
      </div>
    </>
  );
}

interface ItemProps extends Omit<Props, "schema"> {
  readonly table: TableEntry;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function TableItem({ table, open, onToggle, onInsert, onQuery }: ItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const Chevron = open ? ChevronDown : ChevronRight;
  const { name, rows, columns } = table;
  return (
    <li>
      <div className="sql-table">
        <button
          type="button"
          className="sql-icon-button"
          aria-expanded={open}
          aria-label={t("sql.schema.toggle", { table: name })}
          onClick={onToggle}
        >
          <Chevron size={14} title={false} />
        </button>
        <InsertButton name={name} onInsert={onInsert} />
        <span className="spring" />
        {rows !== null && (
          <span
            className="quiet sql-table-rows"
            title={t("sql.schema.rows", { count: rows, n: format.count(rows) })}
          >
            {format.count(rows)}
          </span>
        )}
        <button
          type="button"
          className="sql-icon-button"
          title={t("sql.schema.preview", { table: name })}
          aria-label={t("sql.schema.preview", { table: name })}
          onClick={() => onQuery(`SELECT *\nFROM ${name}\nLIMIT 100;\n`)}
        >
          <Play size={12} title={false} />
        </button>
      </div>
      {open && (
        <ul className="sql-columns">
          {columns.map((column) => (
            <ColumnItem key={column.name} column={column} onInsert={onInsert} />
          ))}
        </ul>
      )}
    </li>
  );
}

function ColumnItem({ column, onInsert }: { column: ColumnEntry } & Pick<Props, "onInsert">) {
  const { t } = useTranslation();
  const { name, type, key, references } = column;
  return (
    <li className="sql-column">
      <InsertButton name={name} onInsert={onInsert} />
      {key && <Key size={12} title={t("sql.schema.key")} className="quiet" />}
      {references !== null && (
        <Link size={12} title={t("sql.schema.refers", { target: references })} className="quiet" />
      )}
      <span className="quiet sql-column-type">
        {type === null ? column.stored : t(`sql.schema.type.${type}`)}
      </span>
    </li>
  );
}

function InsertButton({ name, onInsert }: { name: string } & Pick<Props, "onInsert">) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="sql-name mono"
      title={t("sql.schema.insert", { name })}
      onClick={() => onInsert(name)}
    >
      {name}
    </button>
  );
}
