import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { withLocalDataset } from "#services/datasets/localSource";
import type { Dataset } from "#shared/domain/dataset";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { readDataset } from "#shared/ingest/readDataset";
import { checkDataset } from "#shared/quality/checkDataset";
import { countFindings, worstFirst } from "#shared/quality/order";
import type { QualityReport, Severity } from "#shared/quality/report";
import {
  describeCheck,
  formatFigure,
  formatNumber,
  REPORT_TEXTS,
} from "#shared/quality/reportTexts";
import { reportToHtml } from "#shared/quality/reportToHtml";
import { reportToJson } from "#shared/quality/reportToJson";
import { EXIT, refuseUsage, reportError, type CliIo, type Command, type ExitCode } from "../io";

const USAGE = `Usage: npx kivendtout inspect PATH [options]

  PATH               a KiVendTout folder, or a file of transactions (CSV, JSON Lines, Parquet, gzipped or not)
  --json             counts, checks and quarantined rows as JSON
  --html FILE        also write the report as one page of HTML
  --language en|fr   words of the report (default en)`;

const OPTIONS = {
  json: { type: "boolean", default: false },
  html: { type: "string" },
  language: { type: "string", default: "en" },
} as const;

type Language = keyof typeof REPORT_TEXTS;
const isLanguage = (text: string): text is Language => Object.hasOwn(REPORT_TEXTS, text);

interface Inspected {
  readonly dataset: Dataset;
  readonly report: QualityReport;
}

export const inspect: Command = {
  name: "inspect",
  summary: "Say what is in a dataset and what is wrong with it",
  usage: USAGE,
  async run(args, io) {
    let parsed;
    try {
      parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    } catch (thrown) {
      return refuseUsage(io, inspect, describeThrown(thrown));
    }
    const { values, positionals } = parsed;
    const [given, ...more] = positionals;
    if (given === undefined) return refuseUsage(io, inspect, "PATH is missing.");
    if (more.length > 0) return refuseUsage(io, inspect, `One PATH only, not also ${more[0]}.`);
    if (!isLanguage(values.language))
      return refuseUsage(io, inspect, `There is no language ${values.language}.`);

    const read = await inspectPath(path.resolve(given));
    if (!read.ok) return reportError(io, read.error);
    const { dataset, report } = read.value;
    if (values.html !== undefined) {
      const saved = await save(values.html, reportToHtml(report, REPORT_TEXTS[values.language]));
      if (!saved.ok) return reportError(io, saved.error);
    }
    if (values.json)
      io.out(`${JSON.stringify({ ...reportToJson(report), quarantine: dataset.quarantine })}\n`);
    else describe(io, report, dataset, values.language);
    return exitCode(report);
  },
};

async function inspectPath(given: string): Promise<Result<Inspected>> {
  const opened = await withLocalDataset(given, (source) => readDataset(source));
  if (!opened.ok) return opened;
  if (!opened.value.ok) return opened.value;
  const dataset = opened.value.value;
  return ok({ dataset, report: checkDataset(dataset) });
}

async function save(file: string, text: string): Promise<Result<null>> {
  try {
    await writeFile(file, text);
    return ok(null);
  } catch (thrown) {
    return fail("cli.usage", `${file} cannot be written.`, { detail: describeThrown(thrown) });
  }
}

const exitCode = (report: QualityReport): ExitCode =>
  countFindings(report.checks).error > 0 ? EXIT.findings : EXIT.done;

const MARKS: Readonly<Record<Severity, string>> = { error: "✗", warning: "!", information: "·" };

/** The report as text, worst findings first. */
function describe(io: CliIo, report: QualityReport, dataset: Dataset, language: Language): void {
  const texts = REPORT_TEXTS[language];
  const { frame } = texts;
  const number = (value: number) => formatNumber(value, language);
  const tables = Object.entries(report.tables).map(([name, counts]) => [
    name,
    counts.documented === null ? "–" : number(counts.documented),
    number(counts.found),
    number(counts.quarantined),
    counts.source ?? "–",
  ]);
  const head = [frame.table, frame.documented, frame.found, frame.quarantined, frame.source];
  io.out(`${report.dataset}\n\n${columns([head, ...tables], [1, 2, 3])}\n`);
  if (report.figures.length > 0) {
    const figures = report.figures.map((figure) => [
      frame.figureNames[figure.id],
      documentedRange(figure, language),
      formatFigure(figure.found, figure.unit, language),
      figure.agrees ? frame.agrees : frame.differs,
    ]);
    io.out(
      `\n${columns([[frame.figure, frame.documented, frame.found, ""], ...figures], [1, 2])}\n`,
    );
  }
  const found = worstFirst(report.checks).filter((check) => check.count > 0);
  if (found.length > 0) io.out("\n");
  for (const check of found) {
    const words = describeCheck(check, texts);
    const more = words.found === null ? "" : `\n    ${words.found}`;
    io.out(
      `${MARKS[check.severity]} ${words.title}: ${number(check.count)} / ${number(check.total)}  [${check.id}]${more}\n`,
    );
  }
  for (const lost of dataset.quarantine.slice(0, 10))
    io.out(
      `\n${lost.file}, ${frame.record} ${lost.row}${lost.field === undefined ? "" : `, ${lost.field}`}: ${frame.reasons[lost.reason]}`,
    );
  const counts = countFindings(report.checks);
  const severities = (["error", "warning", "information"] as const).map(
    (severity) => `${frame.severities[severity]} ${counts[severity]}`,
  );
  io.out(
    `\n${severities.join(" · ")} · ${frame.passed} ${counts.passed} · ${frame.skipped} ${report.skipped.length}\n`,
  );
}

function documentedRange(figure: QualityReport["figures"][number], language: Language): string {
  const { min, max } = figure.documented;
  const low = formatFigure(min, figure.unit, language);
  return min === max ? low : `${low} – ${formatFigure(max, figure.unit, language)}`;
}

/** Rows as text in columns; those named in `right` are right-aligned. */
function columns(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          right.includes(at) ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
