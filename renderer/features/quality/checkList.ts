import { worstFirst } from "#shared/quality/order";
import { CHECK_GROUPS, type CheckResult } from "#shared/quality/report";
import { outcomeOf, OUTCOMES, type Outcome } from "../../ui/outcomes";

/** What the list of checks shows. */
export interface CheckFilter {
  /** Empty = every outcome. */
  readonly outcomes: readonly Outcome[];
  /** Null = every subject. */
  readonly group: CheckResult["group"] | null;
  /** Looked for in title and identifier, whatever the case. */
  readonly text: string;
}

export const NO_FILTER: CheckFilter = { outcomes: [], group: null, text: "" };

export function matches(check: CheckResult, title: string, filter: CheckFilter): boolean {
  const wanted = filter.text.trim().toLowerCase();
  return (
    (filter.outcomes.length === 0 || filter.outcomes.includes(outcomeOf(check))) &&
    (filter.group === null || filter.group === check.group) &&
    (wanted === "" || `${title}\n${check.id}`.toLowerCase().includes(wanted))
  );
}

export interface CheckSection {
  readonly key: Outcome | CheckResult["group"];
  readonly checks: readonly CheckResult[];
}

export type CheckOrder = "outcome" | "group";

export const isGroup = (key: CheckSection["key"]): key is CheckResult["group"] =>
  CHECK_GROUPS.some((group) => group === key);

/** The list in sections: by outcome, or by subject in the order of the report; worst first inside. */
export function sections(checks: readonly CheckResult[], by: CheckOrder): readonly CheckSection[] {
  const sorted = worstFirst(checks);
  const keys: readonly CheckSection["key"][] = by === "outcome" ? OUTCOMES : CHECK_GROUPS;
  return keys
    .map((key) => ({
      key,
      checks: sorted.filter((check) => (by === "outcome" ? outcomeOf(check) : check.group) === key),
    }))
    .filter((section) => section.checks.length > 0);
}
