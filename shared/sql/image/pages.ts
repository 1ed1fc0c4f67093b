/** Kinds of b-tree pages (https://www.sqlite.org/fileformat2.html#b_tree_pages). */
export const PAGE_KINDS = { indexInner: 2, tableInner: 5, indexLeaf: 10, tableLeaf: 13 } as const;
export type PageKind = keyof typeof PAGE_KINDS;

const LEAF_HEADER = 8;
const INNER_HEADER = 12;
/** Bytes of a cell's place in its page. */
export const CELL_POINTER = 2;
/** Where the file's header says how many pages there are. */
const PAGE_COUNT_AT = 28;

export const headerBytes = (kind: PageKind): number =>
  kind === "indexInner" || kind === "tableInner" ? INNER_HEADER : LEAF_HEADER;

/** A page being filled: its number, and where the next cell ends. */
export interface OpenPage {
  readonly number: number;
  readonly kind: PageKind;
  cells: number;
  contentStart: number;
}

/** The pages of a database file, growing. Pages are numbered from 1. */
export class Pages {
  readonly pageSize: number;
  #bytes: Uint8Array<ArrayBuffer>;
  #view: DataView;
  #count: number;

  /** @param file a database file without reserved bytes at the end of pages, with no page free */
  constructor(file: Uint8Array) {
    const size = (file[16]! << 8) | file[17]!;
    // 65,536 does not fit its two bytes and is written as 1.
    this.pageSize = size === 1 ? 65_536 : size;
    this.#bytes = new Uint8Array(file);
    this.#view = new DataView(this.#bytes.buffer);
    this.#count = file.length / this.pageSize;
  }

  /** The file so far. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  get view(): DataView {
    return this.#view;
  }

  /** Makes room so that so many bytes can be added without growing again. */
  reserve(more: number): void {
    const needed = this.#count * this.pageSize + Math.ceil(more);
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, Math.ceil(this.#bytes.length * 1.5)));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  /** Adds an empty page and answers its number. */
  allocate(): number {
    this.reserve(this.pageSize);
    return ++this.#count;
  }

  /** Where a page begins in `bytes`. */
  startOf(page: number): number {
    return (page - 1) * this.pageSize;
  }

  open(number: number, kind: PageKind): OpenPage {
    return { number, kind, cells: 0, contentStart: this.pageSize };
  }

  /** Takes room for a cell; answers where in `bytes` it is written. */
  addCell(page: OpenPage, size: number): number {
    const start = this.startOf(page.number);
    page.contentStart -= size;
    const pointerAt = start + headerBytes(page.kind) + page.cells * CELL_POINTER;
    this.#view.setUint16(pointerAt, page.contentStart);
    page.cells += 1;
    return start + page.contentStart;
  }

  /** Writes a page's header. `rightmost` is the last child of an inner page. */
  close(page: OpenPage, rightmost: number | null): void {
    const at = this.startOf(page.number);
    this.#bytes[at] = PAGE_KINDS[page.kind];
    this.#view.setUint16(at + 1, 0);
    this.#view.setUint16(at + 3, page.cells);
    this.#view.setUint16(at + 5, page.contentStart % 65_536);
    this.#bytes[at + 7] = 0;
    if (rightmost !== null) this.#view.setUint32(at + 8, rightmost);
  }

  /** The finished file. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#view.setUint32(PAGE_COUNT_AT, this.#count);
    return this.#bytes.subarray(0, this.#count * this.pageSize);
  }
}
