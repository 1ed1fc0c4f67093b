import { TableWriter } from "../write/tableWriter";
import type { DraftTables } from "./defects/drafts";
import type { UnitRows } from "./rows";
import type { Layouts, TableName } from "./tables";

/** All tables of a dataset, open for writing. */
export class DatasetWriter {
  readonly #tables: ReadonlyMap<TableName, TableWriter>;
  readonly #rows = new Map<TableName, number>();

  constructor(folder: string, layouts: Layouts) {
    const names = Object.keys(layouts) as TableName[];
    this.#tables = new Map(names.map((name) => [name, new TableWriter(folder, layouts[name])]));
  }

  append(part: UnitRows): void {
    this.#count(part);
    for (const [name, table] of this.#tables) for (const row of part[name] ?? []) table.append(row);
  }

  /** Writes the damaged records of a part instead of its own, which are counted all the same. */
  appendDefective(part: UnitRows, damaged: DraftTables): void {
    this.#count(part);
    for (const [name, table] of this.#tables) {
      for (const { row, inText } of damaged[name].drafts) table.append(row, inText);
      for (const line of damaged[name].lines) table.appendMalformed(line);
    }
  }

  close(): void {
    for (const table of this.#tables.values()) table.close();
  }

  /** Rows by table, without what defects add. */
  get rows(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#rows);
  }

  get files(): readonly string[] {
    return [...this.#tables.values()].flatMap((table) => table.files);
  }

  #count(part: UnitRows): void {
    for (const name of this.#tables.keys())
      this.#rows.set(name, (this.#rows.get(name) ?? 0) + (part[name]?.length ?? 0));
  }
}
