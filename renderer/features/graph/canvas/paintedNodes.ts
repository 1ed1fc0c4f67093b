import type { Elements } from "./elementDiff";
import { isInside, type Point } from "./lasso";
import type { Marked, Spot } from "./marks";
import type { MomentLooks } from "./momentLooks";
import type { Camera } from "./motion";

/** Where the nodes on the canvas are and how they look, also while they are dragged. */
export class PaintedNodes {
  private nodes = new Map<string, Marked>();

  all(): ReadonlyMap<string, Marked> {
    return this.nodes;
  }

  set({ nodes }: Elements, looks: MomentLooks): void {
    this.nodes = new Map();
    for (const [key, node] of nodes) {
      const look = looks.of(key);
      if (look !== null) this.nodes.set(key, { node, look, x: node.x, y: node.y });
    }
  }

  drag(key: string, x: number, y: number): void {
    const marked = this.nodes.get(key);
    if (marked !== undefined) this.nodes.set(key, { ...marked, x, y });
  }

  /** On the canvas; of all nodes, also those still to come, or of these. */
  spots(keys: readonly string[] | null): readonly Spot[] {
    const wanted = keys === null ? null : new Set(keys);
    return [...this.nodes.values()]
      .filter(({ node }) => wanted === null || wanted.has(node.key))
      .map(({ node, x, y }) => ({ x, y, radius: node.width / 2 }));
  }

  /** On the screen; null of one that is not there. */
  onScreen(key: string, camera: Camera): Spot | null {
    const marked = this.nodes.get(key);
    return marked?.look.shown === true ? spotOf(marked, camera) : null;
  }

  /** Those inside a line on the screen. */
  within(line: readonly Point[], camera: Camera): readonly string[] {
    return [...this.nodes]
      .filter(([, marked]) => marked.look.shown && isInside(spotOf(marked, camera), line))
      .map(([key]) => key);
  }
}

/** Where a node is on the screen, and half its size there. */
export const spotOf = ({ node, x, y }: Marked, { zoom, pan }: Camera): Spot => ({
  x: x * zoom + pan.x,
  y: y * zoom + pan.y,
  radius: (node.width * zoom) / 2,
});
