import type { QuarantinedRows } from "../domain/dataset";
import { escapeHtml } from "../domain/html";
import { formatInstant } from "../domain/time";
import { countFindings, worstFirst } from "./order";
import type { CheckResult, QualityReport } from "./report";
import {
  describeCheck,
  fillText,
  formatFigure,
  formatNumber,
  skippedTitle,
  type ReportTexts,
} from "./reportTexts";

const STYLE = `
body { font: 14px/1.45 system-ui, sans-serif; color: #1c2127; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .2rem .5rem; border-bottom: 1px solid #d3d8de; vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; }
article { border-left: 4px solid #8f99a8; padding: .3rem .8rem; margin: 1rem 0; }
h3 { break-after: avoid; } tr { break-inside: avoid; }
article.error { border-color: #ac2f33; } article.warning { border-color: #935610; }
p { margin: .3rem 0; } .quiet { color: #5f6b7c; } .sample { font-size: 12px; overflow-x: auto; }
code { font-family: ui-monospace, monospace; font-size: 12px; white-space: nowrap; overflow-wrap: normal; }
code.raw { white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } }
`;

/** One row of a table; what is marked as number is right-aligned. */
const row = (
  cells: readonly string[],
  numbers: readonly number[],
  tag: "td" | "th" = "td",
): string =>
  `<tr>${cells
    .map((cell, at) => `<${tag}${numbers.includes(at) ? ' class="number"' : ""}>${cell}</${tag}>`)
    .join("")}</tr>`;

const table = (
  head: readonly string[],
  body: readonly (readonly string[])[],
  numbers: readonly number[],
): string =>
  `<table><thead>${row(head, numbers, "th")}</thead><tbody>${body
    .map((cells) => row(cells, numbers))
    .join("\n")}</tbody></table>`;

function tablesSection({ tables }: QualityReport, { frame }: ReportTexts): string {
  const number = (value: number): string => formatNumber(value, frame.language);
  const rows = Object.entries(tables).map(([name, counts]) => [
    `<code>${escapeHtml(name)}</code>`,
    counts.documented === null ? "–" : number(counts.documented),
    number(counts.found),
    number(counts.quarantined),
    counts.source === null ? "–" : `<code>${escapeHtml(counts.source)}</code>`,
  ]);
  const head = [frame.table, frame.documented, frame.found, frame.quarantined, frame.source];
  return `<h2>${frame.tables}</h2>${table(head, rows, [1, 2, 3])}`;
}

function figuresSection({ figures }: QualityReport, { frame }: ReportTexts): string {
  if (figures.length === 0) return "";
  const rows = figures.map(({ id, documented, found, unit, agrees }) => {
    const show = (value: number): string => formatFigure(value, unit, frame.language);
    const range =
      documented.min === documented.max
        ? show(documented.min)
        : `${show(documented.min)} – ${show(documented.max)}`;
    return [frame.figureNames[id], range, show(found), agrees ? frame.agrees : frame.differs];
  });
  const head = [frame.figure, frame.documented, frame.found, ""];
  return `<h2>${frame.figures}</h2>${table(head, rows, [1, 2])}`;
}

/** One column per value the sample names, so that rows compare at a glance. */
function sampleTable(check: CheckResult, { frame }: ReportTexts): string {
  if (check.sample.length === 0) return "";
  const names = [...new Set(check.sample.flatMap(({ values }) => Object.keys(values)))];
  const cell = (value: string | number | null | undefined): string =>
    escapeHtml(value === null || value === undefined ? "–" : String(value));
  const rows = check.sample.map(({ table: from, record, key, values }) => [
    ...[from, record, key].map((value) => `<code>${cell(value)}</code>`),
    ...names.map((name) => cell(values[name])),
  ]);
  const head = [frame.table, frame.record, frame.key, ...names.map(escapeHtml)];
  const shown = { shown: check.sample.length, count: check.count };
  const note = fillText(frame.sample, shown, frame.language);
  return `<div class="sample">${table(head, rows, [1])}<p class="quiet">${note}</p></div>`;
}

