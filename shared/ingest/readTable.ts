import { QUARANTINE_LIMIT } from "../domain/dataset";
import type { LossCount, QuarantinedRows, QuarantineReason } from "../domain/dataset";
import type { Table } from "../domain/columns";
import type { FieldSpec, TableSpec } from "../domain/schema";
import type { RecordBatch, TableReader } from "./batch";
import { emptyCells } from "./cells";
import { columnBuilder, keyBuilder } from "./columnBuilders";
import type { ColumnBuilder, KeyBuilder } from "./columnBuilder";
import { growable } from "./growable";
import type { Growable } from "./growable";
import { openCsv } from "./csvReader";
import type { FoundFile } from "./discover";
import { openJsonl } from "./jsonlReader";
import { openParquet } from "./parquetReader";
import { UnreadableFile } from "./source";
import type { ReadMeter } from "./source";

/** A table as one file gave it. */
export interface ReadTable {
  readonly table: Table;
  readonly records: number;
  readonly quarantined: number;
  readonly losses: readonly LossCount[];
  /** The first `QUARANTINE_LIMIT` losses. */
  readonly quarantine: readonly QuarantinedRows[];
  /** Columns seen in the file. */
  readonly columns: ReadonlySet<string>;
  /** Whether a whole block of the file could not be decoded. */
  readonly damagedBlocks: boolean;
}

/** Opens a file in its format. Throws `UnreadableFile` where nothing of it can be read. */
export function openTable(
  spec: TableSpec,
  { source, format }: FoundFile,
  meter: ReadMeter,
): Promise<TableReader> {
  const known = new Set(spec.fields.map((field) => field.name));
  switch (format) {
    case "csv":
      return openCsv(source, meter, known);
    case "jsonl":
      return Promise.resolve(openJsonl(source, meter));
    case "parquet":
      return openParquet(source, meter, known);
  }
}

/**
 * Reads a whole file into columns; bad records go to quarantine with their place, the rest is kept.
 * Where the file breaks off, what came before is kept and the unknown rest counts as one loss.
 * Throws `UnreadableFile` where not even a first record came, unless a header says that there is none.
 */
export async function readTable(
  spec: TableSpec,
  file: string,
  reader: TableReader,
): Promise<ReadTable> {
  const assembly = new TableAssembly(spec, file);
  try {
    for await (const batch of reader.batches())
      if (batch.kind === "loss") assembly.lose(batch.loss);
      else assembly.add(batch);
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile) || assembly.records === 0) throw thrown;
    assembly.breakOff(thrown.message);
  }
  if (reader.columns === null && assembly.records === 0)
    throw new UnreadableFile("the file is empty");
  return assembly.finish(reader.columns);
}

/** The columns of a table while its records come in. */
export class TableAssembly {
  private readonly spec: TableSpec;
  private readonly file: string;
  private readonly columns: { readonly field: FieldSpec; readonly builder: ColumnBuilder }[];
  private readonly passing: boolean;
  private readonly key: KeyBuilder | null;
  private kept = 0;
  /** Record number per kept row; null while none is lost and row r is record r + 1. */
  private recordNumbers: Growable<Uint32Array> | null = null;
  private readonly names = new Set<string>();
  private readonly quarantine: QuarantinedRows[] = [];
  private quarantined = 0;
  private readonly losses = new Map<string, LossCount>();
  private damagedBlocks = false;

  /** What is `passing` is compared and dropped: its text columns do without a dictionary. */
  constructor(spec: TableSpec, file: string, { passing = false } = {}) {
    this.spec = spec;
    this.file = file;
    this.passing = passing;
    const keyField = spec.fields.find((field) => field.name === spec.key);
    this.key = keyField === undefined ? null : keyBuilder(keyField);
    this.columns = spec.fields.map((field) => ({
      field,
      builder:
        field === keyField && this.key !== null
          ? this.key
          : columnBuilder(field, field.mandatory === true, passing),
    }));
  }

  /** Records seen so far, kept or lost. */
  get records(): number {
    return this.kept + this.quarantined;
  }

  breakOff(why: string): void {
    const raw = `the rest of the file cannot be read: ${why}`;
    this.lose({ row: this.records + 1, count: 1, reason: "unreadable_block", raw });
  }

