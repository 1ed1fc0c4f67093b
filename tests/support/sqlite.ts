import initSqlJs, { type Database, type SqlJsStatic } from "sql.js";
import type { Dataset } from "#shared/domain/dataset";
import { SqlStore } from "#renderer/workers/sql/sqlStore";
import { buildDatabase } from "#renderer/workers/sql/buildDatabase";

let loaded: Promise<SqlJsStatic> | null = null;

type Config = NonNullable<Parameters<typeof initSqlJs>[0]>;
// As in the SQL worker; sql.js' types do not know the option.
const config: Config & { readonly useOldExtensionFunctions: boolean } = {
  useOldExtensionFunctions: false,
};

/** SQLite as Node runs it. */
export const sqlite = (): Promise<SqlJsStatic> => (loaded ??= initSqlJs(config));

const breathe = () => Promise.resolve();

export const databaseOf = async ({ tables }: Dataset): Promise<Database> =>
  buildDatabase(await sqlite(), [...tables.values()], breathe);

export const aSqlStore = (): SqlStore => new SqlStore({ sqlite, now: () => 0, breathe });

/** A store that has the tables of a dataset and can be asked. */
export async function storeOf({ tables }: Dataset): Promise<SqlStore> {
  const store = aSqlStore();
  await store.take({ generation: 1, tables: [...tables.values()], partial: false });
  await store.use(1);
  return store;
}
