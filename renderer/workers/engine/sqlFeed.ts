import type { SqlPort } from "#shared/contract/sql";
import type { TablesMessage } from "#shared/contract/engine";
import type { Privacy } from "#shared/browse/privacy";
import { cellText } from "#shared/domain/cells";
import { NULL_CODE, type Column, type Table, type TextColumn } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { isPersonal, maskText, PERSONAL_TABLES } from "#shared/domain/personal";

/**
 * Sends the tables of a loaded dataset to the SQL worker. Personal fields are masked here, so that the worker never
 * has what was not revealed.
 */
export class SqlFeed {
  #port: SqlPort | null = null;
  /** Loads of which the port has had all tables. */
  readonly #sent = new Set<number>();
  /** The load that is being read, with its tables so far. */
  #reading: Reading | null = null;

  /** Whatever the worker at this port had before, it is sent everything anew. */
  connect(port: SqlPort): void {
    this.#port = port;
    this.#sent.clear();
  }

  /** Sends what has been read so far to a port that was connected meanwhile. */
  resume(): void {
    if (this.#reading !== null) this.#post(this.#reading, "more", this.#reading.tables);
  }

  /** A load begins; one that was being read counts no longer. */
  begin(generation: number, privacy: Privacy): void {
    this.#reading = { generation, privacy, tables: [] };
  }

  add(generation: number, table: Table): void {
    if (this.#reading?.generation !== generation) return;
    this.#reading.tables.push(table);
    this.#post(this.#reading, "more", [table]);
  }

  /** All tables of the load have been added. */
  complete(generation: number): void {
    if (this.#reading?.generation !== generation) return;
    this.#post(this.#reading, "last", []);
    if (this.#port !== null) this.#sent.add(generation);
    this.#reading = null;
  }

  /** The load comes to nothing: the worker keeps what it had before. */
  abandon(generation: number): void {
    if (this.#reading?.generation !== generation) return;
    this.#post(this.#reading, "abandoned", []);
    this.#reading = null;
  }

  /** Sends all tables of a load, or what revealing and masking changes where the worker has them already. */
  send(dataset: Dataset, generation: number, privacy: Privacy): void {
    if (this.#port === null) return;
    const partial = this.#sent.has(generation);
    const tables = [...dataset.tables.values()].filter(
      ({ name }) => !partial || PERSONAL_TABLES.includes(name),
    );
    this.#post({ generation, privacy }, partial ? "changed" : "last", tables);
    this.#sent.add(generation);
  }

  /** Sends all tables of a load where a port was connected after they were sent. */
  ensureSent(dataset: Dataset, generation: number, privacy: Privacy): void {
    if (!this.#sent.has(generation)) this.send(dataset, generation, privacy);
  }

  #post(
    { generation, privacy }: Pick<Reading, "generation" | "privacy">,
    stage: TablesMessage["stage"],
    tables: readonly Table[],
  ): void {
    const shown = tables.map((table) => (privacy.allRevealed ? table : masked(table)));
    const { revision } = privacy;
    const message: TablesMessage = { generation, stage, revision, tables: shown };
    this.#port?.postMessage(message);
  }
}

interface Reading {
  readonly generation: number;
  readonly privacy: Privacy;
  readonly tables: Table[];
}

function masked(table: Table): Table {
  const columns = Object.entries(table.columns).map(([field, column]): [string, Column] => [
    field,
    isPersonal(table.name, field) ? maskedColumn(column, field, table.rows) : column,
  ]);
  return { ...table, columns: Object.fromEntries(columns) };
}

/** A column of any kind as masked text. */
function maskedColumn(column: Column, field: string, rows: number): TextColumn {
  const places = new Map<string, number>();
  const codes = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const text = cellText(column, row);
    const shown = text === null ? null : maskText(field, text);
    if (shown !== null && !places.has(shown)) places.set(shown, places.size);
    codes[row] = shown === null ? NULL_CODE : places.get(shown)!;
  }
  return { kind: "text", codes, values: [...places.keys()] };
}
