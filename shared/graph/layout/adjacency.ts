import type { LayoutRequest } from "../../contract/layout";

/** Neighbours of every node: each once, rising, without the node itself. */
export class Adjacency {
  readonly size: number;
  readonly #start: Uint32Array;
  readonly #neighbours: Uint32Array;

  constructor(
    size: number,
    { size: edges, source, target }: Omit<LayoutRequest["edges"], "weight">,
  ) {
    const end = new Uint32Array(size + 1);
    for (let edge = 0; edge < edges; edge++) {
      end[source[edge]! + 1]!++;
      end[target[edge]! + 1]!++;
    }
    for (let node = 0; node < size; node++) end[node + 1]! += end[node]!;
    const next = end.slice();
    const both = new Uint32Array(2 * edges);
    for (let edge = 0; edge < edges; edge++) {
      both[next[source[edge]!]!++] = target[edge]!;
      both[next[target[edge]!]!++] = source[edge]!;
    }
    this.size = size;
    this.#start = new Uint32Array(size + 1);
    this.#neighbours = both;
    this.#keepEachOnce(end);
  }

  degree(node: number): number {
    return this.#start[node + 1]! - this.#start[node]!;
  }

  of(node: number): Uint32Array {
    return this.#neighbours.subarray(this.#start[node], this.#start[node + 1]);
  }

  #keepEachOnce(end: Uint32Array): void {
    let kept = 0;
    for (let node = 0; node < this.size; node++) {
      const neighbours = this.#neighbours.slice(end[node], end[node + 1]).sort();
      for (const [at, neighbour] of neighbours.entries())
        if (neighbour !== node && neighbour !== neighbours[at - 1])
          this.#neighbours[kept++] = neighbour;
      this.#start[node + 1] = kept;
    }
  }
}

/** Nodes that are connected with each other through nodes of `among`, largest component first; nodes rising in each. */
export function componentsOf(
  adjacency: Adjacency,
  among: (node: number) => boolean = () => true,
): number[][] {
  const seen = new Uint8Array(adjacency.size);
  const found: number[][] = [];
  for (let from = 0; from < adjacency.size; from++) {
    if (seen[from] === 1 || !among(from)) continue;
    seen[from] = 1;
    const nodes = [from];
    for (const node of nodes)
      for (const neighbour of adjacency.of(node)) {
        if (seen[neighbour] === 1 || !among(neighbour)) continue;
        seen[neighbour] = 1;
        nodes.push(neighbour);
      }
    found.push(nodes.sort((a, b) => a - b));
  }
  return found.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}
