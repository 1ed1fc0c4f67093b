import { parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import type { AsyncBuffer, ColumnMetaData, FileMetaData, SchemaElement } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { describeThrown } from "../domain/result";
import { cutRaw } from "./batch";
import type { Batch, TableReader } from "./batch";
import { checkChunk } from "./parquetGuard";
import { UnreadableFile } from "./source";
import type { ByteSource, ReadMeter } from "./source";
import { StoredDay, StoredInstant } from "./stored";
import { inflateSource, isGzipped } from "./textChunks";

const parsers = {
  timestampFromMilliseconds: (ms: bigint) => new StoredInstant(BigInt(ms) * 1_000_000n),
  timestampFromMicroseconds: (us: bigint) => new StoredInstant(BigInt(us) * 1_000n),
  timestampFromNanoseconds: (ns: bigint) => new StoredInstant(BigInt(ns)),
  dateFromDays: (day: number) => new StoredDay(day),
  jsonFromBytes: (bytes: Uint8Array) => bytes,
};

/** Byte arrays as they are: the column builder copies them, and no string is made for each. */
const rawParsers = { ...parsers, stringFromBytes: (bytes: Uint8Array) => bytes };

interface Group {
  readonly firstRow: number;
  readonly rows: number;
  /** The file's metadata as if this were its only row group, so that a damaged neighbour shifts nothing. */
  readonly metadata: FileMetaData;
  readonly columns: ReadonlyMap<string, ColumnMetaData>;
  /** What is wrong with the group's own description, if anything. */
  readonly problem: string | null;
}

/**
 * Opens a Parquet file (any codec hyparquet-compressors knows, gzipped as a whole or not).
 * `rawColumns` are delivered as UTF-8 bytes. Throws `UnreadableFile` where footer or schema cannot be read.
 */
export async function openParquet(
  stored: ByteSource,
  meter: ReadMeter,
  known: ReadonlySet<string>,
  rawColumns: ReadonlySet<string>,
): Promise<TableReader> {
  const source = isGzipped(stored.name) ? await inflateSource(stored, meter) : stored;
  const file: AsyncBuffer = {
    byteLength: source.size,
    slice: (start, end) => source.read(start, Math.min(end ?? source.size, source.size)),
  };
  const metadata = await readMetadata(file);
  const fields = flatFields(metadata);
  const groups = describeGroups(metadata, source.size);

  async function* batches(): AsyncGenerator<Batch, void, undefined> {
    for (const group of groups) {
      yield await readGroup(file, group, fields, known, rawColumns);
      meter.advance(stored.name, isGzipped(stored.name) ? 0 : groupBytes(group));
    }
  }
  return {
    columns: [...fields.keys()],
    storedTypes: new Map([...fields].map(([name, element]) => [name, storedType(element)])),
    batches,
  };
}

async function readMetadata(file: AsyncBuffer): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(file, { parsers, geoparquet: false });
  } catch (thrown) {
    throw new UnreadableFile(`the Parquet footer cannot be read: ${describeThrown(thrown)}`);
  }
}

/** Top-level columns that hold one value a row; nested ones are not part of any known table. */
function flatFields(metadata: FileMetaData): ReadonlyMap<string, SchemaElement> {
  try {
    const children = parquetSchema(metadata).children.filter(
      (child) => child.children.length === 0 && child.element.repetition_type !== "REPEATED",
    );
    return new Map(children.map((child) => [child.element.name, child.element]));
  } catch (thrown) {
    throw new UnreadableFile(`the Parquet schema cannot be read: ${describeThrown(thrown)}`);
  }
}

const storedType = (element: SchemaElement): string =>
  element.logical_type?.type ?? element.converted_type ?? element.type ?? "group";

