import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useApp } from "../../stores/context";
import { copyRows } from "../../stores/copy";
import { DataTable, tsvOf } from "../../ui/DataTable";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/useFormat";
import { cardColumns } from "./cardColumns";
import type { Desk } from "./useDesk";

/** The pictures of the list that is shown. */
export function CardTable({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { openEntity } = app.navigation.getState();
  const { shown, sort, setSort, currentAt } = desk;
  const columns = useMemo(() => cardColumns({ t, format }, openEntity), [t, format, openEntity]);
  if (shown.length === 0)
    return (
      <div className="panel identity-empty">
        <EmptyState title={t("identity.noneInList")} />
      </div>
    );
  return (
    <DataTable
      label={t("identity.table")}
      columns={columns}
      count={shown.length}
      rowAt={(at) => shown[at]}
      selected={currentAt}
      follows
      sort={sort}
      onSort={(field) =>
        setSort(
          sort?.field !== field
            ? { field, descending: false }
            : sort.descending
              ? null
              : { field, descending: true },
        )
      }
      onSelect={desk.selectAt}
      onOpen={desk.openAt}
      onCopy={(first, last) => {
        const rows = shown.slice(first, last + 1);
        void copyRows(app, tsvOf(columns, rows), rows.length);
      }}
    />
  );
}
