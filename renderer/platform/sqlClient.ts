import type { AskedTables, SqlApi, SqlPort } from "#shared/contract/sql";
import { describeThrown, fail, type AppError, type Result } from "#shared/domain/result";
import type { EnginePort, SqlClient } from "./ports";

/** A started SQL worker, seen from the page. */
export interface SqlHandle {
  readonly api: RemoteSql;
  /** Resolves if the worker dies. */
  readonly broken: Promise<AppError>;
  stop(): void;
}

/** The SQL worker across its boundary: `connect` becomes asynchronous like everything else. */
export interface RemoteSql extends Omit<SqlApi, "connect"> {
  connect(port: SqlPort): Promise<void>;
}

export interface SqlClientParts {
  readonly engine: EnginePort;
  readonly start: () => SqlHandle;
  /** The two ends of a new message channel. */
  readonly channel: () => readonly [SqlPort, SqlPort];
  /** Hands a message port over (`comlink.transfer`). */
  readonly transferPort: (port: SqlPort) => SqlPort;
}

interface Connection {
  readonly api: RemoteSql;
  /** Settles once the worker is gone, with what the calls under way answer. */
  readonly ended: Promise<AppError>;
  end(error: AppError): void;
  pending: number;
}

const CANCELLED: AppError = { code: "sql.cancelled", message: "The query was cancelled." };

/**
 * SQLite as the stores see it. The worker is started at once, so that it takes in the tables while the engine works
 * on. SQLite cannot be interrupted from outside: `cancel` ends the worker, and the next `use` starts another, to which
 * the engine sends the tables anew. A worker that dies is followed by another in the same way.
 */
export function createSqlClient(parts: SqlClientParts): SqlClient {
  const { engine } = parts;
  const listeners = new Set<(error: AppError) => void>();
  // An engine that is lost and loads again counts its loads from 1 again.
  let stale = false;
  engine.onLost(() => (stale = true));

  const connect = (): Connection => {
    const handle = parts.start();
    const [forEngine, forSql] = parts.channel();
    // A failure of either shows in the next answer.
    void handle.api.connect(parts.transferPort(forSql)).catch(() => {});
    void engine.connectSql(forEngine).catch(() => {});
    let settle: (error: AppError) => void = () => {};
    const ended = new Promise<AppError>((resolve) => (settle = resolve));
    const started: Connection = {
      api: handle.api,
      ended,
      pending: 0,
      end: (error) => {
        if (connection !== started) return;
        connection = null;
        handle.stop();
        settle(error);
        for (const listener of listeners) listener(error);
      },
    };
    stale = false;
    void handle.broken.then(({ detail }) => started.end(stoppedBy(detail)));
    return started;
  };

  let connection: Connection | null = null;
  connection = connect();
  /** The load whose tables the worker could not take in, or lost: only a new worker is sent them again. */
  let failed: number | null = null;

  const ask = async <T>(
    { api, ended }: Connection,
    question: (api: RemoteSql) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const lost = ended.then((error): Result<T> => ({ ok: false, error }));
    try {
      return await Promise.race([question(api), lost]);
    } catch (thrown) {
      // The worker lives on: what it could not do is no loss of its tables.
      return fail("sql.failed", "SQLite could not answer.", { detail: describeThrown(thrown) });
    }
  };

  const query = async <T>(
    { generation }: AskedTables,
    question: (api: RemoteSql) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const asked = connection;
    if (asked === null) return fail("sql.notReady", "The SQL tables are not ready.");
    asked.pending += 1;
    try {
      const answer = await ask(asked, question);
      if (!answer.ok && answer.error.code === "sql.notReady") failed = generation;
      return answer;
    } finally {
      asked.pending -= 1;
    }
  };

  return {
    use: async (generation) => {
      if (stale) connection?.end(stoppedBy("the engine was started anew"));
      if (failed === generation) connection?.end(stoppedBy("its tables are loaded again"));
      failed = null;
      connection ??= connect();
      const used = await ask(connection, (api) => api.use(generation));
      if (!used.ok && used.error.code === "sql.failed") failed = generation;
      return used;
    },
    run: (tables, sql, maxRows) => query(tables, (api) => api.run(tables, sql, maxRows)),
    export: (tables, sql, format) => query(tables, (api) => api.export(tables, sql, format)),
    cancel: () => {
      if (connection !== null && connection.pending > 0) connection.end(CANCELLED);
    },
    onStopped: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const stoppedBy = (detail: string | undefined): AppError => ({
  code: "sql.failed",
  message: "SQLite stopped; it may have run out of memory.",
  tip: "Ask for fewer rows at once. The tables are loaded again.",
  ...(detail === undefined ? {} : { detail }),
});
