import { cellText, sameCell } from "../domain/cells";
import { recordOf } from "../domain/columns";
import type { Table } from "../domain/columns";
import type { FormatComparison } from "../domain/dataset";
import type { FieldSpec, TableSpec } from "../domain/schema";
import type { TableReader } from "./batch";
import { markDifferences, NO_ROW } from "./compareColumns";
import { TableAssembly } from "./readTable";
import type { ReadTable } from "./readTable";
import { UnreadableFile } from "./source";

const SAMPLE_LIMIT = 20;

/**
 * Holds a second file of a table against the one that was read, record by record and without keeping it in memory.
 * Rows are matched by key, in whatever order they come; a table without a key is compared as a multiset of rows.
 * Records that neither file could give count as alike.
 */
export async function compareFormats(
  { table, records, quarantined }: ReadTable,
  spec: TableSpec,
  files: { readonly read: string; readonly other: string },
  readers: { readonly storedTypes: ReadonlyMap<string, string>; readonly other: TableReader },
): Promise<FormatComparison> {
  const { columns } = readers.other;
  const names = columns === null ? null : new Set(columns);
  const fields = spec.fields.filter(
    (field) => table.columns[field.name] !== undefined && (names?.has(field.name) ?? true),
  );
  const matcher =
    spec.key === null ? new RowMultiset(table, fields) : new KeyedRows(table, fields, spec.key);
  let rowsOther = 0;
  let lostOther = 0;
  let broken: string | null = null;
  try {
    for await (const batch of readers.other.batches()) {
      const assembly = new TableAssembly(spec, files.other, { passing: true });
      if (batch.kind === "loss") assembly.lose(batch.loss);
      else assembly.add(batch);
      const part = assembly.finish(null);
      rowsOther += part.records;
      lostOther += part.quarantined + matcher.compare(part.table);
    }
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    broken = thrown.message;
  }
  return {
    table: spec.name,
    ...files,
    rowsRead: records,
    rowsOther,
    differingRows: matcher.differing(quarantined - lostOther),
    total: matcher.union + Math.max(quarantined, lostOther),
    sample: matcher.sample,
    typeDifferences: typeDifferences(spec, readers.storedTypes, readers.other.storedTypes),
    broken,
    missingColumns: spec.fields
      .filter((field) => field.optional !== true && names?.has(field.name) === false)
      .map((field) => field.name),
    extraColumns: (columns ?? []).filter(
      (name) => !spec.fields.some((field) => field.name === name),
    ),
  };
}

type Difference = FormatComparison["sample"][number];

interface RowMatcher {
  readonly sample: readonly Difference[];
  /** Takes in rows of the other file; returns how many of them repeat a key, as a table read whole would refuse. */
  compare(part: Table): number;
  /** Different rows of both files together. */
  readonly union: number;
  /**
   * Rows that differ, or that only one file gives. `lostMore`: how many records more were lost in the file that was
   * read than in the other; they are among those that only the other gives.
   */
  differing(lostMore: number): number;
}

class KeyedRows implements RowMatcher {
  readonly sample: Difference[] = [];
  private readonly table: Table;
  private readonly fields: readonly FieldSpec[];
  private readonly key: string;
  private next = 0;
  private rowOfKey: Map<string, number> | null = null;
  private readonly matched: Uint8Array;
  private matchedRows = 0;
  private differingRows = 0;
  private onlyOther = 0;

  constructor(table: Table, fields: readonly FieldSpec[], key: string) {
    this.table = table;
    this.fields = fields;
    this.key = key;
    this.matched = new Uint8Array(table.rows);
  }

  compare(part: Table): number {
    const rows = new Uint32Array(part.rows).fill(NO_ROW);
    let repeated = 0;
    for (let row = 0; row < part.rows; row++) {
      const mine = this.find(part, row);
      if (mine === null) this.noteOnlyOther(part, row);
      else if (this.matched[mine] === 1) repeated++;
      else {
        this.matched[mine] = 1;
        this.matchedRows++;
        rows[row] = mine;
      }
    }
    this.compareRows(part, rows);
    return repeated;
  }

  /** Compares each row of `part` with the row of the table that `rows` gives for it. */
  private compareRows(part: Table, rows: Uint32Array): void {
    const differs = new Uint8Array(part.rows);
    for (const { name } of this.fields)
      markDifferences(this.table.columns[name]!, part.columns[name]!, rows, differs);
    for (let row = 0; row < part.rows; row++) {
      if (differs[row] === 0) continue;
      this.differingRows++;
      if (this.sample.length < SAMPLE_LIMIT) this.describe(part, row, rows[row]!);
    }
  }

