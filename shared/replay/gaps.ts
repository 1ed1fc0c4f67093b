import { GAP_LIMIT, type Gap } from "../contract/replay";
import type { EventLog } from "../log/eventLog";

const lengthOf = ({ fromMs, toMs }: Gap): number => toMs - fromMs;

/**
 * Stretches of at least so many milliseconds between neighbouring records, so that none lies inside: the `GAP_LIMIT`
 * longest, of equally long ones the earlier, in order of time. O(n).
 */
export function gapsOf({ ms, size }: EventLog, leastMs: number): readonly Gap[] {
  const gaps: Gap[] = [];
  // Records of one and the same time have nothing between them.
  const least = Math.max(leastMs, 1);
  for (let at = 1; at < size; at++)
    if (ms[at]! - ms[at - 1]! >= least)
      gaps.push({ fromMs: ms[at - 1]!, toMs: ms[at]!, before: at });
  if (gaps.length <= GAP_LIMIT) return gaps;
  return gaps
    .sort((a, b) => lengthOf(b) - lengthOf(a) || a.before - b.before)
    .slice(0, GAP_LIMIT)
    .sort((a, b) => a.before - b.before);
}
