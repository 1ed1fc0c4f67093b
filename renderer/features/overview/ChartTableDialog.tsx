import { Button, Dialog, DialogBody, DialogFooter } from "@blueprintjs/core";
import { useMemo } from "react";
import {
  DIMENSIONS,
  type ChartTable,
  type Dimension,
  type OverviewChartId,
} from "#shared/contract/overview";
import { useApp } from "../../stores/context";
import { copyRows } from "../../stores/copy";
import { DataTable, tsvOf, type DataColumn } from "../../ui/DataTable";
import { columnFormat, columnName, type ChartColumn } from "./columns";
import type { Wording } from "./drawn";
import { useChartFiles } from "./useChartFiles";

interface Props {
  readonly id: OverviewChartId;
  readonly table: ChartTable | null;
  readonly wording: Wording;
  readonly onClose: () => void;
}

type Row = ChartTable["rows"][number];

const MAX_HEIGHT = 480;

/** All rows of a chart, those it has no room for included. */
export function ChartTableDialog({ id, table, wording, onClose }: Props) {
  const { t, format } = wording;
  const app = useApp();
  const title = t(`overview.chartTitle.${id}`);
  const files = useChartFiles(id, title);
  const columns = useMemo(
    () => (table === null ? [] : columnsOf(table, wording)),
    [table, wording],
  );
  if (table === null) return null;

  const count = table.rows.length;
  const copy = () => copyRows(app, tsvOf(columns, table.rows), count);
  return (
    <Dialog
      isOpen
      title={`${title} · ${t("overview.rows", { count, n: format.count(count) })}`}
      className="chart-table-dialog"
      onClose={onClose}
    >
      <DialogBody>
        <DataTable
          label={title}
          columns={columns}
          count={count}
          rowAt={(at) => table.rows[at]}
          maxHeight={MAX_HEIGHT}
        />
      </DialogBody>
      <DialogFooter
        actions={
          <>
            <Button size="small" text={t("overview.menu.copy")} onClick={() => void copy()} />
            <Button
              size="small"
              text={t("overview.menu.csv")}
              onClick={() => files.saveCsv(table)}
            />
            <Button size="small" text={t("common.close")} onClick={onClose} />
          </>
        }
      />
    </Dialog>
  );
}

/** Numbers with their unit at the end of the cell, values by their names; copied as plain numbers. */
function columnsOf({ columns }: ChartTable, { t, format, names }: Wording): DataColumn<Row>[] {
  return columns.map((column, at): DataColumn<Row> => {
    const dimension = dimensionOf(column);
    const write = columnFormat(column, format);
    const shown = (cell: Row[number] | undefined): string => {
      if (dimension !== null) return names.value(dimension, String(cell ?? ""));
      if (typeof cell === "number") return write(cell);
      return cell ?? "–";
    };
    const isNumber = dimension === null && !TEXTS.has(column);
    return {
      id: column,
      header: columnName(column as ChartColumn, t),
      width: isNumber ? 112 : 176,
      ...(isNumber ? { align: "end" as const } : {}),
      cell: (row) => shown(row[at]),
      text: (row) => (isNumber ? String(row[at] ?? "") : shown(row[at])),
    };
  });
}

const TEXTS: ReadonlySet<string> = new Set(["bucket", "step", "product", "name", "category"]);

/** A product stands beside its name already, so its id is shown as it is. */
const dimensionOf = (column: string): Dimension | null =>
  column === "product" ? null : (DIMENSIONS.find((known) => known === column) ?? null);
