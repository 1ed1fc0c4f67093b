import type { QuarantinedRows } from "#shared/domain/dataset";
import { countFindings, worstFirst } from "#shared/quality/order";
import type { QualityReport, Severity } from "#shared/quality/report";
import {
  describeCheck,
  formatFigure,
  formatNumber,
  REPORT_TEXTS,
} from "#shared/quality/reportTexts";
import { textTable } from "../textTable";
import { nounFor, REPORT_WORDS, type Language } from "./reportWords";

const MARKS: Readonly<Record<Severity, string>> = { error: "✗", warning: "!", information: "·" };
/** Places listed one by one; the counts before them are of all. */
const LISTED_PLACES = 10;

/** The report as text for a terminal, worst findings first. */
export function reportToText(
  report: QualityReport,
  quarantine: readonly QuarantinedRows[],
  language: Language,
): string {
  const parts = [
    report.dataset,
    tables(report, language),
    figures(report, language),
    findings(report, language),
    lostRecords(quarantine, language),
    summary(report, language),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function tables(report: QualityReport, language: Language): string {
  const { frame } = REPORT_TEXTS[language];
  const number = (value: number) => formatNumber(value, language);
  const rows = Object.entries(report.tables).map(([name, counts]) => [
    name,
    counts.documented === null ? "–" : number(counts.documented),
    number(counts.found),
    number(counts.quarantined),
    counts.source ?? "–",
  ]);
  const head = [frame.table, frame.documented, frame.found, frame.quarantined, frame.source];
  return textTable([head, ...rows], [1, 2, 3]);
}

function figures(report: QualityReport, language: Language): string {
  if (report.figures.length === 0) return "";
  const { frame } = REPORT_TEXTS[language];
  const rows = report.figures.map((figure) => [
    frame.figureNames[figure.id],
    documentedRange(figure, language),
    formatFigure(figure.found, figure.unit, language),
    figure.agrees ? frame.agrees : frame.differs,
  ]);
  return textTable([[frame.figure, frame.documented, frame.found, ""], ...rows], [1, 2]);
}

function documentedRange(figure: QualityReport["figures"][number], language: Language): string {
  const { min, max } = figure.documented;
  const low = formatFigure(min, figure.unit, language);
  return min === max ? low : `${low} – ${formatFigure(max, figure.unit, language)}`;
}

function findings(report: QualityReport, language: Language): string {
  const found = worstFirst(report.checks).filter((check) => check.count > 0);
  const number = (value: number) => formatNumber(value, language);
  const lines = found.flatMap((check) => {
    const words = describeCheck(check, REPORT_TEXTS[language]);
    const counted = `${number(check.count)} / ${number(check.total)}`;
    const line = `${MARKS[check.severity]} ${words.title}: ${counted}  [${check.id}]`;
    return words.found === null ? [line] : [line, `    ${words.found}`];
  });
  return lines.join("\n");
}

const recordsIn = (places: readonly QuarantinedRows[]): number =>
  places.reduce((sum, { count }) => sum + count, 0);

/** Values by what `keyOf` says of them, in the order of their first. */
function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

/** How many records are in quarantine, by table and reason, the first places, and how many more there are. */
function lostRecords(places: readonly QuarantinedRows[], language: Language): string {
  if (places.length === 0) return "";
  const { frame } = REPORT_TEXTS[language];
  const number = (value: number) => formatNumber(value, language);
  const byTable = [...groupBy(places, ({ table }) => table)].map(([table, lost]) => {
    const reasons = [...groupBy(lost, ({ reason }) => reason)].map(
      ([reason, alike]) => `${frame.reasons[reason]} ${number(recordsIn(alike))}`,
    );
    return `  ${table}: ${reasons.join(", ")}`;
  });
  const listed = places.slice(0, LISTED_PLACES).map(({ file, row, count, field, reason }) => {
    const last = count > 1 ? `–${row + count - 1}` : "";
    const at = field === undefined ? "" : `, ${field}`;
    return `    ${file}, ${frame.record} ${row}${last}${at}: ${frame.reasons[reason]}`;
  });
  const more = recordsIn(places.slice(LISTED_PLACES));
  return [
    `${frame.quarantined}: ${number(recordsIn(places))}`,
    ...byTable,
    ...listed,
    ...(more === 0 ? [] : [`    ${number(more)} ${REPORT_WORDS[language].unlisted}`]),
  ].join("\n");
}

function summary(report: QualityReport, language: Language): string {
  const { frame } = REPORT_TEXTS[language];
  const counts = countFindings(report.checks);
  const severities = (["error", "warning", "information"] as const).map((severity) => {
    const noun = REPORT_WORDS[language].severities[severity];
    return `${counts[severity]} ${nounFor(noun, counts[severity], language)}`;
  });
  return [
    ...severities,
    `${counts.passed} ${frame.passed.toLowerCase()}`,
    `${report.skipped.length} ${frame.skipped.toLowerCase()}`,
  ].join(" · ");
}
