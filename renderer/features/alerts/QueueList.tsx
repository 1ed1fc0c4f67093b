import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, type MouseEvent, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { QueueAlert } from "#shared/alerts/queue";
import type { AlertKey } from "#shared/contract/casework";
import { QueueRowView } from "./QueueRowView";
import type { QueueRow } from "./shownQueue";

interface Props {
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly rows: readonly QueueRow[];
  readonly current: AlertKey | null;
  readonly marked: ReadonlySet<AlertKey>;
  readonly reasonOf: (alert: QueueAlert) => string | null;
  /** Rows above the line of what can still be cleared today; null draws none. */
  readonly line: { readonly after: number; readonly text: string } | null;
  /** The keys that work here, as `aria-keyshortcuts` names them. */
  readonly shortcuts: string;
  readonly onPick: (
    index: number,
    how: { readonly extend: boolean; readonly toggle: boolean },
  ) => void;
  readonly onOpen: (index: number) => void;
  /** Whether hand or eye is on the list, so that nothing in it may move. */
  readonly onHold: (hold: boolean) => void;
  readonly empty: ReactNode;
}

const ROW_HEIGHT = 28;
const LINE_HEIGHT = 24;
const COLUMNS = [
  "rank",
  "state",
  "who",
  "risk",
  "amount",
  "hits",
  "reason",
  "agreement",
  "age",
] as const;
const AT_END = new Set<string>(["rank", "amount", "age"]);

/** The queue: only the rows in view are drawn; keys are the workspace's. */
export function QueueList(props: Props) {
  const { listRef, rows, current, marked, line, onPick, onOpen, onHold, empty } = props;
  const { t } = useTranslation();
  const id = useId();
  const held = useRef({ focus: false, pointer: false });
  const lineAt = line === null || line.after > rows.length ? -1 : line.after;
  const virtual = useVirtualizer({
    count: rows.length + (lineAt === -1 ? 0 : 1),
    getScrollElement: () => listRef.current,
    estimateSize: (item) => (item === lineAt ? LINE_HEIGHT : ROW_HEIGHT),
    overscan: 8,
    // The header stays over the rows, which begin below it.
    scrollPaddingEnd: ROW_HEIGHT,
    initialRect: { width: 600, height: 600 },
  });
  useEffect(() => virtual.measure(), [virtual, lineAt]);
  const at = rows.findIndex(({ alert }) => alert.key === current);
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(lineAt !== -1 && at >= lineAt ? at + 1 : at);
  }, [virtual, at, lineAt]);
  const hold = (change: Partial<{ focus: boolean; pointer: boolean }>): void => {
    Object.assign(held.current, change);
    onHold(held.current.focus || held.current.pointer);
  };
  const rowAt = ({ target }: MouseEvent): number | null => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    return row === null ? null : Number(row.dataset["index"]);
  };
  return (
    <div
      ref={listRef}
      className="alert-list"
      role="grid"
      aria-label={t("alerts.queue")}
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      aria-multiselectable
      aria-activedescendant={at === -1 ? undefined : `${id}-${at}`}
      aria-keyshortcuts={props.shortcuts}
      tabIndex={0}
      onFocus={() => hold({ focus: true })}
      onBlur={() => hold({ focus: false })}
      onPointerEnter={() => hold({ pointer: true })}
      onPointerLeave={() => hold({ pointer: false })}
      onMouseDown={(event) => {
        // Shift and a double click are for rows, not for words.
        if (event.shiftKey || event.detail > 1) event.preventDefault();
      }}
      onClick={(event) => {
        const row = rowAt(event);
        if (row !== null)
          onPick(row, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey });
      }}
      onDoubleClick={(event) => {
        const row = rowAt(event);
        if (row !== null) onOpen(row);
      }}
    >
      <div role="row" aria-rowindex={1} className="alert-head">
        {COLUMNS.map((column) => (
          <div
            key={column}
            role="columnheader"
            className={AT_END.has(column) ? "alert-cell-end" : undefined}
            title={t(`alerts.columnHint.${column}`)}
          >
            {t(`alerts.column.${column}`)}
          </div>
        ))}
      </div>
      {rows.length === 0 && empty}
      <div role="rowgroup" className="alert-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: item, start }) => {
          if (item === lineAt)
            return (
              <div
                key="line"
                role="presentation"
                className="alert-line"
                style={{ transform: `translateY(${start}px)` }}
              >
                <span>{line?.text}</span>
              </div>
            );
          const index = lineAt !== -1 && item > lineAt ? item - 1 : item;
          const row = rows[index];
          return row === undefined ? null : (
            <QueueRowView
              key={row.alert.key}
              id={`${id}-${index}`}
              row={row}
              index={index}
              start={start}
              current={index === at}
              marked={marked.has(row.alert.key)}
              reason={props.reasonOf(row.alert)}
            />
          );
        })}
      </div>
    </div>
  );
}
