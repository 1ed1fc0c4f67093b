import type { AskedTables, SqlAnswer, SqlSchema } from "#shared/contract/sql";
import { ok, type AppError, type Result } from "#shared/domain/result";
import type { SqlClient } from "#renderer/platform/ports";

export const aSqlSchema = (more: Partial<SqlSchema> = {}): SqlSchema => ({
  tables: [
    { name: "payments", kind: "table", rows: 2, columns: [{ name: "amount", type: "number" }] },
  ],
  took: 12,
  ...more,
});

export const aSqlAnswer = (more: Partial<SqlAnswer> = {}): SqlAnswer => ({
  columns: ["n"],
  data: [[1]],
  rows: 1,
  truncated: false,
  took: 3,
  ...more,
});

/** SQLite under the test's control: every query is noted and answered with `answer`. */
export class FakeSql implements SqlClient {
  readonly used: number[] = [];
  readonly queries: string[] = [];
  /** Which tables each query was meant for. */
  readonly asked: AskedTables[] = [];
  cancels = 0;
  /** Replace one to make it fail or wait. */
  schema: () => Promise<Result<SqlSchema>> = () => Promise.resolve(ok(aSqlSchema()));
  answer: (sql: string) => Promise<Result<SqlAnswer>> = () => Promise.resolve(ok(aSqlAnswer()));
  readonly #listeners = new Set<(error: AppError) => void>();

  readonly use: SqlClient["use"] = (generation) => {
    this.used.push(generation);
    return this.schema();
  };

  readonly run: SqlClient["run"] = (tables, sql) => {
    this.asked.push(tables);
    this.queries.push(sql);
    return this.answer(sql);
  };

  readonly export: SqlClient["export"] = (tables, sql, format) => {
    this.asked.push(tables);
    this.queries.push(sql);
    return Promise.resolve(ok({ bytes: new TextEncoder().encode(format), rows: 1 }));
  };

  readonly cancel = (): void => {
    this.cancels += 1;
  };

  readonly onStopped: SqlClient["onStopped"] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The worker dies or is ended. */
  stopWith(error: AppError): void {
    for (const listener of this.#listeners) listener(error);
  }
}
