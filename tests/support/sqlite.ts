import initSqlJs, { type Database, type SqlJsStatic } from "sql.js";
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

const breathe = () => Promise.resolve();

export async function databaseOf({ tables }: Dataset): Promise<Database> {
  const builder = new DatabaseBuilder(await sqlite());
  for (const table of tables.values()) builder.add(table);
  return builder.finish();
}

export const aSqlStore = (): SqlStore => new SqlStore({ sqlite, now: () => 0, breathe });

/** A store that has the tables of a dataset and can be asked. */
export async function storeOf({ tables }: Dataset): Promise<SqlStore> {
  const store = aSqlStore();
  await store.take({ generation: 1, tables: [...tables.values()], stage: "last" });
  await store.use(1);
  return store;
}
