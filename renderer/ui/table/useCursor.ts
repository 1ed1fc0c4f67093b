import { useState } from "react";
import { HEADER, rangeOf, type GridPlace, type RowRange } from "./moves";

export interface Cursor {
  readonly place: GridPlace;
  /** Rows of a selection of several, null where only the row of the cursor is meant. */
  readonly range: RowRange | null;
  readonly anchor: number;
  /** Moves; a selection begins anew unless it is extended. */
  readonly moveTo: (place: GridPlace, extend: boolean) => void;
  readonly selectAll: () => void;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  readonly startAt: number;
}

/** The cell the keyboard is at, kept inside the table, and the rows selected from there. */
export function useCursor({ rows, columns, startAt }: Size): Cursor {
  const [at, setAt] = useState<GridPlace>({ row: startAt, column: 0 });
  const [anchor, setAnchor] = useState(startAt);
  const row = Math.min(at.row, Math.max(rows - 1, 0));
  const place = { row, column: Math.min(at.column, Math.max(columns - 1, 0)) };
  const range =
    row === HEADER || anchor === HEADER || anchor >= rows || anchor === row
      ? null
      : rangeOf(anchor, row);
  return {
    place,
    range,
    anchor,
    moveTo: (next, extend) => {
      setAt(next);
      if (!extend) setAnchor(next.row);
    },
    selectAll: () => {
      setAnchor(0);
      setAt({ ...place, row: Math.max(rows - 1, 0) });
    },
  };
}
