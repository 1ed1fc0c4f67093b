import type { Box, Point } from "./layoutGraph";
import { APART } from "./spacing";

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Rows from left to right and downwards in the order given, together about as wide to high as `aspect`. Answers middles. */
export function packRows(pieces: readonly Extent[], aspect: number, from: Point): Point[] {
  const area = pieces.reduce(
    (sum, { width, height }) => sum + (width + APART) * (height + APART),
    0,
  );
  const widest = pieces.reduce((most, { width }) => Math.max(most, width), 0);
  const most = Math.max(widest, Math.sqrt(area * aspect));
  const middles: Point[] = [];
  let top = from.y;
  for (let at = 0; at < pieces.length;) {
    const row: Extent[] = [];
    for (let width = 0; at < pieces.length; at++) {
      const piece = pieces[at]!;
      if (row.length > 0 && width + piece.width > most) break;
      row.push(piece);
      width += piece.width + APART;
    }
    const high = row.reduce((highest, { height }) => Math.max(highest, height), 0);
    let left = from.x;
    for (const { width } of row) {
      middles.push({ x: left + width / 2, y: top + high / 2 });
      left += width + APART;
    }
    top += high + APART;
  }
  return middles;
}

/** Cells of the plane that pieces are put into at most, which bounds the work. */
const MOST_CELLS = 40_000;
const LEAST_CELL = 24;
const HALF = 2 ** 20;

/**
 * Each piece as near to the middle as there is room, in the order given, so that the first is in the middle and the
 * whole is about as wide to high as `aspect`. Answers middles.
 *
 * @param taken nothing is put there; the middle is theirs
 */
export function packAround(
  pieces: readonly Extent[],
  aspect: number,
  taken: readonly Box[],
): Point[] {
  const room = pieces.map(({ width, height }) => ({
    width: width + APART,
    height: height + APART,
  }));
  const area =
    room.reduce((sum, { width, height }) => sum + width * height, 0) +
    taken.reduce((sum, { left, right, top, bottom }) => sum + (right - left) * (bottom - top), 0);
  const cell = Math.max(LEAST_CELL, Math.sqrt(area / MOST_CELLS));
  const plane = new Plane(aspect);
  const middle = middleOfAll(taken);
  for (const box of taken)
    plane.take(
      Math.floor((box.left - APART - middle.x) / cell),
      Math.floor((box.top - APART - middle.y) / cell),
      Math.ceil((box.right - box.left + 2 * APART) / cell) + 1,
      Math.ceil((box.bottom - box.top + 2 * APART) / cell) + 1,
    );
  return room.map(({ width, height }) => {
    const columns = Math.ceil(width / cell);
    const rows = Math.ceil(height / cell);
    const { column, row } = plane.place(columns, rows);
    return {
      x: middle.x + (column + columns / 2) * cell,
      y: middle.y + (row + rows / 2) * cell,
    };
  });
}

function middleOfAll(boxes: readonly Box[]): Point {
  if (boxes.length === 0) return { x: 0, y: 0 };
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Which cells are taken. */
class Plane {
  readonly #aspect: number;
  readonly #taken = new Set<number>();
  /** Cells by their distance from the middle, up to `#reach` of them upwards and downwards. */
  #near: readonly Cell[] = [];
  #reach = 8;
  /** How far the search for a piece of a size has come: what is taken stays taken. */
  readonly #tried = new Map<string, number>();

  constructor(aspect: number) {
    this.#aspect = aspect;
    this.#look(8);
  }

  take(column: number, row: number, columns: number, rows: number): void {
    for (let at = column; at < column + columns; at++)
      for (let down = row; down < row + rows; down++) this.#taken.add(keyOf(at, down));
  }

  /** Takes the first room for a piece; answers its corner at the top left. */
  place(columns: number, rows: number): Cell {
    const size = `${columns}×${rows}`;
    for (let tried = this.#tried.get(size) ?? 0; ; tried++) {
      if (tried === this.#near.length) this.#look(2 * this.#reach);
      const near = this.#near[tried]!;
      const column = near.column - (columns >> 1);
      const row = near.row - (rows >> 1);
      if (!this.#isFree(column, row, columns, rows)) continue;
      this.take(column, row, columns, rows);
      this.#tried.set(size, tried);
      return { column, row };
    }
  }

  #isFree(column: number, row: number, columns: number, rows: number): boolean {
    // The rim first: a piece that is in the way is most often met there.
    for (let at = column; at < column + columns; at++)
      if (this.#taken.has(keyOf(at, row)) || this.#taken.has(keyOf(at, row + rows - 1)))
        return false;
    for (let at = column; at < column + columns; at++)
      for (let down = row + 1; down < row + rows - 1; down++)
        if (this.#taken.has(keyOf(at, down))) return false;
    return true;
  }

  /** A farther look finds the same cells first, in the same order. */
  #look(reach: number): void {
    this.#reach = reach;
    const cells: (Cell & { readonly far: number })[] = [];
    const wide = Math.floor(reach * this.#aspect);
    for (let column = -wide; column <= wide; column++)
      for (let row = -reach; row <= reach; row++) {
        const far = Math.hypot(column / this.#aspect, row);
        if (far <= reach) cells.push({ column, row, far });
      }
    this.#near = cells.sort((a, b) => a.far - b.far || a.row - b.row || a.column - b.column);
  }
}

const keyOf = (column: number, row: number): number => (column + HALF) * 2 * HALF + row + HALF;
