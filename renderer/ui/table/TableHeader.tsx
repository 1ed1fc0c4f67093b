import { ArrowDown, ArrowUp, CaretDown } from "@blueprintjs/icons";
import { useRef, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { NARROWEST, type DataColumn, type TableSort } from "./columns";
import { classOf } from "./TableRow";

interface Props {
  readonly id: string;
  readonly columns: readonly DataColumn<never>[];
  readonly marked: boolean;
  /** The column of the cursor, null where it is not in the header. */
  readonly cursor: number | null;
  readonly sort: TableSort | null;
  readonly hasMenu: boolean;
  /** Null gives the column its own width again. */
  readonly onResize: (column: string, width: number | null) => void;
}

/** The header row. What its cells do on a click is the table's, which listens for all cells at once. */
export function TableHeader({ id, columns, marked, cursor, sort, hasMenu, onResize }: Props) {
  const { t } = useTranslation();
  const first = marked ? 2 : 1;
  return (
    <div role="rowgroup" className="data-head">
      <div role="row" aria-rowindex={1} className="data-row">
        {marked && (
          <div role="columnheader" aria-colindex={1} className="data-cell data-mark">
            <span className="visually-hidden">{t("tables.mark")}</span>
          </div>
        )}
        {columns.map((column, at) => (
          <div
            key={column.id}
            id={`${id}-head-${at}`}
            role="columnheader"
            aria-colindex={at + first}
            aria-sort={column.sortable ? ariaSort(column.id, sort) : undefined}
            data-column={at}
            title={column.hint ?? column.header}
            className={classOf({
              "data-cell": true,
              "data-cell-end": column.align === "end",
              "data-cell-sticky": column.sticky === true,
              "data-cell-active": cursor === at,
              "data-cell-sortable": column.sortable === true,
            })}
          >
            <span className="data-head-text">{column.header}</span>
            {column.headerMark}
            {sort?.field === column.id && <SortSign descending={sort.descending} />}
            {hasMenu && (
              <span className="data-head-menu" data-menu aria-hidden>
                <CaretDown size={14} title={false} />
              </span>
            )}
            <Resizer onResize={(width) => onResize(column.id, width)} />
          </div>
        ))}
      </div>
    </div>
  );
}

const ariaSort = (column: string, sort: TableSort | null) => {
  if (sort?.field !== column) return "none" as const;
  return sort.descending ? ("descending" as const) : ("ascending" as const);
};

const SortSign = ({ descending }: { descending: boolean }) => (
  <span className="data-head-sort" aria-hidden>
    {descending ? <ArrowDown size={12} title={false} /> : <ArrowUp size={12} title={false} />}
  </span>
);

/** The right edge of a header: dragged, or by Shift and the arrow keys; a double click resets. */
function Resizer({ onResize }: { onResize: (width: number | null) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? NARROWEST;
    from.current = { x: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent) => {
    if (from.current !== null)
      onResize(Math.max(NARROWEST, from.current.width + event.clientX - from.current.x));
  };
  const end = () => {
    from.current = null;
  };
  return (
    <span
      className="data-head-resizer"
      data-resizer
      aria-hidden
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onResize(null)}
    />
  );
}
