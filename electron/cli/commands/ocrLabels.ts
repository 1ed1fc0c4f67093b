import { readFile } from "node:fs/promises";
import path from "node:path";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { KIVENDTOUT_TABLES } from "#shared/domain/schema";
import { CARD_FIELDS } from "#shared/contract/identity";
import { evaluateReadings, type ReadingEvaluation } from "#shared/identity/check/evaluate";
import { labelsOf, type CardLabel } from "#shared/identity/check/labels";
import { openCsv } from "#shared/ingest/csvReader";
import { readTable } from "#shared/ingest/readTable";
import { ReadMeter, UnreadableFile, type ByteSource } from "#shared/ingest/source";
import type { CliIo } from "../io";
import type { ReadPicture } from "./ocrRead";

const LABELS = KIVENDTOUT_TABLES.find(({ name }) => name === "synthetic_id_labels")!;
const NEEDED = ["file", ...CARD_FIELDS];

/** What the pictures say in truth, from a CSV with the columns of synthetic_id_labels. Bad rows are told on stderr. */
export async function readLabels(file: string, io: CliIo): Promise<Result<readonly CardLabel[]>> {
  try {
    const bytes = await readFile(file);
    const source: ByteSource = {
      name: path.basename(file),
      size: bytes.length,
      read: (start, end) => Promise.resolve(new Uint8Array(bytes.subarray(start, end)).buffer),
    };
    const meter = new ReadMeter(
      source.size,
      () => undefined,
      () => false,
    );
    const known = new Set(LABELS.fields.map(({ name }) => name));
    const read = await readTable(LABELS, source.name, await openCsv(source, meter, known));
    const missing = NEEDED.filter((name) => !read.columns.has(name));
    if (missing.length > 0) return unreadable(file, `It has no column ${missing.join(", ")}.`);
    for (const { row, field, reason } of read.quarantine)
      io.err(
        `${source.name}, record ${row}: ${reason}${field === undefined ? "" : ` (${field})`}\n`,
      );
    return ok(labelsOf(read.table));
  } catch (thrown) {
    if (thrown instanceof UnreadableFile || isSystemError(thrown))
      return unreadable(file, describeThrown(thrown));
    throw thrown;
  }
}

const isSystemError = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && "syscall" in thrown;

const unreadable = (file: string, detail: string) =>
  fail("dataset.unreadable", `The labels ${file} cannot be used.`, {
    tip: `They have to be a CSV with the columns ${NEEDED.join(", ")}.`,
    detail,
  });

/** How well the pictures with a label were read. */
export interface LabelledEvaluation {
  readonly evaluation: ReadingEvaluation;
  /** Pictures without a label, and labels whose picture was not among them. */
  readonly withoutLabel: readonly string[];
  readonly withoutPicture: readonly string[];
}

/** @param today for which `is_adult` is compared, ISO */
export function evaluateAgainst(
  labels: readonly CardLabel[],
  read: readonly ReadPicture[],
  today: string,
): LabelledEvaluation {
  const labelOf = new Map(labels.map((label) => [label.file, label]));
  const nameOf = ({ picture }: ReadPicture): string => path.basename(picture.file);
  const pairs = read.flatMap((one) => {
    const label = labelOf.get(nameOf(one));
    return label === undefined ? [] : [{ reading: one.reading, label }];
  });
  const names = new Set(read.map(nameOf));
  return {
    evaluation: evaluateReadings(pairs, today),
    withoutLabel: read
      .filter((one) => !labelOf.has(nameOf(one)))
      .map(({ picture }) => picture.file),
    withoutPicture: labels.filter(({ file }) => !names.has(file)).map(({ file }) => file),
  };
}
