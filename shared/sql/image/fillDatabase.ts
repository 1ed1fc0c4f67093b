import type { Table } from "../../domain/columns";
import type { SqlTableDesign } from "../design";
import { emptyField, IntegerField, storedField, TextField, type StoredField } from "./fields";
import { writeIndexTree } from "./indexTree";
import { RowOrders } from "./order";
import type { Pages } from "./pages";
import { encodeRecords } from "./records";
import { writeTableTree } from "./tableTree";

/** The empty root pages of a table and its indices, by name. */
export type RootPages = ReadonlyMap<string, number>;

/** About what a table takes with its indices, in times of its records. */
const WITH_INDICES = 2.5;

/** The name SQLite gives the index of a primary key. */
const keyIndexOf = (table: string): string => `sqlite_autoindex_${table}_1`;

/**
 * Writes a table and its indices straight into the pages of a database that SQLite has made with the table's own
 * statements and left empty. Rows are numbered from 1 in the order of the table.
 */
export function fillTable(
  pages: Pages,
  roots: RootPages,
  design: SqlTableDesign,
  table: Table,
): void {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const fields = new Map<string, StoredField>();
  for (const { name, type } of design.columns) {
    const column = table.columns[name];
    fields.set(name, column === undefined ? emptyField() : storedField(column, type === "integer"));
  }
  const root = (name: string): number => {
    const page = roots.get(name);
    if (page === undefined) throw new Error(`The database has no ${name}`);
    return page;
  };
  const records = encodeRecords([...fields.values()], rows);
  pages.reserve(records.bytes.length * WITH_INDICES);
  writeTableTree(pages, root(design.name), records);
  const orders = new RowOrders(rows);
  const key = { name: keyIndexOf(design.name), columns: [design.key], partial: false };
  for (const { name, columns, partial } of design.key === null
    ? design.indices
    : [key, ...design.indices]) {
    const keys = columns.map((column) => fields.get(column!)!);
    const all = orders.by(keys.filter(isText));
    const order = partial ? all.filter((row) => !keys[0]!.isNull(row)) : all;
    const rowNumber = new IntegerField((row) => row + 1);
    writeIndexTree(pages, root(name), encodeRecords([...keys, rowNumber], order));
  }
}

/** Indices are over texts; a column the dataset does not have is null throughout and orders nothing. */
const isText = (field: StoredField): field is TextField => field instanceof TextField;
