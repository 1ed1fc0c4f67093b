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

  /** Whatever the worker at this port had before, it is sent everything anew. */
  connect(port: SqlPort): void {
    this.#port = port;
    this.#sent.clear();
  }

  /** Sends all tables of a load, or what revealing and masking changes where the worker has them already. */
  send(dataset: Dataset, generation: number, privacy: Privacy): void {
    if (this.#port === null) return;
    const partial = this.#sent.has(generation);
    const tables = [...dataset.tables.values()]
      .filter(({ name }) => !partial || PERSONAL_TABLES.includes(name))
      .map((table) => (privacy.allRevealed ? table : masked(table)));
    const message: TablesMessage = { generation, tables, partial };
    this.#port.postMessage(message);
    this.#sent.add(generation);
  }

  /** Sends all tables of a load where a port was connected after they were sent. */
  ensureSent(dataset: Dataset, generation: number, privacy: Privacy): void {
    if (!this.#sent.has(generation)) this.send(dataset, generation, privacy);
  }
}

function masked(table: Table): Table {
  const columns = Object.entries(table.columns).map(([field, column]): [string, Column] => [
    field,
    isPersonal(table.name, field) ? maskedColumn(column, field) : column,
  ]);
  return { ...table, columns: Object.fromEntries(columns) };
}

/** A column of any kind as masked text. */
function maskedColumn(column: Column, field: string): TextColumn {
  const rows = rowsOf(column);
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

function rowsOf(column: Column): number {
  switch (column.kind) {
    case "text":
      return column.codes.length;
    case "unique":
      return column.offsets.length - 1;
    case "number":
    case "flag":
      return column.data.length;
    case "time":
      return column.ms.length;
    case "date":
      return column.days.length;
  }
}
