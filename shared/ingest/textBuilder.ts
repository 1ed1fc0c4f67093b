import { NULL_CODE } from "../domain/columns";
import type { Column } from "../domain/columns";
import type { QuarantineReason } from "../domain/dataset";
import { ownText } from "./batch";
import { isEmptyValue, NO_ENTRY, valuesOf } from "./cells";
import type { Cells, DictionaryCells } from "./cells";
import type { ColumnBuilder, KeyBuilder, Refuse } from "./columnBuilder";
import { growable } from "./growable";
import { isDamagedText, numberAsText } from "./plainText";

/** A value read, or the reason it cannot be. */
type Reading<T> = T | { readonly refused: QuarantineReason };

type TextReader = (value: unknown) => Reading<string>;

const NOT_TEXT = { refused: "not_text" } as const;

export function readText(value: unknown): Reading<string> {
  if (typeof value === "string") return isDamagedText(value) ? NOT_TEXT : value;
  return numberAsText(value) ?? NOT_TEXT;
}

/** Six digits; a number loses leading zeros, which are put back. */
export function readBin(value: unknown): Reading<string> {
  const text = typeof value === "string" ? value : String(value);
  const isNumber = typeof value === "number" || typeof value === "bigint";
  const padded = isNumber ? text.padStart(6, "0") : text;
  return /^\d{6}$/.test(padded) ? padded : { refused: "not_a_bin" };
}

/** Dictionary-encoded text. */
export class TextBuilder implements KeyBuilder {
  private readonly codes = growable.codes();
  private readonly values: string[] = [];
  private readonly codeOf = new Map<unknown, number>();
  private readonly mandatory: boolean;
  private readonly read: TextReader;
  private dropped = false;
  /** 1 for each code that a kept row uses; only key columns fill it. */
  private readonly seen = growable.bytes();

  constructor(mandatory: boolean, read: TextReader) {
    this.mandatory = mandatory;
    this.read = read;
  }

  append(cells: Cells, refuse: Refuse): void {
    const start = this.codes.extend(cells.count);
    if (cells.kind === "dictionary") return this.appendEntries(cells, start, refuse);
    const values = valuesOf(cells);
    for (let i = 0; i < cells.count; i++)
      this.codes.data[start + i] = this.codeFor(values[i], i, refuse);
  }

  /** Reads each entry of the dictionary that is used once. */
  private appendEntries(cells: DictionaryCells, start: number, refuse: Refuse): void {
    const { count, entries, indices } = cells;
    const codes = this.codes.data;
    const codeOfEntry = new Uint32Array(entries.length).fill(NULL_CODE);
    for (let i = 0; i < count; i++) {
      const entry = indices[i]!;
      if (entry === NO_ENTRY) {
        codes[start + i] = this.codeFor(null, i, refuse);
        continue;
      }
      let code = codeOfEntry[entry]!;
      if (code === NULL_CODE) {
        code = this.codeFor(entries[entry], i, refuse);
        codeOfEntry[entry] = code;
      }
      codes[start + i] = code;
    }
  }

  /** The code of a value, `NULL_CODE` where it is empty or refused. */
  private codeFor(value: unknown, i: number, refuse: Refuse): number {
    if (isEmptyValue(value)) {
      if (this.mandatory) refuse(i, "missing_value");
      return NULL_CODE;
    }
    const known = this.codeOf.get(value);
    if (known !== undefined) return known;
    const text = this.read(value);
    if (typeof text === "string") return this.codeOf.get(text) ?? this.encode(text);
    refuse(i, text.refused);
    return NULL_CODE;
  }

  private encode(text: string): number {
    const own = ownText(text);
    this.codeOf.set(own, this.values.length);
    return this.values.push(own) - 1;
  }

  refuseDuplicates(count: number, refuse: Refuse): void {
    this.seen.extend(this.values.length - this.seen.length);
    const start = this.codes.length - count;
    for (let i = 0; i < count; i++) {
      const code = this.codes.data[start + i]!;
      if (this.seen.data[code] === 1) refuse(i, "duplicate_key");
      else this.seen.data[code] = 1;
    }
  }

  drop(refused: Uint8Array, count: number): void {
    this.codes.drop(refused, count);
    this.dropped = true;
  }

  finish(): Column {
    const codes = this.codes.finish();
    return { kind: "text", codes, values: this.dropped ? recode(codes, this.values) : this.values };
  }
}

/** Leaves out values that only refused rows used, and renumbers `codes` in order of first appearance. */
function recode(codes: Uint32Array, values: readonly string[]): string[] {
  const next = new Uint32Array(values.length).fill(NULL_CODE);
  const used: string[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code === NULL_CODE) continue;
    if (next[code] === NULL_CODE) next[code] = used.push(values[code]!) - 1;
    codes[row] = next[code]!;
  }
  return used;
}

/** Text without a dictionary, for rows that are compared and dropped: to look each value up costs more than that. */
export class PassingTextBuilder implements ColumnBuilder {
  private readonly codes = growable.codes();
  private readonly values: string[] = [];
  private readonly mandatory: boolean;
  private readonly read: TextReader;

  constructor(mandatory: boolean, read: TextReader) {
    this.mandatory = mandatory;
    this.read = read;
  }

  append(cells: Cells, refuse: Refuse): void {
    const start = this.codes.extend(cells.count);
    const codes = this.codes.data;
    const values = valuesOf(cells);
    for (let i = 0; i < cells.count; i++) {
      const value = values[i];
      codes[start + i] = NULL_CODE;
      if (isEmptyValue(value)) {
        if (this.mandatory) refuse(i, "missing_value");
        continue;
      }
      const text = this.read(value);
      if (typeof text === "string") codes[start + i] = this.values.push(text) - 1;
      else refuse(i, text.refused);
    }
  }

  drop(refused: Uint8Array, count: number): void {
    this.codes.drop(refused, count);
  }

  /** The same value may stand in `values` more than once. */
  finish(): Column {
    return { kind: "text", codes: this.codes.finish(), values: this.values };
  }
}
