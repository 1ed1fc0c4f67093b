import type { Database } from "sql.js";
import type { Table } from "#shared/domain/columns";
import { designOf } from "#shared/sql/design";
import { insertRows } from "./insertRows";

/** Replaces all rows of a table that is already in the database; its indices follow. */
export function replaceRows(database: Database, table: Table): void {
  const design = designOf(table.name, table.columns);
  if (design === null) return;
  database.run("PRAGMA query_only=0; BEGIN");
  database.run(`DELETE FROM ${table.name}`);
  insertRows(database, design, table);
  database.run("COMMIT");
}