/** The row groups with their place in the file, each checked against its own column counts. */
function describeGroups(metadata: FileMetaData, size: number): Group[] {
  let firstRow = 0;
  return metadata.row_groups.map((group): Group => {
    const columns = new Map<string, ColumnMetaData>();
    for (const { meta_data } of group.columns)
      if (meta_data !== undefined) columns.set(meta_data.path_in_schema.join("."), meta_data);
    const counts = [group.num_rows, ...[...columns.values()].map((column) => column.num_values)];
    const rows = Number(commonest(counts));
    const problem = counts.some((count) => Number(count) !== rows)
      ? "the row group's counts contradict each other"
      : [...columns.values()].some((column) => !insideFile(column, size))
        ? "a column chunk lies outside the file"
        : null;
    const alone = { ...metadata, num_rows: group.num_rows, row_groups: [group] };
    const described = { firstRow, rows: Math.max(rows, 0), metadata: alone, columns, problem };
    firstRow += described.rows;
    return described;
  });
}

function commonest(counts: readonly bigint[]): bigint {
  const tally = new Map<bigint, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

const chunkStart = (column: ColumnMetaData): number =>
  Number(column.dictionary_page_offset ?? column.data_page_offset);

const insideFile = (column: ColumnMetaData, size: number): boolean => {
  const length = Number(column.total_compressed_size);
  return chunkStart(column) >= 4 && length >= 0 && chunkStart(column) + length <= size;
};

const groupBytes = (group: Group): number =>
  [...group.columns.values()].reduce((sum, c) => sum + Number(c.total_compressed_size), 0);

async function readGroup(
  file: AsyncBuffer,
  group: Group,
  fields: ReadonlyMap<string, SchemaElement>,
  known: ReadonlySet<string>,
  rawColumns: ReadonlySet<string>,
): Promise<Batch> {
  const columns = new Map<string, ArrayLike<unknown>>();
  let problem = group.problem;
  for (const [name, element] of fields) {
    if (problem !== null) break;
    if (!known.has(name)) continue;
    try {
      columns.set(name, await readColumn(file, group, element, rawColumns.has(name)));
    } catch (thrown) {
      problem = `column ${name}: ${describeThrown(thrown)}`;
    }
  }
  if (problem !== null)
    return {
      kind: "loss",
      loss: {
        row: group.firstRow + 1,
        count: group.rows,
        reason: "unreadable_block",
        raw: cutRaw(problem),
      },
    };
  return {
    kind: "records",
    count: group.rows,
    names: fields.keys(),
    recordAt: (i) => group.firstRow + i + 1,
    lineAt: () => undefined,
    column: (name) => columns.get(name) ?? null,
    rawAt: (i) => cutRaw(describeRow(columns, i)),
  };
}

async function readColumn(
  file: AsyncBuffer,
  group: Group,
  element: SchemaElement,
  raw: boolean,
): Promise<ArrayLike<unknown>> {
  const column = group.columns.get(element.name);
  if (column === undefined) throw new Error("missing in this row group");
  const start = chunkStart(column);
  const bytes = await file.slice(start, start + Number(column.total_compressed_size));
  const optional = element.repetition_type !== "REQUIRED";
  checkChunk({ bytes, column, rows: group.rows, optional, compressors });
  const pieces: ArrayLike<unknown>[] = [];
  await parquetRead({
    file: {
      byteLength: file.byteLength,
      slice: (from, to) => bytes.slice(from - start, (to ?? 0) - start),
    },
    metadata: group.metadata,
    columns: [element.name],
    compressors,
    parsers: raw ? rawParsers : parsers,
    geoparquet: false,
    onChunk: ({ columnData }) => pieces.push(columnData),
  });
  const values = pieces.length === 1 ? pieces[0]! : pieces.flatMap((piece) => Array.from(piece));
  if (values.length !== group.rows)
    throw new Error(`${values.length} values where ${group.rows} are promised`);
  return values;
}

function describeRow(columns: ReadonlyMap<string, ArrayLike<unknown>>, i: number): string {
  const entries = [...columns].map(([name, values]) => [name, plainValue(values[i])]);
  return JSON.stringify(Object.fromEntries(entries));
}

function plainValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof StoredInstant) return `${value.ns} ns since 1970`;
  if (value instanceof StoredDay) return `day ${value.day}`;
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" || typeof value === "bigint" ? String(value) : typeof value;
}
