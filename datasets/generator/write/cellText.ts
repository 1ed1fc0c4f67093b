import type { Cell, ColumnKind } from "./layout";

const DAY_MS = 86_400_000;

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** `YYYY-MM-DD` of a day counted from 1970-01-01. */
export function dateText(days: number): string {
  const date = new Date(days * DAY_MS);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

/** `YYYY-MM-DD HH:MM:SS`, with `.mmm` only where there are milliseconds. */
export function timestampText(epochMs: number): string {
  const day = Math.floor(epochMs / DAY_MS);
  const inDay = epochMs - day * DAY_MS;
  const seconds = Math.floor(inDay / 1000);
  const clock = `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  const millis = inDay % 1000;
  return `${dateText(day)} ${clock}${millis === 0 ? "" : `.${pad(millis, 3)}`}`;
}

/** Shortest text that reads back to the same number, always with a decimal point: 15 → "15.0". */
export const decimalText = (value: number): string =>
  Number.isInteger(value) ? `${value}.0` : String(value);

/** The cell as the text formats spell it; null stays null. */
export function cellText(cell: Cell, kind: ColumnKind): string | null {
  if (cell === null || typeof cell === "string") return cell;
  switch (kind) {
    case "timestamp":
      return timestampText(cell);
    case "date":
      return dateText(cell);
    case "decimal":
      return decimalText(cell);
    case "integer":
    case "text":
      return String(cell);
  }
}
