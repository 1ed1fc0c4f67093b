import type { Database, SqlJsStatic } from "sql.js";
import type { Table } from "#shared/domain/columns";
import { designOf, statementsOf, type SqlTableDesign } from "#shared/sql/design";
import { fillTable, type RootPages } from "#shared/sql/image/fillDatabase";
import { Pages } from "#shared/sql/image/pages";
import { createView, viewsOver } from "#shared/sql/views";

/** Bytes of a page; by measurement the fastest to fill and to read. */
const PAGE_SIZE = 8192;
/** KiB of pages SQLite keeps in its own memory: the whole of a dataset of the published size. */
const CACHE_KIB = 65_536;

/**
 * A database of the tables with their keys, indices and views. SQLite makes the empty tables; their pages are written
 * here, which takes a fraction of the time of inserting the rows and indexing them (docs/decisions/0014).
 * `breathe` is waited for between tables, so that other work gets in.
 */
export async function buildDatabase(
  sqlite: SqlJsStatic,
  tables: readonly Table[],
  breathe: () => Promise<void>,
): Promise<Database> {
  const designed = tables.flatMap((table) => {
    const design = designOf(table.name);
    return design === null ? [] : [{ table, design }];
  });
  const { file, roots } = emptyDatabase(
    sqlite,
    designed.map(({ design }) => design),
  );
  const pages = new Pages(file);
  for (const { table, design } of designed) {
    fillTable(pages, roots, design, table);
    await breathe();
  }
  const database = new sqlite.Database(pages.finish());
  const views = viewsOver(new Set(tables.map(({ name }) => name)));
  database.run(views.map((view) => `${createView(view)};\n`).join(""));
  database.run(
    `PRAGMA cache_size=-${CACHE_KIB}; PRAGMA temp_store=MEMORY; PRAGMA journal_mode=OFF;`,
  );
  return database;
}

function emptyDatabase(
  sqlite: SqlJsStatic,
  designs: readonly SqlTableDesign[],
): { readonly file: Uint8Array; readonly roots: RootPages } {
  const database = new sqlite.Database();
  try {
    database.run(`PRAGMA page_size=${PAGE_SIZE}; PRAGMA auto_vacuum=NONE;`);
    database.run(`${designs.flatMap(statementsOf).join(";\n")};`);
    const [found] = database.exec("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0");
    const roots = new Map<string, number>();
    for (const [name, page] of found?.values ?? []) roots.set(String(name), Number(page));
    return { file: database.export(), roots };
  } finally {
    database.close();
  }
}
