import { parquetHeader } from "hyparquet/src/column.js";
import { decompressPage } from "hyparquet/src/datapage.js";
import type { ColumnMetaData, Compressors, PageHeader } from "hyparquet";
import { crc32 } from "./crc32";
import { checkRuns, checkValues } from "./parquetValues";
import type { Values } from "./parquetValues";
import { skipStruct } from "./thriftGuard";

/**
 * A look over a column chunk before it is decoded. hyparquet trusts the counts it reads: in a damaged file one
 * flipped bit in a run length makes it write billions of values. Every page header, page size, checksum and run
 * length is therefore checked against the row count first (format: apache/parquet-format, README.md and Encodings.md).
 */

/** Real writers stay near 1 MiB a page. */
const PAGE_LIMIT = 1 << 30;

export interface ChunkToCheck {
  readonly bytes: ArrayBuffer;
  readonly column: ColumnMetaData;
  readonly rows: number;
  /** The column may hold nulls (repetition OPTIONAL). */
  readonly optional: boolean;
  /** Bytes per value of FIXED_LEN_BYTE_ARRAY. */
  readonly typeLength: number | undefined;
  readonly compressors: Compressors;
}

/**
 * Decompresses the pages of a chunk and throws an Error that says what is wrong where they cannot be decoded safely.
 * Returns the decompressed pages in the order in which the decoder asks for them.
 */
export function checkChunk(chunk: ChunkToCheck): Uint8Array[] {
  const walk = new PageWalk(chunk);
  while (walk.values < chunk.rows) walk.page();
  return walk.pages;
}

class PageWalk {
  readonly pages: Uint8Array[] = [];
  /** Values, nulls among them, in the pages seen so far. */
  values = 0;
  private readonly chunk: ChunkToCheck;
  private readonly reader: { view: DataView; offset: number };
  /** Entries of the dictionary, null before it came. */
  private dictionary: number | null = null;

  constructor(chunk: ChunkToCheck) {
    this.chunk = chunk;
    this.reader = { view: new DataView(chunk.bytes), offset: 0 };
  }

  page(): void {
    const { bytes: all, rows } = this.chunk;
    // The decoder stops one byte before the end, too.
    if (this.reader.offset >= all.byteLength - 1)
      throw new Error(`column chunk ends after ${this.values} of ${rows} values`);
    skipStruct(this.reader.view, this.reader.offset);
    const header = parquetHeader(this.reader);
    const size = header.compressed_page_size;
    if (!(size >= 0 && this.reader.offset + size <= all.byteLength))
      throw new Error(`page of ${size} bytes reaches beyond its column chunk`);
    this.checkSize(header.uncompressed_page_size);
    const bytes = new Uint8Array(all, this.reader.offset, size);
    this.reader.offset += size;
    if (typeof header.crc === "number" && crc32(bytes) !== header.crc >>> 0)
      throw new Error("page checksum does not match");
    this.pageOfType(header, bytes);
  }

  private checkSize(size: number): void {
    const most = Math.min(Number(this.chunk.column.total_uncompressed_size), PAGE_LIMIT);
    if (!(size >= 0 && size <= most)) throw new Error(`page claims ${size} bytes of ${most}`);
  }

  private pageOfType(header: PageHeader, bytes: Uint8Array): void {
    if (header.type === "DICTIONARY_PAGE" && header.dictionary_page_header !== undefined)
      this.dictionaryPage(header, header.dictionary_page_header.num_values, bytes);
    else if (header.type === "DATA_PAGE" && header.data_page_header !== undefined)
      this.dataPage(header, header.data_page_header, bytes);
    else if (header.type === "DATA_PAGE_V2" && header.data_page_header_v2 !== undefined)
      this.dataPageV2(header, header.data_page_header_v2, bytes);
    else throw new Error("page is of no known type");
  }

  private dictionaryPage(header: PageHeader, count: number, bytes: Uint8Array): void {
    const page = this.decompress(bytes, header.uncompressed_page_size);
    checkValues("PLAIN", this.valuesOf(page, count));
    this.dictionary = count;
  }

  private dataPage(
    header: PageHeader,
    { num_values, encoding }: NonNullable<PageHeader["data_page_header"]>,
    bytes: Uint8Array,
  ): void {
    this.count(num_values);
    const page = this.decompress(bytes, header.uncompressed_page_size);
    let present = num_values;
    let start = 0;
    if (this.chunk.optional) {
      const view = viewOf(page);
      start = 4 + view.getUint32(0, true);
      if (start > page.length) throw new Error("definition levels reach beyond their page");
      present = checkRuns(view.buffer, view.byteOffset + 4, view.byteOffset + start, 1, num_values);
    }
    checkValues(encoding, this.valuesOf(page.subarray(start), present));
  }

  private dataPageV2(
    header: PageHeader,
    v2: NonNullable<PageHeader["data_page_header_v2"]>,
    bytes: Uint8Array,
  ): void {
    this.count(v2.num_values);
    const { repetition_levels_byte_length: from, definition_levels_byte_length: length } = v2;
    if (!(from >= 0 && length >= 0 && from + length <= bytes.length))
      throw new Error("levels reach beyond their page");
    const levels = bytes.subarray(from, from + length);
    const present = this.chunk.optional
      ? checkRuns(levels.buffer, levels.byteOffset, levels.byteOffset + length, 1, v2.num_values)
      : v2.num_values;
    if (present !== v2.num_values - v2.num_nulls)
      throw new Error(`page claims ${v2.num_nulls} nulls where there are others`);
    const body = bytes.subarray(from + length);
    const page =
      v2.is_compressed === false
        ? body
        : this.decompress(body, header.uncompressed_page_size - from - length);
    checkValues(v2.encoding, { ...this.valuesOf(page, present), isV2: true });
  }

  private count(values: number): void {
    const left = this.chunk.rows - this.values;
    if (!(values > 0 && values <= left))
      throw new Error(`page claims ${values} values where ${left} are left`);
    this.values += values;
  }

  private decompress(bytes: Uint8Array, size: number): Uint8Array {
    const page = this.decompressed(bytes, size);
    this.pages.push(page);
    return page;
  }

  private decompressed(bytes: Uint8Array, size: number): Uint8Array {
    const { codec } = this.chunk.column;
    // A page of nulls only; not every decompressor knows how its codec writes nothing.
    if (size === 0) return new Uint8Array(0);
    // hysnappy believes the size in front of the data and leaves its memory damaged where it is wrong.
    if (codec === "SNAPPY" && snappySize(bytes) !== size)
      throw new Error("compressed page contradicts its header");
    return decompressPage(bytes, size, codec, this.chunk.compressors);
  }

  private valuesOf(page: Uint8Array, present: number): Values {
    const { type } = this.chunk.column;
    const { dictionary } = this;
    return { page, present, type, typeLength: this.chunk.typeLength, dictionary, isV2: false };
  }
}

const viewOf = (page: Uint8Array): DataView =>
  new DataView(page.buffer, page.byteOffset, page.byteLength);

/** The uncompressed size that stands in front of Snappy data as a varint. */
function snappySize(bytes: Uint8Array): number {
  let size = 0;
  for (let at = 0; at < Math.min(bytes.length, 5); at++) {
    size += (bytes[at]! & 127) * 2 ** (7 * at);
    if (bytes[at]! < 128) return size;
  }
  return -1;
}
