import initSqlJs, { type Database, type SqlJsStatic } from "sql.js";
import type { AskedTables } from "#shared/contract/sql";
import type { Dataset } from "#shared/domain/dataset";
import { SqlStore } from "#renderer/workers/sql/sqlStore";
import { DatabaseBuilder } from "#renderer/workers/sql/databaseBuilder";

let loaded: Promise<SqlJsStatic> | null = null;

type Config = NonNullable<Parameters<typeof initSqlJs>[0]>;
// As in the SQL worker; sql.js' types do not know the option.
const config: Config & { readonly useOldExtensionFunctions: boolean } = {
  useOldExtensionFunctions: false,
};

/** SQLite as Node runs it. */
export const sqlite = (): Promise<SqlJsStatic> => (loaded ??= initSqlJs(config));

/** Messages come in between, as in the worker. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

export async function databaseOf({ tables }: Dataset): Promise<Database> {
  const builder = new DatabaseBuilder(await sqlite());
  for (const table of tables.values()) builder.add(table);
  return builder.finish();
}

export const aSqlStore = (): SqlStore => new SqlStore({ sqlite, now: () => 0, breathe });

/** The tables of the first load, nothing revealed. */
export const FIRST_LOAD: AskedTables = { generation: 1, revision: 0 };

/** A store that has the tables of a dataset and can be asked. */
export async function storeOf({ tables }: Dataset): Promise<SqlStore> {
  const store = aSqlStore();
  await store.take({ generation: 1, tables: [...tables.values()], stage: "last", revision: 0 });
  await store.use(1);
  return store;
}
