import { NULL_CODE, NULL_DAY, NULL_FLAG, type Column, type TimeColumn } from "../../domain/columns";
import { formatDay } from "../../domain/time";
import { formatInstants } from "./instants";
import { varintLength, writeVarint } from "./varint";

/**
 * A column as SQLite stores it in a record: a serial type in the record's header and the value in its body
 * (https://www.sqlite.org/fileformat2.html#record_format). Both go over all rows at once, so that the loops stay tight.
 */
export interface StoredField {
  /** Adds the bytes of each row's serial type to `heads` and of its value to `bodies`, in the order of `rows`. */
  measure(rows: Uint32Array, heads: Uint32Array, bodies: Uint32Array): void;
  /** Writes them at `headAt` and `bodyAt`, which it moves on. */
  write(rows: Uint32Array, bytes: Uint8Array, headAt: Uint32Array, bodyAt: Uint32Array): void;
  isNull(row: number): boolean;
}

const NULL_SERIAL = 0;
const REAL_SERIAL = 7;
/** Serial type of the empty text; each byte adds two. */
const TEXT_SERIAL = 13;
/** Texts below this length have a serial type of one byte. */
const SHORT_TEXT = 58;

/** Text as UTF-8: the entry of a row is bytes[offsets[e], offsets[e + 1]), where e is its code or the row itself. */
export class TextField implements StoredField {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  /** `NULL_CODE` is null. Without codes every row is an entry of its own, and an empty one is null. */
  readonly codes: Uint32Array | null;
  /** Whole numbers per entry that rise with the texts, where they are known; equal ones leave the order open. */
  readonly sortKeys: Float64Array | null;

  constructor(
    bytes: Uint8Array,
    offsets: Uint32Array,
    codes: Uint32Array | null,
    sortKeys: Float64Array | null = null,
  ) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.codes = codes;
    this.sortKeys = sortKeys;
  }

  isNull(row: number): boolean {
    return this.codes === null
      ? this.offsets[row] === this.offsets[row + 1]
      : this.codes[row] === NULL_CODE;
  }

  measure(rows: Uint32Array, heads: Uint32Array, bodies: Uint32Array): void {
    const { offsets, codes } = this;
    for (let at = 0; at < rows.length; at++) {
      const entry = codes === null ? rows[at]! : codes[rows[at]!]!;
      const length = entry === NULL_CODE ? 0 : offsets[entry + 1]! - offsets[entry]!;
      heads[at]! += length < SHORT_TEXT ? 1 : varintLength(TEXT_SERIAL + 2 * length);
      bodies[at]! += length;
    }
  }

  write(rows: Uint32Array, bytes: Uint8Array, headAt: Uint32Array, bodyAt: Uint32Array): void {
    const { offsets, codes, bytes: source } = this;
    for (let at = 0; at < rows.length; at++) {
      const entry = codes === null ? rows[at]! : codes[rows[at]!]!;
      const start = entry === NULL_CODE ? 0 : offsets[entry]!;
      const end = entry === NULL_CODE ? 0 : offsets[entry + 1]!;
      const isNull = entry === NULL_CODE || (codes === null && start === end);
      const serial = isNull ? NULL_SERIAL : TEXT_SERIAL + 2 * (end - start);
      if (serial < 128) bytes[headAt[at]!++] = serial;
      else headAt[at] = writeVarint(bytes, headAt[at]!, serial);
      let to = bodyAt[at]!;
      for (let from = start; from < end; from++) bytes[to++] = source[from]!;
      bodyAt[at] = to;
    }
  }
}

/** IEEE 754 numbers; NaN is null. */
export class RealField implements StoredField {
  readonly #data: Float64Array;

  constructor(data: Float64Array) {
    this.#data = data;
  }

  isNull(row: number): boolean {
    return Number.isNaN(this.#data[row]!);
  }

  measure(rows: Uint32Array, heads: Uint32Array, bodies: Uint32Array): void {
    for (let at = 0; at < rows.length; at++) {
      heads[at]! += 1;
      if (!this.isNull(rows[at]!)) bodies[at]! += 8;
    }
  }

  write(rows: Uint32Array, bytes: Uint8Array, headAt: Uint32Array, bodyAt: Uint32Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < rows.length; at++) {
      const value = this.#data[rows[at]!]!;
      const isNull = Number.isNaN(value);
      bytes[headAt[at]!++] = isNull ? NULL_SERIAL : REAL_SERIAL;
      if (isNull) continue;
      view.setFloat64(bodyAt[at]!, value);
      bodyAt[at]! += 8;
    }
  }
}

