import { DIMENSIONS, type Dimension, type OverviewFilter } from "../contract/overview";
import type { Moment } from "../contract/replay";
import type { Arrivals } from "../log/arrivals";
import { UNREACHED, type Links } from "./links";
import type { CountedRecords, Dictionaries } from "./records";
import type { CountedKind } from "./paths";

/** Bit of a condition that a record fails: one per dimension, one for the range of time, one for being still to come. */
const bitOf = (dimension: Dimension): number => 1 << DIMENSIONS.indexOf(dimension);
const RANGE = 1 << DIMENSIONS.length;
const FUTURE = RANGE << 1;

/** The conditions that still hold when some dimensions are left out. */
export const conditionsWithout = (dimensions: readonly Dimension[]): number =>
  dimensions.reduce((bits, dimension) => bits & ~bitOf(dimension), (FUTURE << 1) - 1);

/**
 * Which records pass a filter, by row of each kind: the conditions each record fails, as bits.
 * A chart that leaves conditions out looks at the others only, so one pass serves all charts.
 */
export type Selection = ReadonlyMap<CountedKind, Uint16Array>;

/** What a selection is made with. */
export interface SelectionContext {
  readonly links: Links;
  readonly dictionaries: Dictionaries;
  readonly arrivals: Arrivals;
  readonly moment: Moment | null;
}

/** Positions of `Links.reaching` below this count; without a moment all do that are reached at all. */
export const reachedBefore = (moment: Moment | null): number => moment?.before ?? UNREACHED;

export function select(
  records: ReadonlyMap<CountedKind, CountedRecords>,
  filter: OverviewFilter,
  context: SelectionContext,
): Selection {
  return new Map([...records].map(([kind, each]) => [kind, failuresOf(each, filter, context)]));
}

function failuresOf(
  records: CountedRecords,
  filter: OverviewFilter,
  context: SelectionContext,
): Uint16Array {
  const failures = new Uint16Array(records.table.rows);
  for (const dimension of DIMENSIONS) {
    const texts = filter.values[dimension];
    if (texts === undefined || texts.length === 0) continue;
    const passes = passing(records, dimension, texts, context);
    const bit = bitOf(dimension);
    for (let row = 0; row < failures.length; row++) if (passes(row) === 0) failures[row]! |= bit;
  }
  if (filter.fromMs !== null || filter.toMs !== null)
    markOutside(failures, records.ms, filter.fromMs ?? -Infinity, filter.toMs ?? Infinity);
  if (context.moment !== null)
    markFuture(failures, context.arrivals.positions(records.table), context.moment);
  return failures;
}

function markFuture(failures: Uint16Array, positions: Uint32Array, { before }: Moment): void {
  for (let row = 0; row < failures.length; row++)
    if (positions[row]! >= before) failures[row]! |= FUTURE;
}

/** Records without a time are outside every range. */
function markOutside(failures: Uint16Array, ms: Float64Array, from: number, to: number): void {
  for (let row = 0; row < failures.length; row++)
    if (!(ms[row]! >= from && ms[row]! < to)) failures[row]! |= RANGE;
}

/** 1 for a row that has one of the values of a dimension. */
function passing(
  records: CountedRecords,
  dimension: Dimension,
  texts: readonly string[],
  { links, dictionaries, moment }: SelectionContext,
): (row: number) => number {
  const codes = records.codes[dimension];
  if (codes !== undefined) {
    const chosen = dictionaries[dimension].chosen(texts);
    return (row) => chosen[codes[row]!]!;
  }
  const emptyToo = texts.includes("") ? 1 : 0;
  const path =
    dimension === "weekday" || dimension === "hour" ? undefined : records.source.paths[dimension];
  if (path?.many !== true) return () => emptyToo;
  const having = links.reaching(records.table, path, new Set(texts));
  const before = reachedBefore(moment);
  if (emptyToo === 0) return (row) => (having[row]! < before ? 1 : 0);
  const any = links.reaching(records.table, path, null);
  return (row) => (having[row]! < before || any[row]! >= before ? 1 : 0);
}
