import { ADULT_AGE, yearsLater } from "../domain/age";
import { cellText } from "../domain/cells";
import { NULL_CODE, NULL_DAY, NULL_FLAG, type Column, type TimeColumn } from "../domain/columns";
import { MS_PER_DAY } from "../domain/time";

/** What a cell says, as a report shows it: numbers and flags as numbers; null where it is empty. */
export function cellValue(column: Column, row: number): string | number | null {
  const text = cellText(column, row);
  const isNumber = column.kind === "number" || column.kind === "flag";
  return text !== null && isNumber ? Number(text) : text;
}

/** Whether any cell of a column is empty, by one native scan where the kind allows it. */
export function hasEmpty(column: Column): boolean {
  switch (column.kind) {
    case "text":
      return column.codes.includes(NULL_CODE);
    case "unique":
      return column.offsets.some((offset, row) => row > 0 && offset === column.offsets[row - 1]);
    case "number":
      return column.data.includes(NaN);
    case "flag":
      return column.data.includes(NULL_FLAG);
    case "time":
      return column.ms.includes(NaN);
    case "date":
      return column.days.includes(NULL_DAY);
  }
}

/** Negative, zero or positive as a is before, at or after b, to the nanosecond; NaN where either is empty. */
export function compareTimes(a: TimeColumn, rowA: number, b: TimeColumn, rowB: number): number {
  const difference = a.ms[rowA]! - b.ms[rowB]!;
  if (difference !== 0) return difference;
  return (a.nano?.[rowA] ?? 0) - (b.nano?.[rowB] ?? 0);
}

/** Days since 1970 on which somebody born on `birthday` comes of age; born on 29 February: 1 March. */
export const comingOfAge = (birthday: number): number => yearsLater(birthday, ADULT_AGE);

export const dayOf = (ms: number): number => Math.floor(ms / MS_PER_DAY);
