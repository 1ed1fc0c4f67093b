import type { Database, SqlJsStatic } from "sql.js";
import type { ExportedBytes, ExportFormat } from "#shared/contract/browse";
import type { TablesMessage } from "#shared/contract/engine";
import type {
  AskedTables,
  SqlAnswer,
  SqlApi,
  SqlPort,
  SqlSchema,
  SqlTable,
} from "#shared/contract/sql";
import type { Table } from "#shared/domain/columns";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { designOf } from "#shared/sql/design";
import { viewsOver } from "#shared/sql/views";
import { DatabaseBuilder } from "./databaseBuilder";
import { exportAnswer } from "./exportAnswer";
import { replaceRows } from "./replaceRows";
import { runStatements } from "./runStatements";

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
  /** Of the tables it holds (`TablesMessage`). */
  revision: number;
  /** Some of its tables are of this revision and some are not yet. */
  changing: boolean;
}

/** A load of which tables still come. */
interface Filling {
  readonly generation: number;
  readonly builder: DatabaseBuilder;
  readonly tables: SqlTable[];
  /** Milliseconds of work so far. */
  took: number;
}

const notReady = () =>
  fail("sql.notReady", "The SQL tables are not ready.", { tip: "Wait until they are loaded." });

/** The SQL worker's core: the tables of the opened dataset in SQLite. Runs in Node as well. */
export class SqlStore implements SqlApi {
  readonly #ports: SqlStorePorts;
  readonly #sqlite: Promise<SqlJsStatic>;
  #used: Store | null = null;
  #filling: Filling | null = null;
  /** Of the newest load, until it is used. */
  #candidate: Store | null = null;
  /** The newest load whose tables could not be taken in, and why. */
  #failure: { readonly generation: number; readonly detail: string } | null = null;
  #awaited: { readonly generation: number; readonly tell: () => void } | null = null;
  /** Questions that wait for tables, each told of every change. */
  #waiting: (() => void)[] = [];
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
      .then(() => this.#takeIn(message))
      .catch((thrown: unknown) => {
        this.#failure = { generation: message.generation, detail: describeThrown(thrown) };
      })
      .then(() => {
        const { generation } = message;
        if (this.#awaited?.generation === generation && this.#knows(generation))
          this.#awaited.tell();
        this.#wake();
      });
    this.#work = work;
    return work;
  }

  async use(generation: number): Promise<Result<SqlSchema>> {
    // Only the newest wish counts; one before it answers that its tables are not there.
    this.#awaited?.tell();
    // What is asked from now on is not meant for the tables of another load.
    if (this.#used !== null && this.#used.generation !== generation) this.#forget(this.#used);
    this.#wake();
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

  run(tables: AskedTables, sql: string, maxRows: number): Promise<Result<SqlAnswer>> {
    return this.#ask(tables, (database) => {
      const start = this.#ports.now();
      const found = runStatements(database, sql, maxRows);
      return found.ok ? ok({ ...found.value, took: this.#ports.now() - start }) : found;
    });
  }

  export(tables: AskedTables, sql: string, format: ExportFormat): Promise<Result<ExportedBytes>> {
    return this.#ask(tables, (database) => {
      const found = runStatements(database, sql, Infinity);
      return found.ok
        ? ok({ bytes: exportAnswer(found.value, format), rows: found.value.rows })
        : found;
    });
  }

  /** Asks once the tables are as they are asked for; nothing comes between that and the question. */
  async #ask<T>(
    { generation, revision }: AskedTables,
    question: (database: Database) => Result<T>,
  ): Promise<Result<T>> {
    for (;;) {
      const store = this.#used;
      if (store?.generation !== generation) return notReady();
      if (store.revision >= revision && !store.changing) return question(store.database);
      await new Promise<void>((tell) => this.#waiting.push(tell));
    }
  }

  #wake(): void {
    for (const tell of this.#waiting.splice(0)) tell();
  }

  async #takeIn(message: TablesMessage): Promise<void> {
    switch (message.stage) {
      case "more":
      case "last":
        return this.#fill(message);
      case "changed":
        return this.#change(message);
      case "abandoned":
        this.#dropFilling();
    }
  }

  async #fill({ generation, stage, revision, tables }: TablesMessage): Promise<void> {
    // What comes after a table that failed would make a database without it.
    if (this.#failure?.generation === generation) return;
    const start = this.#ports.now();
    const filling = await this.#fillingOf(generation);
    try {
      for (const table of tables) {
        filling.builder.add(table);
        filling.tables.push(...tableSchema(table));
        await this.#ports.breathe();
      }
      if (stage === "last") this.#finish(filling, revision, start);
      else filling.took += this.#ports.now() - start;
    } catch (thrown) {
      this.#dropFilling();
      throw thrown;
    }
  }

  /** The load's database as far as it has come; that of another load is dropped. */
  async #fillingOf(generation: number): Promise<Filling> {
    if (this.#filling?.generation === generation) return this.#filling;
    this.#dropFilling();
    const builder = new DatabaseBuilder(await this.#sqlite);
    return (this.#filling = { generation, builder, tables: [], took: 0 });
  }

  #finish(filling: Filling, revision: number, start: number): void {
    const { generation, builder, tables, took } = filling;
    const database = builder.finish();
    this.#filling = null;
    if (this.#candidate !== null) this.#forget(this.#candidate);
    const schema = {
      tables: [...tables, ...viewSchemas(tables)],
      took: took + this.#ports.now() - start,
    };
    this.#candidate = { generation, database, schema, revision, changing: false };
    if (this.#used?.generation === generation) this.#swap(this.#candidate);
  }

  #dropFilling(): void {
    this.#filling?.builder.abandon();
    this.#filling = null;
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
  async #change({ generation, revision, tables }: TablesMessage): Promise<void> {
    const stores = [this.#candidate, this.#used];
    const store = stores.find((known) => known?.generation === generation);
    if (store === undefined || store === null) return;
    store.changing = true;
    try {
      for (const table of tables) {
        // Another load may have taken its place while messages were let in.
        if (!this.#has(store)) return;
        replaceRows(store.database, table);
        await this.#ports.breathe();
      }
      store.revision = revision;
      store.changing = false;
    } catch (thrown) {
      // It may still hold what is to be masked.
      this.#forget(store);
      throw thrown;
    }
  }

  #has(store: Store): boolean {
    return this.#used === store || this.#candidate === store;
  }

  #forget(store: Store): void {
    store.database.close();
    if (this.#used === store) this.#used = null;
    if (this.#candidate === store) this.#candidate = null;
  }
}

function tableSchema({ name, rows, columns }: Table): SqlTable[] {
  const design = designOf(name, columns);
  return design === null ? [] : [{ name, kind: "table", rows, columns: design.columns }];
}

const viewSchemas = (tables: readonly SqlTable[]): SqlTable[] =>
  viewsOver(new Set(tables.map(({ name }) => name))).map(({ name, columns }) => ({
    name,
    kind: "view",
    rows: null,
    columns,
  }));
