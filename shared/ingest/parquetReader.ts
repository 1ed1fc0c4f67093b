import { readColumn as decodeColumn } from "hyparquet/src/column.js";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import type { ParquetParsers, SchemaElement, SchemaTree } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { describeThrown } from "../domain/result";
import { cutRaw } from "./batch";
import type { Batch, LossBatch, TableReader } from "./batch";
import { inflateSource, isGzipped } from "./byteChunks";
import { readFooter } from "./parquetFooter";
import type { ColumnChunk, Footer, Group } from "./parquetFooter";
import { checkChunk } from "./parquetGuard";
import { ReadCancelled } from "./source";
import type { ByteSource, ReadMeter } from "./source";
import { StoredDay, StoredInstant } from "./stored";

const parsers: ParquetParsers = {
  ...DEFAULT_PARSERS,
  timestampFromMilliseconds: (ms: bigint) => new StoredInstant(BigInt(ms) * 1_000_000n),
  timestampFromMicroseconds: (us: bigint) => new StoredInstant(BigInt(us) * 1_000n),
  timestampFromNanoseconds: (ns: bigint) => new StoredInstant(BigInt(ns)),
  dateFromDays: (day: number) => new StoredDay(day),
  jsonFromBytes: (bytes: Uint8Array) => bytes,
};

/** Byte arrays as they are: the column builder copies them, and no string is made for each. */
const rawParsers: ParquetParsers = { ...parsers, stringFromBytes: (bytes: Uint8Array) => bytes };

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
  const isWhole = isGzipped(stored.name);
  const source = isWhole ? await inflateSource(stored, meter) : stored;
  const footer = await readFooter(source);
  const read = async (chunk: ColumnChunk): Promise<ArrayBuffer> => {
    meter.advance(stored, isWhole ? 0 : chunk.length);
    return source.read(chunk.start, chunk.start + chunk.length);
  };
  const wanted = new Map([...footer.fields].filter(([name]) => known.has(name)));

  async function* batches(): AsyncGenerator<Batch, void, undefined> {
    for (const group of footer.groups)
      yield await readGroup({ read, footer, group, wanted, rawColumns });
    if (footer.missingRows > 0) yield missingGroups(footer);
  }
  return {
    columns: [...footer.fields.keys()],
    storedTypes: new Map([...footer.fields].map(([name, { element }]) => [name, typeOf(element)])),
    batches,
  };
}

const typeOf = (element: SchemaElement): string =>
  element.logical_type?.type ?? element.converted_type ?? element.type ?? "group";

interface GroupToRead {
  readonly read: (chunk: ColumnChunk) => Promise<ArrayBuffer>;
  readonly footer: Footer;
  readonly group: Group;
  readonly wanted: ReadonlyMap<string, SchemaTree>;
  readonly rawColumns: ReadonlySet<string>;
}

/** One batch of all columns, or one loss of the whole group where any of its columns cannot be decoded. */
async function readGroup(task: GroupToRead): Promise<Batch> {
  const { group, footer, wanted, rawColumns } = task;
  if (group.problem !== null) return lostRows(group.firstRow + 1, group.rows, group.problem);
  const columns = new Map<string, ArrayLike<unknown>>();
  for (const [name, node] of wanted) {
    const chunk = group.columns.get(name);
    try {
      if (chunk === undefined) throw new Error("missing in this row group");
      const decoder = decoderOf(footer.root, node, chunk, rawColumns.has(name));
      columns.set(name, decode(await task.read(chunk), group.rows, decoder, chunk));
    } catch (thrown) {
      if (thrown instanceof ReadCancelled) throw thrown;
      const problem = `column ${name}: ${describeThrown(thrown)}`;
      return lostRows(group.firstRow + 1, group.rows, problem);
    }
  }
  return {
    kind: "records",
    count: group.rows,
    names: footer.fields.keys(),
    recordAt: (i) => group.firstRow + i + 1,
    lineAt: () => undefined,
    column: (name) => columns.get(name) ?? null,
    rawAt: (i) => cutRaw(describeRow(columns, i)),
  };
}

const lostRows = (row: number, count: number, problem: string): LossBatch => ({
  kind: "loss",
  loss: { row, count, reason: "unreadable_block", raw: cutRaw(problem) },
});

function missingGroups({ groups, missingRows }: Footer): LossBatch {
  const found = groups.reduce((sum, group) => sum + group.rows, 0);
  return lostRows(found + 1, missingRows, "the footer promises rows that no row group holds");
}

type Decoder = Parameters<typeof decodeColumn>[2];

const decoderOf = (
  root: SchemaTree,
  node: SchemaTree,
  { stored }: ColumnChunk,
  raw: boolean,
): Decoder => ({
  pathInSchema: stored.path_in_schema,
  type: stored.type,
  codec: stored.codec,
  element: node.element,
  schemaPath: [root, node],
  parsers: raw ? rawParsers : parsers,
});

/** The values of a column chunk, null where it says null. Throws an Error where they cannot be had. */
function decode(
  bytes: ArrayBuffer,
  rows: number,
  decoder: Decoder,
  { stored }: ColumnChunk,
): ArrayLike<unknown> {
  const { element, type, codec } = decoder;
  if (element.type !== type) throw new Error(`stored as ${type}, declared as ${element.type}`);
  const optional = element.repetition_type !== "REQUIRED";
  const typeLength = element.type_length;
  const pages = checkChunk({ bytes, column: stored, rows, optional, typeLength, compressors });
  let page = 0;
  const decompressed = { [codec]: () => pages[page++]! };
  const { data } = decodeColumn(
    { view: new DataView(bytes), offset: 0 },
    { groupStart: 0, groupRows: rows, selectStart: 0, selectEnd: rows },
    { ...decoder, compressors: decompressed },
  );
  const values =
    data.length === 1 ? data[0]! : data.flatMap((piece): unknown[] => Array.from(piece));
  if (values.length !== rows) throw new Error(`${values.length} values where ${rows} are promised`);
  for (let i = 0; i < rows; i++)
    if (values[i] === undefined) throw new Error(`value ${i + 1} is not in the dictionary`);
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