  /** The row of the table with the same key; the next one in order is tried first. */
  private find(part: Table, row: number): number | null {
    const theirs = part.columns[this.key]!;
    const mine = this.table.columns[this.key]!;
    if (this.next < this.table.rows && sameCell(mine, this.next, theirs, row)) return this.next++;
    this.rowOfKey ??= new Map(
      Array.from({ length: this.table.rows }, (_, r) => [cellText(mine, r) ?? "", r]),
    );
    const found = this.rowOfKey.get(cellText(theirs, row) ?? "");
    if (found === undefined) return null;
    this.next = found + 1;
    return found;
  }

  private noteOnlyOther(part: Table, row: number): void {
    this.onlyOther++;
    const other = cellText(part.columns[this.key]!, row) ?? "";
    this.note({ row: null, field: this.key, read: "", other });
  }

  private note(difference: Difference): void {
    if (this.sample.length < SAMPLE_LIMIT) this.sample.push(difference);
  }

  private describe(part: Table, row: number, mine: number): void {
    for (const { name } of this.fields) {
      const read = this.table.columns[name]!;
      const other = part.columns[name]!;
      if (sameCell(read, mine, other, row)) continue;
      this.note({
        row: recordOf(this.table, mine),
        field: name,
        read: cellText(read, mine) ?? "",
        other: cellText(other, row) ?? "",
      });
    }
  }

  get union(): number {
    return this.table.rows + this.onlyOther;
  }

  differing(lostMore: number): number {
    this.noteOnlyRead();
    const onlyRead = Math.max(this.table.rows - this.matchedRows, -lostMore);
    return this.differingRows + onlyRead + Math.max(this.onlyOther, lostMore);
  }

  private noteOnlyRead(): void {
    const column = this.table.columns[this.key]!;
    for (let row = 0; row < this.table.rows && this.sample.length < SAMPLE_LIMIT; row++) {
      if (this.matched[row] === 1) continue;
      const read = cellText(column, row) ?? "";
      this.note({ row: recordOf(this.table, row), field: this.key, read, other: "" });
    }
  }
}

/** Counts equal rows whatever their order. */
class RowMultiset implements RowMatcher {
  readonly sample: readonly Difference[] = [];
  private readonly fields: readonly FieldSpec[];
  private readonly rows: number;
  private rowsOther = 0;
  private readonly counts = new Map<string, number>();
  private equal = 0;

  constructor(table: Table, fields: readonly FieldSpec[]) {
    this.fields = fields;
    this.rows = table.rows;
    for (let row = 0; row < table.rows; row++) {
      const text = this.rowText(table, row);
      this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
    }
  }

  compare(part: Table): number {
    this.rowsOther += part.rows;
    for (let row = 0; row < part.rows; row++) {
      const text = this.rowText(part, row);
      const left = this.counts.get(text) ?? 0;
      if (left === 0) continue;
      this.counts.set(text, left - 1);
      this.equal++;
    }
    return 0;
  }

  /** No value holds the NUL that stands between two; ingest refuses it. */
  private rowText(table: Table, row: number): string {
    let text = "";
    for (const { name } of this.fields) text += `${cellText(table.columns[name]!, row) ?? ""}\0`;
    return text;
  }

  get union(): number {
    return Math.max(this.rows, this.rowsOther);
  }

  /** A row that differs is in each file once: the two are counted as one. */
  differing(lostMore: number): number {
    const onlyRead = Math.max(this.rows - this.equal, -lostMore);
    return Math.max(onlyRead, this.rowsOther - this.equal, lostMore);
  }
}

/** Columns that both files hold but that one stores as a number where the schema says text. */
function typeDifferences(
  spec: TableSpec,
  read: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): FormatComparison["typeDifferences"] {
  const isText = (type: string | undefined) =>
    type === undefined || ["STRING", "UTF8", "BYTE_ARRAY", "ENUM", "UUID"].includes(type);
  return spec.fields
    .filter((field) => ["text", "bin", "unique"].includes(field.type))
    .filter((field) => isText(read.get(field.name)) !== isText(other.get(field.name)))
    .map((field) => ({
      field: field.name,
      read: read.get(field.name) ?? "text",
      other: other.get(field.name) ?? "text",
    }));
}
