import { NODE_KINDS, type NodeKey, type NodeKind } from "../../contract/graph";
import type { Dataset } from "../../domain/dataset";
import { cellText } from "../../domain/cells";
import { columnOf } from "../../domain/columns";
import type { EventLog } from "../../log/eventLog";
import { NONE } from "../../log/kinds";
import { SCHEMA_SOURCES } from "../../log/sources";
import { textRowsOf, type TextRows } from "../../log/textRows";
import type { GraphPayments, NamedKind } from "./graphPayments";

/** Splits a key at its first colon: ids may have more of them. */
export const splitKey = (key: NodeKey): { readonly kind: string; readonly id: string } => {
  const colon = key.indexOf(":");
  return { kind: key.slice(0, colon), id: key.slice(colon + 1) };
};

/**
 * Every node of a dataset by a dense number ("vertex"), kind by kind in the order of `NODE_KINDS`. Within its kind a
 * node's place is its code in the log's dictionary, that of a payment its ordinal. Customers that no record names come
 * behind those with a code.
 */
export class Vertices {
  readonly size: number;
  /** First vertex of each kind, and the size behind them. */
  readonly bases: readonly number[];
  readonly #log: EventLog;
  readonly #lone: readonly string[];
  readonly #loneCodes: ReadonlyMap<string, number>;
  readonly #paymentIds: PaymentRows | null;

  constructor(log: EventLog, payments: GraphPayments, dataset: Dataset | null) {
    this.#log = log;
    this.#lone = dataset === null ? [] : loneCustomers(log, dataset);
    const known = log.dictionaries.keys.customer.size;
    this.#loneCodes = new Map(this.#lone.map((id, at) => [id, known + at]));
    this.#paymentIds = dataset === null ? null : new PaymentRows(dataset, payments);
    const sizes = NODE_KINDS.map((kind) => {
      if (kind === "payment") return dataset === null ? 0 : payments.size;
      const own = log.dictionaries.keys[kind].size;
      return kind === "customer" ? own + this.#lone.length : own;
    });
    const bases = [0];
    for (const size of sizes) bases.push(bases.at(-1)! + size);
    this.bases = bases;
    this.size = bases.at(-1)!;
  }

  /** First vertex of a kind. */
  baseOf(kind: NodeKind): number {
    return this.bases[NODE_KINDS.indexOf(kind)]!;
  }

  countOf(kind: NodeKind): number {
    const place = NODE_KINDS.indexOf(kind);
    return this.bases[place + 1]! - this.bases[place]!;
  }

  /** `NONE` where the dataset does not know the node. */
  vertexOf(key: NodeKey): number {
    const { kind, id } = splitKey(key);
    const known = NODE_KINDS.find((each) => each === kind);
    if (known === undefined) return NONE;
    const code = this.#codeOfId(known, id);
    return code === NONE ? NONE : this.baseOf(known) + code;
  }

  kindOf(vertex: number): NodeKind {
    let place = 0;
    while (vertex >= this.bases[place + 1]!) place++;
    return NODE_KINDS[place]!;
  }

  codeOf(vertex: number): number {
    return vertex - this.baseOf(this.kindOf(vertex));
  }

  idOf(vertex: number): string {
    const kind = this.kindOf(vertex);
    const code = vertex - this.baseOf(kind);
    if (kind === "payment") return this.#paymentIds!.idOf(code);
    const { values } = this.#log.dictionaries.keys[kind];
    return values[code] ?? this.#lone[code - values.length]!;
  }

  keyOf(vertex: number): NodeKey {
    return `${this.kindOf(vertex)}:${this.idOf(vertex)}`;
  }

  #codeOfId(kind: NodeKind, id: string): number {
    if (kind === "payment") return this.#paymentIds?.ordinalOf(id) ?? NONE;
    const code = this.#log.dictionaries.keys[kind].find(id);
    return code === NONE && kind === "customer" ? (this.#loneCodes.get(id) ?? NONE) : code;
  }

  /** The vertex a payment names by a code of the log's dictionary; `NONE` where it names none. */
  named(kind: NamedKind, code: number): number {
    return code === NONE ? NONE : this.baseOf(kind) + code;
  }
}

/** Customers of the table that no record of the log names, in file order. */
function loneCustomers({ dictionaries }: EventLog, { tables }: Dataset): readonly string[] {
  const ids = columnOf(tables.get("customers"), "customer_id", "text")?.values ?? [];
  return ids.filter((id) => dictionaries.keys.customer.find(id) === NONE);
}

/** Payments by the ids their table gives them, those without a time among them. */
class PaymentRows {
  readonly #payments: GraphPayments;
  readonly #idAt: (row: number) => string;
  readonly #find: TextRows | null;
  /** Ordinal per row of the table; made at the first question. */
  #ordinals: Uint32Array | null = null;

  constructor(dataset: Dataset, payments: GraphPayments) {
    const source = SCHEMA_SOURCES[dataset.schema].records.find(({ kind }) => kind === "payment")!;
    const column = dataset.tables.get(source.table)?.columns[source.key];
    this.#payments = payments;
    this.#idAt = (row) => (column === undefined ? null : cellText(column, row)) ?? "";
    this.#find = textRowsOf(column);
  }

  idOf(ordinal: number): string {
    return this.#idAt(this.#payments.row[ordinal]!);
  }

  ordinalOf(id: string): number {
    const row = this.#find?.rowsOf(id)[0];
    if (row === undefined) return NONE;
    if (this.#ordinals === null) {
      const rows = this.#payments.row.reduce((most, each) => Math.max(most, each + 1), 0);
      const ordinals = new Uint32Array(rows).fill(NONE);
      this.#payments.row.forEach((each, ordinal) => (ordinals[each] = ordinal));
      this.#ordinals = ordinals;
    }
    return this.#ordinals[row] ?? NONE;
  }
}
