import { deltaBinaryUnpack, deltaByteArray, deltaLengthByteArray } from "hyparquet/src/delta.js";
import { byteStreamSplit } from "hyparquet/src/encoding.js";
import { readPlain } from "hyparquet/src/plain.js";
import type { Encoding, ParquetType } from "hyparquet";
import { readRuns } from "./parquetRuns";

/** The encoded values of one page. */
export interface EncodedValues {
  readonly page: Uint8Array;
  /** Values that are not null. */
  readonly present: number;
  readonly type: ParquetType;
  /** Bytes per value of FIXED_LEN_BYTE_ARRAY. */
  readonly typeLength: number | undefined;
  /** Entries of the chunk's dictionary, null where none came before this page. */
  readonly dictionary: number | null;
}

export type Primitives = ReturnType<typeof readPlain>;

/** The values of a page that are not null: places of byte arrays in it, places in the dictionary, or values. */
export type StoredValues =
  | { readonly kind: "spans"; readonly starts: Uint32Array; readonly ends: Uint32Array }
  | { readonly kind: "indices"; readonly indices: Uint32Array }
  | { readonly kind: "primitives"; readonly values: Primitives };

/** 2²⁴ entries is far beyond any real dictionary. */
const WIDTH_LIMIT = 24;
/** DELTA_BYTE_ARRAY can repeat a long text in a few bytes. */
const EXPANDED_LIMIT = 1 << 28;

/**
 * Decodes the values of a page. Throws where that cannot be done safely: an encoding that does not go with the type,
 * fewer bytes than the values need, runs and lengths that claim more than there is, a dictionary that is not there.
 */
export function readValues(encoding: Encoding | undefined, encoded: EncodedValues): StoredValues {
  const { page, present, type, typeLength } = encoded;
  if (!(present >= 0)) throw new Error(`page claims ${present} values`);
  const reader = { view: new DataView(page.buffer, page.byteOffset, page.length), offset: 0 };
  switch (encoding) {
    case "PLAIN":
      if (type === "BYTE_ARRAY") return byteArrays(reader.view, present);
      checkFits(encoded);
      return primitives(readPlain(reader, type, present, typeLength));
    case "PLAIN_DICTIONARY":
    case "RLE_DICTIONARY":
      return { kind: "indices", indices: dictionaryIndices(encoded) };
    case "RLE": {
      if (type !== "BOOLEAN") throw new Error(`run-length encoded ${type}`);
      // The runs have their length in four bytes before them.
      const bits = readRuns(page, 4, 1, new Uint8Array(present));
      return primitives(Array.from(bits, (bit) => bit === 1));
    }
    case "BYTE_STREAM_SPLIT":
      if (type === "BOOLEAN" || type === "BYTE_ARRAY") throw new Error(`byte stream of ${type}`);
      checkFits(encoded);
      return primitives(byteStreamSplit(reader, present, type, typeLength));
    case "DELTA_BINARY_PACKED": {
      if (type !== "INT32" && type !== "INT64") throw new Error(`delta encoded ${type}`);
      const values = type === "INT32" ? new Int32Array(present) : new BigInt64Array(present);
      if (present === 0) return primitives(values);
      checkDeltaHeader(page, 0, present);
      deltaBinaryUnpack(reader, present, values);
      return primitives(values);
    }
    case "DELTA_LENGTH_BYTE_ARRAY":
    case "DELTA_BYTE_ARRAY": {
      const hasPrefixes = encoding === "DELTA_BYTE_ARRAY";
      const values = new Array<Uint8Array>(present);
      checkDeltaBytes(hasPrefixes, encoded);
      if (present > 0)
        (hasPrefixes ? deltaByteArray : deltaLengthByteArray)(reader, present, values);
      return primitives(values);
    }
    case "BIT_PACKED":
    case "GROUP_VAR_INT":
    case undefined:
      throw new Error(`encoding ${encoding} is not supported`);
  }
}

const primitives = (values: Primitives): StoredValues => ({ kind: "primitives", values });

