import type { SqlApi } from "#shared/contract/sql";
import { startWorker } from "../platform/startWorker";
import type { SqlHandle } from "../platform/sqlClient";

/** Starts the SQL worker. */
export const startSql = (): SqlHandle =>
  startWorker<SqlApi>(
    () => new Worker(new URL("./sql.worker.ts", import.meta.url), { type: "module", name: "sql" }),
  );
