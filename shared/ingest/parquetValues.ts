import { deltaBinaryUnpack } from "hyparquet/src/delta.js";
import type { Encoding, ParquetType } from "hyparquet";

/** The encoded values of one page. */
export interface Values {
  readonly page: Uint8Array;
  /** Values that are not null. */
  readonly present: number;
  readonly type: ParquetType;
  readonly typeLength: number | undefined;
  /** Entries of the chunk's dictionary, null where none came before this page. */
  readonly dictionary: number | null;
  readonly isV2: boolean;
}

/** Wider dictionary indices than the decoder can take apart; 2²⁴ entries is far beyond any real dictionary. */
const WIDTH_LIMIT = 24;
/** DELTA_BYTE_ARRAY can repeat a long text in a few bytes. */
const EXPANDED_LIMIT = 1 << 28;

/**
 * Throws where the values cannot be decoded safely: an encoding that does not go with the type, fewer bytes than the
 * values need, runs and lengths that claim more than there is, a dictionary that is not there.
 */
export function checkValues(encoding: Encoding | undefined, values: Values): void {
  if (!(values.present >= 0)) throw new Error(`page claims ${values.present} values`);
  const { page, present, type } = values;
  switch (encoding) {
    case "PLAIN":
      return checkPlain(values);
    case "PLAIN_DICTIONARY":
    case "RLE_DICTIONARY":
      return checkDictionaryIndices(values);
    case "RLE":
      if (type !== "BOOLEAN") throw new Error(`run-length encoded ${type}`);
      if (present > 0)
        checkRuns(page.buffer, page.byteOffset + 4, page.byteOffset + page.length, 1, present);
      return;
    case "BYTE_STREAM_SPLIT":
      if (type === "BOOLEAN" || type === "BYTE_ARRAY") throw new Error(`byte stream of ${type}`);
      return checkPlain(values);
    case "DELTA_BINARY_PACKED":
      if (type !== "INT32" && type !== "INT64") throw new Error(`delta encoded ${type}`);
      if (present > 0) checkDeltaHeader(page, 0, present);
      return;
    case "DELTA_LENGTH_BYTE_ARRAY":
    case "DELTA_BYTE_ARRAY":
      return checkDeltaBytes(encoding === "DELTA_BYTE_ARRAY", values);
    case "BIT_PACKED":
    case "GROUP_VAR_INT":
    case undefined:
      throw new Error(`encoding ${encoding} is not supported`);
  }
}

function checkPlain({ page, present, type, typeLength }: Values): void {
  if (type === "BYTE_ARRAY") return checkByteArrays(page, present);
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

/** Each text has its length in four bytes before it; the decoder would read on into the next page. */
function checkByteArrays(page: Uint8Array, present: number): void {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  let at = 0;
  for (let i = 0; i < present; i++) {
    if (at + 4 > page.length) throw new Error(`${present} values do not fit their page`);
    at += 4 + view.getUint32(at, true);
  }
  if (at > page.length) throw new Error("text reaches beyond its page");
}

function checkDictionaryIndices({ page, present, type, dictionary, isV2 }: Values): void {
  if (present === 0) return;
  if (type === "BOOLEAN") throw new Error("booleans in a dictionary");
  if (dictionary === null || dictionary === 0) throw new Error("the dictionary is missing");
  const width = page[0];
  if (width === undefined || width > WIDTH_LIMIT)
    throw new Error(`dictionary indices are ${width} bits wide`);
  // In the first version of pages no runs are read where indices have no bits.
  if (width > 0 || isV2)
    checkRuns(page.buffer, page.byteOffset + 1, page.byteOffset + page.length, width, present);
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

function checkDeltaBytes(hasPrefixes: boolean, { page, present, type }: Values): void {
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

/** Bit-packed runs may be padded (DuckDB packs 256 at a time). */
const PACKED_PADDING = 512;

/**
 * Walks RLE/bit-packed runs in bytes [start, end) until they make up `count` values; throws where a run claims more
 * than that or more bytes than there are. Returns the number of ones among the values (meaningful for width 1).
 */
export function checkRuns(
  buffer: ArrayBufferLike,
  start: number,
  end: number,
  width: number,
  count: number,
): number {
  const bytes = new Uint8Array(buffer, 0, end);
  let at = start;
  let seen = 0;
  let ones = 0;
  while (seen < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= end || shift > 28) throw new Error("run header is damaged");
      const byte = bytes[at++]!;
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const isPacked = header % 2 === 1;
    const length = isPacked ? Math.floor(header / 2) * 8 : header / 2;
    const size = isPacked ? (length / 8) * width : (width + 7) >> 3;
    const most = isPacked ? count - seen + PACKED_PADDING : count - seen;
    // Bit-packed runs of some width are bounded by their bytes as well.
    if (length === 0 || length > most)
      throw new Error(`run of ${length} values where ${count - seen} are left`);
    if (at + size > end) throw new Error("run reaches beyond its page");
    const used = Math.min(length, count - seen);
    if (width === 1) ones += isPacked ? onesIn(bytes, at, used) : used * (bytes[at]! & 1);
    at += size;
    seen += length;
  }
  return ones;
}

function onesIn(bytes: Uint8Array, at: number, bits: number): number {
  let ones = 0;
  for (let bit = 0; bit < bits; bit++) ones += (bytes[at + (bit >> 3)]! >> (bit & 7)) & 1;
  return ones;
}
