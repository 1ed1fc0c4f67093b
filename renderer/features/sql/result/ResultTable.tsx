import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import { DataTable, tsvOf } from "../../../ui/DataTable";
import type { ResultColumn } from "./columns";
import type { ColumnSort } from "./sortRows";
import { tableColumns } from "./tableColumns";

interface Props {
  readonly columns: readonly ResultColumn[];
  /** Rows of the answer, as positions, in the order to show. */
  readonly order: Uint32Array;
  readonly sort: ColumnSort | null;
  readonly onSort: (column: number) => void;
  readonly onOpen: (entity: EntityRef) => void;
  readonly onCopy: (text: string, rows: number) => void;
}

/** The rows of an answer; a click on a header sorts them. */
export function ResultTable({ columns, order, sort, onSort, onOpen, onCopy }: Props) {
  const { t } = useTranslation();
  const shown = useMemo(() => tableColumns(columns, onOpen), [columns, onOpen]);
  return (
    <DataTable
      label={t("sql.result.label")}
      columns={shown}
      count={order.length}
      rowAt={(index) => order[index]}
      sort={sort === null ? null : { field: String(sort.at), descending: sort.descending }}
      onSort={(column) => onSort(Number(column))}
      onCopy={(first, last) => {
        const rows = Array.from(order.subarray(first, last + 1));
        onCopy(tsvOf(shown, rows), rows.length);
      }}
    />
  );
}
