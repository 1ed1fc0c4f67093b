import type { Row } from "../write/layout";
import { TableWriter } from "../write/tableWriter";
import { LAYOUTS } from "./tables";
import type { TableName } from "./tables";

export const TABLE_NAMES = Object.keys(LAYOUTS) as TableName[];

/** All tables of a dataset, open for writing. */
export class DatasetWriter {
  readonly #tables = new Map<TableName, TableWriter>();
  readonly #rows = new Map<TableName, number>();

  constructor(folder: string) {
    for (const name of TABLE_NAMES) this.#tables.set(name, new TableWriter(folder, LAYOUTS[name]));
  }

  append(table: TableName, rows: readonly Row[]): void {
    for (const row of rows) this.#tables.get(table)!.append(row);
    this.#rows.set(table, (this.#rows.get(table) ?? 0) + rows.length);
  }

  close(): void {
    for (const table of this.#tables.values()) table.close();
  }

  get rows(): Readonly<Record<string, number>> {
    return Object.fromEntries(TABLE_NAMES.map((name) => [name, this.#rows.get(name) ?? 0]));
  }

  get files(): readonly string[] {
    return [...this.#tables.values()].flatMap((table) => table.files);
  }
}
