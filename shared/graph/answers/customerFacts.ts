import type { NodeCard } from "../../contract/graph";
import { cellText } from "../../domain/cells";
import { columnOf, NULL_DAY, recordOf, type Table } from "../../domain/columns";
import type { Dataset } from "../../domain/dataset";
import { textRowsOf, type TextRows } from "../../log/textRows";

/** Shows personal fields masked until they are revealed. */
export interface PersonalFields {
  isMasked(field: string, address: TableRecord): boolean;
  show(field: string, address: TableRecord, text: string | null): string | null;
}

interface TableRecord {
  readonly table: string;
  readonly record: number;
}

export const CUSTOMER_FACTS = ["country", "birthdate", "is_minor"] as const;

/** What the dataset's tables say of customers: facts, and identity cards. Read at the first question. */
export class CustomerFacts {
  readonly #customers: Table | undefined;
  readonly #links: Table | undefined;
  readonly #labels: Table | undefined;
  readonly #lookups = new Map<Table, TextRows | null>();

  constructor({ tables }: Dataset) {
    this.#customers = tables.get("customers");
    this.#links = tables.get("id_links");
    this.#labels = tables.get("synthetic_id_labels");
  }

  countryOf(id: string): string | null {
    const row = this.#rowOf(id);
    const column = columnOf(this.#customers, "country", "text");
    return row === null || column === null ? null : cellText(column, row);
  }

  /** The first of the customer's cards that has a label. */
  cardOf(id: string): NodeCard["card"] {
    const files = columnOf(this.#links, "file", "text");
    const labels = this.#labels;
    if (files === null || labels === undefined) return null;
    for (const link of this.#rowsWith(this.#links, "customer_id", id)) {
      const file = cellText(files, link);
      const row = file === null ? undefined : this.#rowsWith(labels, "file", file)[0];
      if (row !== undefined)
        return { record: recordOf(labels, row), birthdateAgrees: this.#agrees(id, row) };
    }
    return null;
  }

  factsOf(id: string, personal: PersonalFields): NodeCard["facts"] {
    const table = this.#customers;
    const row = this.#rowOf(id);
    if (table === undefined || row === null) return [];
    const address = { table: table.name, record: recordOf(table, row) };
    return CUSTOMER_FACTS.flatMap((name) => {
      const column = table.columns[name];
      if (column === undefined) return [];
      const value = personal.show(name, address, cellText(column, row));
      return [{ name, value, masked: personal.isMasked(name, address) }];
    });
  }

  /** Whether a card's birthdate is the customer's; null where either does not say. */
  #agrees(id: string, label: number): boolean | null {
    const row = this.#rowOf(id);
    const own = columnOf(this.#customers, "birthdate", "date")?.days[row ?? -1] ?? NULL_DAY;
    const said = columnOf(this.#labels, "birthdate", "date")?.days[label] ?? NULL_DAY;
    return own === NULL_DAY || said === NULL_DAY ? null : own === said;
  }

  #rowOf(id: string): number | null {
    return this.#rowsWith(this.#customers, "customer_id", id)[0] ?? null;
  }

  /** Each table is looked up by one column. */
  #rowsWith(table: Table | undefined, field: string, text: string): Uint32Array {
    if (table === undefined) return NO_ROWS;
    let rows = this.#lookups.get(table);
    if (rows === undefined) this.#lookups.set(table, (rows = textRowsOf(table.columns[field])));
    return rows?.rowsOf(text) ?? NO_ROWS;
  }
}

const NO_ROWS = new Uint32Array(0);
