import { parquetMetadata, parquetSchema } from "hyparquet";
import type { ColumnMetaData, FileMetaData, RowGroup, SchemaTree } from "hyparquet";
import { describeThrown } from "../domain/result";
import { UnreadableFile } from "./source";
import type { ByteSource } from "./source";
import { skipStruct } from "./thriftGuard";

/** A row group as the footer describes it. */
export interface Group {
  readonly firstRow: number;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, ColumnChunk>;
  /** What is wrong with the group's own description, if anything. */
  readonly problem: string | null;
}

/** Where a column's bytes lie in the file, and how they are stored. */
export interface ColumnChunk {
  readonly start: number;
  readonly length: number;
  readonly stored: ColumnMetaData;
}

export interface Footer {
  readonly root: SchemaTree;
  /** Top-level columns that hold one value a row; nested ones are not part of any known table. */
  readonly fields: ReadonlyMap<string, SchemaTree>;
  readonly groups: readonly Group[];
  /** Rows the footer promises beyond those of its row groups. */
  readonly missingRows: number;
}

/** Length of the footer and "PAR1", both four bytes. */
const TAIL_BYTES = 8;
/** Most footers are shorter than this and come with the first read. */
const FIRST_READ = 64 * 1024;
/** More rows than any file of this size may be believed to hold: a run of equal rows can be a few bytes. */
const ROWS_LIMIT = 2 ** 31;

/** Reads and checks the footer. Throws `UnreadableFile` where it, or the schema in it, makes no sense. */
export async function readFooter(source: ByteSource): Promise<Footer> {
  const bytes = await footerBytes(source);
  try {
    const view = new DataView(bytes);
    skipStruct(view, 0);
    const metadata = parquetMetadata(bytes, { geoparquet: false });
    const root = parquetSchema(metadata);
    const flat = root.children.filter(
      (child) => child.children.length === 0 && child.element.repetition_type !== "REPEATED",
    );
    const groups = describeGroups(metadata, source.size);
    const found = groups.reduce((sum, group) => sum + group.rows, 0);
    return {
      root,
      fields: new Map(flat.map((child) => [child.element.name, child])),
      groups,
      missingRows: Math.max((asCount(metadata.num_rows) ?? 0) - found, 0),
    };
  } catch (thrown) {
    throw new UnreadableFile(`the Parquet footer cannot be read: ${describeThrown(thrown)}`);
  }
}

/** The footer with its length and mark behind it, as `parquetMetadata` takes it. */
async function footerBytes(source: ByteSource): Promise<ArrayBuffer> {
  const { size } = source;
  const from = Math.max(0, size - FIRST_READ);
  const end = await source.read(from, size);
  const view = new DataView(end);
  if (size < TAIL_BYTES + 4 || view.getUint32(end.byteLength - 4, true) !== 0x31524150)
    throw new UnreadableFile("the file does not end as a Parquet file does");
  const start = size - TAIL_BYTES - view.getUint32(end.byteLength - TAIL_BYTES, true);
  if (start < 4) throw new UnreadableFile("the Parquet footer is longer than the file");
  return start >= from ? end.slice(start - from) : source.read(start, size);
}

/** The row groups with their place among the rows, each checked against its own column counts. */
function describeGroups(metadata: FileMetaData, size: number): Group[] {
  let firstRow = 0;
  return metadata.row_groups.map((group) => {
    const described = { firstRow, ...describeGroup(group, size) };
    firstRow += described.rows;
    return described;
  });
}

function describeGroup(group: RowGroup, size: number): Omit<Group, "firstRow"> {
  const columns = new Map<string, ColumnChunk>();
  const counts = [asCount(group.num_rows)];
  let isInside = true;
  for (const { meta_data } of group.columns) {
    if (meta_data === undefined) continue;
    counts.push(asCount(meta_data.num_values));
    const chunk = locate(meta_data, size);
    if (chunk === null) isInside = false;
    else columns.set(meta_data.path_in_schema.join("."), chunk);
  }
  const rows = commonest(counts);
  const problem = counts.some((count) => count !== rows)
    ? "the row group's counts contradict each other"
    : isInside
      ? null
      : "a column chunk lies outside the file";
  return { rows, columns, problem };
}

function locate(stored: ColumnMetaData, size: number): ColumnChunk | null {
  // Zero stands for no dictionary with some writers.
  const start = Number(stored.dictionary_page_offset) || Number(stored.data_page_offset);
  const length = Number(stored.total_compressed_size);
  const inside = start >= 4 && length >= 0 && start + length <= size;
  return inside ? { start, length, stored } : null;
}

/** A number of rows or values as the footer gives it, null where it cannot be one. */
const asCount = (value: unknown): number | null =>
  typeof value === "bigint" && value >= 0n && value <= ROWS_LIMIT ? Number(value) : null;

/** The count that most columns agree on. */
function commonest(counts: readonly (number | null)[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count !== null) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}
