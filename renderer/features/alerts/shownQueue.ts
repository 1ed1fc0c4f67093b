import { filterQueue } from "#shared/alerts/filterQueue";
import type { Queue, QueueAlert } from "#shared/alerts/queue";
import type { RuleSet } from "#shared/contract/rules";
import { ruleOfAlertName } from "#shared/rules/defaults";
import type { Language } from "../../i18n/language";
import type { AlertList, AlertsLocation } from "../../stores/location";

/** An alert with its place in its list, whatever else is filtered. */
export interface QueueRow {
  readonly alert: QueueAlert;
  /** 1 is the most urgent of the list. */
  readonly rank: number;
}

export type ListCounts = Readonly<Record<AlertList, number>>;

export const countsOf = ({ alerts, counts }: Queue): ListCounts => ({
  ...counts.listed,
  all: alerts.length,
});

/** The alerts of a place, the most urgent first. */
export function rowsAt({ alerts }: Queue, location: AlertsLocation): readonly QueueRow[] {
  const listed = filterQueue(alerts, {
    list: location.list,
    agreement: "any",
    ruleId: null,
    search: "",
  });
  const ranks = new Map(listed.map(({ key }, at) => [key, at + 1]));
  return filterQueue(listed, location).map((alert) => ({
    alert,
    rank: ranks.get(alert.key) ?? 0,
  }));
}

/** How many of the rows lie above the line of what can still be cleared today; null where all do, or none is due. */
export function lineAfter(
  rows: readonly QueueRow[],
  { capacity }: Queue,
  list: AlertList,
): number | null {
  if (list !== "todo") return null;
  const below = rows.findIndex(({ rank }) => rank > capacity.after);
  return below === -1 ? null : below;
}

/** The rules that take part in the alerts with the number of alerts of each, the commonest first. */
export function rulesIn({ alerts }: Queue): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { hits } of alerts)
    for (const rule of new Set(hits.flatMap(({ ours }) => ours?.ruleIds ?? [])))
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return new Map([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

/** Why the alert was raised, by its hit with the highest score: the name of a rule as the window writes it. */
export function mainReason(
  { hits }: Pick<QueueAlert, "hits">,
  ruleSet: RuleSet | null,
  language: Language,
): string | null {
  const [top] = hits.toSorted((a, b) => (b.ours?.score ?? -1) - (a.ours?.score ?? -1));
  const ruleId = top?.ours?.ruleIds[0] ?? null;
  if (ruleId !== null) {
    const rule = ruleSet?.rules.find(({ id }) => id === ruleId);
    return rule?.words[language].name ?? ruleId;
  }
  const theirs = hits.flatMap((hit) => hit.theirs).find(({ rule }) => rule !== null)?.rule ?? null;
  if (theirs === null || ruleSet === null) return theirs;
  return ruleOfAlertName(ruleSet, theirs)?.words[language].name ?? theirs;
}
