import type { AsOf } from "../contract/replay";
import type { Table } from "../domain/columns";
import { hasCome, type Arrivals } from "../log/arrivals";
import { narrow } from "./fieldTests";
import { allRows, type OrderedRows } from "./viewRows";

/** Rows of a view that had happened at the moment last asked for. */
interface Known {
  readonly ms: number;
  readonly before: number;
  readonly rows: OrderedRows;
}

/** Tells rows that have happened from those still to come. Narrows the rows of a view once a moment, never sorts. */
export class HappenedRows {
  readonly #arrivals: Arrivals;
  readonly #known = new WeakMap<OrderedRows, Known>();

  constructor(arrivals: Arrivals) {
    this.#arrivals = arrivals;
  }

  /** The rows that have happened, in their order; all without a moment. */
  of(ordered: OrderedRows, asOf: AsOf | null): OrderedRows {
    const { table, rows } = ordered;
    const arrival = this.#arrivals.of(table.name);
    if (asOf === null || arrival === null) return ordered;
    const { moment } = asOf;
    const known = this.#known.get(ordered);
    if (known?.ms === moment.ms && known.before === moment.before) return known.rows;
    const happened = narrow(rows ?? allRows(table), (row) => hasCome(arrival, row, moment));
    const found = { table, rows: happened, length: happened.length };
    this.#known.set(ordered, { ms: moment.ms, before: moment.before, rows: found });
    return found;
  }

  isFuture({ name }: Table, asOf: AsOf | null): (row: number) => boolean {
    const arrival = this.#arrivals.of(name);
    if (asOf === null || arrival === null) return () => false;
    return (row) => !hasCome(arrival, row, asOf.moment);
  }
}
