import type { ClockTarget, Gap, Moment } from "../contract/replay";
import type { Speed } from "./speed";

/** Where the play has come to: a time, or so many records, with the fraction that is not shown yet. */
export interface Playhead {
  readonly unit: Speed["unit"];
  /** UTC milliseconds, or records that have happened. */
  readonly at: number;
}

/** How it plays on. */
export interface Pace {
  readonly speed: Speed;
  readonly direction: 1 | -1;
  /** Stretches to leave out, in order of time; empty where none are. */
  readonly gaps: readonly Gap[];
  /** Played over and over; null where the play stops at the ends of the log. */
  readonly loop: { readonly a: Moment; readonly b: Moment } | null;
  /** Times of the first and last record, and how many there are. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly size: number;
}

export interface Advance {
  readonly head: Playhead;
  readonly target: ClockTarget;
  /** There is nothing further to play. */
  readonly ended: boolean;
}

/**
 * The most that passes between two frames, milliseconds. A slow frame or a tab in the background stops the play for as
 * long as it lasts, instead of leaping over what nobody has seen.
 */
export const LONGEST_FRAME_MS = 250;

/** Sums of fractions of records fall short by rounding; a record this near is reached. */
const ROUNDING = 1e-6;

export const headAt = ({ ms, before }: Moment, unit: Speed["unit"]): Playhead => ({
  unit,
  at: unit === "data" ? ms : before,
});

/**
 * Plays on for the time that has passed. What lies between two heads is either played or a gap: in data time the
 * interior of a jump holds no record, and the time that is left over is played behind it.
 */
export function advance(head: Playhead, elapsedMs: number, pace: Pace): Advance {
  const elapsed = Math.min(Math.max(elapsedMs, 0), LONGEST_FRAME_MS);
  const stretch = stretchOf(pace);
  const start = startIn(head.at, stretch, pace.direction);
  const amount = (elapsed / 1000) * pace.speed.perSecond;
  const { at, ended } = walk(start, amount, stretch, pace.direction);
  const reached = { unit: pace.speed.unit, at };
  return { head: reached, target: targetOf(reached, pace), ended };
}

/** What is played, in the unit of the speed: a line with holes in it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly loops: boolean;
  readonly holes: readonly { readonly from: number; readonly to: number }[];
}

function stretchOf({ speed, gaps, loop, firstMs, lastMs, size }: Pace): Stretch {
  const loops = loop !== null;
  if (speed.unit === "records") {
    const [from, to] = loop === null ? [0, size] : inOrder(loop.a.before, loop.b.before);
    // From record to record nothing has to be left out.
    return { from, to, loops, holes: [] };
  }
  const holes = gaps.map(({ fromMs, toMs }) => ({ from: fromMs, to: toMs }));
  // A millisecond before the first record none has happened.
  const [from, to] = loop === null ? [firstMs - 1, lastMs] : inOrder(loop.a.ms, loop.b.ms);
  return { from, to, loops, holes };
}

const inOrder = (one: number, other: number): [number, number] =>
  one <= other ? [one, other] : [other, one];

/** Outside of a loop the play begins at its beginning; outside of the log, at the nearest end. */
function startIn(at: number, { from, to, loops }: Stretch, direction: 1 | -1): number {
  if (at >= from && at <= to) return at;
  if (loops) return direction === 1 ? from : to;
  return Math.min(Math.max(at, from), to);
}

/** Walks `amount` along the line, over its holes and around its loop. */
function walk(
  start: number,
  amount: number,
  { from, to, loops, holes }: Stretch,
  direction: 1 | -1,
): { readonly at: number; readonly ended: boolean } {
  const end = direction === 1 ? to : from;
  const begin = direction === 1 ? from : to;
  let at = start;
  let left = amount;
  /** Played since the loop began anew; null before it first did. */
  let round: number | null = null;
  for (;;) {
    const landed = outOfHole(at, holes, direction, end);
    // A record alone between two holes takes no time, and would not be seen.
    if (landed !== at && landed !== end && isAtHole(landed, holes, direction))
      return { at: landed, ended: false };
    at = landed;
    const room = Math.abs(end - at);
    const hole = nextHole(at, holes, direction);
    const next = hole === null ? room : Math.min(Math.abs(hole - at), room);
    if (left < next) return { at: at + direction * left, ended: false };
    at = at + direction * next;
    left -= next;
    if (round !== null) round += next;
    if (at !== end && left === 0) return { at, ended: false };
    if (at !== end) continue;
    if (!loops) return { at: end, ended: true };
    // Exactly at the end: it is seen before the loop begins anew.
    if (left === 0) return { at: end, ended: from === to };
    if (round === 0) return { at: end, ended: true };
    if (round !== null) left %= round;
    round = 0;
    at = begin;
  }
}

/** The far side of the hole the place is in or at the near side of; not beyond the end. */
function outOfHole(at: number, holes: Stretch["holes"], direction: 1 | -1, end: number): number {
  if (direction === 1) {
    const hole = holes[firstIndex(holes, ({ to }) => to > at)];
    return hole !== undefined && hole.from <= at ? Math.min(hole.to, Math.max(end, at)) : at;
  }
  const hole = holes[firstIndex(holes, ({ from }) => from >= at) - 1];
  return hole !== undefined && hole.to >= at ? Math.max(hole.from, Math.min(end, at)) : at;
}

const isAtHole = (at: number, holes: Stretch["holes"], direction: 1 | -1): boolean =>
  direction === 1
    ? holes[firstIndex(holes, ({ to }) => to > at)]?.from === at
    : holes[firstIndex(holes, ({ from }) => from >= at) - 1]?.to === at;

/** Where the next hole begins in this direction; null where there is none. */
function nextHole(at: number, holes: Stretch["holes"], direction: 1 | -1): number | null {
  if (direction === 1) return holes[firstIndex(holes, ({ from }) => from > at)]?.from ?? null;
  return holes[firstIndex(holes, ({ to }) => to >= at) - 1]?.to ?? null;
}

/** The index of the first element that fulfils what all after it fulfil too; the length where none does. */
function firstIndex<T>(list: readonly T[], fulfils: (element: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fulfils(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** At the ends of a loop exactly its moments, which may lie between records of one and the same time. */
function targetOf({ unit, at }: Playhead, { loop, firstMs, direction }: Pace): ClockTarget {
  if (unit === "records") {
    const before =
      direction === 1 ? Math.floor(at + ROUNDING) : Math.max(Math.ceil(at - ROUNDING), 0);
    return { to: "position", before };
  }
  const ms = direction === 1 ? Math.floor(at) : Math.ceil(at);
  if (loop !== null) {
    const [from, to] = loop.a.before <= loop.b.before ? [loop.a, loop.b] : [loop.b, loop.a];
    if (ms >= to.ms) return { to: "position", before: to.before, ms: to.ms };
    if (ms <= from.ms) return { to: "position", before: from.before, ms: from.ms };
  }
  return ms < firstMs ? { to: "position", before: 0 } : { to: "time", ms };
}
