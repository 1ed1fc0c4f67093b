import { CELL_POINTER, headerBytes, type Pages } from "./pages";
import { CHILD_POINTER, localBytesOf, storedBytes, writePayload } from "./payload";
import type { Records } from "./records";
import { varintLength, writeVarint } from "./varint";

/** A page and the greatest row number below it. */
interface Child {
  readonly page: number;
  readonly lastRow: number;
}

const LONGEST_VARINT = 9;

/**
 * Writes the rows 1 … n of a table into the tree whose empty root page is `root`. A table is a B+ tree: all records
 * are in the leaves, the inner pages hold row numbers.
 */
export function writeTableTree(pages: Pages, root: number, records: Records): void {
  const rows = records.starts.length - 1;
  const localBytes = localBytesOf(pages.pageSize, "table");
  const lasts = lastRowsOfLeaves(pages.pageSize, records);
  const children: Child[] = [];
  for (let leaf = 0, row = 0; leaf < lasts.length; leaf++) {
    const number = lasts.length === 1 ? root : pages.allocate();
    const page = pages.open(number, "tableLeaf");
    for (; row < lasts[leaf]!; row++) {
      const payload = records.starts[row + 1]! - records.starts[row]!;
      const local = localBytes(payload);
      let at = pages.addCell(page, leafCell(payload, local, row + 1));
      at = writeVarint(pages.bytes, at, payload);
      at = writeVarint(pages.bytes, at, row + 1);
      writePayload(pages, at, records, row, local);
    }
    pages.close(page, null);
    children.push({ page: number, lastRow: row });
  }
  if (rows > 0 && children.length > 1) writeInnerPages(pages, root, children);
}

const leafCell = (payload: number, local: number, row: number): number =>
  varintLength(payload) + varintLength(row) + storedBytes(payload, local);

/** The last row of every leaf, filled one after the other. */
function lastRowsOfLeaves(pageSize: number, { starts }: Records): number[] {
  const lasts: number[] = [];
  const localBytes = localBytesOf(pageSize, "table");
  let free = pageSize - headerBytes("tableLeaf");
  for (let row = 0; row < starts.length - 1; row++) {
    const payload = starts[row + 1]! - starts[row]!;
    const local = localBytes(payload);
    const size = leafCell(payload, local, row + 1) + CELL_POINTER;
    if (size > free) {
      lasts.push(row);
      free = pageSize - headerBytes("tableLeaf");
    }
    free -= size;
  }
  if (starts.length > 1) lasts.push(starts.length - 1);
  return lasts;
}

/** Levels of inner pages over the children, the topmost being the root. */
function writeInnerPages(pages: Pages, root: number, children: readonly Child[]): void {
  const cell = CHILD_POINTER + LONGEST_VARINT + CELL_POINTER;
  const most = Math.floor((pages.pageSize - headerBytes("tableInner")) / cell) + 1;
  const count = Math.ceil(children.length / most);
  const parents: Child[] = [];
  for (let part = 0; part < count; part++) {
    // Shared out evenly, so that no page is left with one child only.
    const from = Math.floor((part * children.length) / count);
    const mine = children.slice(from, Math.floor(((part + 1) * children.length) / count));
    const number = count === 1 ? root : pages.allocate();
    const page = pages.open(number, "tableInner");
    for (const { page: child, lastRow } of mine.slice(0, -1)) {
      const at = pages.addCell(page, CHILD_POINTER + varintLength(lastRow));
      pages.view.setUint32(at, child);
      writeVarint(pages.bytes, at + CHILD_POINTER, lastRow);
    }
    const last = mine.at(-1)!;
    pages.close(page, last.page);
    parents.push({ page: number, lastRow: last.lastRow });
  }
  if (count > 1) writeInnerPages(pages, root, parents);
}
