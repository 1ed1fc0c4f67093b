import type { FieldValues } from "../contract/browse";
import { cellText, isEmpty, sameCell } from "../domain/cells";
import type { Column, TextColumn } from "../domain/columns";
import { emptySorting, sortByWord } from "../log/radixSort";
import { contains, narrow } from "./fieldTests";
import { sortRows } from "./sortRows";
import type { ViewColumn } from "./viewColumns";

/** Different values among some rows, each with a row that holds it and its number of rows, in the column's order. */
interface Counted {
  readonly rows: Uint32Array;
  readonly counts: Uint32Array;
}

/**
 * The commonest values of a column among the given rows, the most frequent first and equal ones in their own order;
 * those that contain `text`, compared as filters do. An empty cell counts as a value where no text is asked for.
 */
export function commonValues(
  rows: Uint32Array,
  by: ViewColumn,
  text: string,
  limit: number,
): FieldValues {
  const { column } = by;
  const concerned = text === "" ? rows : narrow(rows, contains(by, text));
  const { rows: values, counts } =
    column.kind === "text" ? countCodes(concerned, by, column) : countRuns(concerned, by);
  const first = byCount(counts).subarray(0, Math.max(0, limit));
  return {
    distinct: counts.length,
    values: Array.from(first, (at) => ({
      value: cellText(column, values[at]!),
      count: counts[at]!,
    })),
  };
}

function countCodes(rows: Uint32Array, by: ViewColumn, { codes, values }: TextColumn): Counted {
  // One place more than codes, for empty cells.
  const counts = new Uint32Array(values.length + 1);
  const first = new Uint32Array(values.length + 1);
  const placeOf = (row: number): number => Math.min(codes[row]!, values.length);
  for (let at = 0; at < rows.length; at++) {
    const place = placeOf(rows[at]!);
    if (counts[place]!++ === 0) first[place] = rows[at]!;
  }
  const seen = first.filter((_, place) => counts[place]! > 0);
  const ordered = sortRows(seen, by, false);
  return { rows: ordered, counts: ordered.map((row) => counts[placeOf(row)]!) };
}

/** Stretches of equal cells once the rows are in the column's order. */
function countRuns(rows: Uint32Array, by: ViewColumn): Counted {
  const { column } = by;
  const ordered = sortRows(rows, by, false);
  const starts = new Uint32Array(ordered.length + 1);
  let runs = 0;
  for (let at = 0; at < ordered.length; at++)
    if (at === 0 || !isSame(column, ordered[at - 1]!, ordered[at]!)) starts[runs++] = at;
  starts[runs] = ordered.length;
  const counts = new Uint32Array(runs);
  for (let run = 0; run < runs; run++) counts[run] = starts[run + 1]! - starts[run]!;
  return { rows: starts.subarray(0, runs).map((start) => ordered[start]!), counts };
}

const isSame = (column: Column, a: number, b: number): boolean =>
  isEmpty(column, a) ? isEmpty(column, b) : sameCell(column, a, column, b);

/** Places by falling count, equal ones as they were. */
function byCount(counts: Uint32Array): Uint32Array {
  const sorting = emptySorting(counts.length);
  let most = 0;
  for (let at = 0; at < counts.length; at++) if (counts[at]! > most) most = counts[at]!;
  for (let at = 0; at < counts.length; at++) {
    sorting.items[at] = at;
    sorting.words[at] = most - counts[at]!;
  }
  const [sorted] = sortByWord(sorting, emptySorting(counts.length), most);
  return sorted.items;
}
