import { StoredInstant } from "./stored";

/**
 * Values of one column of a batch, in the form in which the file holds them, so that the column builders can take
 * them over without an object for each. `count` is the number of cells.
 */
export type Cells = ValueCells | DictionaryCells | TextCells | InstantCells;

/** One value a cell; null, undefined and "" are empty. */
export interface ValueCells {
  readonly kind: "values";
  readonly count: number;
  readonly values: ArrayLike<unknown>;
}

/** Cell i is `entries[indices[i]]`, or empty where the index is `NO_ENTRY`. */
export interface DictionaryCells {
  readonly kind: "dictionary";
  readonly count: number;
  readonly entries: ArrayLike<unknown>;
  readonly indices: Uint32Array;
}

/** UTF-8 text: cell i is `bytes` [starts[i], ends[i]), empty where they are equal. */
export interface TextCells {
  readonly kind: "text";
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Times as a number of ticks since 1970-01-01 UTC. */
export interface InstantCells {
  readonly kind: "instants";
  readonly count: number;
  readonly ticks: BigInt64Array;
  /** 1 where the cell holds a value; null where all do. */
  readonly presence: Uint8Array | null;
  /** Ticks a millisecond: 1, 1,000 or 1,000,000. */
  readonly perMs: number;
}

export const NO_ENTRY = 0xffffffff;

export const valueCells = (values: ArrayLike<unknown>): ValueCells => ({
  kind: "values",
  count: values.length,
  values,
});

/** Cells of a column that the file lacks. */
export const emptyCells = (count: number): ValueCells => ({ kind: "values", count, values: [] });

/** The value of one cell; null or undefined where it is empty. */
export function valueAt(cells: Cells, i: number): unknown {
  switch (cells.kind) {
    case "values":
      return cells.values[i];
    case "dictionary":
      return cells.indices[i] === NO_ENTRY ? null : cells.entries[cells.indices[i]!];
    case "text": {
      const bytes = cells.bytes.subarray(cells.starts[i], cells.ends[i]);
      return bytes.length === 0 ? null : decoder.decode(bytes);
    }
    case "instants":
      if (cells.presence?.[i] === 0) return null;
      return new StoredInstant(cells.ticks[i]! * BigInt(1_000_000 / cells.perMs));
  }
}

/** The values of all cells, one a cell. */
export function valuesOf(cells: Cells): ArrayLike<unknown> {
  if (cells.kind === "values") return cells.values;
  if (cells.kind === "text") return textsOf(cells);
  return Array.from({ length: cells.count }, (_, i) => valueAt(cells, i));
}

/** NaN is how data frames without a null of their own store an empty number. */
export const isEmptyValue = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || Number.isNaN(value);

const decoder = new TextDecoder();

/** Strings of text cells; all of them are cut from one where the bytes are plain ASCII. */
function textsOf({ count, bytes, starts, ends }: TextCells): (string | null)[] {
  const whole = isAscii(bytes) ? decoder.decode(bytes) : null;
  const texts = new Array<string | null>(count);
  for (let i = 0; i < count; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    if (start === end) texts[i] = null;
    else if (whole !== null) texts[i] = whole.slice(start, end);
    else texts[i] = decoder.decode(bytes.subarray(start, end));
  }
  return texts;
}

function isAscii(bytes: Uint8Array): boolean {
  let seen = 0;
  for (let at = 0; at < bytes.length; at++) seen |= bytes[at]!;
  return seen < 0x80;
}
