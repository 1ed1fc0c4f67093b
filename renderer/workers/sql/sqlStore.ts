import type { Database, SqlJsStatic } from "sql.js";
import type { ExportedBytes, ExportFormat } from "#shared/contract/browse";
import type { TablesMessage } from "#shared/contract/engine";
import type { SqlAnswer, SqlApi, SqlPort, SqlSchema, SqlTable } from "#shared/contract/sql";
import type { Table } from "#shared/domain/columns";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { designOf } from "#shared/sql/design";
import { viewsOver } from "#shared/sql/views";
import { buildDatabase } from "./buildDatabase";
import { exportAnswer } from "./exportAnswer";
import { replaceRows } from "./replaceRows";
import { runStatements, type Found } from "./runStatements";

/** What the store needs from where it runs. */
export interface SqlStorePorts {
  /** Loads SQLite. */
  readonly sqlite: () => Promise<SqlJsStatic>;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  /** Lets messages in between two tables. */
  readonly breathe: () => Promise<void>;
}

/** The database of one load, asked or not yet. */
interface Store {
  readonly generation: number;
  readonly database: Database;
  readonly schema: SqlSchema;
}

const notReady = () =>
  fail("sql.notReady", "The SQL tables are not ready.", { tip: "Wait until they are loaded." });

/** The SQL worker's core: the tables of the opened dataset in SQLite. Runs in Node as well. */
export class SqlStore implements SqlApi {
  readonly #ports: SqlStorePorts;
  readonly #sqlite: Promise<SqlJsStatic>;
  #used: Store | null = null;
  /** Of the newest load, until it is used. */
  #candidate: Store | null = null;
  /** The newest load whose tables could not be taken in, and why. */
  #failure: { readonly generation: number; readonly detail: string } | null = null;
  #awaited: { readonly generation: number; readonly tell: () => void } | null = null;
  #work: Promise<void> = Promise.resolve();

  constructor(ports: SqlStorePorts) {
    this.#ports = ports;
    this.#sqlite = ports.sqlite();
    // Told by the first load that needs it.
    this.#sqlite.catch(() => undefined);
  }

  connect(port: SqlPort): void {
    if (!(port instanceof MessagePort)) throw new TypeError("Tables come through a message port");
    port.onmessage = ({ data }: MessageEvent<TablesMessage>) => void this.take(data);
  }

  /** Takes tables in; resolves when they are in the database. */
  take(message: TablesMessage): Promise<void> {
    const work = this.#work
      .then(() => (message.partial ? this.#change(message) : this.#build(message)))
      .catch((thrown: unknown) => {
        this.#failure = { generation: message.generation, detail: describeThrown(thrown) };
      })
      .then(() => {
        if (this.#awaited?.generation === message.generation) this.#awaited.tell();
      });
    this.#work = work;
    return work;
  }

  async use(generation: number): Promise<Result<SqlSchema>> {
    // Only the newest wish counts; one before it answers that its tables are not there.
    this.#awaited?.tell();
    if (!this.#knows(generation))
      await new Promise<void>((tell) => (this.#awaited = { generation, tell }));
    if (this.#candidate?.generation === generation) this.#swap(this.#candidate);
    if (this.#used?.generation === generation) return ok(this.#used.schema);
    return this.#failure?.generation === generation
      ? fail("sql.failed", "The tables could not be taken into SQLite.", {
          detail: this.#failure.detail,
        })
      : notReady();
  }

  run(sql: string, maxRows: number): Promise<Result<SqlAnswer>> {
    const start = this.#ports.now();
    const found = this.#ask(sql, maxRows);
    return Promise.resolve(
      found.ok ? ok({ ...found.value, took: this.#ports.now() - start }) : found,
    );
  }

  export(sql: string, format: ExportFormat): Promise<Result<ExportedBytes>> {
    const found = this.#ask(sql, Infinity);
    return Promise.resolve(
      found.ok ? ok({ bytes: exportAnswer(found.value, format), rows: found.value.rows }) : found,
    );
  }

  #ask(sql: string, maxRows: number): Result<Found> {
    return this.#used === null ? notReady() : runStatements(this.#used.database, sql, maxRows);
  }

  async #build({ generation, tables }: TablesMessage): Promise<void> {
    const start = this.#ports.now();
    if (this.#candidate !== null) this.#forget(this.#candidate);
    const database = await buildDatabase(await this.#sqlite, tables, this.#ports.breathe);
    const schema = { tables: schemaOf(tables), took: this.#ports.now() - start };
    this.#candidate = { generation, database, schema };
    if (this.#used?.generation === generation) this.#swap(this.#candidate);
  }

  #knows(generation: number): boolean {
    return [this.#used, this.#candidate, this.#failure].some(
      (known) => known?.generation === generation,
    );
  }

  #swap(candidate: Store): void {
    if (this.#used !== null) this.#forget(this.#used);
    this.#used = candidate;
    this.#candidate = null;
  }

  /** What changes in a load that is no longer there needs no place. */
  async #change({ generation, tables }: TablesMessage): Promise<void> {
    const stores = [this.#candidate, this.#used];
    const store = stores.find((known) => known?.generation === generation);
    if (store === undefined || store === null) return;
    try {
      for (const table of tables) {
        replaceRows(store.database, table);
        await this.#ports.breathe();
      }
    } catch (thrown) {
      // It may still hold what is to be masked.
      this.#forget(store);
      throw thrown;
    }
  }

  #forget(store: Store): void {
    store.database.close();
    if (this.#used === store) this.#used = null;
    if (this.#candidate === store) this.#candidate = null;
  }
}

function schemaOf(tables: readonly Table[]): SqlTable[] {
  const views = viewsOver(new Set(tables.map(({ name }) => name)));
  return [
    ...tables.flatMap((table): SqlTable[] => {
      const design = designOf(table.name);
      return design === null
        ? []
        : [{ name: table.name, kind: "table", rows: table.rows, columns: design.columns }];
    }),
    ...views.map(({ name, columns }): SqlTable => ({ name, kind: "view", rows: null, columns })),
  ];
}
