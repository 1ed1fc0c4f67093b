import { DIMENSIONS, type Dimension, type OverviewFilter } from "../contract/overview";
import { UNTIMED, type Arrival } from "../log/arrivals";
import type { LateRows } from "../overview/lateLinks";
import type { OverviewModel } from "../overview/model";
import type { CountedKind } from "../overview/paths";
import type { CountedRecords } from "../overview/records";
import { EMPTY } from "../overview/valueCodes";
import type { LogPlaces } from "./logPlaces";
import { TurnList, WITH_RECORD, type Turns } from "./turns";

/** Told of each turn at which a condition begins or ceases to hold. */
type Visit = (order: number, time: number, holds: boolean) => void;

/** One dimension of a filter. */
interface Condition {
  /** Whether it holds of a row until its first turn. */
  readonly atFirst: (row: number) => boolean;
  /** Turns of a row, those of one place in the order they take; null where no row has any. */
  readonly turns: ((row: number, visit: Visit) => void) | null;
}

interface Turn {
  readonly order: number;
  readonly time: number;
  readonly condition: number;
  readonly holds: boolean;
}

/**
 * When the records of one kind begin and cease to pass a filter: with themselves, and where a condition asks what is
 * reached through other records, with those (docs/decisions/0015). Untimed ones never do.
 */
export function passingTurns(
  model: OverviewModel,
  places: LogPlaces,
  kind: CountedKind,
  filter: OverviewFilter,
): Turns {
  const records = model.records.get(kind)!;
  const conditions = DIMENSIONS.flatMap((dimension) => {
    const texts = filter.values[dimension] ?? [];
    return texts.length === 0 ? [] : [conditionOf(model, places, records, dimension, texts)];
  });
  const settled = conditions.filter(({ turns }) => turns === null);
  const turning = conditions.filter(({ turns }) => turns !== null);
  const from = filter.fromMs ?? -Infinity;
  const to = filter.toMs ?? Infinity;
  const found = new TurnList();
  for (const position of places.kinds[kind]) {
    const row = places.log.row[position]!;
    const ms = places.log.ms[position]!;
    if (ms < from || ms >= to || !settled.every(({ atFirst }) => atFirst(row))) continue;
    if (turning.length === 0) found.add(position, WITH_RECORD, row, 1);
    else addTurns(turning, position, row, found);
  }
  return found.sorted();
}

/** The record counts once it has happened and all conditions hold. */
function addTurns(
  conditions: readonly Condition[],
  position: number,
  row: number,
  found: TurnList,
): void {
  const turns: Turn[] = [];
  conditions.forEach((condition, at) =>
    condition.turns?.(row, (order, time, holds) =>
      turns.push({ order, time, condition: at, holds }),
    ),
  );
  turns.sort((a, b) => a.order - b.order || (a.time === b.time ? 0 : a.time - b.time));
  const held = conditions.map(({ atFirst }) => atFirst(row));
  const isBefore = ({ order }: Turn): boolean => order <= position;
  for (const { condition, holds } of turns.filter(isBefore)) held[condition] = holds;
  let passes = held.every(Boolean);
  if (passes) found.add(position, WITH_RECORD, row, 1);
  for (const turn of turns) {
    if (isBefore(turn)) continue;
    held[turn.condition] = turn.holds;
    if (held.every(Boolean) === passes) continue;
    passes = !passes;
    found.add(turn.order, turn.time, row, passes ? 1 : -1);
  }
}

/** As `select` has it, for all moments at once. */
function conditionOf(
  model: OverviewModel,
  places: LogPlaces,
  records: CountedRecords,
  dimension: Dimension,
  texts: readonly string[],
): Condition {
  const emptyToo = texts.includes("");
  if (dimension === "weekday" || dimension === "hour")
    return coded(records, dimension, model.dictionaries[dimension].chosen(texts));
  const path = records.source.paths[dimension];
  if (records.codes[dimension] !== undefined) {
    const chosen = model.dictionaries[dimension].chosen(texts);
    const late = model.lateRows(records.kind).get(dimension);
    const condition = coded(records, dimension, chosen);
    return late === undefined ? condition : codedLate(condition, late, places, chosen[EMPTY] === 1);
  }
  if (path?.many !== true) return { atFirst: () => emptyToo, turns: null };
  const having = model.links.reaching(records.table, path, new Set(texts));
  const any = emptyToo ? model.links.reaching(records.table, path, null) : null;
  return {
    atFirst: () => emptyToo,
    turns: (row, visit) => {
      if (any !== null && any[row]! < UNTIMED) visit(any[row]!, WITH_RECORD, false);
      if (having[row]! < UNTIMED) visit(having[row]!, WITH_RECORD, true);
    },
  };
}

function coded({ codes }: CountedRecords, dimension: Dimension, chosen: Uint8Array): Condition {
  const own = codes[dimension]!;
  return { atFirst: (row) => chosen[own[row]!] === 1, turns: null };
}

/** Rows whose value comes after them have none until then. */
function codedLate(
  { atFirst }: Condition,
  { rows, linked, arrival }: LateRows,
  places: LogPlaces,
  emptyToo: boolean,
): Condition {
  const links = new Map(Array.from(rows, (row, at) => [row, linked[at]!]));
  return {
    atFirst: (row) => (links.has(row) ? emptyToo : atFirst(row)),
    turns: (row, visit) => {
      const link = links.get(row);
      if (link !== undefined) visitArrival(arrival, link, places, atFirst(row), visit);
    },
  };
}

function visitArrival(
  arrival: Arrival,
  row: number,
  places: LogPlaces,
  holds: boolean,
  visit: Visit,
): void {
  if (arrival.by === "position") {
    const position = arrival.positions[row]!;
    if (position < UNTIMED) visit(position, WITH_RECORD, holds);
    return;
  }
  const ms = arrival.ms[row]!;
  visit(places.firstFrom(ms) - 0.5, ms, holds);
}
