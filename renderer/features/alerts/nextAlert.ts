import type { QueueAlert } from "#shared/alerts/queue";
import type { QueueRow } from "./shownQueue";

/**
 * The alert to look at once others have been judged: the next one that is still to do, else the one before; null where
 * none is left.
 */
export function nextAfter(
  rows: readonly QueueRow[],
  current: QueueAlert | null,
  judged: readonly QueueAlert[],
): QueueAlert | null {
  const done = new Set(judged.map(({ key }) => key));
  const at = rows.findIndex(({ alert }) => alert.key === current?.key);
  const isDue = ({ alert }: QueueRow): boolean => alert.listed === "todo" && !done.has(alert.key);
  const later = rows.slice(at + 1).find(isDue);
  return (later ?? rows.slice(0, Math.max(0, at)).findLast(isDue))?.alert ?? null;
}
