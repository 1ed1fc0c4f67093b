import { writeFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { withLocalDataset } from "#services/datasets/localSource";
import type { Dataset } from "#shared/domain/dataset";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { readDataset } from "#shared/ingest/readDataset";
import { checkDataset } from "#shared/quality/checkDataset";
import { countFindings } from "#shared/quality/order";
import type { QualityReport } from "#shared/quality/report";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { reportToHtml } from "#shared/quality/reportToHtml";
import { reportToJson } from "#shared/quality/reportToJson";
import {
  EXIT,
  readArgs,
  refuseUsage,
  reportError,
  type CliIo,
  type Command,
  type ExitCode,
} from "../io";
import { reportToText } from "./reportText";
import type { Language } from "./reportWords";

const USAGE = `Usage: npx kivendtout inspect PATH [options]

  PATH               a KiVendTout folder, or a file of transactions (CSV, JSON Lines, Parquet, gzipped or not)
  --json             counts, checks and quarantined rows as JSON
  --html FILE        also write the report as one page of HTML; - writes the page to stdout instead
  --language en|fr   words of the report (default en)`;

const OPTIONS = {
  json: { type: "boolean", default: false },
  html: { type: "string" },
  language: { type: "string", default: "en" },
} as const;

/** In place of a file's name: stdout. */
const STDOUT = "-";

const isLanguage = (text: string): text is Language => Object.hasOwn(REPORT_TEXTS, text);

interface Inspected {
  readonly dataset: Dataset;
  readonly report: QualityReport;
}

export const inspect: Command = {
  name: "inspect",
  summary: "Say what is in a dataset and what is wrong with it",
  usage: USAGE,
  async run(args, io, cancelled) {
    const given = readArgs(args, OPTIONS);
    if (!given.ok) return refuseUsage(io, inspect, given.error.message);
    const { values, path } = given.value;
    if (!isLanguage(values.language))
      return refuseUsage(io, inspect, `There is no language ${values.language}.`);
    if (values.html === "")
      return refuseUsage(io, inspect, "--html takes the name of a file, or -.");
    if (values.html === STDOUT && values.json)
      return refuseUsage(io, inspect, "--html - and --json both write to stdout; choose one.");

    const read = await inspectPath(path, cancelled);
    if (!read.ok) return reportError(io, read.error);
    const shown = await show(io, read.value, values, values.language);
    return shown.ok ? exitCode(read.value.report) : reportError(io, shown.error);
  },
};

/** The report in the forms asked for. */
async function show(
  io: CliIo,
  { dataset: { quarantine }, report }: Inspected,
  { html, json }: { readonly html?: string | undefined; readonly json: boolean },
  language: Language,
): Promise<Result<null>> {
  const page = () => reportToHtml(report, REPORT_TEXTS[language], { quarantine, madeAtMs: null });
  if (html === STDOUT) {
    io.out(page());
    return ok(null);
  }
  if (html !== undefined) {
    const saved = await save(html, page());
    if (!saved.ok) return saved;
  }
  if (json) io.out(`${JSON.stringify({ ...reportToJson(report), quarantine })}\n`);
  else io.out(reportToText(report, quarantine, language));
  return ok(null);
}

async function inspectPath(given: string, cancelled: () => boolean): Promise<Result<Inspected>> {
  const opened = await withLocalDataset(given, (source) => readDataset(source, { cancelled }));
  if (!opened.ok) return opened;
  if (!opened.value.ok) return opened.value;
  const dataset = opened.value.value;
  const report = checkDataset(dataset);
  // A turn of the event loop, so that a request to cancel can arrive.
  await nextTurn();
  if (cancelled()) return fail("dataset.cancelled", "The inspection was cancelled.");
  return ok({ dataset, report });
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
