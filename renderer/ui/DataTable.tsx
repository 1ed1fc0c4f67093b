import { useVirtualizer } from "@tanstack/react-virtual";
import { useId, useRef, useState, type ReactNode } from "react";
import { layoutOf, type DataColumn, type RowMark, type TableSort } from "./table/columns";
import { HEADER } from "./table/moves";
import { TableHeader } from "./table/TableHeader";
import { TableMenu, type MenuPlace } from "./table/TableMenu";
import { TableRow } from "./table/TableRow";
import { useSubject } from "./table/useSubject";
import { useColumnWidths } from "./table/useColumnWidths";
import { useCursor } from "./table/useCursor";
import { useGridEvents } from "./table/useGridEvents";

export { tsvOf } from "./table/columns";
export type { DataColumn, RowMark, TableSort } from "./table/columns";

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
  /** What can be done with a row: right-click or Shift-F10. Null = nothing. */
  readonly rowMenu?: (index: number, close: () => void, column: string) => ReactNode;
  /** What can be done with a column: its arrow, right-click, or Shift-F10 on the header. */
  readonly headerMenu?: (column: string, close: () => void) => ReactNode;
  /** Tells which rows are in view, so that they can be fetched. */
  readonly onVisible?: (first: number, last: number) => void;
  readonly maxHeight?: number;
  /** The row to begin at, e.g. the one that was left. */
  readonly startAt?: number;
  /** What the rows answer: when it changes the table goes to `startAt`. */
  readonly subject?: string;
}

export const ROW_HEIGHT = 28;

/** An open menu: of a row, or of a column (row −1). */
interface OpenMenu {
  readonly at: MenuPlace;
  readonly row: number;
  readonly column: number;
}

/**
 * A grid that draws only the rows in view. Arrow keys move between cells, and up into the header, where Enter sorts
 * and Shift with the arrow keys changes the width; Enter or a double click opens a row, Shift extends the selection.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, count, rowAt, selected, sort, openable, onOpen, onVisible } = props;
  const { markOf, rowMenu, headerMenu, maxHeight, subject, startAt = 0 } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { widths, resize } = useColumnWidths();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const cursor = useCursor({ rows: count, columns: columns.length, startAt });
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: { width: 800, height: maxHeight ?? 600 },
    initialOffset: startAt * ROW_HEIGHT,
    onChange: ({ range }) => {
      if (range !== null) onVisible?.(range.startIndex, range.endIndex);
    },
  });
  const events = useGridEvents({
    props,
    cursor,
    resize,
    scroller,
    scrollToRow: (row) => virtual.scrollToIndex(row),
    openMenu: (row, column, at) => setMenu({ row, column, at }),
    cellId: (row, column) => (row === HEADER ? `${id}-head-${column}` : `${id}-${row}-${column}`),
  });
  const { place, range } = cursor;
  useSubject(subject, () => {
    virtual.scrollToIndex(startAt, { align: "start" });
    cursor.moveTo({ ...place, row: place.row === HEADER ? HEADER : startAt }, false);
  });
  const marked = markOf !== undefined;
  const closeMenu = () => {
    setMenu(null);
    scroller.current?.focus();
  };

  return (
    <div
      ref={scroller}
      className="data-table"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + (marked ? 1 : 0)}
      aria-multiselectable={props.onCopy !== undefined}
      aria-activedescendant={events.activeId}
      tabIndex={0}
      style={{ maxHeight }}
      {...events.handlers}
    >
      <div role="presentation" style={layoutOf(columns, widths, marked)}>
        <TableHeader
          id={id}
          columns={columns}
          marked={marked}
          cursor={place.row === HEADER ? place.column : null}
          sort={sort ?? null}
          hasMenu={headerMenu !== undefined}
          onResize={resize}
        />
        <div role="rowgroup" className="data-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <TableRow
                key={index}
                id={id}
                index={index}
                start={start}
                columns={columns}
                row={row}
                mark={marked && row !== undefined ? markOf(row) : marked ? null : undefined}
                cursor={index === place.row ? place.column : null}
                selected={index === selected || (range !== null && inRange(index, range))}
                openable={onOpen !== undefined && (openable?.(index) ?? true)}
              />
            );
          })}
        </div>
      </div>
      {menu !== null && (
        <TableMenu at={menu.at} onClose={closeMenu}>
          {menu.row === HEADER
            ? headerMenu?.(columns[menu.column]?.id ?? "", closeMenu)
            : rowMenu?.(menu.row, closeMenu, columns[menu.column]?.id ?? "")}
        </TableMenu>
      )}
    </div>
  );
}

const inRange = (index: number, { first, last }: { first: number; last: number }): boolean =>
  first <= index && index <= last;
