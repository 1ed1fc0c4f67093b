import type { SqlValue } from "#shared/contract/sql";

export interface ColumnSort {
  /** Position of the column in the answer. */
  readonly at: number;
  readonly descending: boolean;
}

const texts = new Intl.Collator("en");

/**
 * The rows of a column in order, as positions. Numbers stand before texts, as in SQLite; nulls stand last in either
 * direction; equal values keep the order of the answer.
 */
export function sortedRows(values: readonly SqlValue[], descending: boolean): Uint32Array {
  const rows = Uint32Array.from(values, (_, row) => row);
  const sign = descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [x = null, y = null] = [values[a], values[b]];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    return sign * compared(x, y) || a - b;
  });
}

function compared(x: string | number, y: string | number): number {
  if (typeof x === "number" && typeof y === "number") return x - y;
  if (typeof x === "string" && typeof y === "string") return texts.compare(x, y);
  return typeof x === "number" ? -1 : 1;
}

/** All rows of an answer in the order to show them in. */
export function rowOrder(
  columns: readonly { readonly values: readonly SqlValue[] }[],
  rows: number,
  sort: ColumnSort | null,
): Uint32Array {
  const column = sort === null ? undefined : columns[sort.at];
  if (sort === null || column === undefined) return Uint32Array.from({ length: rows }, (_, i) => i);
  return sortedRows(column.values, sort.descending);
}

/** A header leads from rising to falling, and then back to the order of the answer. */
export function nextSort(sort: ColumnSort | null, at: number): ColumnSort | null {
  if (sort?.at !== at) return { at, descending: false };
  return sort.descending ? null : { at, descending: true };
}
