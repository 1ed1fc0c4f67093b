import type { CheckResult, QualityReport } from "#shared/quality/report";

/** How a check came out: skipped where there was nothing to examine, passed where nothing failed, else its severity. */
export type Outcome = CheckResult["severity"] | "passed" | "skipped";
export const OUTCOMES = ["error", "warning", "information", "passed", "skipped"] as const;

/** The checks of a report and, among them, those that had nothing to examine. */
export const listedChecks = ({ checks, skipped }: QualityReport): readonly CheckResult[] => [
  ...checks,
  ...skipped.map(({ id, kind, group, missing }): CheckResult => ({
    id,
    kind,
    group,
    severity: "information",
    count: 0,
    total: 0,
    sample: [],
    facts: missing.length === 0 ? {} : { missing: missing.join(", ") },
  })),
];

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

export function outcomeOf({ count, total, severity }: CheckResult): Outcome {
  if (count > 0) return severity;
  return total === 0 ? "skipped" : "passed";
}

/** Failing records as a share of those examined; 0 where nothing was examined. */
export const shareOf = (check: CheckResult): number =>
  check.total === 0 ? 0 : check.count / check.total;

export function countOutcomes(checks: readonly CheckResult[]): OutcomeCounts {
  const counts = { error: 0, warning: 0, information: 0, passed: 0, skipped: 0 };
  for (const check of checks) counts[outcomeOf(check)] += 1;
  return counts;
}
