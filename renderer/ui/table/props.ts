import type { ReactNode } from "react";
import type { DataColumn, RowMark, TableSort } from "./columns";

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly count: number;
  /** Undefined while the row has not been fetched. */
  readonly rowAt: (index: number) => Row | undefined;
  /** The row shown elsewhere, in the inspector. */
  readonly selected?: number | null;
  readonly sort?: TableSort | null;
  /** A click on a sortable header, or Enter on it. */
  readonly onSort?: (column: string) => void;
  /** A click on a row, Space, or an arrow key that has moved to it. */
  readonly onSelect?: (index: number, by: "click" | "move") => void;
  /** Enter or a double click. */
  readonly onOpen?: (index: number) => void;
  /** Which rows `onOpen` does something for; all where nothing is said. */
  readonly openable?: (index: number) => boolean;
  /** Ctrl-C: the rows from first to last, both included, are wanted as text (`tsvOf`). */
  readonly onCopy?: (first: number, last: number) => void;
  /** A column of signs in front says which rows matter, and why. */
  readonly markOf?: (row: Row) => RowMark | null;
  /** What is said of a row that is still to come; null where it has happened. */
  readonly futureOf?: (row: Row) => string | null;
  /** What can be done with a row: right-click or Shift-F10. Null = nothing. */
  readonly rowMenu?: (index: number, close: () => void, column: string) => ReactNode;
  /** What can be done with a column: its arrow, right-click, or Shift-F10 on the header. */
  readonly headerMenu?: (column: string, close: () => void) => ReactNode;
  /** Tells which rows are in view, so that they can be fetched. */
  readonly onVisible?: (first: number, last: number) => void;
  readonly maxHeight?: number;
  /** The row to begin at, e.g. the one that was left. */
  readonly startAt?: number;
  /** Cursor and view go to the row `selected` whenever that changes. */
  readonly follows?: true;
  /** What the rows answer: when it changes the table goes to `startAt`. */
  readonly subject?: string;
}
