import type { Database, SqlValue } from "sql.js";
import { cellText } from "#shared/domain/cells";
import type { Column, Table } from "#shared/domain/columns";
import { designOf } from "#shared/sql/design";

/** Replaces all rows of a table that is already in the database; its indices follow. */
export function replaceRows(database: Database, table: Table): void {
  const design = designOf(table.name);
  if (design === null) return;
  const columns = design.columns.map(({ name }) => table.columns[name]);
  database.run("PRAGMA query_only=0; BEGIN");
  database.run(`DELETE FROM ${table.name}`);
  const places = columns.map(() => "?").join(", ");
  const insert = database.prepare(`INSERT INTO ${table.name} VALUES (${places})`);
  for (let row = 0; row < table.rows; row++)
    insert.run(columns.map((column) => (column === undefined ? null : stored(column, row))));
  insert.free();
  database.run("COMMIT");
}

function stored(column: Column, row: number): SqlValue {
  const text = cellText(column, row);
  return text !== null && (column.kind === "number" || column.kind === "flag")
    ? Number(text)
    : text;
}
