import type { CheckResult, Severity } from "./report";

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

const shareOf = ({ count, total }: CheckResult): number => (total === 0 ? 0 : count / total);

/** Findings before what passed, then by severity, share of failing rows, their number, and id. */
export function compareChecks(a: CheckResult, b: CheckResult): number {
  return (
    Number(a.count === 0) - Number(b.count === 0) ||
    SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity] ||
    shareOf(b) - shareOf(a) ||
    b.count - a.count ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

/** The checks of a report, worst first; the report itself is left as it is. */
export const worstFirst = (checks: readonly CheckResult[]): readonly CheckResult[] =>
  checks.toSorted(compareChecks);

/** How many checks of each severity found something, and how many found nothing. */
export function countFindings(
  checks: readonly CheckResult[],
): Readonly<Record<Severity | "passed", number>> {
  const counts = { error: 0, warning: 0, information: 0, passed: 0 };
  for (const { severity, count } of checks) counts[count > 0 ? severity : "passed"]++;
  return counts;
}
