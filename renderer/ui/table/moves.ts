/** A cell of a table; row −1 is the header. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page up and Page down pass over. */
  readonly page: number;
}

export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export const HEADER = -1;

/** The cell a key leads to, null for keys that do not move. */
export function movedBy(press: GridKey, from: GridPlace, size: GridSize): GridPlace | null {
  const { row, column } = from;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const far = press.ctrlKey || press.metaKey;
  const toRow = (to: number) => ({ row: Math.max(HEADER, Math.min(to, lastRow)), column });
  const toColumn = (to: number) => ({ row, column: Math.max(0, Math.min(to, lastColumn)) });
  switch (press.key) {
    case "ArrowDown":
      return toRow(far ? lastRow : row + 1);
    case "ArrowUp":
      return toRow(far ? Math.min(0, lastRow) : row - 1);
    case "ArrowRight":
      return toColumn(far ? lastColumn : column + 1);
    case "ArrowLeft":
      return toColumn(far ? 0 : column - 1);
    case "PageDown":
      return toRow(row + size.page);
    case "PageUp":
      return toRow(Math.max(Math.min(0, lastRow), row - size.page));
    case "Home":
      return far ? { ...toRow(Math.min(0, lastRow)), column: 0 } : toColumn(0);
    case "End":
      return far ? { ...toRow(lastRow), column: Math.max(0, lastColumn) } : toColumn(lastColumn);
    default:
      return null;
  }
}

/** Rows from the one a selection began at to the one it reached; both ends are part of it. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export const rangeOf = (anchor: number, reached: number): RowRange => ({
  first: Math.min(anchor, reached),
  last: Math.max(anchor, reached),
});
