import type { Database, SqlJsStatic } from "sql.js";
import type { Table } from "#shared/domain/columns";
import { designOf, statementsOf } from "#shared/sql/design";
import { createView, viewsOver } from "#shared/sql/views";
import { insertRows } from "./insertRows";

/** Bytes of a page; by measurement the fastest to fill and to read. */
const PAGE_SIZE = 8192;
/** KiB of pages SQLite keeps in its own memory: the whole of a dataset of the published size. */
const CACHE_KIB = 65_536;
/** About what a row takes with its indices. */
const BYTES_PER_ROW = 300;

/**
 * A database of the tables with their keys, indices and views (docs/decisions/0014).
 * `breathe` is waited for between tables, so that other work gets in.
 */
export async function buildDatabase(
  sqlite: SqlJsStatic,
  tables: readonly Table[],
  breathe: () => Promise<void>,
): Promise<Database> {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const database = emptyDatabase(sqlite, rows * BYTES_PER_ROW);
  try {
    for (const table of tables) {
      const design = designOf(table.name);
      if (design === null) continue;
      const [createTable, ...createIndices] = statementsOf(design);
      database.run(`BEGIN; ${createTable}`);
      insertRows(database, design, table);
      // After the rows: sorting them once is faster than keeping them sorted.
      database.run([...createIndices, "COMMIT"].join(";\n"));
      await breathe();
    }
    const views = viewsOver(new Set(tables.map(({ name }) => name)));
    database.run(views.map((view) => `${createView(view)};\n`).join(""));
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/**
 * A database without tables in a file that already has room for `bytes`: sql.js keeps files in memory and copies the
 * whole file whenever it has to grow. SQLite goes by the size in the file's header.
 */
function emptyDatabase(sqlite: SqlJsStatic, bytes: number): Database {
  const header = new sqlite.Database();
  // The file is empty until something is written.
  header.run(`PRAGMA page_size=${PAGE_SIZE}; PRAGMA user_version=1`);
  const written = header.export();
  header.close();
  const file = new Uint8Array(Math.max(bytes, written.length));
  file.set(written);
  const database = new sqlite.Database(file);
  database.run(
    `PRAGMA cache_size=-${CACHE_KIB}; PRAGMA temp_store=MEMORY; PRAGMA journal_mode=OFF;`,
  );
  return database;
}
