import { Cross, Flag, Time, WarningSign } from "@blueprintjs/icons";
import { memo } from "react";
import type { DataColumn, RowMark } from "./columns";
import { LinkFocus } from "./linkFocus";

interface Props<Row> {
  readonly id: string;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly start: number;
  readonly columns: readonly DataColumn<Row>[];
  readonly row: Row | undefined;
  /** Undefined where the table marks no rows at all. */
  readonly mark: RowMark | null | undefined;
  /** Said where the row is still to come. */
  readonly future: string | null;
  /** The column of the cursor, null where it is in another row. */
  readonly cursor: number | null;
  readonly selected: boolean;
  readonly openable: boolean;
}

function Row<T>(props: Props<T>) {
  const { id, index, start, row, mark, future, cursor, selected, openable } = props;
  return (
    <div
      id={`${id}-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      data-index={index}
      className={classOf({
        "data-row": true,
        "data-row-active": cursor !== null,
        "data-row-selected": selected,
        "data-row-openable": openable,
        "data-row-fraud": mark?.kind === "fraud",
        "is-future": future !== null,
      })}
      title={future ?? undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      {row === undefined ? <Waiting /> : <Cells {...props} row={row} />}
    </div>
  );
}

/** One cell over the whole row: a bar dragged through many rows draws almost nothing else. */
const Waiting = () => (
  <div role="gridcell" className="data-cell data-row-waiting">
    <span className="skeleton" />
  </div>
);

function Cells<T>(props: Props<T> & { readonly row: T }) {
  const { id, index, columns, row, mark, future, cursor } = props;
  const first = mark === undefined ? 1 : 2;
  return (
    <>
      {mark !== undefined && (
        <div role="gridcell" aria-colindex={1} className="data-cell data-mark">
          {mark !== null && <Mark mark={mark} />}
          {mark === null && future !== null && <Time size={12} title={false} />}
        </div>
      )}
      <LinkFocus value={cursor !== null}>
        {columns.map(({ id: key, align, sticky, cell }, at) => (
          <div
            key={key}
            // Only cells of the cursor's row are ever referred to.
            id={cursor === null ? undefined : `${id}-${index}-${at}`}
            role="gridcell"
            aria-colindex={at + first}
            data-column={at}
            className={classOf({
              "data-cell": true,
              "data-cell-end": align === "end",
              "data-cell-sticky": sticky === true,
              "data-cell-active": cursor === at,
            })}
          >
            {at === 0 && future !== null && <span className="visually-hidden">{future}</span>}
            {cell(row)}
          </div>
        ))}
      </LinkFocus>
    </>
  );
}

/** Drawn anew only when something of this row has changed, so that scrolling costs the rows that come into view. */
export const TableRow = memo(Row) as typeof Row;

const MARK_ICONS = { fraud: Flag, failed: Cross, alert: WarningSign } as const;

function Mark({ mark }: { mark: RowMark }) {
  const Icon = MARK_ICONS[mark.kind];
  return (
    <span className={`mark mark-${mark.kind}`} title={mark.label}>
      <Icon size={12} title={false} />
      <span className="visually-hidden">{mark.label}</span>
    </span>
  );
}

export const classOf = (classes: Readonly<Record<string, boolean>>): string =>
  Object.keys(classes)
    .filter((name) => classes[name])
    .join(" ");
