import { convert, DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import type { ParquetParsers, SchemaElement } from "hyparquet";
import { NO_ENTRY, valueCells, valuesOf } from "./cells";
import type { Cells } from "./cells";
import type { Primitives, StoredValues } from "./parquetValues";
import { StoredDay, StoredInstant } from "./stored";

const parsers: ParquetParsers = {
  ...DEFAULT_PARSERS,
  timestampFromMilliseconds: (ms: bigint) => new StoredInstant(BigInt(ms) * 1_000_000n),
  timestampFromMicroseconds: (us: bigint) => new StoredInstant(BigInt(us) * 1_000n),
  timestampFromNanoseconds: (ns: bigint) => new StoredInstant(BigInt(ns)),
  dateFromDays: (day: number) => new StoredDay(day),
  jsonFromBytes: (bytes: Uint8Array) => bytes,
};

/** Which rows of a page hold a value: 1 where one does; null where all do. */
export type Presence = Uint8Array | null;

/** Makes cells of what the pages of one column hold. Text and times stay as stored, the rest is converted. */
export class CellMaker {
  private readonly element: SchemaElement;
  private readonly isText: boolean;
  private readonly perMs: number | null;
  private entries: ArrayLike<unknown> = [];

  constructor(element: SchemaElement) {
    this.element = element;
    this.isText = isText(element);
    this.perMs = ticksPerMs(element);
  }

  /** Keeps the values of a dictionary page, into which the indices of later pages point. */
  setDictionary(page: Uint8Array, stored: StoredValues): void {
    this.entries = valuesOf(this.cells(page, stored, null));
  }

  cells(page: Uint8Array, stored: StoredValues, presence: Presence): Cells {
    switch (stored.kind) {
      case "indices": {
        const indices = spread(stored.indices, presence, NO_ENTRY);
        return { kind: "dictionary", count: indices.length, entries: this.entries, indices };
      }
      case "spans": {
        if (!this.isText) return this.converted(byteArraysOf(page, stored), presence);
        const starts = spread(stored.starts, presence, 0);
        const ends = spread(stored.ends, presence, 0);
        return { kind: "text", count: starts.length, bytes: page, starts, ends };
      }
      case "primitives": {
        const { values } = stored;
        if (this.perMs === null || !(values instanceof BigInt64Array))
          return this.converted(values, presence);
        const ticks = spreadTicks(values, presence);
        return { kind: "instants", count: ticks.length, ticks, presence, perMs: this.perMs };
      }
    }
  }

  private converted(primitives: Primitives, presence: Presence): Cells {
    const { element } = this;
    const type = element.type ?? "BYTE_ARRAY";
    const decoder = { pathInSchema: [], type, element, schemaPath: [], codec, parsers };
    const values: ArrayLike<unknown> = convert(primitives, decoder);
    if (presence === null) return valueCells(values);
    let next = 0;
    return valueCells(Array.from(presence, (held) => (held === 1 ? values[next++] : null)));
  }
}

/** `convert` takes a codec and does not look at it. */
const codec = "UNCOMPRESSED" as const;

function isText({
  type,
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): boolean {
  return (
    type === "BYTE_ARRAY" &&
    (converted === undefined || converted === "UTF8" || converted === "ENUM") &&
    (logical === undefined || logical.type === "STRING" || logical.type === "ENUM")
  );
}

/** Ticks a millisecond of a timestamp in 64 bits; null for other types. */
function ticksPerMs({ converted_type: converted, logical_type: logical }: SchemaElement) {
  if (converted === "TIMESTAMP_MILLIS") return 1;
  if (converted === "TIMESTAMP_MICROS") return 1000;
  if (converted !== undefined || logical?.type !== "TIMESTAMP") return null;
  return { MILLIS: 1, MICROS: 1000, NANOS: 1_000_000 }[logical.unit];
}

function byteArraysOf(page: Uint8Array, spans: { starts: Uint32Array; ends: Uint32Array }) {
  return Array.from(spans.starts, (start, i) => page.subarray(start, spans.ends[i]));
}

/** One entry a row, `empty` where the row holds no value. */
function spread(values: Uint32Array, presence: Presence, empty: number): Uint32Array {
  if (presence === null) return values;
  const rows = new Uint32Array(presence.length);
  let next = 0;
  for (let row = 0; row < rows.length; row++)
    rows[row] = presence[row] === 1 ? values[next++]! : empty;
  return rows;
}

function spreadTicks(values: BigInt64Array, presence: Presence): BigInt64Array {
  if (presence === null) return values;
  const rows = new BigInt64Array(presence.length);
  let next = 0;
  for (let row = 0; row < rows.length; row++) if (presence[row] === 1) rows[row] = values[next++]!;
  return rows;
}
