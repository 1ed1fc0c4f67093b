import { useVirtualizer } from "@tanstack/react-virtual";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Pixels at least. */
  readonly width: number;
  /** Share of the room that is left over; absent: none. */
  readonly grow?: number;
  readonly align?: "end";
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly count: number;
  /** Undefined while the row has not been fetched. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly selected?: number | null;
  readonly onOpen?: (index: number) => void;
  /** Tells which rows are in view, so that they can be fetched. */
  readonly onVisible?: (first: number, last: number) => void;
  readonly maxHeight?: number;
}

const ROW_HEIGHT = 28;
const PAGE_ROWS = 10;

/** A grid that draws only the rows in view. Arrow keys move, Enter or a double click opens. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, count, rowAt, selected, onOpen, onVisible, maxHeight } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(count - 1, 0));
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    initialRect: { width: 800, height: maxHeight ?? 600 },
    onChange: ({ range }) => {
      if (range !== null) onVisible?.(range.startIndex, range.endIndex);
    },
  });
  // Rows are grids of their own: only definite tracks and one minimum width keep them in line.
  const template = {
    gridTemplateColumns: columns.map(track).join(" "),
    minWidth: columns.reduce((sum, { width }) => sum + width, 0),
  };

  const move = (event: KeyboardEvent) => {
    const next = nextRow(event.key, current, count);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
      virtual.scrollToIndex(next);
    } else if (event.key === "Enter" && count > 0) {
      event.preventDefault();
      onOpen?.(current);
    }
  };

  return (
    <div
      ref={scroller}
      className="data-table"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={count > 0 ? `${id}-${current}` : undefined}
      tabIndex={0}
      style={{ maxHeight }}
      onKeyDown={move}
    >
      <div role="rowgroup" className="data-head">
        <div role="row" aria-rowindex={1} className="data-row" style={template}>
          {columns.map((column) => (
            <div key={column.id} role="columnheader" className={cellClass(column.align)}>
              {column.header}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="data-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === selected}
              className={rowClass(index === current, index === selected)}
              style={{ ...template, transform: `translateY(${start}px)` }}
              // A double click opens; it is not meant to select a word.
              onMouseDown={(event) => {
                if (event.detail > 1) event.preventDefault();
              }}
              onClick={() => setActive(index)}
              onDoubleClick={() => onOpen?.(index)}
            >
              {columns.map((column) => (
                <div key={column.id} role="gridcell" className={cellClass(column.align)}>
                  {row === undefined ? <span className="skeleton" /> : column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const track = ({ width, grow }: { width: number; grow?: number }): string =>
  grow === undefined ? `${width}px` : `minmax(${width}px, ${grow}fr)`;

function nextRow(key: string, from: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(from + 1, last);
    case "ArrowUp":
      return Math.max(from - 1, 0);
    case "PageDown":
      return Math.min(from + PAGE_ROWS, last);
    case "PageUp":
      return Math.max(from - PAGE_ROWS, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

const cellClass = (align: "end" | undefined): string =>
  align === "end" ? "data-cell data-cell-end" : "data-cell";

const rowClass = (active: boolean, selected: boolean): string =>
  ["data-row", active && "data-row-active", selected && "data-row-selected"]
    .filter(Boolean)
    .join(" ");