  lose(loss: Omit<QuarantinedRows, "table" | "file">): void {
    this.quarantined += loss.count;
    const { reason, field = null } = loss;
    const name = `${reason} ${field}`;
    const before = this.losses.get(name)?.count ?? 0;
    this.losses.set(name, { reason, field, count: before + loss.count });
    if (loss.reason === "unreadable_block") this.damagedBlocks = true;
    if (!this.isFull) this.quarantine.push({ table: this.spec.name, file: this.file, ...loss });
  }

  private get isFull(): boolean {
    return this.quarantine.length >= QUARANTINE_LIMIT;
  }

  add(batch: RecordBatch): void {
    for (const name of batch.names) this.names.add(name);
    const refused = new Uint8Array(batch.count);
    const bad = new Map<number, { field: string; reason: QuarantineReason }>();
    for (const { field, builder } of this.columns) {
      let from = 0;
      for (const cells of batch.column(field.name) ?? [emptyCells(batch.count)]) {
        const first = from;
        builder.append(cells, (i, reason) => {
          if (refused[first + i] === 0) bad.set(first + i, { field: field.name, reason });
          refused[first + i] = 1;
        });
        from += cells.count;
      }
    }
    if (bad.size > 0) for (const { builder } of this.columns) builder.drop(refused, batch.count);
    this.refuseDuplicates(batch.count, refused, bad);
    this.note(batch, refused, bad);
  }

  private refuseDuplicates(
    count: number,
    refused: Uint8Array,
    bad: Map<number, { field: string; reason: QuarantineReason }>,
  ): void {
    if (this.key === null || this.spec.key === null) return;
    const field = this.spec.key;
    const left = count - bad.size;
    const duplicate = new Uint8Array(left);
    let any = false;
    this.key.refuseDuplicates(left, (k) => {
      duplicate[k] = 1;
      any = true;
    });
    if (!any) return;
    for (const { builder } of this.columns) builder.drop(duplicate, left);
    for (let i = 0, k = 0; i < count; i++) {
      if (refused[i] === 1) continue;
      if (duplicate[k++] === 0) continue;
      refused[i] = 1;
      bad.set(i, { field, reason: "duplicate_key" });
    }
  }

  private note(
    batch: RecordBatch,
    refused: Uint8Array,
    bad: ReadonlyMap<number, { field: string; reason: QuarantineReason }>,
  ): void {
    if (bad.size > 0 || this.quarantined > 0) this.number(batch, refused, bad.size);
    this.kept += batch.count - bad.size;
    for (const [i, { field, reason }] of [...bad].sort(([a], [b]) => a - b)) {
      const line = batch.lineAt(i);
      this.lose({
        row: batch.recordAt(i),
        count: 1,
        ...(line === undefined ? {} : { line }),
        field,
        reason,
        // Not taken apart once more where it will not be kept.
        raw: this.isFull ? "" : batch.rawAt(i),
      });
    }
  }

  private number(batch: RecordBatch, refused: Uint8Array, bad: number): void {
    if (this.recordNumbers === null) {
      this.recordNumbers = growable.codes();
      this.recordNumbers.extend(this.kept);
      for (let row = 0; row < this.kept; row++) this.recordNumbers.data[row] = row + 1;
    }
    let at = this.recordNumbers.extend(batch.count - bad);
    for (let i = 0; i < batch.count; i++)
      if (refused[i] === 0) this.recordNumbers.data[at++] = batch.recordAt(i);
  }

  finish(columns: readonly string[] | null): ReadTable {
    const names = columns === null ? this.names : new Set(columns);
    const kept = this.columns.filter(
      ({ field }) => this.passing || field.undocumented !== true || names.has(field.name),
    );
    const table: Table = {
      name: this.spec.name,
      rows: this.kept,
      columns: Object.fromEntries(kept.map(({ field, builder }) => [field.name, builder.finish()])),
      records: this.recordNumbers?.finish() ?? null,
    };
    return {
      table,
      records: this.records,
      quarantined: this.quarantined,
      losses: [...this.losses.values()],
      quarantine: this.quarantine.sort((a, b) => a.row - b.row),
      columns: names,
      damagedBlocks: this.damagedBlocks,
    };
  }
}
