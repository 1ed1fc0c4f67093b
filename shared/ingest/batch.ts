import type { QuarantinedRows } from "../domain/dataset";
import type { Cells } from "./cells";

/** Records of one file, by column. */
export interface RecordBatch {
  readonly kind: "records";
  readonly count: number;
  /** 1-based record number of row i of the batch. */
  recordAt(i: number): number;
  /** 1-based physical line of row i; undefined for binary formats. */
  lineAt(i: number): number | undefined;
  /** Column names seen in this batch. */
  readonly names: Iterable<string>;
  /** One column of the batch in pieces, `count` cells in all; null where the batch has no such column. */
  column(name: string): readonly Cells[] | null;
  /** What the file says in row i, for the quarantine. */
  rawAt(i: number): string;
}

/** Records that could not even be taken apart. */
export interface LossBatch {
  readonly kind: "loss";
  readonly loss: Omit<QuarantinedRows, "table" | "file">;
}

export type Batch = RecordBatch | LossBatch;

/** A file opened for reading: what its header promises, and its records as they come. */
export interface TableReader {
  /** Column names of the header or schema; null where the format has none (JSONL) and names show as records come. */
  readonly columns: readonly string[] | null;
  /** Names of the stored type per column, for the comparison of formats; empty for text formats. */
  readonly storedTypes: ReadonlyMap<string, string>;
  batches(): AsyncGenerator<Batch, void, undefined>;
}

/** Raw text is kept up to this length. */
export const RAW_LIMIT = 1000;
/** A single CSV or JSONL record longer than this is refused, so that a stray quote cannot swallow a file. */
export const RECORD_LIMIT = 1 << 20;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** V8 keeps slices from this length on as views of the string they were cut from. */
const SLICE_LENGTH = 13;

/** The text in memory of its own: a slice would keep a whole piece of the file alive. */
export const ownText = (text: string): string =>
  text.length < SLICE_LENGTH ? text : decoder.decode(encoder.encode(text));

export const cutRaw = (raw: string): string =>
  ownText(raw.length > RAW_LIMIT ? `${raw.slice(0, RAW_LIMIT)}…` : raw);
