import { addLogs } from "./columnChances";
import type { Candidate } from "./beamSearch";
import type { LineReading } from "./lineReading";

/** A line read with less than this chance is looked at twice. */
const SURE = Math.log(0.98);

/** The reader's columns are two pixels wide: a strip that begins one pixel further on shows it the print anew. */
export const SECOND_LOOK_SHIFT = 1;

export const needsSecondLook = ({ field, candidates }: LineReading): boolean =>
  field !== null && (candidates[0]?.logChance ?? -Infinity) < SURE;

/** Each value's mean chance over two looks; none counts as zero. */
function meanChances(a: readonly Candidate[], b: readonly Candidate[]): Candidate[] {
  const sums = new Map(a.map(({ value, logChance }) => [value, logChance]));
  for (const { value, logChance } of b)
    sums.set(value, addLogs(sums.get(value) ?? -Infinity, logChance));
  return [...sums]
    .map(([value, sum]) => ({ value, logChance: sum - Math.LN2 }))
    .sort((one, other) => other.logChance - one.logChance || (one.value < other.value ? -1 : 1));
}

/** What two looks at the same line come to: the mean of their chances, and the place from the look that agrees with it. */
export function joinLooks(first: LineReading, second: LineReading): LineReading {
  if (second.field !== first.field) return first;
  const candidates = meanChances(first.candidates, second.candidates);
  const [best, next] = candidates;
  const onlySecond =
    best?.value !== first.candidates[0]?.value && best?.value === second.candidates[0]?.value;
  const seen = onlySecond ? second : first;
  return {
    ...seen,
    labelCost: Math.min(first.labelCost, second.labelCost),
    candidates: candidates.slice(0, Math.max(first.candidates.length, second.candidates.length)),
    margin: best && next ? best.logChance - next.logChance : Infinity,
  };
}
