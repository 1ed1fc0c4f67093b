import type { NodeCard } from "../../contract/graph";
import { cellText } from "../../domain/cells";
import { columnOf, NULL_DAY, recordOf, type Table } from "../../domain/columns";
import type { Dataset } from "../../domain/dataset";
import { NONE } from "../../log/kinds";
import { textRowsOf, type TextRows } from "../../log/textRows";
import type { GraphIndex } from "../index/graphIndex";
import { signupsBy } from "../rings/signups";

/** Shows personal fields masked until they are revealed. */
export interface PersonalFields {
  isMasked(field: string, address: TableRecord): boolean;
  show(field: string, address: TableRecord, text: string | null): string | null;
}

interface TableRecord {
  readonly table: string;
  readonly record: number;
}

const FACTS = ["country", "birthdate", "is_minor"] as const;

/** What the dataset's tables say of customers, by vertex: facts, and identity cards. */
export class CustomerFacts {
  /** When customers signed up by vertex, UTC milliseconds; NaN where it is not said, null where it is of nobody. */
  readonly signups: Float64Array | null;
  readonly #index: GraphIndex;
  readonly #customers: Table | undefined;
  readonly #links: Table | undefined;
  readonly #labels: Table | undefined;
  /** Row in the table of customers by vertex, which customers are the first of; `NONE` for none. */
  readonly #rows: Uint32Array;
  readonly #linkRows: TextRows | null;
  readonly #labelRows: TextRows | null;

  constructor(dataset: Dataset, index: GraphIndex) {
    const { tables } = dataset;
    this.#index = index;
    this.#customers = tables.get("customers");
    this.#links = tables.get("id_links");
    this.#labels = tables.get("synthetic_id_labels");
    this.#rows = rowsByVertex(this.#customers, index);
    this.signups = signupsBy(dataset, {
      size: this.#rows.length,
      find: (id) => index.vertexOf(`customer:${id}`),
    });
    this.#linkRows = textRowsOf(this.#links?.columns["customer_id"]);
    this.#labelRows = textRowsOf(this.#labels?.columns["file"]);
  }

  countryOf(customer: number): string | null {
    const column = columnOf(this.#customers, "country", "text");
    const row = this.#rowOf(customer);
    return column === null || row === NONE ? null : cellText(column, row);
  }

  /** Days since 1970. */
  birthDayOf(customer: number): number | null {
    const days = columnOf(this.#customers, "birthdate", "date")?.days;
    const day = days?.[this.#rowOf(customer)] ?? NULL_DAY;
    return day === NULL_DAY ? null : day;
  }

  /** The first of the customer's cards that has a label. */
  cardOf(customer: number): NodeCard["card"] {
    const files = columnOf(this.#links, "file", "text");
    const labels = this.#labels;
    if (files === null || labels === undefined) return null;
    for (const link of this.#linkRows?.rowsOf(this.#index.idOf(customer)) ?? []) {
      const row = this.#labelRows?.rowsOf(cellText(files, link) ?? "")[0];
      if (row === undefined) continue;
      return { record: recordOf(labels, row), birthdateAgrees: this.#agrees(customer, row) };
    }
    return null;
  }

  factsOf(customer: number, personal: PersonalFields): NodeCard["facts"] {
    const table = this.#customers;
    const row = this.#rowOf(customer);
    if (table === undefined || row === NONE) return [];
    const address = { table: table.name, record: recordOf(table, row) };
    return FACTS.flatMap((name) => {
      const column = table.columns[name];
      if (column === undefined) return [];
      const value = personal.show(name, address, cellText(column, row));
      return [{ name, value, masked: personal.isMasked(name, address) }];
    });
  }

  /** Whether a card's birthdate is the customer's; null where either does not say. */
  #agrees(customer: number, label: number): boolean | null {
    const own = this.birthDayOf(customer);
    const said = columnOf(this.#labels, "birthdate", "date")?.days[label] ?? NULL_DAY;
    return own === null || said === NULL_DAY ? null : own === said;
  }

  #rowOf(customer: number): number {
    return this.#rows[customer] ?? NONE;
  }
}

/** The first row of the table that names each customer. */
function rowsByVertex(table: Table | undefined, index: GraphIndex): Uint32Array {
  const rows = new Uint32Array(index.verticesOf("customer").to).fill(NONE);
  const ids = columnOf(table, "customer_id", "text");
  if (ids === null) return rows;
  const vertices = ids.values.map((id) => index.vertexOf(`customer:${id}`));
  for (let row = ids.codes.length - 1; row >= 0; row--) {
    const vertex = vertices[ids.codes[row]!] ?? NONE;
    if (vertex !== NONE) rows[vertex] = row;
  }
  return rows;
}
