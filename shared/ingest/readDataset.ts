import type { Table } from "../domain/columns";
import type {
  Dataset,
  FormatComparison,
  QuarantinedRows,
  SourceFile,
  TableSource,
} from "../domain/dataset";
import { fail, ok } from "../domain/result";
import { isExpected } from "../domain/schema";
import type { AppError, Result } from "../domain/result";
import { compareFormats } from "./compareFormats";
import { discover } from "./discover";
import type { Discovery, FoundFile, FoundTable } from "./discover";
import { ReadAhead } from "./readAhead";
import { openTable, readTable } from "./readTable";
import type { ReadTable } from "./readTable";
import { readManifest } from "./readManifest";
import { readScenarios } from "./readScenarios";
import { ReadCancelled, ReadMeter, UnreadableFile } from "./source";
import type { ByteSource, Cancelled, DatasetSource, ReadProgress } from "./source";

export interface ReadOptions {
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly cancelled?: Cancelled;
  /** Told of every table as soon as it is read, before its other formats are compared with it. */
  readonly onTable?: (table: Table) => void;
}

/**
 * Reads a dataset of either schema into columns (SPEC §2 and §4). Fails only where nothing looks like a dataset or
 * the user cancels; everything else that is wrong is in the answer.
 */
export async function readDataset(
  source: DatasetSource,
  {
    onProgress = () => undefined,
    cancelled = () => false,
    onTable = () => undefined,
  }: ReadOptions = {},
): Promise<Result<Dataset>> {
  const found = discover(source);
  if (found instanceof Array) return severalDatasets(source.label, found);
  if (found === null)
    return fail("dataset.notADataset", `${source.label} holds no table of a known dataset.`, {
      tip: "Open the folder that holds payments.csv or payments.parquet, or a file of transactions.",
    });
  const files = found.tables.flatMap(sourcesOf);
  const total = files.reduce((sum, file) => sum + file.size, found.scenarios?.size ?? 0);
  const meter = new ReadMeter(total, onProgress, cancelled);
  try {
    const label =
      found.folder === "" ? source.label : `${source.label}/${found.folder.slice(0, -1)}`;
    return ok(await readTables(label, found, meter, onTable));
  } catch (thrown) {
    if (thrown instanceof ReadCancelled)
      return fail("dataset.cancelled", "Reading the dataset was cancelled.");
    throw thrown;
  }
}

const sourcesOf = ({ files }: FoundTable): ByteSource[] => files.map((file) => file.source);

function severalDatasets(label: string, folders: readonly string[]): Result<Dataset> {
  const named = folders.slice(0, 10).map((folder) => folder.slice(0, -1));
  const more = folders.length > named.length ? ` and ${folders.length - named.length} more` : "";
  return fail("dataset.severalDatasets", `${label} holds several datasets.`, {
    tip: "Open one of the folders itself.",
    detail: named.join(", ") + more,
  });
}

async function readTables(
  label: string,
  found: Discovery,
  meter: ReadMeter,
  onTable: (table: Table) => void,
): Promise<Dataset> {
  const tables = new Map<string, Table>();
  const sources: TableSource[] = [];
  const quarantine: QuarantinedRows[] = [];
  const problems: AppError[] = [];
  const comparisons: FormatComparison[] = [];
  const manifest = found.manifest === null ? null : await readManifest(found.manifest);
  const ahead = new ReadAhead(found.tables.flatMap(sourcesOf));
  for (const table of found.tables) {
    if (table.files.length === 0 && !isExpected(table.spec, manifest?.rows)) continue;
    const files: FoundFile[] = [];
    for (const file of table.files) files.push({ ...file, source: await ahead.take(file.source) });
    const outcome = await readBestFile({ ...table, files }, meter, onTable);
    sources.push(outcome.source);
    problems.push(...outcome.problems);
    if (outcome.read === null) continue;
    tables.set(table.spec.name, outcome.read.table);
    quarantine.push(...outcome.read.quarantine);
    comparisons.push(...outcome.comparisons);
  }
  return {
    schema: found.schema,
    label,
    tables,
    sources,
    quarantine,
    problems,
    comparisons,
    cardFiles: found.cardFiles,
    ignoredFiles: found.ignoredFiles,
    manifest,
    ...(await readScenarios(found.schema, found.scenarios, meter)),
  };
}

interface TableOutcome {
  readonly source: TableSource;
  readonly read: ReadTable | null;
  readonly problems: readonly AppError[];
  readonly comparisons: readonly FormatComparison[];
}

interface Attempt {
  readonly file: FoundFile;
  readonly read: ReadTable;
  readonly storedTypes: ReadonlyMap<string, string>;
}

/**
 * Reads the preferred file of a table. Where it is unreadable or has damaged blocks the next format is tried, and
 * the one with the most usable rows is kept; the other files are compared with it.
 */
