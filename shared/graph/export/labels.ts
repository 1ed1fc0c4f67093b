import type { Placed } from "./shapes";

/** Characters of a label; the table of what is shown has the whole. */
const LENGTH = 16;
const TAIL = 4;
/** Width of a letter by its height: most are narrower. */
const NARROW = 0.6;

/** Height of a node's letters. */
export const letterOf = ({ width }: Placed): number => Math.max(9, Math.min(12, width / 2));

/** Where the letters of a node's label stand, below it. */
export const baselineOf = (node: Placed): number => node.y + node.width / 2 + letterOf(node) + 2;

/**
 * What is written below nodes, by key. Where two labels would run into one another the riskier node has its own, the
 * earlier of equals: a label that can be read says more than two that cannot.
 */
export function labelsOf(nodes: readonly Placed[]): ReadonlyMap<string, string> {
  const taken = new TakenRoom();
  const labels = new Map<string, string>();
  for (const node of nodes.toSorted((a, b) => (b.risk ?? 0) - (a.risk ?? 0))) {
    const text = shortened(node.label);
    const letter = letterOf(node);
    const half = ([...text].length * letter * NARROW) / 2;
    const bottom = baselineOf(node) + 2;
    const box = { left: node.x - half, right: node.x + half, top: bottom - letter, bottom };
    if (taken.take(box)) labels.set(node.key, text);
  }
  return labels;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Larger than any label, so that one can run only into those of its own cell and of the cells around it. */
const CELL = 128;

class TakenRoom {
  readonly #cells = new Map<string, Box[]>();

  /** Answers whether there was room. */
  take(box: Box): boolean {
    const [column, row] = [Math.floor(box.left / CELL), Math.floor(box.top / CELL)];
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++)
        if (this.#cells.get(`${x} ${y}`)?.some((other) => overlap(box, other)) === true)
          return false;
    const own = `${column} ${row}`;
    this.#cells.set(own, [...(this.#cells.get(own) ?? []), box]);
    return true;
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Without its middle: ids differ at their ends. By characters, so that none of two units is cut in half. */
function shortened(label: string): string {
  const characters = [...label];
  if (characters.length <= LENGTH) return label;
  const head = characters.slice(0, LENGTH - TAIL - 1).join("");
  return `${head}…${characters.slice(-TAIL).join("")}`;
}
