import type { ClockTarget, Moment } from "../contract/replay";
import { firstAfter, type EventLog } from "../log/eventLog";
import { placesByKind } from "../log/kindPlaces";
import { mapNames, RECORD_KINDS, type RecordKind } from "../log/kinds";
import { placeOf } from "../log/postings";

/** Rising positions of some of the records of a log. */
export type Positions = Uint32Array;

/** How many of the positions are below a bound. O(log n). */
export const countBelow = (positions: Positions, bound: number): number =>
  placeOf(positions, 0, positions.length, bound);

export const compareMoments = (a: Moment, b: Moment): number => a.before - b.before || a.ms - b.ms;

/** Where each kind of record of a log stands. 4 bytes a record. */
export class LogPlaces {
  readonly log: EventLog;
  readonly kinds: Readonly<Record<RecordKind, Positions>>;

  #all: Positions | null = null;

  constructor(log: EventLog) {
    this.log = log;
    const places = placesByKind(log.rank, log.row);
    this.kinds = mapNames(RECORD_KINDS, (_, rank) => places[rank]!.positions);
  }

  /** The positions of all records. */
  get all(): Positions {
    return (this.#all ??= new Uint32Array(this.log.size).map((_, at) => at));
  }

  /** How many records of each kind are at positions below `before`. */
  streams(before: number): Readonly<Record<RecordKind, number>> {
    return mapNames(RECORD_KINDS, (kind) => countBelow(this.kinds[kind], before));
  }

  momentOf(target: ClockTarget): Moment {
    if (target.to === "position") return this.behind(target.before, target.ms);
    // Every nanosecond of the millisecond belongs to it.
    return { ms: target.ms, before: firstAfter(this.log, { ms: target.ms, nano: Infinity }) };
  }

  /**
   * The moment behind so many records, at the time of the last or as near to `shownMs` as the records around it allow;
   * before the first, a millisecond before it.
   */
  behind(count: number, shownMs: number | null = null): Moment {
    const { ms, size } = this.log;
    const before = Math.min(Math.max(count, 0), size);
    const earliest = before > 0 ? ms[before - 1]! : -Infinity;
    const latest = before < size ? ms[before]! : Infinity;
    if (shownMs !== null) return { ms: Math.min(Math.max(shownMs, earliest), latest), before };
    if (before > 0) return { ms: earliest, before };
    return { ms: size === 0 ? 0 : latest - 1, before };
  }

  /** First position whose record is not earlier than a time; the size of the log where all are. O(log n). */
  firstFrom(ms: number): number {
    let low = 0;
    let high = this.log.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.log.ms[middle]! < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
