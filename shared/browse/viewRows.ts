import type { FieldFilter, TableView } from "../contract/browse";
import type { Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import { fail, ok, type Result } from "../domain/result";
import { narrow, testOf, type RowTest } from "./fieldTests";
import type { Privacy } from "./privacy";
import { sortRows } from "./sortRows";
import type { ViewColumns } from "./viewColumns";

/** The rows of a table that a view shows, in its order. */
export interface OrderedRows {
  readonly table: Table;
  readonly length: number;
  /** Null = every row in file order. */
  readonly rows: Uint32Array | null;
}

export const rowAt = ({ rows }: OrderedRows, place: number): number =>
  rows === null ? place : rows[place]!;

/** Views whose rows are kept, so that scrolling is a slice. */
const VIEWS_KEPT = 4;

/** Finds the rows of views: filters one after the other, then the order. */
export class ViewRows {
  readonly #dataset: Dataset;
  readonly #columns: ViewColumns;
  readonly #privacy: Privacy;
  /** By view, the one used last at the end. */
  readonly #kept = new Map<string, OrderedRows>();

  constructor(dataset: Dataset, columns: ViewColumns, privacy: Privacy) {
    this.#dataset = dataset;
    this.#columns = columns;
    this.#privacy = privacy;
  }

  rowsOf(view: TableView): Result<OrderedRows> {
    const { table, filters, sort } = view;
    const name = JSON.stringify([table, filters, sort, this.#privacy.allRevealed]);
    const known = this.#kept.get(name);
    if (known !== undefined) {
      this.#keep(name, known);
      return ok(known);
    }
    const found = this.#find(view);
    if (found.ok) this.#keep(name, found.value);
    return found;
  }

  #keep(name: string, rows: OrderedRows): void {
    this.#kept.delete(name);
    this.#kept.set(name, rows);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= VIEWS_KEPT) break;
      this.#kept.delete(oldest);
    }
  }

  #find(view: TableView): Result<OrderedRows> {
    const table = this.#dataset.tables.get(view.table);
    if (table === undefined)
      return fail("dataset.missingTable", `The dataset has no table ${view.table}.`);
    const tests = this.#tests(table, view.filters);
    if (!tests.ok) return tests;
    let rows: Uint32Array | null = null;
    for (const test of tests.value) rows = narrow(rows ?? allRows(table), test);
    if (view.sort !== null) {
      const by = this.#columns.find(table, view.sort.field);
      if (!by.ok) return by;
      rows = sortRows(rows ?? allRows(table), by.value, view.sort.descending);
    }
    return ok(rows === null ? wholeTable(table) : { table, rows, length: rows.length });
  }

  #tests(table: Table, filters: readonly FieldFilter[]): Result<readonly RowTest[]> {
    const tests: RowTest[] = [];
    for (const filter of filters) {
      const column = this.#columns.find(table, filter.field);
      if (!column.ok) return column;
      const test = testOf(column.value, filter);
      if (!test.ok) return test;
      tests.push(test.value);
    }
    return ok(tests);
  }
}

const WHOLE = new WeakMap<Table, OrderedRows>();

/** Every row of a table in file order. */
export function wholeTable(table: Table): OrderedRows {
  let whole = WHOLE.get(table);
  if (whole === undefined) WHOLE.set(table, (whole = { table, rows: null, length: table.rows }));
  return whole;
}

export function allRows({ rows }: Table): Uint32Array {
  const all = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) all[row] = row;
  return all;
}
