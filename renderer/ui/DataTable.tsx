import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useId,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from "react";

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Pixels; at least so many for the column that grows. */
  readonly width: number;
  /** Takes the room that is left over; the last column does where none says so. */
  readonly grow?: true;
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
      <div role="presentation" style={layoutOf(columns)}>
        <div role="rowgroup" className="data-head">
          <div role="row" aria-rowindex={1} className="data-row">
            {columns.map(({ id: key, header, align }) => (
              <div key={key} role="columnheader" className={cellClass(align)} title={header}>
                {header}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="data-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === selected}
              className={rowClass(index === current, index === selected)}
              style={{ transform: `translateY(${start}px)` }}
              // A double click opens; it is not meant to select a word.
              onMouseDown={(event) => {
                if (event.detail > 1) event.preventDefault();
              }}
              onClick={() => setActive(index)}
              onDoubleClick={() => onOpen?.(index)}
            >
              <Cells columns={columns} row={rowAt(index)} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

interface CellsProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly row: Row | undefined;
}

const Cells = <Row,>({ columns, row }: CellsProps<Row>) =>
  columns.map(({ id, align, cell }) => (
    <div key={id} role="gridcell" className={cellClass(align)}>
      {row === undefined ? <span className="skeleton" /> : cell(row)}
    </div>
  ));

interface Layout extends CSSProperties {
  readonly "--tracks": string;
}

/** Rows are grids of their own: the same tracks in the same width, whatever they hold, keep them in line. */
function layoutOf(columns: readonly DataColumn<never>[]): Layout {
  const marked = columns.findIndex(({ grow }) => grow === true);
  const growing = marked === -1 ? columns.length - 1 : marked;
  return {
    "--tracks": columns
      .map(({ width }, at) => (at === growing ? `minmax(${width}px, 1fr)` : `${width}px`))
      .join(" "),
    minWidth: columns.reduce((sum, { width }) => sum + width, 0),
  };
}

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
