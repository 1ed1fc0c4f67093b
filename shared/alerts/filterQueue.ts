import type { AlertAgreement, AlertListed, QueueAlert } from "./queue";

export interface QueueFilter {
  readonly list: AlertListed | "all";
  readonly agreement: AlertAgreement | "any";
  /** Only alerts this rule of ours takes part in. */
  readonly ruleId: string | null;
  /** Words that all have to be in an id or in the name of a rule, in any case. */
  readonly search: string;
}

/** The alerts a filter lets through, in the order of the queue. */
export function filterQueue(
  alerts: readonly QueueAlert[],
  { list, agreement, ruleId, search }: QueueFilter,
): readonly QueueAlert[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return alerts.filter(
    (alert) =>
      (list === "all" || alert.listed === list) &&
      (agreement === "any" || alert.agreement === agreement) &&
      (ruleId === null || alert.hits.some(({ ours }) => ours?.ruleIds.includes(ruleId))) &&
      (words.length === 0 || holds(alert, words)),
  );
}

function holds({ key, hits }: QueueAlert, words: readonly string[]): boolean {
  const names = [key.slice(key.indexOf(":") + 1), ...hits.flatMap(namesOf)].map((name) =>
    name.toLowerCase(),
  );
  return words.every((word) => names.some((name) => name.includes(word)));
}

const namesOf = ({ paymentId, ours, theirs }: QueueAlert["hits"][number]): readonly string[] => [
  paymentId ?? "",
  ...(ours?.ruleIds ?? []),
  ...theirs.flatMap(({ alertId, rule }) => [alertId, rule ?? ""]),
];
