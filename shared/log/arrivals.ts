import type { Moment } from "../domain/moment";
import { columnOf, NULL_CODE, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import type { EventLog } from "./eventLog";
import { NONE, rankOf } from "./kinds";
import { SCHEMA_SOURCES } from "./sources";

/** Position of a row that no moment reaches: a record without a time, or a line of an order that has none. */
export const UNTIMED = 0xfffffffe;

/** When the rows of a table come: by their place in the log, or by a time of their own (NaN = always there). */
export type Arrival =
  | { readonly by: "position"; readonly positions: Uint32Array }
  | { readonly by: "time"; readonly ms: Float64Array };

/** Tables whose rows come at a time of their own without being records of the log. */
const OWN_TIMES: Readonly<Record<string, string>> = {
  customers: "signup_ts",
  products: "created_at",
};

/** When the rows of a dataset's tables come; worked out table by table as it is asked for. 4 bytes a row are kept. */
export class Arrivals {
  readonly #dataset: Dataset;
  readonly #log: EventLog;
  readonly #known = new Map<string, Arrival | null>();

  constructor(dataset: Dataset, log: EventLog) {
    this.#dataset = dataset;
    this.#log = log;
  }

  /** Null where the rows have always been there, as cards and their links, and where there is no such table. */
  of(table: string): Arrival | null {
    let known = this.#known.get(table);
    if (known === undefined) this.#known.set(table, (known = this.#find(table)));
    return known;
  }

  /** Positions of a table's rows in the log; all 0 where they have always been there. */
  positions(table: Table): Uint32Array {
    const arrival = this.of(table.name);
    return arrival?.by === "position" ? arrival.positions : new Uint32Array(table.rows);
  }

  #find(name: string): Arrival | null {
    const table = this.#dataset.tables.get(name);
    if (table === undefined) return null;
    const source = SCHEMA_SOURCES[this.#dataset.schema].records.find((each) => each.table === name);
    if (source !== undefined)
      return { by: "position", positions: this.#ofRecords(table, rankOf(source.kind)) };
    if (name === "order_items") return { by: "position", positions: this.#ofLines(table) };
    const time = columnOf(table, OWN_TIMES[name] ?? "", "time");
    return time === null ? null : { by: "time", ms: time.ms };
  }

  #ofRecords({ rows }: Table, rank: number): Uint32Array {
    const positions = new Uint32Array(rows).fill(UNTIMED);
    const { size, rank: ranks, row } = this.#log;
    for (let position = 0; position < size; position++)
      if (ranks[position] === rank) positions[row[position]!] = position;
    return positions;
  }

  /** A line comes with its order. */
  #ofLines(lines: Table): Uint32Array {
    const positions = new Uint32Array(lines.rows).fill(UNTIMED);
    const orders = this.#dataset.tables.get("orders");
    const key = columnOf(orders, "order_id", "text");
    const own = columnOf(lines, "order_id", "text");
    if (orders === undefined || key === null || own === null) return positions;
    const ofOrders = this.positions(orders);
    const places = new Map(key.values.map((text, code) => [text, code]));
    const byCode = new Uint32Array(key.values.length).fill(UNTIMED);
    for (let row = 0; row < orders.rows; row++)
      if (key.codes[row] !== NULL_CODE) byCode[key.codes[row]!] = ofOrders[row]!;
    const orderOf = Uint32Array.from(own.values, (text) => places.get(text) ?? NONE);
    for (let row = 0; row < lines.rows; row++) {
      const code = own.codes[row]!;
      const order = code === NULL_CODE ? NONE : orderOf[code]!;
      if (order !== NONE) positions[row] = byCode[order]!;
    }
    return positions;
  }
}

/** Whether a row has come by a moment. */
export const hasCome = (arrival: Arrival, row: number, { ms, before }: Moment): boolean =>
  arrival.by === "position" ? arrival.positions[row]! < before : !(arrival.ms[row]! > ms);

const KNOWN = new WeakMap<EventLog, Arrivals>();

/** The arrivals of a dataset, the same for all who ask with its log. */
export function arrivalsOf(dataset: Dataset, log: EventLog): Arrivals {
  let arrivals = KNOWN.get(log);
  if (arrivals === undefined) KNOWN.set(log, (arrivals = new Arrivals(dataset, log)));
  return arrivals;
}
