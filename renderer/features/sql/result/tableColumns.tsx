import type { EntityRef } from "#shared/contract/browse";
import { EntityLink } from "../../../ui/EntityLink";
import type { DataColumn } from "../../../ui/DataTable";
import type { ResultColumn } from "./columns";

const CHARACTER = 7.5;
const PADDING = 28;
const NARROW = 72;
const WIDE = 340;
/** Values looked at for the width of a column. */
const MEASURED = 100;

/** The columns of the grid, none wider than its values ask for; a row is its position in the answer. */
export const tableColumns = (
  columns: readonly ResultColumn[],
  onOpen: (entity: EntityRef) => void,
): readonly DataColumn<number>[] =>
  columns.map((column) => ({
    id: String(column.at),
    header: column.name,
    width: widthOf(column),
    sortable: true,
    ...(column.kind === "number" ? { align: "end" as const } : {}),
    cell: (row) => <Cell column={column} row={row} onOpen={onOpen} />,
    text: (row) => textAt(column, row),
  }));

const textAt = ({ values }: ResultColumn, row: number): string => String(values[row] ?? "");

function widthOf({ name, values }: ResultColumn): number {
  const longest = values
    .slice(0, MEASURED)
    .reduce((most: number, value) => Math.max(most, String(value ?? "").length), name.length + 1);
  return Math.round(Math.min(Math.max(longest * CHARACTER + PADDING, NARROW), WIDE));
}

interface CellProps {
  readonly column: ResultColumn;
  readonly row: number;
  readonly onOpen: (entity: EntityRef) => void;
}

/** Values as SQLite has them, without units or separators; only null, which is no text, is marked. */
function Cell({ column, row, onOpen }: CellProps) {
  const value = column.values[row] ?? null;
  if (value === null) return <span className="quiet sql-null">NULL</span>;
  const text = String(value);
  if (column.entity !== null && text !== "")
    return <EntityLink entity={{ kind: column.entity, id: text }} onOpen={onOpen} />;
  return <span title={text}>{text}</span>;
}
