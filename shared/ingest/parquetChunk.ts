import { parquetHeader } from "hyparquet/src/column.js";
import { decompressPage } from "hyparquet/src/datapage.js";
import type { ColumnMetaData, Compressors, Encoding, PageHeader, SchemaElement } from "hyparquet";
import type { Cells } from "./cells";
import { crc32 } from "./crc32";
import { CellMaker } from "./parquetCells";
import type { Presence } from "./parquetCells";
import { readRuns } from "./parquetRuns";
import { readValues } from "./parquetValues";
import type { EncodedValues } from "./parquetValues";
import { skipStruct } from "./thriftGuard";

/**
 * Decodes column chunks, trusting none of the counts in them: in a damaged file one flipped bit in a run length
 * stands for billions of values. Every page header, page size, checksum and run length is checked against the row
 * count before memory is given to it (format: apache/parquet-format, README.md and Encodings.md).
 */

/** Real writers stay near 1 MiB a page. */
const PAGE_LIMIT = 1 << 30;

export interface ChunkToRead {
  readonly bytes: ArrayBuffer;
  readonly column: ColumnMetaData;
  readonly element: SchemaElement;
  readonly rows: number;
  readonly compressors: Compressors;
}

/**
 * The cells of a flat column chunk, page by page; together they are as many as `rows`. Throws an Error that says what
 * is wrong where they cannot be decoded safely.
 */
export function readChunk(chunk: ChunkToRead): Cells[] {
  const walk = new PageWalk(chunk);
  while (walk.values < chunk.rows) walk.page();
  return walk.cells;
}

class PageWalk {
  readonly cells: Cells[] = [];
  /** Values, nulls among them, in the pages seen so far. */
  values = 0;
  private readonly chunk: ChunkToRead;
  private readonly reader: { view: DataView; offset: number };
  private readonly maker: CellMaker;
  /** The column may hold nulls. */
  private readonly optional: boolean;
  /** Entries of the dictionary, null before it came. */
  private dictionary: number | null = null;

  constructor(chunk: ChunkToRead) {
    this.chunk = chunk;
    this.reader = { view: new DataView(chunk.bytes), offset: 0 };
    this.maker = new CellMaker(chunk.element);
    this.optional = chunk.element.repetition_type !== "REQUIRED";
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
    this.maker.setDictionary(page, readValues("PLAIN", this.encoded(page, count)));
    this.dictionary = count;
  }

  private dataPage(
    header: PageHeader,
    { num_values, encoding }: NonNullable<PageHeader["data_page_header"]>,
    bytes: Uint8Array,
  ): void {
    this.count(num_values);
    const page = this.decompress(bytes, header.uncompressed_page_size);
    let levels: Levels = { present: num_values, presence: null };
    let start = 0;
    if (this.optional) {
      start = 4 + new DataView(page.buffer, page.byteOffset, page.length).getUint32(0, true);
      if (start > page.length) throw new Error("definition levels reach beyond their page");
      levels = readLevels(page.subarray(4, start), num_values);
    }
    this.add(encoding, page.subarray(start), levels);
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
    const levels = this.optional
      ? readLevels(bytes.subarray(from, from + length), v2.num_values)
      : { present: v2.num_values, presence: null };
    if (levels.present !== v2.num_values - v2.num_nulls)
      throw new Error(`page claims ${v2.num_nulls} nulls where there are others`);
    const body = bytes.subarray(from + length);
    const page =
      v2.is_compressed === false
        ? body
        : this.decompress(body, header.uncompressed_page_size - from - length);
    this.add(v2.encoding, page, levels);
  }

  private add(encoding: Encoding, page: Uint8Array, { present, presence }: Levels): void {
    const stored = readValues(encoding, this.encoded(page, present));
    this.cells.push(this.maker.cells(page, stored, presence));
  }

  private count(values: number): void {
    const left = this.chunk.rows - this.values;
    if (!(values > 0 && values <= left))
      throw new Error(`page claims ${values} values where ${left} are left`);
    this.values += values;
  }

  private decompress(bytes: Uint8Array, size: number): Uint8Array {
    const { codec } = this.chunk.column;
    // A page of nulls only; not every decompressor knows how its codec writes nothing.
    if (size === 0) return new Uint8Array(0);
    // hysnappy believes the size in front of the data and leaves its memory damaged where it is wrong.
    if (codec === "SNAPPY" && snappySize(bytes) !== size)
      throw new Error("compressed page contradicts its header");
    return decompressPage(bytes, size, codec, this.chunk.compressors);
  }

  private encoded(page: Uint8Array, present: number): EncodedValues {
    const { column, element } = this.chunk;
    const { dictionary } = this;
    return { page, present, type: column.type, typeLength: element.type_length, dictionary };
  }
}

interface Levels {
  /** Rows that hold a value. */
  readonly present: number;
  readonly presence: Presence;
}

/** The definition levels of a flat column: 1 for a value, 0 for null. */
function readLevels(bytes: Uint8Array, count: number): Levels {
  const presence = readRuns(bytes, 0, 1, new Uint8Array(count));
  let present = 0;
  for (let row = 0; row < count; row++) present += presence[row]!;
  return { present, presence: present === count ? null : presence };
}

/** The uncompressed size that stands in front of Snappy data as a varint. */
function snappySize(bytes: Uint8Array): number {
  let size = 0;
  for (let at = 0; at < Math.min(bytes.length, 5); at++) {
    size += (bytes[at]! & 127) * 2 ** (7 * at);
    if (bytes[at]! < 128) return size;
  }
  return -1;
}
