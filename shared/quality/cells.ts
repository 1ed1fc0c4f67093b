import {
  NULL_CODE,
  NULL_DAY,
  NULL_FLAG,
  type Column,
  type TimeColumn,
  type UniqueTextColumn,
} from "../domain/columns";

export const MS_PER_DAY = 86_400_000;

const decoder = new TextDecoder();

const uniqueText = (column: UniqueTextColumn, row: number): string | null => {
  const start = column.offsets[row]!;
  const end = column.offsets[row + 1]!;
  return start === end ? null : decoder.decode(column.bytes.subarray(start, end));
};

/** `2025-11-19 14:23:04` with the fraction the value has, in UTC; null where there is no time. */
function timeText(column: TimeColumn, row: number): string | null {
  const ms = column.ms[row]!;
  if (Number.isNaN(ms)) return null;
  const iso = new Date(ms).toISOString();
  const nano = column.nano?.[row] ?? 0;
  const fraction = `${iso.slice(20, 23)}${nano === 0 ? "" : String(nano).padStart(6, "0")}`;
  const whole = `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  return Number(fraction) === 0 ? whole : `${whole}.${fraction}`;
}

/** `2025-11-19` of a number of days since 1970. */
export const dayText = (day: number): string =>
  new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** What a cell says, as a report shows it; null where it is empty. */
export function cellValue(column: Column, row: number): string | number | null {
  switch (column.kind) {
    case "text": {
      const code = column.codes[row]!;
      return code === NULL_CODE ? null : column.values[code]!;
    }
    case "unique":
      return uniqueText(column, row);
    case "number": {
      const value = column.data[row]!;
      return Number.isNaN(value) ? null : value;
    }
    case "flag": {
      const value = column.data[row]!;
      return value === NULL_FLAG ? null : value;
    }
    case "time":
      return timeText(column, row);
    case "date": {
      const day = column.days[row]!;
      return day === NULL_DAY ? null : dayText(day);
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
export function comingOfAge(birthday: number): number {
  const born = new Date(birthday * MS_PER_DAY);
  return Date.UTC(born.getUTCFullYear() + 18, born.getUTCMonth(), born.getUTCDate()) / MS_PER_DAY;
}

export const dayOf = (ms: number): number => Math.floor(ms / MS_PER_DAY);
