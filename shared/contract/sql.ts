import type { Result } from "../domain/result";
import type { ExportedBytes, ExportFormat } from "./browse";

/**
 * API of the SQL worker (comlink): all tables of the opened dataset in SQLite, in memory. The tables come from the
 * engine over a message port of their own, so that they never pass through the page's thread.
 */
export interface SqlApi {
  /** Takes the port on which the engine sends `TablesMessage`s. */
  connect(port: SqlPort): void;
  /** Resolves once the tables of this generation (`LoadedDataset.generation`) can be asked. */
  use(generation: number): Promise<Result<SqlSchema>>;
  /**
   * Runs one or several statements; answers the last one that has columns. Statements only read. Waits until the
   * tables are as they are asked for; `sql.notReady` where those of that load are not there.
   * @param maxRows rows kept; the answer says whether there were more
   */
  run(tables: AskedTables, sql: string, maxRows: number): Promise<Result<SqlAnswer>>;
  /** Runs and writes every row as a file. */
  export(tables: AskedTables, sql: string, format: ExportFormat): Promise<Result<ExportedBytes>>;
}

/**
 * Which tables a question is meant for. Questions and tables come by different ports: what is asked after masking
 * must not be answered from tables that are not masked yet, nor after opening a dataset from those of the one before.
 */
export interface AskedTables {
  /** `LoadedDataset.generation`. */
  readonly generation: number;
  /** What `EngineApi.reveal` or `mask` answered last for this load, 0 before. Newer tables do as well. */
  readonly revision: number;
}

/** A DOM `MessagePort`, opaque here. */
export interface SqlPort {
  postMessage(message: unknown): void;
}

export type SqlValue = string | number | null;

export interface SqlAnswer {
  readonly columns: readonly string[];
  /** One array per column, all of the same length. Blobs are shown as hexadecimal text. */
  readonly data: readonly (readonly SqlValue[])[];
  readonly rows: number;
  /** True where more rows than `maxRows` were found; they are not counted. */
  readonly truncated: boolean;
  /** Milliseconds inside SQLite and the reading of rows. */
  readonly took: number;
}

export interface SqlSchema {
  readonly tables: readonly SqlTable[];
  /** Milliseconds from the arrival of the tables to the last index. */
  readonly took: number;
}

export interface SqlTable {
  readonly name: string;
  readonly kind: "table" | "view";
  readonly rows: number | null;
  /** `type` is text, time, date, number, integer or flag: see `SqlType` in shared/sql/design.ts for how they are stored. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}
