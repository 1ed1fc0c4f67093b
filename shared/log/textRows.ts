import type { Column, TextColumn, UniqueTextColumn } from "../domain/columns";
import { buildPostings, type Postings } from "./postings";

const NO_ROWS = new Uint32Array(0);

/** Rows of a table by the text of one of its columns, in file order. */
export interface TextRows {
  rowsOf(text: string): Uint32Array;
}

/** Built at the first question: 4 bytes a row and an entry per distinct value. */
class DictionaryRows implements TextRows {
  readonly #codes: ReadonlyMap<string, number>;
  readonly #postings: Postings;

  constructor({ codes, values }: TextColumn) {
    this.#codes = new Map(values.map((value, code) => [value, code]));
    this.#postings = buildPostings(codes, values.length);
  }

  rowsOf(text: string): Uint32Array {
    const code = this.#codes.get(text);
    if (code === undefined) return NO_ROWS;
    // No value of a table is without a row, so that lists are never found by place here.
    const { offsets, items } = this.#postings;
    return items.subarray(offsets[code], offsets[code + 1]);
  }
}

/** Row whose text is exactly this one, given as UTF-8; −1 where there is none. Reads the column. */
function findBytes({ bytes, offsets }: UniqueTextColumn, wanted: Uint8Array): number {
  for (let row = 0; row + 1 < offsets.length; row++) {
    const start = offsets[row]!;
    if (offsets[row + 1]! - start !== wanted.length) continue;
    let at = 0;
    while (at < wanted.length && bytes[start + at] === wanted[at]) at++;
    if (at === wanted.length) return row;
  }
  return -1;
}

/** Looks the first one up by reading the column: unique texts are asked for one at a time. */
class UniqueRows implements TextRows {
  readonly #column: UniqueTextColumn;

  constructor(column: UniqueTextColumn) {
    this.#column = column;
  }

  rowsOf(text: string): Uint32Array {
    const row = findBytes(this.#column, new TextEncoder().encode(text));
    return row < 0 ? NO_ROWS : Uint32Array.of(row);
  }
}

/** Null where the column holds no text or is missing. */
export function textRowsOf(column: Column | undefined): TextRows | null {
  if (column?.kind === "text") return new DictionaryRows(column);
  return column?.kind === "unique" ? new UniqueRows(column) : null;
}
