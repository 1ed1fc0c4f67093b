import initSqlJs, { type Database, type SqlValue } from "sql.js";
import { cellText } from "#shared/domain/cells";
import type { Column, Table } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { SCHEMAS, type FieldSpec } from "#shared/domain/schema";

const typeOf = ({ type }: FieldSpec): string =>
  type === "number" ? "REAL" : type === "integer" || type === "flag" ? "INTEGER" : "TEXT";

function valueOf(column: Column | undefined, row: number): SqlValue {
  if (column === undefined) return null;
  const text = cellText(column, row);
  return text !== null && (column.kind === "number" || column.kind === "flag")
    ? Number(text)
    : text;
}

function addTable(database: Database, fields: readonly FieldSpec[], table: Table): void {
  const columns = fields.map((field) => `"${field.name}" ${typeOf(field)}`).join(", ");
  database.run(`CREATE TABLE "${table.name}" (${columns})`);
  const insert = database.prepare(
    `INSERT INTO "${table.name}" VALUES (${fields.map(() => "?").join(", ")})`,
  );
  for (let row = 0; row < table.rows; row++)
    insert.run(fields.map(({ name }) => valueOf(table.columns[name], row)));
  insert.free();
}

/** The tables of a dataset in SQLite, all columns of the schema, without any index. Close it after use. */
export async function sqlDatabaseOf(dataset: Dataset): Promise<Database> {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run("BEGIN");
  for (const { name, fields } of SCHEMAS[dataset.schema]) {
    const table = dataset.tables.get(name);
    if (table !== undefined) addTable(database, fields, table);
  }
  database.run("COMMIT");
  return database;
}

export interface SqlRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** The rows of one statement, with its columns also where it has no row. */
export function ask(database: Database, sql: string): SqlRows {
  const statement = database.prepare(sql);
  try {
    const rows: SqlValue[][] = [];
    while (statement.step()) rows.push(statement.get());
    return { columns: statement.getColumnNames(), rows };
  } finally {
    statement.free();
  }
}
