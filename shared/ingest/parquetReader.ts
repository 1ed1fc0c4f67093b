import type { SchemaElement, SchemaTree } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { describeThrown } from "../domain/result";
import { cutRaw } from "./batch";
import type { Batch, LossBatch, TableReader } from "./batch";
import { inflateSource, isGzipped } from "./byteChunks";
import { valueAt } from "./cells";
import type { Cells } from "./cells";
import { readFooter } from "./parquetFooter";
import type { ColumnChunk, Footer, Group } from "./parquetFooter";
import { readChunk } from "./parquetChunk";
import { ReadCancelled } from "./source";
import type { ByteSource, ReadMeter } from "./source";
import { StoredDay, StoredInstant } from "./stored";

/**
 * Opens a Parquet file (any codec hyparquet-compressors knows, gzipped as a whole or not).
 * Throws `UnreadableFile` where footer or schema cannot be read.
 */
export async function openParquet(
  stored: ByteSource,
  meter: ReadMeter,
  known: ReadonlySet<string>,
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
    for (const group of footer.groups) yield await readGroup({ read, footer, group, wanted });
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
}

/** One batch of all columns, or one loss of the whole group where any of its columns cannot be decoded. */
async function readGroup(task: GroupToRead): Promise<Batch> {
  const { group, footer, wanted } = task;
  if (group.problem !== null) return lostRows(group.firstRow + 1, group.rows, group.problem);
  const columns = new Map<string, readonly Cells[]>();
  for (const [name, node] of wanted) {
    const chunk = group.columns.get(name);
    try {
      if (chunk === undefined) throw new Error("missing in this row group");
      const { stored: column } = chunk;
      const { element } = node;
      if (element.type !== column.type)
        throw new Error(`stored as ${column.type}, declared as ${element.type}`);
      const bytes = await task.read(chunk);
      columns.set(name, readChunk({ bytes, column, element, rows: group.rows, compressors }));
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

function describeRow(columns: ReadonlyMap<string, readonly Cells[]>, row: number): string {
  const entries = [...columns].map(([name, pieces]) => [name, plainValue(cellOf(pieces, row))]);
  return JSON.stringify(Object.fromEntries(entries));
}

function cellOf(pieces: readonly Cells[], row: number): unknown {
  let at = row;
  for (const cells of pieces) {
    if (at < cells.count) return valueAt(cells, at);
    at -= cells.count;
  }
  return null;
}

function plainValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof StoredInstant) return `${value.ns} ns since 1970`;
  if (value instanceof StoredDay) return `day ${value.day}`;
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" || typeof value === "bigint" ? String(value) : typeof value;
}