function checkFits({ page, present, type, typeLength }: EncodedValues): void {
  const bits = bitsOf(type, typeLength);
  if (!(bits > 0 && Math.ceil((present * bits) / 8) <= page.length))
    throw new Error(`${present} values do not fit their page`);
}

function bitsOf(type: ParquetType, typeLength: number | undefined): number {
  switch (type) {
    case "BOOLEAN":
      return 1;
    case "INT32":
    case "FLOAT":
      return 32;
    case "INT64":
    case "DOUBLE":
      return 64;
    case "INT96":
      return 96;
    case "FIXED_LEN_BYTE_ARRAY":
      return (typeLength ?? 0) * 8;
    case "BYTE_ARRAY":
      return 0;
  }
}

/** Where the byte arrays of a page are; each has its length in four bytes before it. */
function byteArrays(view: DataView, present: number): StoredValues {
  const size = view.byteLength;
  if (present * 4 > size) throw new Error(`${present} values do not fit their page`);
  const starts = new Uint32Array(present);
  const ends = new Uint32Array(present);
  let at = 0;
  for (let i = 0; i < present; i++) {
    if (at + 4 > size) throw new Error(`${present} values do not fit their page`);
    starts[i] = at + 4;
    at += 4 + view.getUint32(at, true);
    ends[i] = at;
  }
  if (at > size) throw new Error("text reaches beyond its page");
  return { kind: "spans", starts, ends };
}

function dictionaryIndices({ page, present, type, dictionary }: EncodedValues): Uint32Array {
  const indices = new Uint32Array(present);
  if (present === 0) return indices;
  if (type === "BOOLEAN") throw new Error("booleans in a dictionary");
  if (dictionary === null || dictionary === 0) throw new Error("the dictionary is missing");
  const width = page[0];
  if (width === undefined || width > WIDTH_LIMIT)
    throw new Error(`dictionary indices are ${width} bits wide`);
  // Indices without bits are all zero, whatever runs follow.
  if (width > 0) readRuns(page, 1, width, indices);
  for (let i = 0; i < present; i++)
    if (indices[i]! >= dictionary) throw new Error(`value ${i + 1} is not in the dictionary`);
  return indices;
}

/** Checks the header of a DELTA_BINARY_PACKED block (Encodings.md); its deltas are bounded by `present`. */
function checkDeltaHeader(page: Uint8Array, start: number, present: number): void {
  let at = start;
  const next = () => {
    let value = 0;
    for (let shift = 0; shift <= 28; shift += 7) {
      const byte = page[at++];
      if (byte === undefined) break;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new Error("delta header is damaged");
  };
  const blockSize = next();
  const miniblocks = next();
  const isSound = blockSize <= 1 << 20 && miniblocks > 0 && blockSize % miniblocks === 0;
  if (!isSound || next() !== present) throw new Error("delta header contradicts its page");
}

function checkDeltaBytes(hasPrefixes: boolean, { page, present, type }: EncodedValues): void {
  if (type !== "BYTE_ARRAY" && type !== "FIXED_LEN_BYTE_ARRAY")
    throw new Error(`delta encoded ${type}`);
  if (present === 0) return;
  const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
  const lengths = () => {
    const unpacked = new Int32Array(present);
    checkDeltaHeader(page, reader.offset, present);
    deltaBinaryUnpack(reader, present, unpacked);
    return unpacked;
  };
  const prefixes = hasPrefixes ? lengths() : null;
  const suffixes = lengths();
  let used = reader.offset;
  let expanded = 0;
  let before = 0;
  for (let i = 0; i < present; i++) {
    const prefix = prefixes?.[i] ?? 0;
    const suffix = suffixes[i]!;
    if (prefix < 0 || prefix > before || suffix < 0) throw new Error("text lengths are damaged");
    before = prefix + suffix;
    used += suffix;
    expanded += before;
  }
  if (used > page.length || expanded > EXPANDED_LIMIT)
    throw new Error("text reaches beyond its page");
}
