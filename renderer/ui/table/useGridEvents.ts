import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import { MARK_WIDTH } from "./columns";
import { HEADER, movedBy, type GridPlace } from "./moves";
import type { DataTableProps } from "./props";
import type { MenuPlace } from "./TableMenu";
import type { Cursor } from "./useCursor";

interface Grid<Row> {
  readonly props: DataTableProps<Row>;
  readonly cursor: Cursor;
  readonly resize: (column: string, width: number | null) => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly scrollToRow: (row: number) => void;
  readonly openMenu: (row: number, column: number, at: MenuPlace) => void;
  readonly cellId: (row: number, column: number) => string;
}

const RESIZE_STEP = 16;
const PAGE_ROWS = 10;
const ROW_PIXELS = 28;

/** What keys and pointer do: one listener for the table, so that rows hold none and stay cheap. */
export function useGridEvents<Row>(grid: Grid<Row>) {
  const { props, cursor, scroller, cellId } = grid;
  const { count, columns, onOpen, onSelect, onCopy } = props;
  const { place } = cursor;
  const exists = place.row === HEADER || count > 0;

  const reach = (next: GridPlace, extend: boolean) => {
    cursor.moveTo(next, extend);
    if (next.row !== HEADER && next.row !== place.row) {
      grid.scrollToRow(next.row);
      onSelect?.(next.row, "move");
    }
    showColumn(scroller.current, next.column, props.markOf !== undefined);
  };
  const menuFor = (row: number, column: number, at: MenuPlace): boolean => {
    const offered = row === HEADER ? props.headerMenu : props.rowMenu;
    if (offered === undefined) return false;
    grid.openMenu(row, column, at);
    return true;
  };
  const copy = () => {
    const { first, last } = cursor.range ?? { first: place.row, last: place.row };
    onCopy?.(first, last);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const page = pageOf(scroller.current);
    const done = actOnKey(event, {
      resize: (step) => {
        const column = columns[place.column];
        const head = document.getElementById(cellId(HEADER, place.column));
        if (place.row !== HEADER || column === undefined) return false;
        grid.resize(column.id, (head?.getBoundingClientRect().width || column.width) + step);
        return true;
      },
      menu: () => menuFor(place.row, place.column, below(cellId(place.row, place.column))),
      open: () => {
        if (place.row !== HEADER) onOpen?.(place.row);
        else sortBy(props, place.column);
        return true;
      },
      select: () => {
        if (place.row === HEADER) sortBy(props, place.column);
        else onSelect?.(place.row, "click");
        return true;
      },
      copy: () => {
        if (onCopy === undefined || place.row === HEADER || hasSelectedText()) return false;
        copy();
        return true;
      },
      all: () => {
        if (onCopy === undefined) return false;
        cursor.selectAll();
        return true;
      },
      move: () => {
        const next = movedBy(event, place, { rows: count, columns: columns.length, page });
        if (next !== null) reach(next, event.shiftKey && onCopy !== undefined);
        return next !== null;
      },
    });
    if (done) event.preventDefault();
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const hit = cellAt(event.target);
    if (hit === null) return;
    if (hit.row === HEADER) {
      if (isIn(event.target, "[data-resizer]")) return;
      cursor.moveTo(hit, false);
      if (isIn(event.target, "[data-menu]"))
        return void menuFor(HEADER, hit.column, below(cellId(HEADER, hit.column)));
      return sortBy(props, hit.column);
    }
    cursor.moveTo(hit, event.shiftKey && onCopy !== undefined);
    if (!isIn(event.target, INTERACTIVE) && !event.shiftKey) onSelect?.(hit.row, "click");
  };

  return {
    activeId: exists ? cellId(place.row, place.column) : undefined,
    handlers: {
      onKeyDown,
      onClick,
      onDoubleClick: (event: MouseEvent) => {
        const hit = cellAt(event.target);
        if (hit !== null && hit.row !== HEADER && !isIn(event.target, INTERACTIVE))
          onOpen?.(hit.row);
      },
      onMouseOver: ({ target }: MouseEvent) => nameCut(target),
      // A double click opens and Shift selects rows; neither is meant to select words.
      onMouseDown: (event: MouseEvent) => {
        if (event.detail > 1 || event.shiftKey) event.preventDefault();
      },
      onContextMenu: (event: MouseEvent) => {
        const hit = cellAt(event.target);
        if (hit === null) return;
        const { range } = cursor;
        if (range === null || hit.row < range.first || hit.row > range.last)
          cursor.moveTo(hit, false);
        const { clientX: left, clientY: top } = event;
        if (menuFor(hit.row, hit.column, { left, top })) event.preventDefault();
      },
    },
  };
}