function finding(check: CheckResult, texts: ReportTexts): string {
  const { frame } = texts;
  const words = describeCheck(check, texts);
  const counted = `${formatNumber(check.count, frame.language)} / ${formatNumber(check.total, frame.language)}`;
  return `<article class="${check.severity}">
<h3>${escapeHtml(words.title)}${frame.colon}${counted}</h3>
<p class="quiet">${frame.severities[check.severity]} · ${frame.groups[check.group]} · <code>${escapeHtml(check.id)}</code></p>
<p>${escapeHtml(words.explanation)}${words.found === null ? "" : ` ${escapeHtml(words.found)}`}</p>
<p><b>${frame.action}${frame.colon}</b>${escapeHtml(words.action)}</p>
${sampleTable(check, texts)}</article>`;
}

function quietSection(heading: string, titles: readonly string[]): string {
  if (titles.length === 0) return "";
  return `<h2>${heading} (${titles.length})</h2><ul>${titles
    .map((title) => `<li>${escapeHtml(title)}</li>`)
    .join("\n")}</ul>`;
}

/** Rows are in quarantine by the thousand; a page to be printed shows the first of them, and says so. */
const QUARANTINE_SHOWN = 200;

function quarantineSection(quarantine: readonly QuarantinedRows[], { frame }: ReportTexts): string {
  if (quarantine.length === 0) return "";
  const number = (value: number): string => formatNumber(value, frame.language);
  const total = quarantine.reduce((sum, { count }) => sum + count, 0);
  const shown = quarantine.slice(0, QUARANTINE_SHOWN);
  const rows = shown.map(({ file, row: record, line, field, reason, count, raw }) => [
    `<code>${escapeHtml(file)}</code>`,
    number(record),
    line === undefined ? "–" : number(line),
    number(count),
    escapeHtml(field ?? "–"),
    frame.reasons[reason],
    `<code class="raw">${escapeHtml(raw)}</code>`,
  ]);
  const head = [
    frame.file,
    frame.record,
    frame.line,
    frame.rows,
    frame.field,
    frame.reason,
    frame.rowText,
  ];
  const note = fillText(
    frame.sample,
    { shown: shown.reduce((sum, { count }) => sum + count, 0), count: total },
    frame.language,
  );
  return `<h2>${frame.quarantined} (${number(total)})</h2><div class="sample">${table(head, rows, [1, 2, 3])}<p class="quiet">${note}</p></div>`;
}

/** What belongs to a report but not into its findings. */
export interface HtmlEvidence {
  readonly quarantine: readonly QuarantinedRows[];
  /** UTC milliseconds; null leaves the date out, so that two runs give the same bytes. */
  readonly madeAtMs: number | null;
}

/** The report as one printable HTML file: nothing is fetched, nothing runs, everything from the data is escaped. */
export function reportToHtml(
  report: QualityReport,
  texts: ReportTexts,
  { quarantine, madeAtMs }: HtmlEvidence,
): string {
  const { frame } = texts;
  const ordered = worstFirst(report.checks);
  const found = ordered.filter(({ count }) => count > 0);
  const passed = ordered.filter(({ count }) => count === 0);
  const counts = countFindings(report.checks);
  const summary = (["error", "warning", "information"] as const)
    .map((severity) => `${frame.severities[severity]}${frame.colon}${counts[severity]}`)
    .join(" · ");
  const title = `${frame.heading} – ${escapeHtml(report.dataset)}`;
  return `<!doctype html>
<html lang="${frame.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body>
<h1>${title}</h1>
<p class="quiet">${summary} · ${frame.passed}${frame.colon}${counts.passed}${madeAtMs === null ? "" : ` · ${formatInstant(madeAtMs, 0)} UTC`}</p>
${tablesSection(report, texts)}
${figuresSection(report, texts)}
<h2>${frame.findings} (${found.length})</h2>
${found.length === 0 ? `<p>${frame.none}</p>` : found.map((check) => finding(check, texts)).join("\n")}
${quarantineSection(quarantine, texts)}
${quietSection(
  frame.passed,
  passed.map((check) => describeCheck(check, texts).title),
)}
${quietSection(
  frame.skipped,
  report.skipped.map((check) => {
    const why = check.missing.length === 0 ? frame.skippedWhy : check.missing.join(", ");
    return `${skippedTitle(check, texts)} (${why})`;
  }),
)}
</body>
</html>
`;
}