async function readBestFile(
  found: FoundTable,
  meter: ReadMeter,
  onTable: (table: Table) => void,
): Promise<TableOutcome> {
  const { spec, files } = found;
  const { attempts, problems, unreadable } = await attemptFiles(found, meter);
  const [best, ...beaten] = attempts;
  if (best === undefined) return withoutTable(found, problems);
  onTable(best.read.table);
  for (const { file, read } of beaten)
    if (read.damagedBlocks) problems.push(damagedFile(file, best.file));
  const fields = spec.fields.filter((field) => !best.read.columns.has(field.name));
  const missing = fields.filter((field) => field.optional !== true);
  // Where no record could be taken apart nothing is known of the columns.
  if (best.read.columns.size > 0)
    problems.push(...missing.map((field) => missingColumn(best.file, field.name)));
  const others: SourceFile[] = [];
  const comparisons: FormatComparison[] = [];
  for (const other of files.filter((file) => file !== best.file)) {
    // A file already given up for its damage is a problem of its own, and every row would differ.
    const givenUp = attempts.find(({ file, read }) => file === other && read.damagedBlocks);
    const comparison =
      givenUp !== undefined || unreadable.has(other)
        ? null
        : await compare(found, best, other, meter);
    if (comparison?.ok === true) comparisons.push(comparison.value);
    else if (comparison !== null) problems.push(comparison.error);
    const compared = comparison?.ok === true ? comparison.value.rowsOther : null;
    const records = givenUp?.read.records ?? compared;
    others.push(describeFile(other, records));
    meter.complete(other.source);
  }
  const names = new Set(spec.fields.map((field) => field.name));
  return {
    read: best.read,
    problems,
    comparisons,
    source: {
      table: spec.name,
      source: describeFile(best.file, best.read.records),
      others,
      quarantined: best.read.quarantined,
      losses: best.read.losses,
      extraColumns: [...best.read.columns].filter((name) => !names.has(name)),
      missingColumns: missing.map((field) => field.name),
      absentColumns: fields
        .filter((field) => field.optional === true && field.undocumented !== true)
        .map((field) => field.name),
    },
  };
}

/** The files of a table that had to be read, the one with the most usable rows first. */
async function attemptFiles(
  { spec, files }: FoundTable,
  meter: ReadMeter,
): Promise<{ attempts: Attempt[]; problems: AppError[]; unreadable: ReadonlySet<FoundFile> }> {
  const problems: AppError[] = [];
  const unreadable = new Set<FoundFile>();
  const attempts: Attempt[] = [];
  for (const file of files) {
    if (attempts.some(({ read }) => !read.damagedBlocks)) break;
    try {
      const reader = await openTable(spec, file, meter);
      const read = await readTable(spec, file.source.name, reader);
      attempts.push({ file, read, storedTypes: reader.storedTypes });
    } catch (thrown) {
      if (!(thrown instanceof UnreadableFile)) throw thrown;
      unreadable.add(file);
      problems.push(unreadableFile(spec.name, file, thrown.message));
    }
    meter.complete(file.source);
  }
  attempts.sort((a, b) => b.read.table.rows - a.read.table.rows);
  return { attempts, problems, unreadable };
}

async function compare(
  { spec }: FoundTable,
  best: Attempt,
  other: FoundFile,
  meter: ReadMeter,
): Promise<Result<FormatComparison>> {
  const files = { read: best.file.source.name, other: other.source.name };
  try {
    const reader = await openTable(spec, other, meter);
    const readers = { storedTypes: best.storedTypes, other: reader };
    return ok(await compareFormats(best.read, spec, files, readers));
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    return { ok: false, error: unreadableFile(spec.name, other, thrown.message) };
  }
}

function withoutTable({ spec, files }: FoundTable, problems: AppError[]): TableOutcome {
  if (files.length === 0 && spec.required)
    problems.push({
      code: "dataset.missingTable",
      message: `The table ${spec.name} is missing.`,
      where: { file: `${spec.name}.${spec.formats[0] ?? "csv"}` },
      tip: `Add ${spec.formats.map((format) => `${spec.name}.${format}`).join(" or ")} to the folder.`,
    });
  return {
    read: null,
    problems,
    comparisons: [],
    source: {
      table: spec.name,
      source: null,
      others: files.map((file) => describeFile(file, null)),
      quarantined: 0,
      losses: [],
      extraColumns: [],
      missingColumns: [],
      absentColumns: [],
    },
  };
}

const describeFile = (file: FoundFile, records: number | null): SourceFile => ({
  file: file.source.name,
  format: file.format,
  bytes: file.source.size,
  records,
});

const unreadableFile = (table: string, file: FoundFile, detail: string): AppError => ({
  code: "dataset.unreadable",
  message: `The file ${file.source.name} of table ${table} cannot be read.`,
  where: { file: file.source.name },
  tip: "Copy the file again from where it came; it may be cut short or damaged.",
  detail,
});

const damagedFile = (file: FoundFile, better: FoundFile): AppError => ({
  code: "dataset.unreadable",
  message: `The file ${file.source.name} is damaged; ${better.source.name} was read instead.`,
  where: { file: file.source.name },
  tip: "Copy the file again from where it came; it may be cut short or damaged.",
});

const missingColumn = (file: FoundFile, field: string): AppError => ({
  code: "dataset.missingColumn",
  message: `The file ${file.source.name} has no column ${field}.`,
  where: { file: file.source.name, field },
  tip: `Add the column ${field}, or name it so in the header line.`,
});
