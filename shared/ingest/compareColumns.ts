import { sameCell } from "../domain/cells";
import { NULL_CODE } from "../domain/columns";
import type { Column, TextColumn, TimeColumn } from "../domain/columns";

/** Stands for no row. */
export const NO_ROW = 0xffffffff;

/**
 * Sets `differs[i]` where row i of `other` holds another value than row `rows[i]` of `read`; rows without a
 * counterpart (`NO_ROW`) are left alone. The same as `sameCell` row by row, with one loop for each kind of column.
 */
export function markDifferences(
  read: Column,
  other: Column,
  rows: Uint32Array,
  differs: Uint8Array,
): void {
  if (read.kind === "text" && other.kind === "text") markTexts(read, other, rows, differs);
  else if (read.kind === "time" && other.kind === "time") markTimes(read, other, rows, differs);
  else if (read.kind === "number" && other.kind === "number")
    markNumbers(read.data, other.data, rows, differs);
  else
    for (let i = 0; i < rows.length; i++)
      if (rows[i] !== NO_ROW && !sameCell(read, rows[i]!, other, i)) differs[i] = 1;
}

function markTexts(read: TextColumn, other: TextColumn, rows: Uint32Array, differs: Uint8Array) {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (row === NO_ROW) continue;
    const code = read.codes[row]!;
    const otherCode = other.codes[i]!;
    const isSame =
      code === NULL_CODE || otherCode === NULL_CODE
        ? code === otherCode
        : read.values[code] === other.values[otherCode];
    if (!isSame) differs[i] = 1;
  }
}

function markTimes(read: TimeColumn, other: TimeColumn, rows: Uint32Array, differs: Uint8Array) {
  markNumbers(read.ms, other.ms, rows, differs);
  if (read.nano === null && other.nano === null) return;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (row !== NO_ROW && (read.nano?.[row] ?? 0) !== (other.nano?.[i] ?? 0)) differs[i] = 1;
  }
}

function markNumbers(
  read: Float64Array,
  other: Float64Array,
  rows: Uint32Array,
  differs: Uint8Array,
) {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (row === NO_ROW) continue;
    const a = read[row]!;
    const b = other[i]!;
    if (a !== b && !(Number.isNaN(a) && Number.isNaN(b))) differs[i] = 1;
  }
}
