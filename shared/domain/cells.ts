import { NULL_CODE, NULL_DAY, NULL_FLAG } from "./columns";
import type { Column, UniqueTextColumn } from "./columns";
import { formatDay, formatInstant } from "./time";

const decoder = new TextDecoder();

/** The text of one row of a unique column, null where it is empty. */
export function uniqueText(column: UniqueTextColumn, row: number): string | null {
  const start = column.offsets[row]!;
  const end = column.offsets[row + 1]!;
  return start === end ? null : decoder.decode(column.bytes.subarray(start, end));
}

/** One cell as the file would say it: times and dates in UTC, flags as 0 or 1, null where empty. */
export function cellText(column: Column, row: number): string | null {
  switch (column.kind) {
    case "text": {
      const code = column.codes[row]!;
      return code === NULL_CODE ? null : column.values[code]!;
    }
    case "unique":
      return uniqueText(column, row);
    case "number": {
      const number = column.data[row]!;
      return Number.isNaN(number) ? null : String(number);
    }
    case "flag": {
      const flag = column.data[row]!;
      return flag === NULL_FLAG ? null : String(flag);
    }
    case "time": {
      const ms = column.ms[row]!;
      return Number.isNaN(ms) ? null : formatInstant(ms, column.nano?.[row] ?? 0);
    }
    case "date": {
      const day = column.days[row]!;
      return day === NULL_DAY ? null : formatDay(day);
    }
  }
}

/** Whether a cell is empty, without building its text. */
export function isEmpty(column: Column, row: number): boolean {
  switch (column.kind) {
    case "text":
      return column.codes[row] === NULL_CODE;
    case "unique":
      return column.offsets[row] === column.offsets[row + 1];
    case "number":
      return Number.isNaN(column.data[row]!);
    case "flag":
      return column.data[row] === NULL_FLAG;
    case "time":
      return Number.isNaN(column.ms[row]!);
    case "date":
      return column.days[row] === NULL_DAY;
  }
}

/** Whether two cells of the same kind of column hold the same value. */
export function sameCell(a: Column, rowA: number, b: Column, rowB: number): boolean {
  if (a.kind === "number" && b.kind === "number")
    return Object.is(a.data[rowA], b.data[rowB]) || a.data[rowA] === b.data[rowB];
  if (a.kind === "flag" && b.kind === "flag") return a.data[rowA] === b.data[rowB];
  if (a.kind === "date" && b.kind === "date") return a.days[rowA] === b.days[rowB];
  if (a.kind === "time" && b.kind === "time")
    return Object.is(a.ms[rowA], b.ms[rowB]) && (a.nano?.[rowA] ?? 0) === (b.nano?.[rowB] ?? 0);
  if (a.kind === "unique" && b.kind === "unique") return sameBytes(a, rowA, b, rowB);
  return cellText(a, rowA) === cellText(b, rowB);
}

function sameBytes(a: UniqueTextColumn, rowA: number, b: UniqueTextColumn, rowB: number): boolean {
  const startA = a.offsets[rowA]!;
  const startB = b.offsets[rowB]!;
  const length = a.offsets[rowA + 1]! - startA;
  if (length !== b.offsets[rowB + 1]! - startB) return false;
  for (let i = 0; i < length; i++) if (a.bytes[startA + i] !== b.bytes[startB + i]) return false;
  return true;
}
