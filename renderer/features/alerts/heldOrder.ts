import type { AlertKey } from "#shared/contract/casework";
import type { QueueRow } from "./shownQueue";

/** The rows as they stand on screen, and how they differ from the order they should have. */
export interface HeldRows {
  readonly rows: readonly QueueRow[];
  /** Alerts that came since and are not on screen yet. */
  readonly fresh: number;
  /** Whether those on screen would be in another order. */
  readonly moved: boolean;
}

/**
 * Keeps rows where they are: those that left are gone, those that come back (undone, or the clock went back and forth)
 * take their old place, and those that are new wait.
 *
 * @param order keys as they stood when the order was last taken, those that left since included
 */
export function heldRows(rows: readonly QueueRow[], order: readonly AlertKey[]): HeldRows {
  const byKey = new Map(rows.map((row) => [row.alert.key, row]));
  const known = new Set(order);
  const kept = order.flatMap((key) => byKey.get(key) ?? []);
  const wanted = rows.filter(({ alert }) => known.has(alert.key));
  return {
    rows: kept,
    fresh: rows.length - kept.length,
    moved: wanted.some((row, at) => row !== kept[at]),
  };
}
