import type { Moment } from "../contract/replay";
import { hasCome, type Arrival, type Arrivals } from "../log/arrivals";
import type { Links } from "./links";
import type { ColumnDimension, CountedKind } from "./paths";
import type { CountedRecords } from "./records";
import { EMPTY } from "./valueCodes";

/** Rows of a kind that have a dimension's value from a row that comes after them; `linked` is that row. */
export interface LateRows {
  readonly rows: Uint32Array;
  readonly linked: Uint32Array;
  readonly arrival: Arrival;
}

/**
 * Records that name what comes after them, as an order of a customer who signs up only then: until it has come, the
 * record has no value from it. Sound data has none.
 */
export class LateLinks {
  readonly #late = new Map<CountedKind, ReadonlyMap<ColumnDimension, LateRows>>();

  constructor(records: ReadonlyMap<CountedKind, CountedRecords>, links: Links, arrivals: Arrivals) {
    for (const [kind, each] of records) this.#late.set(kind, lateRowsOf(each, links, arrivals));
  }

  /** Whether some record of the kind has its value of the dimension from what comes after it. */
  has(kind: CountedKind, dimension: ColumnDimension): boolean {
    return this.#late.get(kind)?.has(dimension) ?? false;
  }

  of(kind: CountedKind): ReadonlyMap<ColumnDimension, LateRows> {
    return this.#late.get(kind)!;
  }

  /** The records with no value from what is still to come; the same map where that changes nothing. */
  asOf(
    records: ReadonlyMap<CountedKind, CountedRecords>,
    moment: Moment,
  ): ReadonlyMap<CountedKind, CountedRecords> {
    const changed = new Map<CountedKind, CountedRecords>();
    for (const [kind, each] of records) {
      const codes = { ...each.codes };
      let isChanged = false;
      for (const [dimension, late] of this.of(kind)) {
        const without = withoutComing(codes[dimension]!, late, moment);
        isChanged ||= without !== codes[dimension];
        codes[dimension] = without;
      }
      if (isChanged) changed.set(kind, { ...each, codes });
    }
    return changed.size === 0 ? records : new Map([...records, ...changed]);
  }
}

function lateRowsOf(
  { source, table, codes, ms }: CountedRecords,
  links: Links,
  arrivals: Arrivals,
): ReadonlyMap<ColumnDimension, LateRows> {
  const late = new Map<ColumnDimension, LateRows>();
  const ofTable = new Map<string, LateRows | null>();
  const positions = arrivals.positions(table);
  for (const [name, { steps, many }] of Object.entries(source.paths)) {
    const [step] = steps;
    const dimension = name as ColumnDimension;
    if (step === undefined || many || codes[dimension] === undefined) continue;
    let found = ofTable.get(step.table);
    if (found === undefined) {
      const arrival = arrivals.of(step.table);
      found =
        arrival === null
          ? null
          : comingLater(links.rows(table, step), arrival, (row) => ({
              ms: ms[row]!,
              before: positions[row]! + 1,
            }));
      ofTable.set(step.table, found);
    }
    if (found !== null) late.set(dimension, found);
  }
  return late;
}

/** Those of the linked rows that have not come right after the record itself has. */
function comingLater(
  linked: Uint32Array,
  arrival: Arrival,
  momentOf: (row: number) => Moment,
): LateRows | null {
  const size = arrival.by === "time" ? arrival.ms.length : arrival.positions.length;
  const rows: number[] = [];
  for (let row = 0; row < linked.length; row++)
    if (linked[row]! < size && !hasCome(arrival, linked[row]!, momentOf(row))) rows.push(row);
  if (rows.length === 0) return null;
  return {
    rows: Uint32Array.from(rows),
    linked: Uint32Array.from(rows, (row) => linked[row]!),
    arrival,
  };
}

function withoutComing(
  codes: Uint32Array,
  { rows, linked, arrival }: LateRows,
  moment: Moment,
): Uint32Array {
  let without: Uint32Array | null = null;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (codes[row] === EMPTY || hasCome(arrival, linked[at]!, moment)) continue;
    without ??= codes.slice();
    without[row] = EMPTY;
  }
  return without ?? codes;
}
