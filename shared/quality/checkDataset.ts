import type { Dataset } from "../domain/dataset";
import { CheckContext } from "./context";
import type { CheckDefinition, Finding } from "./definition";
import { compareFigures, documentedRows } from "./documented";
import { CHECKS } from "./registry";
import type { CheckResult, QualityReport, SkippedCheck, TableCount } from "./report";

export interface CheckOptions {
  /** Told before each check: how many are done, of how many, and which kind comes next (null at the end). */
  readonly onProgress?: (done: number, total: number, kind: string | null) => void;
}

/**
 * The quality report of a dataset (SPEC §2): every check that concerns its schema, passed or not, in registry order.
 * A check whose columns are missing, or that found no row to judge, is in `skipped` and not among the passed ones.
 */
export function checkDataset(dataset: Dataset, options: CheckOptions = {}): QualityReport {
  const context = new CheckContext(dataset);
  const concerned = CHECKS.filter(
    ({ schema }) => schema === undefined || schema === dataset.schema,
  );
  const checks: CheckResult[] = [];
  const skipped: SkippedCheck[] = [];
  for (const [done, definition] of concerned.entries()) {
    options.onProgress?.(done, concerned.length, definition.kind);
    runCheck(context, definition, checks, skipped);
  }
  options.onProgress?.(concerned.length, concerned.length, null);
  return {
    version: 1,
    dataset: dataset.label,
    schema: dataset.schema,
    tables: countTables(context),
    figures: dataset.schema === "kivendtout" ? compareFigures(context) : [],
    checks,
    skipped,
  };
}

function runCheck(
  context: CheckContext,
  definition: CheckDefinition,
  checks: CheckResult[],
  skipped: SkippedCheck[],
): void {
  const { kind, group, severity } = definition;
  const missing = context.missing(definition.needs);
  if (missing.length > 0) {
    const concernsSchema = missing.every((name) => isDeclared(context, name));
    if (concernsSchema) skipped.push({ id: kind, kind, group, missing });
    return;
  }
  const run = definition.run(context);
  const findings = "count" in run ? [run] : run;
  for (const finding of findings) {
    const id = idOf(definition, finding);
    if (finding.total === 0 && finding.count === 0) skipped.push({ id, kind, group, missing: [] });
    else {
      const { count, total, sample, facts = {} } = finding;
      checks.push({ id, kind, severity, group, count, total, sample, facts });
    }
  }
}

const idOf = ({ kind }: CheckDefinition, { subject }: Finding): string =>
  subject === undefined ? kind : `${kind}.${subject}`;

/** Whether the dataset's schema has this `table.column` at all: the other schema's checks are not skipped but absent. */
const isDeclared = (context: CheckContext, name: string): boolean => {
  const [table = "", field = ""] = name.split(".");
  return context.spec(table, field) !== undefined;
};

function countTables(context: CheckContext): Readonly<Record<string, TableCount>> {
  const entries = context.specs.map((spec): [string, TableCount] => {
    const source = context.source(spec.name);
    return [
      spec.name,
      {
        documented: documentedRows(context, spec),
        found: context.dataset.tables.get(spec.name)?.rows ?? 0,
        quarantined: source?.quarantined ?? 0,
        source: source?.source?.file ?? null,
      },
    ];
  });
  return Object.fromEntries(entries);
}
