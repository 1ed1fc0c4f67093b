import { parquetHeader } from "hyparquet/src/column.js";
import { decompressPage } from "hyparquet/src/datapage.js";
import type { ColumnMetaData, Compressors, PageHeader } from "hyparquet";

/**
 * A look over a column chunk before it is decoded. hyparquet trusts the counts it reads: in a damaged file one
 * flipped bit in a run length makes it write billions of values. Every page header, page size and run length is
 * therefore checked against the row count first (format: apache/parquet-format, Encodings.md and the Thrift IDL).
 */

/** No honest page of this size comes from a chunk a few bytes long; real writers stay near 1 MiB. */
const PAGE_LIMIT = 1 << 30;

export interface ChunkToCheck {
  readonly bytes: ArrayBuffer;
  readonly column: ColumnMetaData;
  readonly rows: number;
  /** The column may hold nulls (repetition OPTIONAL). */
  readonly optional: boolean;
  readonly compressors: Compressors;
}

/** Throws an Error that says what is wrong with the chunk; returns nothing where it can be decoded safely. */
export function checkChunk(chunk: ChunkToCheck): void {
  const reader = { view: new DataView(chunk.bytes), offset: 0 };
  let values = 0;
  while (values < chunk.rows) {
    if (reader.offset >= chunk.bytes.byteLength - 1)
      throw new Error(`column chunk ends after ${values} of ${chunk.rows} values`);
    const header = parquetHeader(reader);
    const size = header.compressed_page_size;
    if (!(size >= 0 && reader.offset + size <= chunk.bytes.byteLength))
      throw new Error(`page of ${size} bytes reaches beyond its column chunk`);
    if (!(header.uncompressed_page_size >= 0 && header.uncompressed_page_size <= PAGE_LIMIT))
      throw new Error(`page claims ${header.uncompressed_page_size} bytes`);
    const bytes = new Uint8Array(chunk.bytes, reader.offset, size);
    reader.offset += size;
    values += checkPage(header, bytes, chunk, chunk.rows - values);
  }
}

/** Checks one page and returns how many values it holds (0 for a dictionary). */
function checkPage(
  header: PageHeader,
  bytes: Uint8Array,
  chunk: ChunkToCheck,
  rowsLeft: number,
): number {
  if (header.dictionary_page_header !== undefined) {
    const { num_values } = header.dictionary_page_header;
    if (!(num_values >= 0 && num_values <= header.uncompressed_page_size * 8))
      throw new Error(`dictionary claims ${num_values} values`);
    return 0;
  }
  const v1 = header.data_page_header;
  const v2 = header.data_page_header_v2;
  const count = v1?.num_values ?? v2?.num_values ?? -1;
  if (!(count > 0 && count <= rowsLeft))
    throw new Error(`page claims ${count} values where ${rowsLeft} are left`);
  if (v1 !== undefined) checkPageV1(header, v1.encoding, bytes, chunk, count);
  else if (v2 !== undefined) checkPageV2(header, v2, bytes, chunk, count);
  return count;
}

function checkPageV1(
  header: PageHeader,
  encoding: string,
  compressed: Uint8Array,
  chunk: ChunkToCheck,
  count: number,
): void {
  const page = decompressPage(
    compressed,
    Number(header.uncompressed_page_size),
    chunk.column.codec,
    chunk.compressors,
  );
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  let at = 0;
  let present = count;
  if (chunk.optional) {
    const length = view.getUint32(0, true);
    at = 4 + length;
    if (at > view.byteLength) throw new Error("definition levels reach beyond their page");
    present = checkRuns(view, 4, at, 1, count);
  }
  checkValues(view, at, encoding, chunk, present);
}

function checkPageV2(
  header: PageHeader,
  v2: NonNullable<PageHeader["data_page_header_v2"]>,
  compressed: Uint8Array,
  chunk: ChunkToCheck,
  count: number,
): void {
  const levels = v2.repetition_levels_byte_length + v2.definition_levels_byte_length;
  if (!(levels >= 0 && levels <= compressed.length))
    throw new Error("levels reach beyond their page");
  const whole = new DataView(compressed.buffer, compressed.byteOffset, compressed.byteLength);
  if (chunk.optional) checkRuns(whole, v2.repetition_levels_byte_length, levels, 1, count);
  const present = count - v2.num_nulls;
  if (!(present >= 0 && present <= count)) throw new Error(`page claims ${v2.num_nulls} nulls`);
  const body = compressed.subarray(levels);
  const size = Number(header.uncompressed_page_size) - levels;
  const page =
    v2.is_compressed === false
      ? body
      : decompressPage(body, size, chunk.column.codec, chunk.compressors);
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  checkValues(view, 0, v2.encoding, chunk, present);
}

/** Only run-length encoded values can claim more than their bytes hold; the rest runs into the end of the page. */
function checkValues(
  view: DataView,
  start: number,
  encoding: string,
  chunk: ChunkToCheck,
  present: number,
): void {
  if (present === 0) return;
  if (encoding === "RLE_DICTIONARY" || encoding === "PLAIN_DICTIONARY") {
    const width = view.getUint8(start);
    if (width > 32) throw new Error(`dictionary indices are ${width} bits wide`);
    if (width > 0) checkRuns(view, start + 1, view.byteLength, width, present);
  } else if (encoding === "RLE" && chunk.column.type === "BOOLEAN") {
    checkRuns(view, start + 4, view.byteLength, 1, present);
  }
}

/**
 * Walks RLE/bit-packed runs until they make up `count` values; throws where a run claims more than that or more
 * bytes than there are. Returns the number of ones among the first `count` values (meaningful for width 1).
 */
function checkRuns(
  view: DataView,
  start: number,
  end: number,
  width: number,
  count: number,
): number {
  let at = start;
  let seen = 0;
  let ones = 0;
  while (seen < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= end || shift > 28) throw new Error("run header is damaged");
      const byte = view.getUint8(at++);
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const packed = (header & 1) === 1;
    const length = packed ? Math.floor(header / 2) * 8 : Math.floor(header / 2);
    const bytes = packed ? (length / 8) * width : (width + 7) >> 3;
    // Bit-packed runs may be padded (DuckDB packs 256 at a time) and are bounded by their bytes.
    if (length === 0 || (!packed && length > count - seen))
      throw new Error(`run of ${length} values where ${count - seen} are left`);
    if (at + bytes > end) throw new Error("run reaches beyond its page");
    const used = Math.min(length, count - seen);
    if (width === 1) ones += packed ? onesIn(view, at, used) : used * (view.getUint8(at) & 1);
    at += bytes;
    seen += length;
  }
  return ones;
}

function onesIn(view: DataView, at: number, bits: number): number {
  let ones = 0;
  for (let bit = 0; bit < bits; bit++) ones += (view.getUint8(at + (bit >> 3)) >> (bit & 7)) & 1;
  return ones;
}
