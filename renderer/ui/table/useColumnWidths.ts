import { useCallback, useState } from "react";
import { NARROWEST, type ColumnWidths } from "./columns";

/** Widths set by the user; the rows follow by their shared tracks and are not drawn anew. */
export function useColumnWidths(): {
  readonly widths: ColumnWidths;
  /** Null gives the column its own width again. */
  readonly resize: (column: string, width: number | null) => void;
} {
  const [widths, setWidths] = useState<ColumnWidths>(new Map());
  const resize = useCallback((column: string, width: number | null) => {
    setWidths((known) => {
      const next = new Map(known);
      if (width === null) next.delete(column);
      else next.set(column, Math.max(NARROWEST, Math.round(width)));
      return next;
    });
  }, []);
  return { widths, resize };
}
