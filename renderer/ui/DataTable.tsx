import { useVirtualizer } from "@tanstack/react-virtual";
import { useId, useRef, useState } from "react";
import { layoutOf } from "./table/columns";
import { HEADER } from "./table/moves";
import type { DataTableProps } from "./table/props";
import { TableHeader } from "./table/TableHeader";
import { TableMenu, type MenuPlace } from "./table/TableMenu";
import { TableRow } from "./table/TableRow";
import { useSubject } from "./table/useSubject";
import { useColumnWidths } from "./table/useColumnWidths";
import { useCursor } from "./table/useCursor";
import { useGridEvents } from "./table/useGridEvents";

export { tsvOf } from "./table/columns";
export type { DataColumn, RowMark } from "./table/columns";
export type { DataTableProps } from "./table/props";

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
  const { markOf, futureOf, rowMenu, headerMenu, maxHeight, subject, startAt = 0 } = props;
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
    // The header stays over the rows, which begin below it.
    scrollPaddingEnd: ROW_HEIGHT,
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
  const followed = props.follows === true ? (selected ?? -1) : -1;
  useSubject(String(followed), () => {
    if (followed < 0 || followed === place.row) return;
    virtual.scrollToIndex(followed);
    cursor.moveTo({ ...place, row: followed }, false);
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
                future={row === undefined ? null : (futureOf?.(row) ?? null)}
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
