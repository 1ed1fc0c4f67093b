import type { Moment } from "../contract/replay";
import { countBelow, type LogPlaces, type Positions } from "./logPlaces";

/**
 * The clock stops right behind each of the positions, at the time of its record. Answers the next stop, or the last
 * one before: also the one the clock has left only by the time it shows. Null where there is none. O(log n).
 */
export function stepAmong(
  places: LogPlaces,
  positions: Positions,
  from: Moment,
  direction: 1 | -1,
): Moment | null {
  const happened = countBelow(positions, from.before);
  if (direction === 1) return stopAt(places, positions[happened]);
  const last = positions[happened - 1];
  if (last === undefined) return null;
  const isThere = last + 1 === from.before && places.log.ms[last]! >= from.ms;
  return stopAt(places, isThere ? positions[happened - 2] : last);
}

const stopAt = (places: LogPlaces, position: number | undefined): Moment | null =>
  position === undefined ? null : places.behind(position + 1);
