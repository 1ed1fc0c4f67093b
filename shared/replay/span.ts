import type { ReplaySpan } from "../contract/replay";
import type { EventLog } from "../log/eventLog";
import type { LogPlaces } from "./logPlaces";

/** Records further apart than this do not belong to one stretch: a leap year and a day. */
const APART_MS = 367 * 86_400_000;

/** Positions [from, to) of a run of records. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * The run with the most records of which no two neighbours are more than a year apart; of equally long ones the last.
 * Whatever lies outside is stray: times of 1970, or of a century that was mistyped.
 */
function mainRun({ ms, size }: EventLog): Run {
  let longest: Run = { from: 0, to: 0 };
  let from = 0;
  for (let at = 1; at <= size; at++) {
    if (at < size && ms[at]! - ms[at - 1]! <= APART_MS) continue;
    if (at - from >= longest.to - longest.from) longest = { from, to: at };
    from = at;
  }
  return longest;
}

/** What there is to replay. O(n). */
export function spanOf(places: LogPlaces): ReplaySpan {
  const { log } = places;
  const { from, to } = mainRun(log);
  const timeAt = (position: number): number => (log.size === 0 ? 0 : log.ms[position]!);
  return {
    size: log.size,
    streams: places.streams(log.size),
    untimed: log.untimed.size,
    firstMs: timeAt(0),
    lastMs: timeAt(log.size - 1),
    main: {
      fromMs: timeAt(from),
      toMs: timeAt(to - 1),
      earlier: from,
      later: log.size - to,
    },
    landing: places.behind(to),
  };
}
