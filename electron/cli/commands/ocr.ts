import { existsSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { availableParallelism } from "node:os";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";
import { formatDay, MS_PER_DAY, parseDay } from "#shared/domain/time";
import type { CardReader } from "#shared/contract/identity";
import type { CardLabel } from "#shared/identity/check/labels";
import {
  describeError,
  EXIT,
  readManyArgs,
  refuseUsage,
  reportError,
  type CliIo,
  type Command,
  type ExitCode,
} from "../io";
import { decidePictures, readFacts, type DatasetFacts, type DecidedPicture } from "./ocrFacts";
import { pictureToJson, summaryToJson } from "./ocrJson";
import { evaluateAgainst, readLabels, type LabelledEvaluation } from "./ocrLabels";
import { findPictures, type Picture } from "./ocrPictures";
import { readPictures } from "./ocrRead";
import { countsToText, pictureToText, summaryToText } from "./ocrText";

const USAGE = `Usage: npx kivendtout ocr PATH… [options]

  PATH            pictures of ID cards, folders of pictures (with the folders in them), or a dataset's folder (its cards)
  --labels CSV    what the cards say in truth, with the columns of synthetic_id_labels: tells how well they were read
  --on DATE       day for which is decided, YYYY-MM-DD (default: of the linked customer's first order with
                  adult-restricted items, else today)
  --dataset DIR   the dataset whose customers, links and orders the cards are held against
  --jobs N        pictures read at once (default: one for each core)
  --json          a line of JSON for each picture

Exit codes: 0 done, 1 some files are no image that can be read, 2 none is, or bad usage.`;

const OPTIONS = {
  labels: { type: "string" },
  on: { type: "string" },
  dataset: { type: "string" },
  jobs: { type: "string" },
  json: { type: "boolean", default: false },
} as const;
const MOST_JOBS = 64;

export interface OcrParts {
  /** @param jobs pictures read at once */
  readonly openReader: (jobs: number) => Promise<CardReader>;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** Milliseconds, of which only differences count. */
  readonly now: () => number;
}

interface Asked {
  readonly on: string | null;
  readonly jobs: number;
}

/** Everything that is known before the first picture is read. */
interface Prepared {
  readonly pictures: readonly Picture[];
  readonly labels: readonly CardLabel[] | null;
  readonly facts: DatasetFacts | null;
}

export function ocrCommand({ openReader, clock, now }: OcrParts): Command {
  const command: Command = {
    name: "ocr",
    summary: "Read ID cards in pictures, check them and decide on them",
    usage: USAGE,
    async run(args, io, cancelled) {
      const given = readManyArgs(args, OPTIONS);
      if (!given.ok) return refuseUsage(io, command, given.error.message);
      const { values, paths } = given.value;
      const asked = readAsked(values);
      if (!asked.ok) return refuseUsage(io, command, asked.error.message);
      const prepared = await prepare(paths, values, io, cancelled);
      if (!prepared.ok) return reportError(io, prepared.error);

      const { pictures, labels, facts } = prepared.value;
      const reader = await openReader(Math.min(asked.value.jobs, pictures.length));
      try {
        io.progress("loading");
        const failed = await startAll(reader);
        if (failed !== null) return reportError(io, failed);
        const read = await readPictures(reader, pictures, { io, cancelled, now });
        if (!read.ok) return reportError(io, read.error);
        const today = formatDay(Math.floor(clock() / MS_PER_DAY));
        const decided = decidePictures(read.value, { given: asked.value.on, today, facts });
        const evaluation = labels === null ? null : evaluateAgainst(labels, read.value, today);
        if (values.json) await showJson(io, decided, evaluation);
        else showText(io, decided, evaluation);
        return exitCode(decided, io);
      } finally {
        io.progress("");
        reader.dispose();
      }
    },
  };
  return command;
}

/** Has every thread load its engines, so that the time of a picture is that of reading it; null where all could. */
async function startAll(reader: CardReader): Promise<AppError | null> {
  const started = await Promise.all(Array.from({ length: reader.size }, () => reader.start()));
  for (const each of started) if (!each.ok) return each.error;
  return null;
}

async function showJson(
  io: CliIo,
  decided: readonly DecidedPicture[],
  evaluation: LabelledEvaluation | null,
): Promise<void> {
  const last = evaluation === null ? [] : [summaryToJson(evaluation)];
  for (const line of [...decided.map(pictureToJson), ...last]) {
    io.out(`${JSON.stringify(line)}\n`);
    if (!(await io.ready())) return;
  }
}

function showText(
  io: CliIo,
  decided: readonly DecidedPicture[],
  evaluation: LabelledEvaluation | null,
): void {
  for (const one of decided) io.out(pictureToText(one));
  io.out(countsToText(decided));
  if (evaluation !== null) io.out(summaryToText(evaluation));
}

function readAsked(values: {
  readonly on?: string | undefined;
  readonly jobs?: string | undefined;
}): Result<Asked> {
  const { on = null, jobs = String(Math.min(MOST_JOBS, availableParallelism())) } = values;
  const day = on === null ? null : parseDay(on);
  if (on !== null && (day === null || on.length !== 10))
    return fail("cli.usage", "--on takes a day, YYYY-MM-DD.");
  if (!/^\d+$/.test(jobs) || Number(jobs) < 1 || Number(jobs) > MOST_JOBS)
    return fail("cli.usage", `--jobs takes a whole number from 1 to ${MOST_JOBS}.`);
  return ok({ on, jobs: Number(jobs) });
}

async function prepare(
  paths: readonly string[],
  values: { readonly labels?: string | undefined; readonly dataset?: string | undefined },
  io: CliIo,
  cancelled: () => boolean,
): Promise<Result<Prepared>> {
  const found = await findPictures(paths);
  if (!found.ok) return found;
  const { pictures, leftOut } = found.value;
  if (leftOut > 0)
    io.err(`Files in these folders that are left out, being no pictures: ${leftOut}.\n`);
  const labels = values.labels === undefined ? ok(null) : await readLabels(values.labels, io);
  if (!labels.ok) return labels;
  const facts =
    values.dataset === undefined
      ? ok(null)
      : await readFacts(path.resolve(values.dataset), io, cancelled);
  if (!facts.ok) return facts;
  return ok({ pictures, labels: labels.value, facts: facts.value });
}

function exitCode(decided: readonly DecidedPicture[], io: CliIo): ExitCode {
  for (const { error } of decided) if (error !== null) io.err(`${describeError(error)}\n`);
  const unreadable = decided.filter(({ reading }) => reading.problem === "unreadable_image").length;
  if (unreadable === 0) return EXIT.done;
  return unreadable === decided.length ? EXIT.unusable : EXIT.findings;
}

/** The folder of the project, above this file as it is built and as it is written. */
function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "package.json"))) folder = path.dirname(folder);
  return folder;
}

export const ocr = ocrCommand({
  openReader: async (jobs) => {
    // Loaded on first use: no other command needs the engines.
    const { openCardReader, readerParts } = await import("#services/identity/cardReader");
    return openCardReader({ ...readerParts(projectFolder()), size: jobs });
  },
  clock: () => Date.now(),
  now: () => performance.now(),
});
