/** A node as labels see it. Coordinates and sizes are pixels of the screen, relative to any point. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly text: string;
  /** Width of the text. */
  readonly width: number;
}

export const LABEL_HEIGHT = 14;
const CELL = 64;
/** Room between a node and its label. */
const GAP = 3;

/** Where the middle of the upper edge of a label is, below its node. */
export const labelTop = ({ y, radius }: Pick<Labelled, "y" | "radius">): number => y + radius + GAP;

/**
 * Which labels are drawn so that none covers another, nor any node: the first ones win.
 *
 * @param nodes in order of importance
 * @param obstacles all nodes that are drawn
 * @returns places in `nodes`
 */
export function placeLabels(
  nodes: readonly Labelled[],
  obstacles: readonly Pick<Labelled, "x" | "y" | "radius">[],
): readonly number[] {
  const taken = new Boxes();
  // A label may touch the rim of a node, which is most often round.
  for (const { x, y, radius } of obstacles) {
    const half = radius * 0.8;
    taken.add({ left: x - half, right: x + half, top: y - half, bottom: y + half });
  }
  const shown: number[] = [];
  nodes.forEach((node, place) => {
    const top = labelTop(node);
    const half = node.width / 2;
    const box = {
      left: node.x - half,
      right: node.x + half,
      top,
      bottom: top + LABEL_HEIGHT,
    };
    if (taken.meets(box)) return;
    taken.add(box);
    shown.push(place);
  });
  return shown;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Boxes by the cells of a grid that they touch. */
class Boxes {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const there = this.cells.get(cell);
      if (there === undefined) this.cells.set(cell, [box]);
      else there.push(box);
    }
  }

  meets(box: Box): boolean {
    for (const cell of cellsOf(box))
      for (const other of this.cells.get(cell) ?? [])
        if (
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom &&
          other.top < box.bottom
        )
          return true;
    return false;
  }
}

function* cellsOf({ left, right, top, bottom }: Box): Iterable<string> {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++)
      yield `${column},${row}`;
}

const LONGEST = 18;

/** A long id keeps its beginning and its end, which tell ids apart. */
export function shortLabel(label: string, longest = LONGEST): string {
  if (label.length <= longest) return label;
  const head = Math.ceil((longest - 1) / 2);
  return `${label.slice(0, head)}…${label.slice(label.length - (longest - 1 - head))}`;
}
