import type { QueueAlert } from "#shared/alerts/queue";
import type { CaseFile } from "#shared/casework/state";
import type { AlertKey } from "#shared/contract/casework";
import type { AlertHit } from "#shared/contract/replay";

/** The alerts of the dataset as of the clock. */
export type AlertsByKey = ReadonlyMap<AlertKey, QueueAlert>;

/** The id an alert's key names. */
export const idOfKey = (key: string): string => key.slice(key.indexOf(":") + 1);

export const hitsOfCase = (
  file: Pick<CaseFile, "alerts">,
  alerts: AlertsByKey,
): readonly AlertHit[] =>
  file.alerts
    .flatMap((key) => alerts.get(key)?.hits ?? [])
    .toSorted((a, b) => a.position - b.position);

/** Customers whose alerts are in the case, in their order. */
export const customersOfCase = ({ alerts }: Pick<CaseFile, "alerts">): readonly string[] =>
  alerts.filter((key) => key.startsWith("customer:")).map(idOfKey);

export const REVIEW_STATES = ["none", "agreed", "disagreed", "outdated"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What the last review comes to: one of a case that is another now, changed or taken back, says nothing of this one. */
export function reviewStateOf({ reviews }: Pick<CaseFile, "reviews">): ReviewState {
  const last = reviews.at(-1);
  if (last === undefined) return "none";
  return last.current ? last.verdict : "outdated";
}
