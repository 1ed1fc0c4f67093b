import type { TextColumn } from "../domain/columns";
import { NONE } from "./kinds";

/** Growing text ↔ code table shared by everything that names the same kind of thing. Codes are 0 … size − 1. */
export class Dictionary {
  readonly #values: string[] = [];
  readonly #codes = new Map<string, number>();

  get size(): number {
    return this.#values.length;
  }

  /** Texts by code. */
  get values(): readonly string[] {
    return this.#values;
  }

  /** The text's code, given on first sight. */
  encode(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#values.length;
    this.#values.push(text);
    this.#codes.set(text, code);
    return code;
  }

  /** The text's code, or `NONE` where it was never seen: a query for it is an empty window. */
  find(text: string): number {
    return this.#codes.get(text) ?? NONE;
  }

  /**
   * Code in this dictionary per code of the column: one look-up per distinct value, not per row.
   * Null where the codes are the same, as for the first column to come.
   */
  adopt(column: TextColumn): Uint32Array | null {
    const codes = new Uint32Array(column.values.length);
    let same = true;
    for (let code = 0; code < codes.length; code++) {
      codes[code] = this.encode(column.values[code]!);
      same &&= codes[code] === code;
    }
    return same ? null : codes;
  }
}
