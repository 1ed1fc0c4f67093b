import { BLANK, classOf } from "./alphabet";
import { logAt } from "./columnChances";
import type { ColumnChances } from "./columnChances";

/** How a text lies over columns. */
export interface Alignment {
  /** First and last column of each character. */
  readonly spans: readonly { readonly first: number; readonly last: number }[];
  /** How much less likely this is than the likeliest class at each column, in nats. */
  readonly cost: number;
}

/** What a column costs at most, nats: a network may be sure of a wrong character. */
const MAX_COLUMN_COST = 4;

/**
 * The likeliest way (Viterbi) to lay a text over columns.
 *
 * @param from first column
 * @param to column after the last
 * @param open whether anything may follow the text; otherwise only nothing may
 * @returns null where the columns are too few
 */
export function align(
  chances: ColumnChances,
  text: string,
  [from, to]: readonly [number, number],
  open: boolean,
): Alignment | null {
  const states = [BLANK, ...Array.from(text, (character) => [classOf(character)!, BLANK]).flat()];
  const count = states.length;
  const costs: Float64Array[] = [];
  const steps: Uint8Array[] = [];
  for (let column = from; column < to; column++) {
    const before = costs.at(-1);
    const now = new Float64Array(count).fill(Infinity);
    const step = new Uint8Array(count);
    for (let at = 0; at < count; at++) {
      const skip = at >= 2 && states[at] !== BLANK && states[at] !== states[at - 2] ? 2 : 1;
      let least = before === undefined ? (at < 2 ? 0 : Infinity) : Infinity;
      for (let back = 0; before !== undefined && back <= Math.min(skip, at); back++)
        if (before[at - back]! < least) [least, step[at]] = [before[at - back]!, back];
      const cost = chances.best[column]! - logAt(chances, column, states[at]!);
      now[at] = least + Math.min(MAX_COLUMN_COST, cost);
    }
    costs.push(now);
    steps.push(step);
  }
  const end = open ? cheapestEnd(costs, count - 2) : cheapestLast(costs, count);
  return end === null ? null : follow(steps, end, from, costs[end.column]![end.state]!);
}

interface End {
  readonly column: number;
  readonly state: number;
}

/** Nats within which a later column is as good an end as an earlier one. */
const TIE = 0.5;

/** The last column that is as good an end of the text as any. */
function cheapestEnd(costs: readonly Float64Array[], state: number): End | null {
  const least = Math.min(...costs.map((row) => row[state]!));
  const column = costs.findLastIndex((row) => row[state]! <= least + TIE);
  return least === Infinity ? null : { column, state };
}

function cheapestLast(costs: readonly Float64Array[], count: number): End | null {
  const row = costs.at(-1);
  if (row === undefined) return null;
  const state = count > 1 && row[count - 2]! < row[count - 1]! ? count - 2 : count - 1;
  return row[state] === Infinity ? null : { column: costs.length - 1, state };
}

function follow(steps: readonly Uint8Array[], end: End, from: number, cost: number): Alignment {
  const spans: { first: number; last: number }[] = [];
  let { state } = end;
  for (let column = end.column; column >= 0; column--) {
    if (state % 2 === 1) {
      const at = (state - 1) / 2;
      spans[at] = { first: from + column, last: spans[at]?.last ?? from + column };
    }
    state -= steps[column]![state]!;
  }
  return { spans, cost };
}
