import type { CSSProperties, ReactNode } from "react";

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** What the column holds, shown on hover; the header itself where nothing is said. */
  readonly hint?: string;
  /** Pixels; at least so many for the column that grows. */
  readonly width: number;
  /** Takes the room that is left over; where none says so the last column does, unless it is one of figures. */
  readonly grow?: true;
  readonly align?: "end";
  /** Stays in view while the others scroll sideways; for the first column. */
  readonly sticky?: true;
  readonly sortable?: true;
  /** Shown beside the header: a sign that the column is filtered. */
  readonly headerMark?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** What is copied of a row; a column without it is not copied. */
  readonly text?: (row: Row) => string;
}

export interface TableSort {
  readonly field: string;
  readonly descending: boolean;
}

/** Why a row matters: said by an icon with this text as well as by colour. */
export interface RowMark {
  readonly kind: "fraud" | "failed" | "alert";
  readonly label: string;
}

/** Widths the user has set, by column; they hold until the table is left. */
export type ColumnWidths = ReadonlyMap<string, number>;

export const NARROWEST = 48;
export const MARK_WIDTH = 28;

interface Layout extends CSSProperties {
  readonly "--tracks": string;
}

/** Rows are grids of their own: the same tracks in the same width, whatever they hold, keep them in line. */
export function layoutOf(
  columns: readonly DataColumn<never>[],
  widths: ColumnWidths,
  marked: boolean,
): Layout {
  const growing = growingColumn(columns, widths);
  const tracks = columns.map(({ id, width }, at) =>
    at === growing ? `minmax(${width}px, 1fr)` : `${widths.get(id) ?? width}px`,
  );
  const total = columns.reduce((sum, { id, width }) => sum + (widths.get(id) ?? width), 0);
  // Where no column grows, what is left over stays empty behind the last.
  const filler = growing === -1 ? ["minmax(0, 1fr)"] : [];
  return {
    "--tracks": [...(marked ? [`${MARK_WIDTH}px`] : []), ...tracks, ...filler].join(" "),
    minWidth: total + (marked ? MARK_WIDTH : 0),
  };
}

/** The column that takes what is left over, −1 for none: figures stay beside their header, set widths as they are. */
function growingColumn(columns: readonly DataColumn<never>[], widths: ColumnWidths): number {
  const wanted = columns.findIndex(({ id, grow }) => grow === true && !widths.has(id));
  if (wanted !== -1) return wanted;
  const last = columns.at(-1);
  return last === undefined || last.align === "end" || widths.has(last.id)
    ? -1
    : columns.length - 1;
}

/**
 * Rows as tab-separated text with a header, as spreadsheets take them; tabs and line ends become spaces. What a
 * spreadsheet would take for a formula gets an apostrophe before it (docs/decisions/0019).
 */
export function tsvOf<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): string {
  const copied = columns.flatMap(({ header, text }) =>
    text === undefined ? [] : [{ header, text }],
  );
  const lines = rows.map((row) => copied.map(({ text }) => text(row)));
  return [copied.map(({ header }) => header), ...lines]
    .map((cells) => cells.map(pastedCell).join("\t"))
    .join("\n");
}

const FORMULA = /^\s*[=+\-@]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function pastedCell(cell: string): string {
  const line = cell.replace(/[\t\r\n]+/g, " ");
  return FORMULA.test(line) && !NUMBER.test(line) ? `'${line}` : line;
}
