import type { TextColumn } from "../domain/columns";
import { NULL_CODE } from "../domain/columns";
import type { CheckContext } from "./context";
import type { Finding } from "./definition";
import { SAMPLE_LIMIT, type SampleRow } from "./report";

/** true: the row fails; false: it passes; null: the check has nothing to say about it. */
export type Verdict = (row: number) => boolean | null;

/** Which columns to show of a failing row, and what else to say of it. */
export interface Evidence {
  readonly fields: readonly string[];
  readonly more?: (row: number) => SampleRow["values"];
}

/** Judges every row of a table, in file order. */
export function judgeRows(
  context: CheckContext,
  table: string,
  evidence: Evidence,
  verdict: Verdict,
): Finding {
  const sample: SampleRow[] = [];
  let count = 0;
  let total = 0;
  for (let row = 0; row < context.table(table).rows; row++) {
    const failed = verdict(row);
    if (failed === null) continue;
    total++;
    if (!failed) continue;
    count++;
    if (sample.length < SAMPLE_LIMIT)
      sample.push(context.sampleRow(table, row, evidence.fields, evidence.more?.(row)));
  }
  return { count, total, sample };
}

/** A finding that counts only where `odd` holds: a pattern over the whole table, not a fault of single rows. */
export const describeIf = (odd: boolean, finding: Finding): Finding =>
  odd ? finding : { ...finding, count: 0, sample: [] };

/** Number of rows per distinct value of a column. */
export function countByCode({ codes, values }: TextColumn): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (const code of codes) if (code !== NULL_CODE) counts[code]!++;
  return counts;
}

/**
 * Judges a text column by its distinct values: `wrong` says by code (1 or 0) which are at fault. Empty cells are
 * not judged, and rows are walked only where a value is at fault.
 */
export function judgeValues(
  context: CheckContext,
  table: string,
  field: string,
  wrong: Uint8Array,
): Finding {
  const { codes } = context.column(table, field, "text");
  if (wrong.includes(1))
    return judgeRows(context, table, { fields: [field] }, (row) =>
      codes[row] === NULL_CODE ? null : wrong[codes[row]!] === 1,
    );
  let total = 0;
  for (const code of codes) if (code !== NULL_CODE) total++;
  return { count: 0, total, sample: [] };
}

/** Which codes stand for one of these texts, as a table of 0 and 1 by code. */
export const codesOf = (column: TextColumn, texts: readonly string[]): Uint8Array =>
  Uint8Array.from(column.values, (value) => (texts.includes(value) ? 1 : 0));

/** Whether a cell holds one of the texts of a `codesOf` table. */
export const isOneOf = (column: TextColumn, chosen: Uint8Array, row: number): boolean =>
  column.codes[row] !== NULL_CODE && chosen[column.codes[row]!] === 1;

/** Middle of a list of numbers, 0 where it is empty. Sorts its argument. */
export function medianOf(numbers: number[]): number {
  if (numbers.length === 0) return 0;
  numbers.sort((a, b) => a - b);
  const middle = numbers.length >> 1;
  return numbers.length % 2 === 1
    ? numbers[middle]!
    : (numbers[middle - 1]! + numbers[middle]!) / 2;
}

/** Rounded for a sentence: three significant digits below 100, whole numbers above. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));

/** A list of words for a fact. */
export const listed = (words: readonly string[]): string => [...words].sort().join(", ");

/**
 * Reader of the text of one column next to another's: whether two cells of different tables say the same.
 * null where either is empty.
 */
export function sameText(
  a: TextColumn,
  b: TextColumn,
): (rowA: number, rowB: number) => boolean | null {
  const codeInB = new Map(b.values.map((value, code) => [value, code]));
  const translated = Int32Array.from(a.values, (value) => codeInB.get(value) ?? -1);
  return (rowA, rowB) => {
    const codeA = a.codes[rowA]!;
    const codeB = b.codes[rowB]!;
    if (codeA === NULL_CODE || codeB === NULL_CODE) return null;
    return translated[codeA] === codeB;
  };
}
