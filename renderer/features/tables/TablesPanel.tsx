import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useNavigation, useSession } from "../../stores/context";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { useAnswer } from "../../ui/useAnswer";
import { TableBrowser } from "./TableBrowser";
import { TableList } from "./TableList";
import { UnknownTable } from "./UnknownTable";
import { wholeTable } from "./viewChanges";

/** The tables of the dataset: their list, or one of them. */
export function TablesPanel() {
  const { t } = useTranslation();
  const { engine } = useApp().ports;
  const current = useSession((state) => state.current);
  const view = useNavigation(({ location }) => (location.page === "tables" ? location.view : null));
  const openTable = useNavigation((state) => state.openTable);
  const { value: tables, error } = useAnswer(
    useCallback(() => engine.tables(), [engine]),
    current,
  );
  if (error !== null)
    return (
      <div className="workspace" role="alert">
        <h1>{t(`error.${error.code}.title`)}</h1>
        <ErrorDetails error={error} />
      </div>
    );
  if (tables === null) return <div className="workspace" aria-busy />;
  if (view === null)
    return <TableList tables={tables} onOpen={(table) => openTable(wholeTable(table))} />;
  const info = tables.find(({ name }) => name === view.table);
  if (info === undefined) return <UnknownTable name={view.table} />;
  return <TableBrowser key={info.name} info={info} view={view} />;
}
