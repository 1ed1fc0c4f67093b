import type { QuarantinedRows } from "../domain/dataset";
import { HIDDEN, isPersonal, maskText, personalFields, PERSONAL_TABLES } from "../domain/personal";
import type { CheckResult, QualityReport, SampleRow } from "../quality/report";
import type { Privacy } from "./privacy";

/** Names of personal fields, which checks also show beside rows of other tables (the birthdate of an order's customer). */
const PERSONAL_NAMES: ReadonlySet<string> = new Set(PERSONAL_TABLES.flatMap(personalFields));

/**
 * The report without personal data, whatever is revealed: it is kept, exported and passed on. What a sample row
 * says in full is shown by opening its record.
 */
export const maskReport = (report: QualityReport): QualityReport => ({
  ...report,
  checks: report.checks.map((check) => ({
    ...check,
    sample: check.sample.map(maskSample),
    facts: maskFacts(check),
  })),
});

function maskSample(row: SampleRow): SampleRow {
  const compared = row.values["column"];
  const isCompared = typeof compared === "string" && isPersonal(row.table, compared);
  const values = Object.entries(row.values).map(([name, value]) => {
    if (value === null) return [name, value];
    if (PERSONAL_NAMES.has(name)) return [name, maskText(name, String(value))];
    // A difference between two files: the field is in `column`, its values under the files' names.
    if (isCompared && name !== "column") return [name, maskText(compared, String(value))];
    return [name, isRawText(row, name) ? HIDDEN : value];
  });
  return { ...row, values: Object.fromEntries(values) as SampleRow["values"] };
}

/** The text of a quarantined row stands under this name in samples. */
const isRawText = ({ table }: SampleRow, name: string): boolean =>
  name === "text" && PERSONAL_TABLES.includes(table);

/** One check lists the first names it is about. */
function maskFacts({ kind, facts }: CheckResult): CheckResult["facts"] {
  const names = facts["names"];
  if (kind !== "synthetic_id_labels.sex_by_first_name" || typeof names !== "string") return facts;
  return { ...facts, names: names === "" ? "" : HIDDEN };
}

/** A quarantined row without its text where that may hold personal fields and is not revealed. */
export function maskQuarantined(lost: QuarantinedRows, privacy: Privacy): QuarantinedRows {
  const { table, row: record, count } = lost;
  const isRevealed = privacy.allRevealed || (count === 1 && privacy.isRevealed({ table, record }));
  if (isRevealed || !PERSONAL_TABLES.includes(table)) return lost;
  return { ...lost, raw: HIDDEN, masked: true };
}
