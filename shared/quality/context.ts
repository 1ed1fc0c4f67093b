import {
  NULL_CODE,
  columnOf,
  recordOf,
  type ColumnKind,
  type ColumnOf,
  type Table,
} from "../domain/columns";
import { tableSpecsOf, type Dataset, type TableSource } from "../domain/dataset";
import type { FieldSpec, TableSpec } from "../domain/schema";
import { cellValue } from "./cells";
import type { SampleRow } from "./report";

/** Row of another table for a row of this one; −1 where the reference is empty or leads nowhere. */
export type RowLink = (row: number) => number;

/** What checks share: typed column access, links between tables, and whatever is worth computing once. */
export class CheckContext {
  readonly dataset: Dataset;
  /** The tables that are looked at: those the dataset has or should have. */
  readonly specs: readonly TableSpec[];
  readonly #memo = new Map<string, unknown>();
  readonly #sources: ReadonlyMap<string, TableSource>;

  constructor(dataset: Dataset) {
    this.dataset = dataset;
    this.specs = tableSpecsOf(dataset);
    this.#sources = new Map(dataset.sources.map((source) => [source.table, source]));
  }

  /** The result of `make`, computed at the first request under this key. */
  memo<T>(key: string, make: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, make());
    return this.#memo.get(key) as T;
  }

  source(table: string): TableSource | undefined {
    return this.#sources.get(table);
  }

  /** Whether the file had this column (ingest fills missing ones with empty cells). */
  has(table: string, field: string): boolean {
    const source = this.#sources.get(table);
    return (
      this.dataset.tables.get(table)?.columns[field] !== undefined &&
      !source?.missingColumns.includes(field) &&
      !source?.absentColumns.includes(field)
    );
  }

  /** Which of these `table.column` names are missing. */
  missing(needs: readonly string[]): readonly string[] {
    return needs.filter((need) => {
      const [table = "", field = ""] = need.split(".");
      return !this.has(table, field);
    });
  }

  table(name: string): Table {
    const table = this.dataset.tables.get(name);
    if (table === undefined) throw new TypeError(`a check reads ${name} without needing it`);
    return table;
  }

  column<K extends ColumnKind>(table: string, field: string, kind: K): ColumnOf<K> {
    const column = columnOf(this.table(table), field, kind);
    if (column === null) throw new TypeError(`a check reads ${table}.${field} without needing it`);
    return column;
  }

  spec(table: string, field: string): FieldSpec | undefined {
    return this.specs
      .find((spec) => spec.name === table)
      ?.fields.find((spec) => spec.name === field);
  }

  /** Row by key text of a keyed table; empty where the table or its key is missing. */
  rowsByKey(table: string): ReadonlyMap<string, number> {
    return this.memo(`rows:${table}`, () => {
      const key = this.specs.find((spec) => spec.name === table)?.key ?? "";
      const rows = new Map<string, number>();
      if (!this.has(table, key)) return rows;
      const { codes, values } = this.column(table, key, "text");
      codes.forEach((code, row) => {
        if (code !== NULL_CODE && !rows.has(values[code]!)) rows.set(values[code]!, row);
      });
      return rows;
    });
  }

  /** Follows a reference as declared in the schema: one look-up per distinct value. */
  link(table: string, field: string): RowLink {
    return this.memo(`link:${table}.${field}`, () => {
      const target = this.spec(table, field)?.references?.split(".")[0] ?? "";
      const rows = this.rowsByKey(target);
      const { codes, values } = this.column(table, field, "text");
      const byCode = Int32Array.from(values, (value) => rows.get(value) ?? -1);
      return (row) => (codes[row] === NULL_CODE ? -1 : byCode[codes[row]!]!);
    });
  }

  /** First row of `table` that refers to each row of the table `field` leads to; −1 where none does. */
  firstReferring(table: string, field: string): Int32Array {
    return this.memo(`referring:${table}.${field}`, () => {
      const target = this.spec(table, field)?.references?.split(".")[0] ?? "";
      const link = this.link(table, field);
      const first = new Int32Array(this.table(target).rows).fill(-1);
      for (let row = 0; row < this.table(table).rows; row++) {
        const to = link(row);
        if (to >= 0 && first[to] === -1) first[to] = row;
      }
      return first;
    });
  }

  /** The row as evidence: its place, its key, these fields, and what else the check has to say of it. */
  sampleRow(
    table: string,
    row: number,
    fields: readonly string[],
    more: SampleRow["values"] = {},
  ): SampleRow {
    const from = this.table(table);
    const key = this.specs.find((spec) => spec.name === table)?.key ?? null;
    const read = (field: string): string | number | null => {
      const column = from.columns[field];
      return column === undefined ? null : cellValue(column, row);
    };
    const keyText = key === null ? null : read(key);
    return {
      table,
      record: recordOf(from, row),
      key: keyText === null ? null : String(keyText),
      values: { ...Object.fromEntries(fields.map((field) => [field, read(field)])), ...more },
    };
  }
}
