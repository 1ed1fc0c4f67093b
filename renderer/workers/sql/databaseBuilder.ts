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
/** Room for less than this is not worth being made beforehand. */
const LEAST_ROOM_BYTES = 1 << 20;

/** Makes a database of tables that come one by one, with their keys, indices and views (docs/decisions/0014). */
export class DatabaseBuilder {
  readonly #sqlite: SqlJsStatic;
  readonly #names = new Set<string>();
  #database: Database;

  constructor(sqlite: SqlJsStatic) {
    this.#sqlite = sqlite;
    this.#database = new sqlite.Database();
    // The file is empty, and of no page size, until something is written.
    this.#database.run(`PRAGMA page_size=${PAGE_SIZE}; PRAGMA user_version=1`);
    this.#database.run(SETTINGS);
  }

  /** Takes in a table; one that neither schema knows is left out. Throws where SQLite fails. */
  add(table: Table): void {
    const design = designOf(table.name, table.columns);
    if (design === null) return;
    this.#makeRoom(table.rows * BYTES_PER_ROW);
    const [createTable, ...createIndices] = statementsOf(design);
    this.#database.run(`BEGIN; ${createTable}`);
    insertRows(this.#database, design, table);
    // After the rows: sorting them once is faster than keeping them sorted.
    this.#database.run([...createIndices, "COMMIT"].join(";\n"));
    this.#names.add(table.name);
  }

  /** The database with its views; the builder is done with. */
  finish(): Database {
    this.#database.run(
      viewsOver(this.#names)
        .map((view) => `${createView(view)};\n`)
        .join(""),
    );
    return this.#database;
  }

  /** Drops what has been built. */
  abandon(): void {
    this.#database.close();
  }

  /**
   * sql.js keeps the file in memory and copies the whole of it whenever it has to grow: here once, before a large
   * table. SQLite goes by the size in the file's header, not by the file's.
   */
  #makeRoom(bytes: number): void {
    if (bytes < LEAST_ROOM_BYTES) return;
    const written = this.#database.export();
    this.#database.close();
    const file = new Uint8Array(written.length + bytes);
    file.set(written);
    this.#database = new this.#sqlite.Database(file);
    this.#database.run(SETTINGS);
  }
}

const SETTINGS = `PRAGMA cache_size=-${CACHE_KIB}; PRAGMA temp_store=MEMORY; PRAGMA journal_mode=OFF;`;