/** Bytes of each serial type from 0 (null) to 9 (the constant 1). */
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

/** The shortest serial type that holds a whole number. */
function integerSerial(value: number): number {
  if (value === 0) return 8;
  if (value === 1) return 9;
  const magnitude = value < 0 ? -value - 1 : value;
  if (magnitude < 2 ** 7) return 1;
  if (magnitude < 2 ** 15) return 2;
  if (magnitude < 2 ** 23) return 3;
  if (magnitude < 2 ** 31) return 4;
  return magnitude < 2 ** 47 ? 5 : 6;
}

/** Whole numbers below 2⁵³; null where `valueOf` answers null. */
export class IntegerField implements StoredField {
  readonly #valueOf: (row: number) => number | null;

  constructor(valueOf: (row: number) => number | null) {
    this.#valueOf = valueOf;
  }

  isNull(row: number): boolean {
    return this.#valueOf(row) === null;
  }

  measure(rows: Uint32Array, heads: Uint32Array, bodies: Uint32Array): void {
    for (let at = 0; at < rows.length; at++) {
      const value = this.#valueOf(rows[at]!);
      heads[at]! += 1;
      if (value !== null) bodies[at]! += INTEGER_BYTES[integerSerial(value)]!;
    }
  }

  write(rows: Uint32Array, bytes: Uint8Array, headAt: Uint32Array, bodyAt: Uint32Array): void {
    for (let at = 0; at < rows.length; at++) {
      const value = this.#valueOf(rows[at]!);
      const serial = value === null ? NULL_SERIAL : integerSerial(value);
      bytes[headAt[at]!++] = serial;
      const length = INTEGER_BYTES[serial]!;
      // Two's complement, most significant byte first.
      let rest = value ?? 0;
      for (let i = length - 1; i >= 0; i--) {
        bytes[bodyAt[at]! + i] = ((rest % 256) + 256) % 256;
        rest = Math.floor(rest / 256);
      }
      bodyAt[at]! += length;
    }
  }
}

/** The column as SQLite stores it; `integral` for columns of whole numbers. */
export function storedField(column: Column, integral: boolean): StoredField {
  switch (column.kind) {
    case "text":
      return dictionaryField(column.values, column.codes);
    case "unique":
      return new TextField(column.bytes, column.offsets, null);
    case "number":
      return integral
        ? new IntegerField((row) => nullable(column.data[row]!, NaN))
        : new RealField(column.data);
    case "flag":
      return new IntegerField((row) => nullable(column.data[row]!, NULL_FLAG));
    case "time":
      return timeField(column);
    case "date":
      return dateField(column.days);
  }
}

const nullable = (value: number, empty: number): number | null =>
  Object.is(value, empty) ? null : value;

/** A column the dataset does not have. */
export const emptyField = (): StoredField => new IntegerField(() => null);

function timeField({ ms, nano }: TimeColumn): TextField {
  const { bytes, offsets } = formatInstants(ms, nano);
  return new TextField(bytes, offsets, null, ms);
}

function dateField(days: Int32Array): TextField {
  const places = new Map<number, number>();
  const codes = Uint32Array.from(days, (day) => {
    if (day === NULL_DAY) return NULL_CODE;
    const place = places.get(day) ?? places.size;
    places.set(day, place);
    return place;
  });
  return dictionaryField([...places.keys()].map(formatDay), codes);
}

function dictionaryField(values: readonly string[], codes: Uint32Array): TextField {
  const encoder = new TextEncoder();
  // Encoded in one piece; only where every text is ASCII are its characters bytes.
  const joined = encoder.encode(values.join(""));
  const offsets = new Uint32Array(values.length + 1);
  values.forEach((value, entry) => (offsets[entry + 1] = offsets[entry]! + value.length));
  if (joined.length !== offsets[values.length])
    values.forEach((value, entry) => {
      offsets[entry + 1] = offsets[entry]! + encoder.encode(value).length;
    });
  return new TextField(joined, offsets, codes);
}
