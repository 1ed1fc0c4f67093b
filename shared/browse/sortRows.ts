import { isEmpty } from "../domain/cells";
import type { Column } from "../domain/columns";
import { emptySorting, sortByWord } from "../log/radixSort";
import { compareTexts } from "./fold";
import { compareRows, sharedStart, wordOf } from "./plainBytes";
import type { ViewColumn } from "./viewColumns";

type Word = (row: number) => number;

/** What rows are sorted by: 32-bit words, of which the last weighs most, and what decides where all are equal. */
interface SortKey {
  readonly words: readonly Word[];
  readonly compare: ((rowA: number, rowB: number) => number) | null;
}

/**
 * Rows in the order of a column, empty cells last either way and equal cells in the order given (radix sort).
 * Texts go by their folded form; masked fields by their masked text.
 */
export function sortRows(rows: Uint32Array, by: ViewColumn, descending: boolean): Uint32Array {
  const { filled, empty } = partition(rows, by.column);
  const turn = descending ? 0xffffffff : 0;
  const key = sortKeyOf(by, filled);
  let from = { ...emptySorting(filled.length), items: filled };
  let target = emptySorting(filled.length);
  for (const word of key.words) {
    let most = 0;
    for (let at = 0; at < filled.length; at++) {
      const value = (word(from.items[at]!) ^ turn) >>> 0;
      from.words[at] = value;
      if (value > most) most = value;
    }
    [from, target] = sortByWord(from, target, most);
  }
  settleTies(from.items, key, descending);
  if (empty.length === 0) return from.items;
  const sorted = new Uint32Array(rows.length);
  sorted.set(from.items);
  sorted.set(empty, filled.length);
  return sorted;
}

/** Puts stretches of rows with equal words in the order of `compare`. */
function settleTies(rows: Uint32Array, { words, compare }: SortKey, descending: boolean): void {
  if (compare === null) return;
  const isTie = (a: number, b: number): boolean => words.every((word) => word(a) === word(b));
  for (let start = 0, end = 1; start < rows.length; start = end, end++) {
    while (end < rows.length && isTie(rows[start]!, rows[end]!)) end++;
    if (end > start + 1)
      rows.subarray(start, end).sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
  }
}

function partition(
  rows: Uint32Array,
  column: Column,
): { readonly filled: Uint32Array; readonly empty: Uint32Array } {
  const filled = new Uint32Array(rows.length);
  const empty = new Uint32Array(rows.length);
  let filledCount = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (isEmpty(column, row)) empty[at - filledCount] = row;
    else filled[filledCount++] = row;
  }
  return {
    filled: filled.subarray(0, filledCount),
    empty: empty.subarray(0, rows.length - filledCount),
  };
}

const byWords = (...words: readonly Word[]): SortKey => ({ words, compare: null });

function sortKeyOf(by: ViewColumn, rows: Uint32Array): SortKey {
  const { column } = by;
  switch (column.kind) {
    case "text": {
      const ranks = ranksOf(by.folded);
      return byWords((row) => ranks[column.codes[row]!]!);
    }
    case "unique": {
      // Eight bytes tell nearly all ids apart once what they all begin with is left out.
      const from = sharedStart(column, rows);
      return {
        words: [(row) => wordOf(column, row, from + 4), (row) => wordOf(column, row, from)],
        compare: (a, b) => compareRows(column, a, b),
      };
    }
    case "number":
      return byWords(...floatWords(column.data));
    case "flag":
      return byWords((row) => column.data[row]!);
    case "time": {
      const { ms, nano } = column;
      const whole = floatWords(ms);
      return nano === null ? byWords(...whole) : byWords((row) => nano[row]!, ...whole);
    }
    case "date":
      return byWords((row) => (column.days[row]! ^ 0x80000000) >>> 0);
  }
}

/** Rank by code; codes whose folded texts are equal share it. */
function ranksOf(folded: readonly string[]): Uint32Array {
  const order = Array.from(folded.keys()).sort((a, b) => compareTexts(folded[a]!, folded[b]!));
  const ranks = new Uint32Array(folded.length);
  let rank = 0;
  order.forEach((code, at) => {
    if (at > 0 && folded[code] !== folded[order[at - 1]!]) rank++;
    ranks[code] = rank;
  });
  return ranks;
}

/**
 * The bits of a double as two words in the order of the numbers (IEEE 754): the sign is turned for positive
 * numbers, every bit for negative ones.
 */
function floatWords(numbers: Float64Array): readonly Word[] {
  const bits = new DataView(new ArrayBuffer(8));
  const high = (row: number): number => {
    // Adding zero makes −0 equal to 0.
    bits.setFloat64(0, numbers[row]! + 0);
    return bits.getUint32(0);
  };
  const isNegative = (word: number): boolean => word >= 0x80000000;
  return [
    (row) => {
      const negative = isNegative(high(row));
      const low = bits.getUint32(4);
      return negative ? ~low >>> 0 : low;
    },
    (row) => {
      const word = high(row);
      return isNegative(word) ? ~word >>> 0 : (word ^ 0x80000000) >>> 0;
    },
  ];
}
