import { CELL_POINTER, headerBytes, type Pages } from "./pages";
import { CHILD_POINTER, localBytesOf, storedBytes, writePayload } from "./payload";
import type { Records } from "./records";
import { varintLength, writeVarint } from "./varint";

/**
 * Writes records, which are in the order of the index, into the tree whose empty root page is `root`. An index is a
 * B tree: every record is once in it, those between two pages stand in the page above.
 */
export function writeIndexTree(pages: Pages, root: number, records: Records): void {
  const count = records.starts.length - 1;
  if (count === 0) return;
  let level: Level = { cells: Uint32Array.from({ length: count }, (_, i) => i), children: null };
  while (level.cells.length > 0) level = writeLevel(pages, root, records, level);
}

interface Level {
  /** Records of this level. */
  readonly cells: Uint32Array;
  /** The page before every cell and the one behind the last; null in the leaves. */
  readonly children: readonly number[] | null;
}

/** Writes one level; answers the one above, without cells where this was the root. */
function writeLevel(pages: Pages, root: number, records: Records, level: Level): Level {
  const { cells, children } = level;
  const kind = children === null ? "indexLeaf" : "indexInner";
  const pointer = children === null ? 0 : CHILD_POINTER;
  const localBytes = localBytesOf(pages.pageSize, "index");
  const layout = layOut(pages.pageSize, records, cells, kind, pointer);
  const written: number[] = [];
  for (let part = 0, i = 0; part <= layout.length; part++) {
    const end = layout[part] ?? cells.length;
    const number = layout.length === 0 ? root : pages.allocate();
    const page = pages.open(number, kind);
    for (; i < end; i++) {
      const record = cells[i]!;
      const payload = records.starts[record + 1]! - records.starts[record]!;
      const local = localBytes(payload);
      const size = pointer + varintLength(payload) + storedBytes(payload, local);
      const at = pages.addCell(page, size);
      if (children !== null) pages.view.setUint32(at, children[i]!);
      writePayload(pages, writeVarint(pages.bytes, at + pointer, payload), records, record, local);
    }
    pages.close(page, children === null ? null : children[i]!);
    written.push(number);
    // The cell at `end` goes up.
    i = end + 1;
  }
  return { cells: Uint32Array.from(layout, (at) => cells[at]!), children: written };
}

/** Which cells go up, so that those between them fit a page each and none is empty. */
function layOut(
  pageSize: number,
  { starts }: Records,
  cells: Uint32Array,
  kind: "indexLeaf" | "indexInner",
  pointer: number,
): number[] {
  const localBytes = localBytesOf(pageSize, "index");
  const sizeOf = (i: number): number => {
    const payload = starts[cells[i]! + 1]! - starts[cells[i]!]!;
    const local = localBytes(payload);
    return pointer + varintLength(payload) + storedBytes(payload, local) + CELL_POINTER;
  };
  const room = pageSize - headerBytes(kind);
  const up: number[] = [];
  let used = 0;
  for (let i = 0; i < cells.length; i++) {
    const size = sizeOf(i);
    if (used + size <= room) {
      used += size;
    } else if (i < cells.length - 1) {
      up.push(i);
      used = 0;
    } else {
      // The last cell would go up with no page behind it: the one before goes, and it has a page to itself.
      up.push(i - 1);
    }
  }
  return up;
}
