import type { Database, SqlValue } from "sql.js";
import { cellText } from "#shared/domain/cells";
import { NULL_CODE, NULL_FLAG, type Column, type Table } from "#shared/domain/columns";
import type { SqlTableDesign } from "#shared/sql/design";

/** Inserts all rows of a table in their order; a column the dataset does not have is NULL throughout. */
export function insertRows(database: Database, design: SqlTableDesign, table: Table): void {
  const values = design.columns.map(({ name }) => valueOf(table.columns[name]));
  const places = values.map(() => "?").join(", ");
  const insert = database.prepare(`INSERT INTO ${design.name} VALUES (${places})`);
  const row = new Array<SqlValue>(values.length);
  try {
    for (let at = 0; at < table.rows; at++) {
      for (let i = 0; i < row.length; i++) row[i] = values[i]!(at);
      insert.run(row);
    }
  } finally {
    insert.free();
  }
}

/** The value of a row as SQLite stores it. */
function valueOf(column: Column | undefined): (row: number) => SqlValue {
  switch (column?.kind) {
    case undefined:
      return () => null;
    case "text": {
      const { codes, values } = column;
      return (row) => (codes[row] === NULL_CODE ? null : values[codes[row]!]!);
    }
    case "number": {
      const { data } = column;
      return (row) => (Number.isNaN(data[row]!) ? null : data[row]!);
    }
    case "flag": {
      const { data } = column;
      return (row) => (data[row] === NULL_FLAG ? null : data[row]!);
    }
    case "unique":
    case "time":
    case "date":
      return (row) => cellText(column, row);
  }
}