interface KeyActions {
  readonly resize: (step: number) => boolean;
  readonly menu: () => boolean;
  readonly open: () => boolean;
  readonly select: () => boolean;
  readonly copy: () => boolean;
  readonly all: () => boolean;
  readonly move: () => boolean;
}

/** Carries out what a key stands for; answers whether it stood for anything. */
function actOnKey(event: KeyboardEvent<HTMLDivElement>, act: KeyActions): boolean {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  // Menus are children in React's tree; links and buttons have Enter and Space of their own.
  if (altKey || !event.currentTarget.contains(event.target as Node)) return false;
  const onControl = event.target !== event.currentTarget;
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) return act.menu();
  if (control && key.toLowerCase() === "c") return act.copy();
  if (control && key.toLowerCase() === "a") return act.all();
  if (shiftKey && key === "ArrowLeft" && act.resize(-RESIZE_STEP)) return true;
  if (shiftKey && key === "ArrowRight" && act.resize(RESIZE_STEP)) return true;
  if (key === "Enter") return !onControl && act.open();
  if (key === " ") return !onControl && act.select();
  return act.move();
}

const INTERACTIVE = "a, button, input, select";

function isIn(target: EventTarget, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** The cell an event happened in, null outside the cells. */
function cellAt(target: EventTarget): GridPlace | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>("[data-column]");
  const row = target.closest<HTMLElement>("[data-index]");
  if (cell === null && row === null) return null;
  return {
    row: row === null ? HEADER : Number(row.dataset["index"]),
    column: Number(cell?.dataset["column"] ?? 0),
  };
}

function sortBy<Row>({ columns, onSort }: DataTableProps<Row>, at: number): void {
  const column = columns[at];
  if (column?.sortable === true) onSort?.(column.id);
}

function below(id: string): MenuPlace {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return { left: box?.left ?? 0, top: box?.bottom ?? 0 };
}

/** Text that does not fit is told on hover, found out only then. */
function nameCut(target: EventTarget): void {
  if (!(target instanceof HTMLElement) || target.title !== "") return;
  if (target.matches(".data-body [data-column]") && target.scrollWidth > target.clientWidth)
    target.title = target.textContent ?? "";
}

const hasSelectedText = (): boolean => (document.getSelection()?.toString() ?? "") !== "";

const pageOf = (scroller: HTMLElement | null): number =>
  Math.max(PAGE_ROWS, Math.floor((scroller?.clientHeight ?? 0) / ROW_PIXELS) - 2);

/** Scrolls sideways until a column is in view, beside the ones that stay. */
function showColumn(scroller: HTMLElement | null, column: number, marked: boolean): void {
  const cells = scroller?.querySelectorAll<HTMLElement>(".data-head [data-column]");
  const cell = cells?.[column];
  if (scroller === null || cell === undefined) return;
  const first = cells?.[0];
  const kept = first?.classList.contains("data-cell-sticky")
    ? first.offsetWidth + (marked ? MARK_WIDTH : 0)
    : 0;
  if (column === 0) scroller.scrollLeft = 0;
  else if (cell.offsetLeft < scroller.scrollLeft + kept)
    scroller.scrollLeft = cell.offsetLeft - kept;
  else if (cell.offsetLeft + cell.offsetWidth > scroller.scrollLeft + scroller.clientWidth)
    scroller.scrollLeft = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth;
}
