import { NULL_CODE, type TextColumn } from "../domain/columns";

/** Code of an empty value; the others count from 1, so that codes are places of an array. */
export const EMPTY = 0;

/** Texts of one dimension, shared by all kinds of record. */
export class ValueCodes {
  readonly #texts: string[] = [];
  readonly #codes = new Map<string, number>();

  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.#encode(text);
  }

  /** Codes in use, `EMPTY` among them. */
  get size(): number {
    return this.#texts.length + 1;
  }

  textOf(code: number): string | null {
    return code === EMPTY ? null : this.#texts[code - 1]!;
  }

  /** Codes of a column's rows. */
  adopt(column: TextColumn): Uint32Array {
    const codes = Uint32Array.from(column.values, (text) => this.#encode(text));
    return column.codes.map((code) => (code === NULL_CODE ? EMPTY : codes[code]!));
  }

  /** 1 for every code among the texts; "" stands for the empty value. */
  chosen(texts: readonly string[]): Uint8Array {
    const chosen = new Uint8Array(this.size);
    for (const text of texts) {
      const code = text === "" ? EMPTY : this.#codes.get(text);
      if (code !== undefined) chosen[code] = 1;
    }
    return chosen;
  }

  #encode(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#texts.push(text);
    this.#codes.set(text, this.#texts.length);
    return this.#texts.length;
  }
}
