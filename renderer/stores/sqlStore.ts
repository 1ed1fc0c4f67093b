import { createStore, type StoreApi } from "zustand/vanilla";
import type { ExportedBytes, ExportFormat } from "#shared/contract/browse";
import type { AskedTables, SqlAnswer, SqlSchema } from "#shared/contract/sql";
import type { AppError, Result } from "#shared/domain/result";
import type { SqlClient } from "../platform/ports";
import type { NoticesStore } from "./notices";

export type SqlStatus =
  /** No dataset is open. */
  | "idle"
  /** The tables are on their way into SQLite. */
  | "loading"
  | "ready"
  | "failed";

export interface SqlState {
  readonly status: SqlStatus;
  /** Tables and views; those of before while others are loaded. */
  readonly schema: SqlSchema | null;
  /** Why the tables could not be loaded. */
  readonly error: AppError | null;
  /** A query or an export is under way. */
  readonly running: boolean;
  readonly run: (sql: string, maxRows: number) => Promise<Result<SqlAnswer>>;
  readonly export: (sql: string, format: ExportFormat) => Promise<Result<ExportedBytes>>;
  /** Ends what is running, which then answers `sql.cancelled`; the tables are loaded again. */
  readonly cancel: () => void;
  /** Loads the tables of the open dataset once more. */
  readonly retry: () => Promise<void>;
  /** Takes the tables of this load (`LoadedDataset.generation`) as those to ask. */
  readonly use: (generation: number) => Promise<void>;
}

export type SqlStore = StoreApi<SqlState>;

/**
 * SQLite with the tables of the open dataset. Where it stops by itself, that is told and the tables are loaded again.
 * @param revision what the tables must show of personal fields when they are asked (`AskedTables`)
 */
export function createSqlStore(
  sql: SqlClient,
  notices: NoticesStore,
  revision: () => number,
): SqlStore {
  let generation: number | null = null;
  let running = 0;
  return createStore<SqlState>((set, get) => {
    const load = async (): Promise<void> => {
      const mine = generation;
      if (mine === null) return;
      set({ status: "loading", error: null });
      const used = await sql.use(mine);
      if (mine !== generation) return;
      if (used.ok) return set({ status: "ready", schema: used.value });
      const { error } = used;
      set({ status: "failed", error });
      notices
        .getState()
        .add("error", { kind: "sqlFailed", error }, { kind: "reloadSql", run: () => void load() });
    };
    const asking = async <T>(question: Promise<Result<T>>): Promise<Result<T>> => {
      running += 1;
      set({ running: true });
      const answer = await question;
      running -= 1;
      set({ running: running > 0 });
      // Tables that were there and are not any more: they are to be loaded again.
      if (!answer.ok && answer.error.code === "sql.notReady" && get().status === "ready")
        set({ status: "failed", error: answer.error });
      return answer;
    };
    const asked = (): AskedTables => ({ generation: generation ?? 0, revision: revision() });
    sql.onStopped((error) => {
      // One that stops before it was ready would stop again: that load fails instead.
      if (get().status !== "ready") return;
      if (error.code !== "sql.cancelled")
        notices.getState().add("warning", { kind: "sqlLost", error });
      void load();
    });
    return {
      status: "idle",
      schema: null,
      error: null,
      running: false,
      run: (text, maxRows) => asking(sql.run(asked(), text, maxRows)),
      export: (text, format) => asking(sql.export(asked(), text, format)),
      cancel: () => sql.cancel(),
      retry: load,
      use: (next) => {
        generation = next;
        return load();
      },
    };
  });
}
